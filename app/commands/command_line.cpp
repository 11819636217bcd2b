#include "app/commands/command_line.h"

#include <algorithm>
#include <cstdio>

#include "app/commands/command_text.h"
#include "model/training/trainer.h"

namespace encoderlab {

CommandLine::CommandLine(const QString& command, const QStringList& files, const QString& summary)
    : m_command(command), m_files(files), m_summary(summary) {
  m_parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, CommandText::tr("Shows this help.")});
}

void CommandLine::addFlag(const QString& name, const QString& description) {
  m_parser.addOption(QCommandLineOption(name, description));
}

void CommandLine::addOption(const QString& name, const QString& valueName, const QString& description) {
  m_parser.addOption(QCommandLineOption(name, description, valueName));
}

bool CommandLine::parse(const QStringList& words) {
  const bool understood = m_parser.parse(QStringList{m_command} + words);
  if (m_parser.isSet(QStringLiteral("help"))) {
    std::fputs(qUtf8Printable(helpText()), stdout);
    return false;
  }
  if (!understood) throw UsageError(m_parser.errorText());
  const QStringList given = m_parser.positionalArguments();
  if (given.size() < m_files.size()) {
    throw UsageError(CommandText::tr("%1 is missing.").arg(m_files.at(given.size())));
  }
  if (given.size() > m_files.size()) {
    throw UsageError(CommandText::tr("\"%1\" was not expected.").arg(given.at(m_files.size())));
  }
  return true;
}

QString CommandLine::required(const QString& name) const {
  if (!has(name)) throw UsageError(CommandText::tr("--%1 is missing.").arg(name));
  return value(name);
}

std::optional<std::int64_t> CommandLine::wholeNumber(const QString& name, std::int64_t minimum,
                                                     std::int64_t maximum) const {
  if (!has(name)) return std::nullopt;
  bool isNumber = false;
  const qlonglong number = value(name).toLongLong(&isNumber);
  if (!isNumber || number < minimum || number > maximum) {
    throw UsageError(CommandText::tr("--%1 must be a whole number from %2 to %3, not \"%4\".")
                         .arg(name, QString::number(minimum), QString::number(maximum), value(name)));
  }
  return number;
}

QString CommandLine::helpText() const {
  // The parser's own first line would name the program by its path and leave the command out.
  const QString options = m_parser.helpText().section(QLatin1Char('\n'), 1);
  const QString usage = (QStringList{QStringLiteral("encoder-lab"), m_command} + m_files).join(QLatin1Char(' '));
  return CommandText::tr("Usage: %1 [options]").arg(usage) + QLatin1Char('\n') + m_summary + QLatin1Char('\n') +
         options;
}

void addThreadsOption(CommandLine& line) {
  line.addOption(QStringLiteral("threads"), QStringLiteral("N"),
                 CommandText::tr("Threads to compute with; the result is the same with any number."));
}

int threadCount(const CommandLine& line) {
  constexpr std::int64_t mostThreads = 256;
  const auto wanted = line.wholeNumber(QStringLiteral("threads"), 1, mostThreads);
  return static_cast<int>(wanted.value_or(usefulTrainingThreads()));
}

}  // namespace encoderlab
