#include "app/commands/training_request.h"

#include <array>
#include <limits>
#include <nlohmann/json.hpp>

#include "app/commands/command_text.h"

namespace encoderlab {
namespace {

/// An option that stands for a key of the configuration.
struct DataOption {
  const char* name;
  const char* key;
  const char* valueName;
  const char* description;
};

constexpr std::array<DataOption, 9> dataOptions{{
    {"kind", "task.kind", "KIND", QT_TRANSLATE_NOOP("CommandText", "Kind of data: text, rows or series.")},
    {"label-column", "task.label_column", "NAME", QT_TRANSLATE_NOOP("CommandText", "Column of the label.")},
    {"text-column", "task.text_column", "NAME", QT_TRANSLATE_NOOP("CommandText", "Column of the text.")},
    {"tokens", "task.tokens", "UNIT", QT_TRANSLATE_NOOP("CommandText", "Tokens of a text: characters or words.")},
    {"values-per-token", "task.values_per_token", "N",
     QT_TRANSLATE_NOOP("CommandText", "Numbers of a row that form one token.")},
    {"value-column", "task.value_column", "NAME", QT_TRANSLATE_NOOP("CommandText", "Column of the series.")},
    {"window", "task.window", "N", QT_TRANSLATE_NOOP("CommandText", "Values of the series that the model sees.")},
    {"horizon", "task.horizon", "N", QT_TRANSLATE_NOOP("CommandText", "Values of the series that it forecasts.")},
    {"missing", "task.missing", "WAY",
     QT_TRANSLATE_NOOP("CommandText", "What to do where a value is missing: refuse, skip or mean.")},
}};

bool isNumber(const DataOption& option) { return option.valueName == std::string_view("N"); }

/// A setting whose value is a text, whatever it looks like: a file may be named `3`.
std::string textSetting(const std::string& key, const QString& value) {
  return key + "=" + nlohmann::json(value.toStdString()).dump();
}

void addDataSettings(const CommandLine& line, std::vector<std::string>& settings) {
  const QString data = QStringLiteral("data");
  if (line.has(data)) {
    if (line.has(QStringLiteral("task"))) {
      throw UsageError(CommandText::tr("--task and --data cannot be given together."));
    }
    const std::filesystem::path file = std::filesystem::absolute(line.value(data).toStdString());
    settings.push_back(textSetting("task.name", data));
    settings.push_back(textSetting("task.file", QString::fromStdString(file.string())));
  }
  constexpr std::int64_t largest = std::numeric_limits<int>::max();
  for (const DataOption& option : dataOptions) {
    const QString name = QString::fromLatin1(option.name);
    if (!line.has(name)) continue;
    if (!line.has(data)) throw UsageError(CommandText::tr("--%1 belongs to --data.").arg(name));
    settings.push_back(isNumber(option)
                           ? option.key + ("=" + std::to_string(line.wholeNumber(name, 0, largest).value_or(0)))
                           : textSetting(option.key, line.value(name)));
  }
}

}  // namespace

void addTrainingRequestOptions(CommandLine& line) {
  line.addOption(QStringLiteral("task"), QStringLiteral("NAME"),
                 CommandText::tr("Task to train on; \"encoder-lab tasks\" lists them."));
  line.addOption(QStringLiteral("data"), QStringLiteral("FILE"), CommandText::tr("Your own CSV or TSV file instead."));
  for (const DataOption& option : dataOptions) {
    line.addOption(QString::fromLatin1(option.name), QString::fromLatin1(option.valueName),
                   CommandText::tr(option.description));
  }
  line.addOption(QStringLiteral("config"), QStringLiteral("C.json"), CommandText::tr("Configuration to begin with."));
  line.addOption(QStringLiteral("set"), QStringLiteral("KEY=VALUE"),
                 CommandText::tr("Changes one value of the configuration, for example model.num_layers=4; may be "
                                 "given several times."));
  line.addOption(QStringLiteral("steps"), QStringLiteral("N"), CommandText::tr("Steps to train."));
  line.addOption(QStringLiteral("seed"), QStringLiteral("S"),
                 CommandText::tr("Seed of the data, the weights and the dropout."));
}

ConfigurationRequest trainingRequest(const CommandLine& line) {
  ConfigurationRequest request;
  request.task = line.value(QStringLiteral("task")).toStdString();
  request.file = line.value(QStringLiteral("config")).toStdString();
  addDataSettings(line, request.settings);
  for (const QString& setting : line.values(QStringLiteral("set"))) request.settings.push_back(setting.toStdString());
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  for (const char* name : {"steps", "seed"}) {
    if (const auto number = line.wholeNumber(QString::fromLatin1(name), 0, largest)) {
      request.settings.push_back(std::string("training.") + name + "=" + std::to_string(*number));
    }
  }
  return request;
}

}  // namespace encoderlab
