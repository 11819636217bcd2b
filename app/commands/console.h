#pragma once

#include <QElapsedTimer>
#include <QString>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>

namespace encoderlab {

class CommandLine;

/// What a command says on standard output: lines, a progress bar on a terminal, and with `--json` one JSON object as
/// the last line.
class Console {
 public:
  static void addOptions(CommandLine& line);
  explicit Console(const CommandLine& line);

  void say(const QString& text);
  /// Draws the bar, at most ten times a second; nothing where standard output is no terminal.
  void showProgress(std::int64_t done, std::int64_t total, const QString& text);
  bool isTerminal() const { return m_isTerminal; }
  /// With `--json`, prints `result` on one line.
  void finish(const nlohmann::ordered_json& result);

 private:
  void print(const QString& text);
  void clearBar();

  bool m_json;
  bool m_isTerminal;
  bool m_barShown = false;
  QElapsedTimer m_sinceBar;
};

/// One clear line on standard error, whatever line breaks `message` holds.
void printError(const QString& message);

/// Four significant digits, as plain as they can be read.
QString consoleNumber(double value);

}  // namespace encoderlab
