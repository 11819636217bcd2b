#pragma once

#include <QSize>
#include <cstdint>
#include <vector>

#include "views/heatmap.h"

namespace encoderlab {

/// A matrix made no larger than it can be seen, by leaving out rows and columns evenly: painting it costs no more than
/// the pixels that it covers.
class ReducedMatrix {
 public:
  /// `padding` as for the whole matrix.
  ReducedMatrix(const HeatmapMatrix& matrix, const PaddingFlags& padding, const QSize& pixels);

  HeatmapMatrix matrix() const { return {m_values, m_rows, m_columns}; }
  PaddingFlags padding() const { return {m_paddedRows, m_paddedColumns}; }

 private:
  std::size_t m_rows;
  std::size_t m_columns;
  std::vector<float> m_values;
  std::vector<std::uint8_t> m_paddedRows;
  std::vector<std::uint8_t> m_paddedColumns;
};

}  // namespace encoderlab
