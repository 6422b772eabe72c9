// SPDX-License-Identifier: Apache-2.0
// Inputs one after another: open, tell the format, cut documents. One bad input costs one Error. Memory: one line of
// JSONL or one text, never a whole feed.
#include "ingest/reader.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "ingest/byte_source.h"
#include "ingest/jsonl.h"
#include "ingest/walk.h"

namespace entente {
namespace {

using ingest::ByteSource;
using ingest::JsonLineParser;

constexpr std::size_t kSniff = 4u << 10;

bool has_json_name(std::string_view path) {
  const std::string lower = to_ascii_lower(path);
  return lower.ends_with(".jsonl") || lower.ends_with(".json") || lower.ends_with(".ndjson");
}

// Why the first bytes of a file cannot be text; nothing if they can.
std::optional<std::string> refuse(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return "compressed with gzip; unpack it first: gzip -dc FILE | entente code -";
  if (head.starts_with("\x28\xB5\x2F\xFD"))
    return "compressed with zstd; unpack it first: zstd -dc FILE | entente code -";
  if (head.starts_with("PK\x03\x04")) return "a zip archive or office file; save it as plain text or unpack it first";
  if (head.starts_with("%PDF-")) return "a PDF; turn it into text first: pdftotext FILE -";
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    return "UTF-16; convert it first: iconv -f UTF-16 -t UTF-8 FILE";
  }
  if (head.substr(0, kSniff).find('\0') != std::string_view::npos) {
    return "binary (a NUL byte near its begin); only UTF-8 text and JSONL are read";
  }
  return std::nullopt;
}

// 1-based line of the byte at `offset`.
std::uint64_t line_at(std::string_view text, std::size_t offset) {
  return 1 +
         static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

}  // namespace

std::optional<InputFormat> input_format_from_name(std::string_view name) {
  if (name == "text") return InputFormat::text;
  if (name == "jsonl") return InputFormat::jsonl;
  return std::nullopt;
}

struct Reader::State {
  ReadOptions options;
  std::vector<ingest::Step> steps;
  std::size_t next_step = 0;
  std::size_t bytes_total = 0;
  std::uint64_t bytes_before = 0;  // read from inputs that are done
  std::optional<ByteSource> source;
  std::string path;
  bool jsonl = false;
  bool gave_anything = false;  // from this input
  JsonLineParser parser;

  std::optional<Result<Document>> open_next();
  std::optional<Result<Document>> read_line();
  Result<Document> read_text();
  Result<Document> read_json(const ByteSource::Line& line);
  bool is_jsonl();
  bool is_pretty_json();
  void finish();
  Error here(ErrorCode code, std::string message) const { return {code, std::move(message), path}; }
};

void Reader::State::finish() {
  bytes_before += source->bytes_read();
  source.reset();
}

// JSONL by content: the first byte that is not blank is '{', and the name or the first line says so.
bool Reader::State::is_jsonl() {
  if (options.format != InputFormat::by_content) return options.format == InputFormat::jsonl;
  std::size_t wanted = kSniff;
  std::string_view head = source->peek(wanted);
  const std::size_t first = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  if (first == head.size() || head[first] != '{') return false;
  if (has_json_name(path)) return true;
  std::size_t feed = head.find('\n', first);
  while (feed == std::string_view::npos && head.size() >= wanted && wanted <= options.max_line_bytes) {
    head = source->peek(wanted *= 2);
    feed = head.find('\n', first);
  }
  std::string line(head.substr(first, feed - first));
  const std::size_t size = line.size();
  line.resize(size + JsonLineParser::kPadding);
  return parser.looks_like_document(std::string_view(line).substr(0, size));
}

// One JSON value over many lines would give an error for each line: say it once.
bool Reader::State::is_pretty_json() {
  if (!has_json_name(path) || options.format == InputFormat::text) return false;
  const std::string_view head = trim(source->peek(kSniff));
  const std::string_view line = trim(head.substr(0, head.find('\n')));
  return head.starts_with('[') || line == "{";
}

// Opens the next input; gives something only if that fails.
std::optional<Result<Document>> Reader::State::open_next() {
  ingest::Step step = std::move(steps[next_step++]);
  if (step.failed) return std::move(step.error);
  path = step.path;
  auto opened = ByteSource::open(path);
  if (!opened) return std::move(opened).error();
  source.emplace(*std::move(opened));
  gave_anything = false;
  const std::string_view head = source->peek(kSniff);
  if (head.empty()) {
    Error error = source->failure() ? *source->failure() : here(ErrorCode::empty, "the file is empty");
    return finish(), error;
  }
  if (auto reason = refuse(head)) return finish(), here(ErrorCode::unsupported, *std::move(reason));
  if (is_pretty_json()) {
    return finish(), here(ErrorCode::unsupported, "JSON over many lines; write one object a line: jq -c '.[]' FILE");
  }
  jsonl = is_jsonl();
  return std::nullopt;
}

Result<Document> Reader::State::read_text() {
  auto text = source->take_all(options.max_document_bytes);
  const std::size_t mark = source->has_mark() ? 3 : 0;
  if (source->failure()) return *source->failure();
  if (!text) {
    return here(ErrorCode::too_large,
                "longer than " + std::to_string(options.max_document_bytes) + " bytes; split it or write it as JSONL");
  }
  if (const std::size_t bad = find_invalid_utf8(*text); bad != std::string_view::npos) {
    Error error = here(ErrorCode::bad_encoding, "not UTF-8; convert it first: iconv -f WINDOWS-1252 -t UTF-8 FILE");
    error.line = line_at(*text, bad);
    error.byte = bad + mark;
    return error;
  }
  Document seed;
  seed.file = path;
  seed.line = 1;
  return make_document(*std::move(text), std::move(seed));
}

Result<Document> Reader::State::read_json(const ByteSource::Line& line) {
  if (line.too_long) {
    return here(ErrorCode::too_large, "a line longer than " + std::to_string(options.max_line_bytes) + " bytes");
  }
  Document seed = TRY(parser.parse(line.bytes));
  if (seed.text.size() > options.max_document_bytes) {
    return here(ErrorCode::too_large,
                "\"text\" is longer than " + std::to_string(options.max_document_bytes) + " bytes");
  }
  seed.file = path;
  seed.line = line.number;
  std::string text = std::move(seed.text);
  return make_document(std::move(text), std::move(seed));
}

// The next line that is not blank.
std::optional<Result<Document>> Reader::State::read_line() {
  while (const auto line = source->next_line(options.max_line_bytes)) {
    if (!line->too_long && trim(line->bytes).empty()) continue;
    gave_anything = true;
    auto document = read_json(*line);
    if (document) return document;
    Error error = std::move(document).error();
    error.file = path;
    error.line = line->number;
    error.byte += line->offset;
    return error;
  }
  if (source->failure()) return *source->failure();
  if (!gave_anything) return here(ErrorCode::empty, "no documents in this file");
  return std::nullopt;
}

Reader::Reader(std::vector<std::string> inputs, ReadOptions options) : state_(std::make_unique<State>()) {
  state_->options = options;
  state_->steps = ingest::walk(inputs);
  for (const auto& step : state_->steps) state_->bytes_total += step.bytes;
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;

std::optional<Result<Document>> Reader::next() {
  State& state = *state_;
  for (;;) {
    if (!state.source) {
      if (state.next_step == state.steps.size()) return std::nullopt;
      if (auto failed = state.open_next()) return failed;
    }
    if (!state.jsonl) {
      auto document = state.read_text();
      return state.finish(), std::move(document);
    }
    auto document = state.read_line();
    const bool done = !document || !state.gave_anything || state.source->failure();
    if (done) state.finish();
    if (document) return document;
  }
}

std::size_t Reader::bytes_read() const {
  return static_cast<std::size_t>(state_->bytes_before + (state_->source ? state_->source->bytes_read() : 0));
}

std::size_t Reader::bytes_total() const { return state_->bytes_total; }

}  // namespace entente
