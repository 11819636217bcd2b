#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/configuration.h"
#include "model/data/dataset.h"

namespace encoderlab {

/// What a data set says about reading and showing samples, without the samples: vocabulary, names, scalers, measure.
nlohmann::json encodingToJson(const Dataset& dataset);

/// Throws std::invalid_argument naming what is missing, of a wrong type, or does not fit `model`.
Dataset encodingFromJson(const nlohmann::json& json, const ModelConfiguration& model);

}  // namespace encoderlab
