#include "views/thumbnail.h"

#include <algorithm>

namespace encoderlab {
namespace {

std::vector<std::uint8_t> reducedFlags(std::span<const std::uint8_t> flags, std::size_t all, std::size_t kept) {
  if (flags.size() < all) return {};
  std::vector<std::uint8_t> reduced(kept);
  for (std::size_t i = 0; i < kept; ++i) reduced[i] = flags[i * all / kept];
  return reduced;
}

}  // namespace

ReducedMatrix::ReducedMatrix(const HeatmapMatrix& matrix, const PaddingFlags& padding, const QSize& pixels)
    : m_rows(std::min(matrix.rows, static_cast<std::size_t>(std::max(1, pixels.height())))),
      m_columns(std::min(matrix.columns, static_cast<std::size_t>(std::max(1, pixels.width())))),
      m_values(m_rows * m_columns),
      m_paddedRows(reducedFlags(padding.rows, matrix.rows, m_rows)),
      m_paddedColumns(reducedFlags(padding.columns, matrix.columns, m_columns)) {
  float* value = m_values.data();
  for (std::size_t row = 0; row < m_rows; ++row) {
    const std::size_t from = row * matrix.rows / m_rows;
    for (std::size_t column = 0; column < m_columns; ++column)
      *value++ = matrix.at(from, column * matrix.columns / m_columns);
  }
}

}  // namespace encoderlab
