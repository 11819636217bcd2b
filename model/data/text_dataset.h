#pragma once

#include <cstdint>

#include "model/data/data_plan.h"
#include "model/data/dataset.h"

namespace encoderlab {

/// The parts of readData and readDataFor (own_data.h) for texts and their labels. Equal texts (as far as the model
/// reads them) are on one side of the split.
Dataset readTextData(const DataPlan& plan, std::uint64_t seed, double validationFraction, int maxLength);
Dataset readTextDataFor(const Dataset& encoding, const DataConfiguration& configuration);

}  // namespace encoderlab
