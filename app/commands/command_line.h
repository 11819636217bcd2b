#pragma once

#include <QCommandLineParser>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace encoderlab {

/// The words of the command line were wrong: exit status 2.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const QString& message) : std::runtime_error(message.toStdString()) {}
};

/// The options and files that a command takes, and what was given.
class CommandLine {
 public:
  /// `files` are the names of what must be given beside the options, e.g. {"M.safetensors"}.
  CommandLine(const QString& command, const QStringList& files, const QString& summary);

  void addFlag(const QString& name, const QString& description);
  void addOption(const QString& name, const QString& valueName, const QString& description);
  /// Takes the words after the command's name. False if help was asked for: it has been printed. Throws UsageError for
  /// unknown options, missing values, and files too few or too many.
  bool parse(const QStringList& words);

  bool has(const QString& name) const { return m_parser.isSet(name); }
  QString value(const QString& name) const { return m_parser.value(name); }
  QStringList values(const QString& name) const { return m_parser.values(name); }
  QString file() const { return m_parser.positionalArguments().constFirst(); }
  /// Throws UsageError if the option is not given.
  QString required(const QString& name) const;
  /// Throws UsageError if it is given and no whole number in the range.
  std::optional<std::int64_t> wholeNumber(const QString& name, std::int64_t minimum, std::int64_t maximum) const;

 private:
  QString helpText() const;

  QString m_command;
  QStringList m_files;
  QString m_summary;
  QCommandLineParser m_parser;
};

/// `--threads`, or as many as the machine has, at most 8. The number changes the speed, never the result.
void addThreadsOption(CommandLine& line);
int threadCount(const CommandLine& line);

}  // namespace encoderlab
