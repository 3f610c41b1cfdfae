#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/config.h"
#include "app/terminal.h"

namespace coloquio::app {

// What a command finds when it runs.
struct Context {
  Terminal terminal;
  std::filesystem::path config_file;
  std::vector<Given> flags;
  char** environment = nullptr;
  int exit_code = 0;

  Result<Config> config() const { return load_config(config_file, flags, environment); }
};

// Makes the subcommand `name`; its help is the message "cli.<help>". `deed` gets the configuration
// and returns an Error or nothing; errors are printed and make the exit code 1.
using Deed = std::function<Result<>(Context&, const Config&)>;
CLI::App& add_command(CLI::App& parent, Context& context, const std::string& name,
                      const std::string& help, Deed deed);

// "12.3 MB"
std::string human_size(Language language, std::uintmax_t bytes);

void add_serve(CLI::App& root, Context& context);
void add_migrate(CLI::App& root, Context& context);
void add_backup(CLI::App& root, Context& context);
void add_restore(CLI::App& root, Context& context);
void add_account(CLI::App& root, Context& context);
void add_token(CLI::App& root, Context& context);
void add_import(CLI::App& root, Context& context);
void add_export(CLI::App& root, Context& context);
void add_demo(CLI::App& root, Context& context);
void add_doctor(CLI::App& root, Context& context);

}  // namespace coloquio::app
