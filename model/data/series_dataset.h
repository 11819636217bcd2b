#pragma once

#include <cstdint>

#include "model/data/data_plan.h"
#include "model/data/dataset.h"

namespace encoderlab {

/// The parts of readData and readDataFor (own_data.h) for a series and its forecast. The last part of the series is
/// held out: no value is in a window of both parts.
Dataset readSeriesData(const DataPlan& plan, double validationFraction);
Dataset readSeriesDataFor(const Dataset& encoding, const DataConfiguration& configuration);

}  // namespace encoderlab
