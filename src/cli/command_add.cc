// SPDX-License-Identifier: Apache-2.0
//
// Documents into a store. Workers code in any order; what they find waits under a ticket, and the tickets come back in
// input order, so that the same inputs give the same store. A batch is written as a whole: whoever kills the program
// loses at most the last hundred documents, and adds the rest by running it again.
#include <cstring>
#include <filesystem>
#include <mutex>
#include <unordered_map>

#include "cli/commands.h"
#include "cli/engine_room.h"
#include "cli/progress.h"
#include "cli/store_room.h"
#include "flow/pipeline.h"
#include "ingest/reader.h"

namespace entente {
namespace {

constexpr std::size_t kBatchDocuments = 100;
constexpr std::size_t kBatchBytes = 32u << 20;

// What workers have coded and nobody has taken yet. Any thread.
class Cloakroom {
 public:
  std::string leave(const Document& document, const Ledger& ledger) {
    Coded coded{document, ledger};  // copied outside the lock
    std::lock_guard lock(mutex_);
    const std::uint64_t ticket = next_++;
    waiting_.emplace(ticket, std::move(coded));
    return std::string(reinterpret_cast<const char*>(&ticket), sizeof ticket);
  }

  Coded take(std::string_view text) {
    std::uint64_t ticket = 0;
    std::memcpy(&ticket, text.data(), sizeof ticket);
    std::lock_guard lock(mutex_);
    auto node = waiting_.extract(ticket);
    return std::move(node.mapped());
  }

 private:
  std::mutex mutex_;
  std::uint64_t next_ = 0;
  std::unordered_map<std::uint64_t, Coded> waiting_;
};

// Fills the store batch by batch.
class Filler {
 public:
  Filler(Store& store, Console& console) : store_(store), console_(console) {}

  /// False if the store can take no more.
  bool add(Coded coded) {
    bytes_ += coded.document.text.size();
    batch_.push_back(std::move(coded));
    return batch_.size() < kBatchDocuments && bytes_ < kBatchBytes ? true : flush();
  }

  bool flush() {
    if (broken_ || batch_.empty()) return !broken_;
    const Result<AddCounts> added = store_.add(batch_);
    if (added) {
      count(*added);
    } else if (is_about_the_document(added.error())) {
      add_each();
    } else {
      stop(added.error());
    }
    batch_.clear();
    bytes_ = 0;
    return !broken_;
  }

  const AddCounts& counts() const { return counts_; }
  std::uint64_t refused() const { return refused_; }
  bool broken() const { return broken_; }

 private:
  static bool is_about_the_document(const Error& error) {
    return error.code == ErrorCode::bad_value || error.code == ErrorCode::too_large;
  }

  // One document that the store refuses must not cost the others of its batch.
  void add_each() {
    for (const Coded& coded : batch_) {
      const Result<AddCounts> added = store_.add({&coded, 1});
      if (added) {
        count(*added);
      } else if (is_about_the_document(added.error())) {
        ++refused_;
        console_.complain("document \"" + coded.document.id + "\" was not stored: " + describe(added.error()));
      } else {
        return stop(added.error());
      }
    }
  }

  void stop(const Error& error) {
    broken_ = true;
    console_.complain(describe(error));
  }

  void count(const AddCounts& added) {
    counts_.fresh += added.fresh;
    counts_.new_versions += added.new_versions;
    counts_.unchanged += added.unchanged;
  }

  Store& store_;
  Console& console_;
  std::vector<Coded> batch_;
  std::size_t bytes_ = 0;
  AddCounts counts_;
  std::uint64_t refused_ = 0;
  bool broken_ = false;
};

// A folder may hold the store itself; that is no document.
bool is_the_store(const std::string& file, const std::string& db) {
  for (const char* end : {"", "-wal", "-shm"}) {
    std::error_code ignored;
    if (std::filesystem::equivalent(file, db + end, ignored)) return true;
  }
  return false;
}

std::string summary_of(const AddCounts& counts, std::uint64_t errors, const std::string& db) {
  return db + ": " + std::to_string(counts.fresh) + " fresh, " + std::to_string(counts.new_versions) +
         " new versions, " + std::to_string(counts.unchanged) + " unchanged, " + std::to_string(errors) +
         (errors == 1 ? " error\n" : " errors\n");
}

class AddCommand : public Command {
 public:
  std::string_view name() const override { return "add"; }
  std::string_view summary() const override { return "Read documents and keep them with their records in a store"; }
  std::string_view examples() const override {
    return "  entente add news.jsonl                     into entente.db, which is made if need be\n"
           "  entente add feeds/ report.txt --db press.db\n"
           "  entente add news.jsonl                     again: what is there already is not stored twice\n"
           "A known id or url with another text becomes a new version of that document.";
  }
  void declare(Options& options) override {
    options.arguments("FILE", inputs_, "files, folders, or - for standard input", false);
    declare_store(options, db_);
    options.choice("--from", from_, {"auto", "text", "jsonl"}, "what the input is; auto looks at the content");
    options.number("-j,--threads", threads_, 0, 256, "how many threads; 0: one per core [0]");
    options.flag("--statements", statements_, "also keep mere statements (CAMEO 01), which PLOVER drops");
  }

  int run(Console& console) override {
    if (inputs_.empty() && console.input_is_terminal) {
      console.complain("no input: name a FILE or a folder, or pipe text in (- says so)");
      return kWrongUsage;
    }
    const Result<Engines> engines = load_embedded_engines();
    if (!engines) {
      console.complain("this build carries a broken file; build it again: " + describe(engines.error()));
      return kCouldNotRun;
    }
    StoreOptions options;
    const Result<std::string> versions = version_text();
    if (!versions) return could_not_run(versions.error(), console);
    options.coder = on_one_line(*versions);
    Result<Store> store = Store::open(db_, std::move(options));
    if (!store) return could_not_run(store.error(), console);
    return fill(*store, *engines, console);
  }

 private:
  static std::string on_one_line(std::string_view lines) {
    std::string out;
    for (const char c : lines) {
      if (c == '\n') {
        out += "; ";
      } else if (c != ' ' || !out.ends_with(' ')) {
        out += c;
      }
    }
    if (out.ends_with("; ")) out.resize(out.size() - 2);
    return out;
  }

  int fill(Store& store, const Engines& engines, Console& console) const {
    ReadOptions read;
    read.format = input_format_from_name(from_).value_or(InputFormat::by_content);
    Reader reader(inputs_.empty() ? std::vector<std::string>{"-"} : inputs_, read);
    PipelineOptions options;
    options.threads = threads_;
    options.code.statements = statements_;

    Cloakroom cloakroom;
    Filler filler(store, console);
    Progress progress(console, false);
    std::uint64_t errors = 0;
    PipelineSink sink;
    sink.document = [&](std::string& out, const Document& d, const Ledger& l) { out += cloakroom.leave(d, l); };
    sink.error = [](std::string&, const Error&) {};
    sink.write = [&](std::string_view ticket) { return filler.add(cloakroom.take(ticket)); };
    sink.failed = [&](const Error& error) {
      if (is_the_store(error.file, db_)) return;
      ++errors;
      progress.clear(), console.complain(describe(error));
    };
    sink.progress = [&](std::size_t bytes, std::size_t total, std::uint64_t n) { progress.update(bytes, total, n); };
    run_pipeline(reader, engines, options, sink);
    filler.flush();
    progress.clear();
    errors += filler.refused();
    console.say(summary_of(filler.counts(), errors, db_));
    return filler.broken() ? kCouldNotRun : errors > 0 ? kSomeFailed : kAllRead;
  }

  std::vector<std::string> inputs_;
  std::string db_ = "entente.db";
  std::string from_ = "auto";
  int threads_ = 0;
  bool statements_ = false;
};

}  // namespace

std::unique_ptr<Command> make_add_command() { return std::make_unique<AddCommand>(); }

}  // namespace entente
