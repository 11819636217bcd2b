#include "views/heatmap_content.h"

#include <cmath>
#include <tuple>

namespace encoderlab {

double largestMagnitude(const HeatmapMatrix& matrix, const PaddingFlags& padding) {
  float largest = 0;
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      const float magnitude = std::abs(matrix.at(row, column));
      if (std::isfinite(magnitude) && magnitude > largest && !padding.isPadding(row, column)) largest = magnitude;
    }
  }
  return static_cast<double>(largest);
}

bool HeatmapContent::hasFrameOf(const HeatmapContent& other) const {
  const auto frame = [](const HeatmapContent& content) {
    return std::tie(content.rows, content.columns, content.scale, content.paddedRows, content.paddedColumns,
                    content.rowLabels, content.columnLabels, content.rowTitle, content.columnTitle, content.groupLabels,
                    content.cellTexts, content.squareCells, content.wholeNumbers, content.leastCell);
  };
  return frame(*this) == frame(other);
}

}  // namespace encoderlab
