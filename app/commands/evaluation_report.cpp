#include "app/commands/evaluation_report.h"

#include <nlohmann/json.hpp>

#include "app/commands/command_text.h"
#include "app/commands/console.h"

namespace encoderlab {

QString measureText(const std::string& measure) {
  if (measure == "accuracy") return CommandText::tr("accuracy");
  if (measure == "exact_match") return CommandText::tr("exact match");
  return CommandText::tr("RMSE");
}

QString measuredText(const std::string& measure, double value) {
  if (measure == "rmse") return consoleNumber(value);
  return CommandText::tr("%1 %").arg(QString::number(100 * value, 'f', 1));
}

void addMeasure(nlohmann::ordered_json& json, const Dataset& dataset, double value) {
  if (dataset.measure == "accuracy") json["valid_accuracy"] = value;
  json["measure"] = dataset.measure;
  json["valid_measure"] = value;
  if (dataset.baseline.name.empty()) return;
  json["baseline"] = {{"name", dataset.baseline.name}, {"value", dataset.baseline.value}};
}

}  // namespace encoderlab
