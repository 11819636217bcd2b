#pragma once

#include <cstdint>

#include "model/data/data_plan.h"
#include "model/data/dataset.h"

namespace encoderlab {

/// The parts of readData and readDataFor (own_data.h) for rows of numbers and their labels. Equal rows are on one side
/// of the split; each column is scaled by itself.
Dataset readRowsData(const DataPlan& plan, std::uint64_t seed, double validationFraction);
Dataset readRowsDataFor(const Dataset& encoding, const DataConfiguration& configuration);

}  // namespace encoderlab
