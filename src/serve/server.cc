// SPDX-License-Identifier: Apache-2.0
//
// The only file that knows cpp-httplib (0.11). Its habits that matter here: by default two servers may bind one port
// (SO_REUSEPORT), a body's length is limited only where the client announces it, and several byte ranges of one answer
// may be asked for. Hence the socket options, the counting reader and the gate below.
#include "serve/server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <charconv>
#include <chrono>
#include <thread>

namespace entente {
namespace {

using serve::Answer;
using serve::failure;

void give(httplib::Response& response, const Answer& answer) {
  response.status = answer.status;
  response.set_content(answer.body, answer.type + (answer.type.starts_with("text/") ? "; charset=utf-8" : ""));
}

// "127.example.org" is no address: digits and dots only.
bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "::1") return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

// "127.0.0.1:8080" → "127.0.0.1", "[::1]:80" → "::1"
std::string_view name_in(std::string_view host) {
  if (host.starts_with("[")) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

std::size_t number_or(const httplib::Request& request, const char* key, std::size_t otherwise) {
  const std::string text = request.get_param_value(key);
  std::size_t number = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number <= 1'000'000'000 ? number : otherwise;
}

serve::Page page_of(const httplib::Request& request) {
  const serve::Page usual;
  return {number_or(request, "limit", usual.limit), number_or(request, "offset", usual.offset)};
}

// The words for what the library refuses by itself.
std::string_view words_for(int status) {
  switch (status) {
    case 404:
      return "there is no such page; see docs/serve.md";
    case 413:
      return "the text is too long";
    case 414:
      return "the address is too long";
    case 500:
      return "the server could not answer";
    default:
      return "this is no request that can be answered";
  }
}

}  // namespace

struct Server::Running {
  ServeOptions options;
  std::string_view page;
  CodeText code_text;
  httplib::Server http;
  std::thread thread;
  int port = 0;

  Running(ServeOptions o, std::string_view p, CodeText c) : options(std::move(o)), page(p), code_text(std::move(c)) {}
  ~Running() { stop(); }

  void stop() {
    if (!thread.joinable()) return;
    http.stop();
    thread.join();
  }

  void set_limits() {
    http.set_socket_options([](socket_t socket) {
      const int yes = 1;  // a restart need not wait for old connections; unlike SO_REUSEPORT, this shares no port
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    http.set_payload_max_length(options.max_body_bytes);
    http.set_read_timeout(options.timeout_seconds);
    http.set_write_timeout(options.timeout_seconds);
    http.set_keep_alive_max_count(1);  // an idle client holds no thread, an unread body is no next request
    http.set_default_headers({{"Content-Security-Policy", serve::content_policy(page)},
                              {"X-Content-Type-Options", "nosniff"},
                              {"Referrer-Policy", "no-referrer"},
                              {"Cache-Control", "no-store"}});
  }

  // Why a request is refused before it is looked at, or an answer of status 200.
  Answer at_the_gate(const httplib::Request& request) const {
    const std::string host = request.get_header_value("Host");
    // A page elsewhere can point its own name at this machine: then the name gives it away.
    if (is_loopback(options.host) && !is_loopback(name_in(host))) {
      return failure(403, "this server answers only to the name of this machine, such as localhost");
    }
    const std::string origin = request.get_header_value("Origin");
    if (!origin.empty() && origin != "http://" + host) return failure(403, "this server answers only its own page");
    const bool known = request.method == "GET" || request.method == "HEAD" ||
                       (request.method == "POST" && request.path == "/api/code");
    if (known) return {};
    return request.method == "POST" ? failure(404, words_for(404)) : failure(405, "ask with GET or POST");
  }

  void post_code(const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& body) {
    if (request.is_multipart_form_data()) return give(response, failure(415, "post the text itself, as text/plain"));
    std::string text;
    bool too_long = false;
    const bool read = body([&](const char* bytes, std::size_t size) {
      too_long = size > options.max_body_bytes - text.size();
      if (!too_long) text.append(bytes, size);
      return !too_long;
    });
    if (read) return give(response, serve::code(code_text, std::move(text)));
    if (!too_long && response.status != 413) return give(response, failure(400, words_for(400)));
    give(response, failure(413, "the text is too long: " + std::to_string(options.max_body_bytes) +
                                    " bytes at most; use  entente code  on a file"));
  }

  template <typename Ask>
  httplib::Server::Handler with_store(Ask ask) {
    return [this, ask](const httplib::Request& request, httplib::Response& response) {
      if (options.store_path.empty()) {
        return give(response, failure(404, "no store is open here: start with  entente serve --db FILE"));
      }
      // One connection a question: a Store is for one thread, and a file that was replaced is seen.
      const auto store = Store::open(options.store_path, {.mode = store::OpenMode::read});
      if (!store) return give(response, failure(500, store.error().message));
      give(response, ask(*store, request));
    };
  }

  void set_routes() {
    http.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      // Answers are given whole, as a server may; else "bytes=0-,0-,0-…" would give one a thousand times over. The
      // library owns the request as a plain object, and says const to its handlers only.
      const_cast<httplib::Request&>(request).ranges.clear();
      const Answer refused = at_the_gate(request);
      if (refused.status == 200) return httplib::Server::HandlerResponse::Unhandled;
      give(response, refused);
      return httplib::Server::HandlerResponse::Handled;
    });
    http.set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty()) give(response, failure(response.status, words_for(response.status)));
    });
    http.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
      give(response, failure(500, words_for(500)));
    });
    http.Get("/", [this](const httplib::Request&, httplib::Response& response) {
      give(response, {200, "text/html", std::string(page)});
    });
    http.Post("/api/code", [this](const httplib::Request& request, httplib::Response& response,
                                  const httplib::ContentReader& body) { post_code(request, response, body); });
    http.Get("/api/documents", with_store([](const Store& store, const httplib::Request& request) {
               return serve::documents(store, page_of(request));
             }));
    http.Get("/api/document", with_store([](const Store& store, const httplib::Request& request) {
               return serve::document(store, request.get_param_value("id"));
             }));
    http.Get("/api/search", with_store([](const Store& store, const httplib::Request& request) {
               return serve::search(store, request.get_param_value("q"), page_of(request));
             }));
  }

  Status bind() {
    if (options.port == 0) {
      port = http.bind_to_any_port(options.host);
    } else {
      port = http.bind_to_port(options.host, options.port) ? options.port : -1;
    }
    if (port > 0) return Done{};
    return Error{.code = ErrorCode::system,
                 .message = "port " + std::to_string(options.port) + " of " + options.host +
                            " cannot be opened: something else may listen there; choose another with --port"};
  }

  void listen() {
    thread = std::thread([this] { http.listen_after_bind(); });
    // stop() has no effect on a server that does not run yet.
    while (!http.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
};

Server::Server(std::unique_ptr<Running> running) : running_(std::move(running)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::start(ServeOptions options, std::string_view page, CodeText code_text) {
  if (!options.store_path.empty()) TRY(Store::open(options.store_path, {.mode = store::OpenMode::read}));
  auto running = std::make_unique<Running>(std::move(options), page, std::move(code_text));
  running->set_limits();
  running->set_routes();
  TRY(running->bind());
  running->listen();
  return Server(std::move(running));
}

int Server::port() const { return running_->port; }

std::string Server::url() const {
  const std::string& host = running_->options.host;
  const bool v6 = host.find(':') != std::string::npos;
  return "http://" + (v6 ? "[" + host + "]" : host) + ":" + std::to_string(running_->port) + "/";
}

void Server::stop() {
  if (running_) running_->stop();
}

}  // namespace entente
