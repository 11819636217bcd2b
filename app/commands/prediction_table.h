#pragma once

#include <span>
#include <string>

#include "model/data/dataset.h"
#include "model/training/measures.h"

namespace encoderlab {

/// The CSV of predictions, header included: a column `sourceName`, then `prediction,probability` for classes (those of
/// a token head are joined by spaces, their probabilities multiplied), or one column an output, in the data's own unit,
/// for values (of a token head: the last token's).
std::string predictionTable(const std::string& sourceName, const Dataset& dataset, std::span<const Sample> samples,
                            std::span<const Prediction> predictions);

}  // namespace encoderlab
