#pragma once

#include <QString>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/data/dataset.h"

namespace encoderlab {

/// "accuracy", "exact match" or "RMSE", translated.
QString measureText(const std::string& measure);
/// The value of a measure: a percentage for shares, a plain number otherwise.
QString measuredText(const std::string& measure, double value);

/// Adds `valid_accuracy` where accuracy is the measure, `measure`, `valid_measure`, and `baseline` where there is one.
void addMeasure(nlohmann::ordered_json& json, const Dataset& dataset, double value);

}  // namespace encoderlab
