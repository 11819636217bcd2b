#include "app/commands/dispatch.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <cstdio>
#include <new>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/console.h"
#include "app/translation.h"
#include "app/version.h"
#include "app/window_entry.h"

namespace encoderlab {
namespace {

constexpr int failure = 1;
constexpr int wrongUsage = 2;
const QString screenshotCommand = QStringLiteral("screenshot");

int runReporting(const Command& command, const QStringList& words) {
  try {
    return command.run(words);
  } catch (const UsageError& error) {
    printError(
        CommandText::tr("%1 (see encoder-lab %2 --help)").arg(QString::fromStdString(error.what()), command.name));
    return wrongUsage;
  } catch (const std::bad_alloc&) {
    printError(CommandText::tr("There is not enough memory for this."));
  } catch (const std::exception& error) {
    printError(QString::fromStdString(error.what()));
  }
  return failure;
}

/// A word that can only be meant as a command: no option, no file, nothing that looks like the name of a file.
bool isUnknownCommand(const QString& word) {
  return !word.startsWith(QLatin1Char('-')) && !word.contains(QLatin1Char('.')) && !word.contains(QLatin1Char('/')) &&
         !QFileInfo::exists(word);
}

int print(const QString& text) {
  std::fputs(qUtf8Printable(text), stdout);
  return 0;
}

}  // namespace

QString programHelp() {
  QString help = CommandText::tr(
      "Usage: encoder-lab [FILE]            opens the window, on FILE if given\n"
      "       encoder-lab COMMAND [options]\n\n"
      "Commands:\n");
  constexpr int nameWidth = 12;
  std::vector<Command> commands = allCommands();
  commands.push_back({screenshotCommand, CommandText::tr("Saves pictures of the window."), nullptr});
  for (const Command& command : commands) {
    help += QStringLiteral("  ") + command.name.leftJustified(nameWidth) + command.summary + QLatin1Char('\n');
  }
  return help +
         CommandText::tr("\n\"encoder-lab COMMAND --help\" explains a command; --version names the program's.\n");
}

int dispatch(int argc, char* argv[], const QStringList& words) {
  const QString first = words.value(0);
  const std::vector<Command> commands = allCommands();
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& command) { return command.name == first; });
  if (found != commands.end()) {
    const QCoreApplication application(argc, argv);
    installTranslations({});
    return runReporting(*found, words.mid(1));
  }
  if (first == screenshotCommand) return runScreenshot(words.mid(1));
  const auto asksFor = [&](const char* option) { return words.contains(QLatin1String(option)); };
  if (asksFor("--help") || asksFor("-h") || asksFor("--version")) {
    const QCoreApplication application(argc, argv);
    installTranslations({});
    return print(asksFor("--version") ? CommandText::tr("Encoder Lab %1\n").arg(versionText()) : programHelp());
  }
  if (!first.isEmpty() && isUnknownCommand(first)) {
    printError(CommandText::tr("There is no command \"%1\" (see encoder-lab --help).").arg(first));
    return wrongUsage;
  }
  return runWindow(words);
}

}  // namespace encoderlab
