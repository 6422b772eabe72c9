// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "export/render.h"

namespace entente {

/// What the commands that read documents and show records have in common.
struct DocumentRun {
  std::vector<std::string> inputs;  // files, folders, "-"; none: standard input
  std::string from = "auto";
  std::string color = "auto";
  std::string output;  // "": standard output
  int threads = 0;
  bool statements = false;
};

/// Declares the fields above as options.
void declare_document_options(Options& options, DocumentRun& run);

/// Codes all inputs and writes them in `format`. Returns the exit status.
int run_documents(const DocumentRun& run, OutputFormat format, Console& console);

}  // namespace entente
