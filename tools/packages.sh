# Sourced by ./run and .ci/run: installs the packages of apt.txt that are missing.

say() { printf '%s\n' "$*" >&2; }
die() {
  say "run: $*"
  exit 3
}

# need_packages ROOT KIND…: the packages of apt.txt of these kinds. Quiet if all are there.
need_packages() {
  local root=$1 wanted missing="" package
  shift
  [ "${ENTENTE_SKIP_APT:-}" = 1 ] && return 0
  local id="" version="" name="this system"
  if [ -r /etc/os-release ]; then
    id=$(. /etc/os-release && printf %s "${ID:-}")
    version=$(. /etc/os-release && printf %s "${VERSION_ID:-}")
    name=$(. /etc/os-release && printf %s "${PRETTY_NAME:-this system}")
  fi
  if [ "$id" != debian ] || [ "$version" != 12 ] || ! command -v dpkg-query >/dev/null; then
    die "this is $name, and only Debian 12 is set up by itself.
  Install your system's counterparts of the packages in $root/apt.txt, then:  ENTENTE_SKIP_APT=1 $root/run"
  fi
  wanted=$(awk -v kinds=" $* " '!/^#/ && NF == 2 && index(kinds, " " $2 " ") { print $1 }' "$root/apt.txt")
  for package in $wanted; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  install_packages "$missing"
}

install_packages() {
  local command="apt-get install --yes --no-install-recommends$1" log
  [ "$(id -u)" = 0 ] || die "these packages are missing:$1
  Install them as root, then run this again:
    sudo apt-get update && sudo $command"
  say "installing$1"
  log=$(mktemp)
  # An old list of packages may still do, so a failed update is not the end.
  apt-get -q update >"$log" 2>&1 || true
  # shellcheck disable=SC2086
  if ! DEBIAN_FRONTEND=noninteractive $command >>"$log" 2>&1; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    die "apt-get could not install the packages (its last words are above).
  Is there a network? Once there is, run this again, or by hand:  apt-get update && $command"
  fi
  rm -f "$log"
}
