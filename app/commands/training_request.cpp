#include "app/commands/training_request.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "app/commands/command_text.h"
#include "app/commands/data_options.h"

namespace encoderlab {
namespace {

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
  for (const DataOption& option : dataOptions()) {
    const QString name = QString::fromLatin1(option.name);
    if (!line.has(name)) continue;
    if (!line.has(data)) throw UsageError(CommandText::tr("--%1 belongs to --data.").arg(name));
    const QString value = checkedValue(line, option);
    settings.push_back(option.isNumber() ? option.key + ("=" + value.toStdString()) : textSetting(option.key, value));
  }
}

void addSettings(const CommandLine& line, std::vector<std::string>& settings) {
  for (const QString& setting : line.values(QStringLiteral("set"))) {
    if (setting.indexOf(QLatin1Char('=')) < 1) {
      throw UsageError(CommandText::tr("--set must be followed by KEY=VALUE, not by \"%1\".").arg(setting));
    }
    settings.push_back(setting.toStdString());
  }
}

}  // namespace

void addTrainingRequestOptions(CommandLine& line) {
  line.addOption(
      QStringLiteral("task"), QStringLiteral("NAME"),
      CommandText::tr("Task to train on; \"encoder-lab tasks\" lists them. Without --task and --data it is the "
                      "task of the configuration, or reverse."));
  line.addOption(QStringLiteral("data"), QStringLiteral("FILE"), CommandText::tr("Your own CSV or TSV file instead."));
  for (const DataOption& option : dataOptions()) addDataOption(line, option);
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
  addSettings(line, request.settings);
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  for (const char* name : {"steps", "seed"}) {
    if (const auto number = line.wholeNumber(QString::fromLatin1(name), 0, largest)) {
      request.settings.push_back(std::string("training.") + name + "=" + std::to_string(*number));
    }
  }
  return request;
}

}  // namespace encoderlab
