// SPDX-License-Identifier: Apache-2.0
//
// Entente over HTTP, for one machine: a page to try texts on, and the same records for programs. docs/serve.md lists
// the routes. It asks for no password: it is meant to stand on 127.0.0.1, or behind something that does.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "serve/answer.h"

namespace entente {

struct ServeOptions {
  std::string host = "127.0.0.1";         // "0.0.0.0" shows it to the whole network: everybody there may ask
  int port = 8080;                        // 0: any free one
  std::string store_path;                 // what /api/documents, document and search read; "": they answer 404
  std::size_t max_body_bytes = 4u << 20;  // longer texts get 413
  int timeout_seconds = 10;               // for each read from and write to a client
};

/// A running server. Answers from threads of its own until stop() or the end of its life.
class Server {
 public:
  /// Binds, and answers from then on. `page` must outlive the server; `code_text` must be safe to call from several
  /// threads. Fails with system where the port is taken, and as Store::open does where there is no such store.
  static Result<Server> start(ServeOptions options, std::string_view page, CodeText code_text);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

  int port() const;
  /// "http://127.0.0.1:8080/"
  std::string url() const;
  /// Ends what is under way and closes the port. May be called again.
  void stop();

 private:
  struct Running;
  explicit Server(std::unique_ptr<Running> running);
  std::unique_ptr<Running> running_;
};

}  // namespace entente
