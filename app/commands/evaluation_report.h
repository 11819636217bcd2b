#pragma once

#include <QString>
#include <QStringList>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/data/dataset.h"
#include "model/training/class_report.h"
#include "model/training/measures.h"

namespace encoderlab {

/// "accuracy", "exact match" or "RMSE", translated.
QString measureText(const std::string& measure);
/// The value of a measure: a percentage for shares, a plain number otherwise.
QString measuredText(const std::string& measure, double value);

/// Adds `valid_accuracy` where accuracy is the measure, `measure`, `valid_measure`, `baseline` where there is one, and
/// `macro_f1` for cross-entropy (null without any figure) or `mae` for mse.
void addMeasures(nlohmann::ordered_json& json, const Dataset& dataset, const Evaluation& evaluation);

/// Adds `classes`, each with its name and figures (null where one is missing), and `confusion`, targets in rows and
/// predictions in columns. Nothing where no classes were compared.
void addClasses(nlohmann::ordered_json& json, const Dataset& dataset, const ClassReport& report);
/// The figures of the classes that have any, one a line below the titles of the columns.
QStringList classLines(const Dataset& dataset, const ClassReport& report);

}  // namespace encoderlab
