#include "views/heatmap_content.h"

#include <algorithm>
#include <cmath>

namespace encoderlab {

double HeatmapContent::largestMagnitude() const {
  float largest = 0;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const float magnitude = std::abs(at({row, column}));
      if (std::isfinite(magnitude) && magnitude > largest && !isPadding(row, column)) largest = magnitude;
    }
  }
  return static_cast<double>(largest);
}

}  // namespace encoderlab
