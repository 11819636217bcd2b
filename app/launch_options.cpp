#include "app/launch_options.h"

#include <QCommandLineParser>
#include <limits>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"
#include "app/translation.h"

namespace encoderlab {

namespace {

const QString outOption = QStringLiteral("out");
const QString taskOption = QStringLiteral("task");
const QString dataOption = QStringLiteral("data");
const QString stepsOption = QStringLiteral("steps");
const QString themeOption = QStringLiteral("theme");
const QString languageOption = QStringLiteral("language");
const QString sizeOption = QStringLiteral("size");
constexpr int smallestWidth = 640;
constexpr int smallestHeight = 480;
constexpr int largestSide = 16384;

Theme themeNamed(const QString& name) {
  if (name == QLatin1String("light")) return Theme::Light;
  if (name == QLatin1String("dark")) return Theme::Dark;
  throw UsageError(CommandText::tr("--theme is \"%1\"; it must be light or dark.").arg(name));
}

QString knownLanguage(const QString& language) {
  if (!language.isEmpty() && language != englishLanguage && language != chineseLanguage)
    throw UsageError(CommandText::tr("--language is \"%1\"; it must be en or zh_CN.").arg(language));
  return language;
}

int sideFrom(const QString& text, int smallest) {
  bool isNumber = false;
  const int side = text.toInt(&isNumber);
  return isNumber && side >= smallest && side <= largestSide ? side : 0;
}

QSize sizeFrom(const QString& text) {
  const QStringList sides = text.split(QLatin1Char('x'));
  const QSize size =
      sides.size() == 2 ? QSize(sideFrom(sides[0], smallestWidth), sideFrom(sides[1], smallestHeight)) : QSize();
  if (size.isEmpty())
    throw UsageError(
        CommandText::tr("--size is \"%1\"; it must be a width and a height such as 1600x1000, from %2x%3 on.")
            .arg(text)
            .arg(smallestWidth)
            .arg(smallestHeight));
  return size;
}

}  // namespace

WindowOptions parseWindowOptions(const QStringList& arguments) {
  QCommandLineParser parser;
  for (const QString& option : {languageOption, themeOption})
    parser.addOption(QCommandLineOption(option, QString(), QStringLiteral("value")));
  if (!parser.parse(QStringList(QStringLiteral("encoder-lab")) + arguments)) throw UsageError(parser.errorText());
  const QStringList files = parser.positionalArguments();
  if (files.size() > 1)
    throw UsageError(
        CommandText::tr("The window opens one file, but %n are named.", nullptr, static_cast<int>(files.size())));
  WindowOptions options;
  options.file = files.value(0);
  options.language = knownLanguage(parser.value(languageOption));
  if (parser.isSet(themeOption)) options.theme = themeNamed(parser.value(themeOption));
  return options;
}

std::optional<ScreenshotOptions> parseScreenshotOptions(const QStringList& arguments) {
  CommandLine line(QStringLiteral("screenshot"), {}, CommandText::tr("Saves pictures of the window."));
  line.addOption(outOption, QStringLiteral("DIR"), CommandText::tr("Where the pictures go."));
  line.addOption(taskOption, QStringLiteral("NAME"), CommandText::tr("The task to train, reverse by default."));
  line.addOption(dataOption, QStringLiteral("FILE"), CommandText::tr("Data of your own to train on, instead."));
  line.addOption(stepsOption, QStringLiteral("N"), CommandText::tr("Steps to train before, 300 by default."));
  line.addOption(themeOption, QStringLiteral("THEME"), CommandText::tr("light (the default) or dark."));
  line.addOption(languageOption, QStringLiteral("LANGUAGE"), CommandText::tr("en or zh_CN."));
  line.addOption(sizeOption, QStringLiteral("SIZE"), CommandText::tr("Of the window, 1600x1000 by default."));
  if (!line.parse(arguments)) return std::nullopt;
  ScreenshotOptions options;
  options.directory = line.required(outOption);
  options.task = line.value(taskOption);
  options.dataFile = line.value(dataOption);
  if (line.has(taskOption) && line.has(dataOption))
    throw UsageError(CommandText::tr("--task and --data exclude each other."));
  options.language = knownLanguage(line.value(languageOption));
  options.steps = line.wholeNumber(stepsOption, 0, std::numeric_limits<std::int64_t>::max()).value_or(options.steps);
  if (line.has(themeOption)) options.theme = themeNamed(line.value(themeOption));
  if (line.has(sizeOption)) options.size = sizeFrom(line.value(sizeOption));
  return options;
}

}  // namespace encoderlab
