#include "app/commands/data_options.h"

#include <algorithm>
#include <array>

#include "app/commands/command_text.h"
#include "model/configuration_keys.h"
#include "model/data/delimited_reader.h"
#include "model/data/table_header.h"

namespace encoderlab {
namespace {

/// The empty name stands for "find out from the file", which nobody has to ask for.
constexpr std::span<const std::string_view> named(std::span<const std::string_view> names) { return names.subspan(1); }

constexpr std::array<DataOption, 9> options{{
    {"kind", "task.kind", "KIND", QT_TRANSLATE_NOOP("CommandText", "Kind of data: text, rows or series."),
     named(dataKindNames)},
    {.name = "label-column",
     .key = "task.label_column",
     .valueName = "NAME",
     .description = QT_TRANSLATE_NOOP("CommandText", "Column of the label."),
     .overrides = &DataConfiguration::labelColumn,
     .kinds = "text rows"},
    {.name = "text-column",
     .key = "task.text_column",
     .valueName = "NAME",
     .description = QT_TRANSLATE_NOOP("CommandText", "Column of the text."),
     .overrides = &DataConfiguration::textColumn,
     .kinds = "text"},
    {"tokens", "task.tokens", "UNIT", QT_TRANSLATE_NOOP("CommandText", "Tokens of a text: characters or words."),
     named(dataTokensNames)},
    {"values-per-token", "task.values_per_token", "N",
     QT_TRANSLATE_NOOP("CommandText", "Numbers of a row that form one token.")},
    {.name = "value-column",
     .key = "task.value_column",
     .valueName = "NAME",
     .description = QT_TRANSLATE_NOOP("CommandText", "Column of the series."),
     .overrides = &DataConfiguration::valueColumn,
     .kinds = "series"},
    {"window", "task.window", "N", QT_TRANSLATE_NOOP("CommandText", "Values of the series that the model sees.")},
    {"horizon", "task.horizon", "N", QT_TRANSLATE_NOOP("CommandText", "Values of the series that it forecasts.")},
    {"missing", "task.missing", "WAY",
     QT_TRANSLATE_NOOP("CommandText", "What to do where a value is missing: refuse, skip or mean."),
     named(dataMissingNames), &DataConfiguration::missing},
}};

}  // namespace

std::span<const DataOption> dataOptions() { return options; }

void addDataOption(CommandLine& line, const DataOption& option) {
  line.addOption(QString::fromLatin1(option.name), QString::fromLatin1(option.valueName),
                 CommandText::tr(option.description));
}

QString checkedValue(const CommandLine& line, const DataOption& option) {
  constexpr std::int64_t largest = 65'536;
  const QString name = QString::fromLatin1(option.name);
  if (option.isNumber()) return QString::number(line.wholeNumber(name, 1, largest).value_or(1));
  QString value = line.value(name);
  QStringList choices;
  for (const std::string_view choice : option.choices) choices << QString::fromUtf8(choice.data(), choice.size());
  if (!choices.isEmpty() && !choices.contains(value)) {
    throw UsageError(
        CommandText::tr("--%1 must be one of %2, not \"%3\".").arg(name, choices.join(QStringLiteral(", ")), value));
  }
  return value;
}

void addDataFileOptions(CommandLine& line, const QString& description) {
  line.addOption(QStringLiteral("data"), QStringLiteral("FILE"), description);
  for (const DataOption& option : options) {
    if (option.overrides != nullptr) addDataOption(line, option);
  }
}

void requireNoDataFileOptions(const CommandLine& line) {
  for (const DataOption& option : options) {
    const QString name = QString::fromLatin1(option.name);
    if (option.overrides != nullptr && line.has(name)) {
      throw UsageError(CommandText::tr("--%1 belongs to --data.").arg(name));
    }
  }
}

DataConfiguration withDataFileOptions(const CommandLine& line, DataConfiguration trained) {
  trained.file = line.value(QStringLiteral("data")).toStdString();
  for (const DataOption& option : options) {
    const QString name = QString::fromLatin1(option.name);
    if (option.overrides == nullptr || !line.has(name)) continue;
    if (option.kinds.find(trained.kind) == std::string_view::npos) {
      throw UsageError(CommandText::tr("--%1 does not apply to data of the kind \"%2\", which the model reads.")
                           .arg(name, QString::fromStdString(trained.kind)));
    }
    trained.*option.overrides = checkedValue(line, option).toStdString();
    if (!option.choices.empty()) continue;
    const DelimitedReader reader(trained.file);
    requireColumn(reader.file(), reader.columns(), trained.*option.overrides, std::string("--") + option.name);
  }
  return trained;
}

}  // namespace encoderlab
