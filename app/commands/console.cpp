#include "app/commands/console.h"

#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"

namespace encoderlab {

void Console::addOptions(CommandLine& line) {
  line.addFlag(QStringLiteral("json"), CommandText::tr("Prints the result as one JSON object on the last line."));
}

Console::Console(const CommandLine& line)
    : m_json(line.has(QStringLiteral("json"))), m_isTerminal(::isatty(STDOUT_FILENO) == 1) {}

void Console::say(const QString& text) {
  clearBar();
  print(text + QLatin1Char('\n'));
}

void Console::showProgress(std::int64_t done, std::int64_t total, const QString& text) {
  constexpr qint64 millisecondsBetweenBars = 100;
  constexpr std::int64_t width = 30;
  if (!m_isTerminal || total <= 0) return;
  if (m_sinceBar.isValid() && m_sinceBar.elapsed() < millisecondsBetweenBars) return;
  m_sinceBar.start();
  const auto filled = static_cast<int>(width * done / total);
  const QString bar = QString(filled, QChar(u'█')) + QString(static_cast<int>(width) - filled, QChar(u'░'));
  print(QStringLiteral("\r\x1b[K%1 %2").arg(bar, text));
  m_barShown = true;
}

void Console::finish(const nlohmann::ordered_json& result) {
  clearBar();
  if (m_json) print(QString::fromStdString(result.dump()) + QLatin1Char('\n'));
}

void Console::print(const QString& text) {
  std::fputs(qUtf8Printable(text), stdout);
  std::fflush(stdout);
}

void Console::clearBar() {
  if (m_barShown) print(QStringLiteral("\r\x1b[K"));
  m_barShown = false;
}

void printError(const QString& message) {
  std::fputs(qUtf8Printable(message.simplified() + QLatin1Char('\n')), stderr);
}

QString consoleNumber(double value) { return QString::number(value, 'g', 4); }

}  // namespace encoderlab
