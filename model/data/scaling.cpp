#include "model/data/scaling.h"

#include <cmath>
#include <limits>

namespace encoderlab {

Scaler fitScaler(std::span<const double> table, std::size_t columns, std::span<const std::size_t> rows) {
  Scaler scaler{std::vector<double>(columns), std::vector<double>(columns, 1.0)};
  std::vector<double> squares(columns);
  std::vector<double> counts(columns);
  // Welford's updates: a sum of squares would cancel where the mean is large, as it is for dates or pressures.
  for (const std::size_t row : rows) {
    for (std::size_t column = 0; column < columns; ++column) {
      const double value = table[row * columns + column];
      if (std::isnan(value)) continue;
      const double distance = value - scaler.mean[column];
      counts[column] += 1;
      scaler.mean[column] += distance / counts[column];
      squares[column] += distance * (value - scaler.mean[column]);
    }
  }
  for (std::size_t column = 0; column < columns; ++column) {
    if (counts[column] == 0) {
      scaler.mean[column] = std::numeric_limits<double>::quiet_NaN();
      continue;
    }
    const double deviation = std::sqrt(squares[column] / counts[column]);
    // What rounding leaves of a constant column is no spread to divide by.
    if (deviation > 1e-12 * std::abs(scaler.mean[column])) scaler.scale[column] = deviation;
  }
  return scaler;
}

float scaled(const Scaler& scaler, std::size_t column, double value) {
  return std::isnan(value) ? 0.0F : static_cast<float>((value - scaler.mean[column]) / scaler.scale[column]);
}

}  // namespace encoderlab
