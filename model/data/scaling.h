#pragma once

#include <cstddef>
#include <span>

#include "model/data/dataset.h"

namespace encoderlab {

/// Mean and (population) standard deviation of each column over `rows` of `table`, which is row-major with `columns`
/// columns. NaN is a missing value and left aside; the mean of a column without values is NaN. The scale of a column
/// whose values are all equal is 1.
Scaler fitScaler(std::span<const double> table, std::size_t columns, std::span<const std::size_t> rows);

/// (value − mean) / scale; 0, which is the mean, for a missing value.
float scaled(const Scaler& scaler, std::size_t column, double value);

}  // namespace encoderlab
