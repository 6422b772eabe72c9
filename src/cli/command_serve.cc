// SPDX-License-Identifier: Apache-2.0
#include <pthread.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>
#include <vector>

#include "assets/assets.h"
#include "cli/commands.h"
#include "cli/engine_room.h"
#include "export/render.h"
#include "ingest/reader.h"
#include "serve/server.h"

namespace entente {
namespace {

// Workers for the server's threads: as many as there are cores and no more, so that many texts at once cost time but
// not memory. Whoever comes late waits.
class Desk {
 public:
  explicit Desk(const Engines& engines) : engines_(engines) {
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < cores; ++i) free_.push_back(std::make_unique<Worker>(engines, CodeOptions{}));
  }

  std::string code(std::string text) {
    std::string out;
    const Renderer renderer{OutputFormat::jsonl, view_over(engines_.lexicon, false, 100)};
    const Result<Document> document = make_document(std::move(text));
    if (!document) {
      renderer.error(out, document.error());
      return out;
    }
    const Seat seat(*this);
    renderer.document(out, *document, seat.worker->code(*document));
    return out;
  }

 private:
  // A worker for as long as it is needed, given back whatever happens.
  struct Seat {
    explicit Seat(Desk& d) : desk(d) {
      std::unique_lock lock(desk.mutex_);
      desk.one_free_.wait(lock, [&] { return !desk.free_.empty(); });
      worker = std::move(desk.free_.back());
      desk.free_.pop_back();
    }
    ~Seat() {
      const std::lock_guard lock(desk.mutex_);
      desk.free_.push_back(std::move(worker));
      desk.one_free_.notify_one();
    }
    Desk& desk;
    std::unique_ptr<Worker> worker;
  };

  const Engines& engines_;
  std::mutex mutex_;
  std::condition_variable one_free_;
  std::vector<std::unique_ptr<Worker>> free_;
};

// Ctrl-C and the system's polite "end now", kept from all threads that start after this.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
  }
  ~StopSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  void wait() const {
    int which = 0;
    sigwait(&set_, &which);
  }

 private:
  sigset_t set_, before_;
};

class ServeCommand : public Command {
 public:
  std::string_view name() const override { return "serve"; }
  std::string_view summary() const override { return "Show a page to try texts on, and answer programs over HTTP"; }
  std::string_view examples() const override {
    return "  entente serve                            then open http://127.0.0.1:8080/\n"
           "  entente serve --db entente.db            also lists and searches what was added there\n"
           "  curl -s --data-binary @report.txt http://127.0.0.1:8080/api/code\n"
           "Only this machine is answered, unless --host says otherwise. Ctrl-C ends it.";
  }
  void declare(Options& options) override {
    options.number("--port", options_.port, 0, 65535, "port to listen on; 0: any free one [8080]");
    options.text("--host", options_.host, "address to listen on; 0.0.0.0 lets the whole network ask [127.0.0.1]");
    options.text("--db", options_.store_path, "store to list and search");
  }

  int run(Console& console) override {
    const Result<Engines> engines = load_embedded_engines();
    if (!engines) {
      console.complain("this build carries a broken file; build it again: " + describe(engines.error()));
      return kCouldNotRun;
    }
    Desk desk(*engines);
    const StopSignals stop;  // before the server's threads, so that none of them is hit
    Result<Server> server =
        Server::start(options_, embedded_page(), [&desk](std::string text) { return desk.code(std::move(text)); });
    if (!server) {
      console.complain(describe(server.error()));
      return kCouldNotRun;
    }
    console.write("Entente is at " + server->url() + "  (Ctrl-C ends it)\n");
    stop.wait();
    server->stop();
    return kAllRead;
  }

 private:
  ServeOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_serve_command() { return std::make_unique<ServeCommand>(); }

}  // namespace entente
