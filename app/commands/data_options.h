#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/commands/command_line.h"
#include "model/configuration.h"

namespace encoderlab {

/// An option that says how a file of the user's own is read, and the key of the configuration that it stands for.
struct DataOption {
  const char* name;
  const char* key;
  const char* valueName;
  const char* description;
  std::span<const std::string_view> choices = {};       ///< empty: any text, or a number
  std::string DataConfiguration::*overrides = nullptr;  ///< what it changes for a file that a trained model reads
  std::string_view kinds = "text rows series";          ///< the kinds of data that it applies to

  bool isNumber() const { return valueName == std::string_view("N"); }
};

std::span<const DataOption> dataOptions();
void addDataOption(CommandLine& line, const DataOption& option);

/// The value given for `option`. Throws UsageError, saying what is possible, if it is none of the choices or numbers.
QString checkedValue(const CommandLine& line, const DataOption& option);

/// `--data` and the options for a file whose columns bear other names than those of the file that was trained on.
void addDataFileOptions(CommandLine& line, const QString& description);

/// Throws UsageError if an option of a file is given.
void requireNoDataFileOptions(const CommandLine& line);

/// `trained`, with the file and the columns that the line names. Throws UsageError for an option that does not apply to
/// the kind of data, std::runtime_error if the file has no column of that name.
DataConfiguration withDataFileOptions(const CommandLine& line, DataConfiguration trained);

}  // namespace encoderlab
