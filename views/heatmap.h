#pragma once

#include <QRectF>
#include <QString>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "model/tensor.h"
#include "views/color_map.h"
#include "views/theme.h"

class QPainter;

namespace encoderlab {

/// A matrix that lives elsewhere: row-major, row 0 on top.
struct HeatmapMatrix {
  std::span<const float> values;  ///< rows × columns
  std::size_t rows = 0;
  std::size_t columns = 0;

  bool isEmpty() const { return values.empty(); }
  float at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

/// One matrix of a trace's tensor of a single sample: (1, T, D) and (1, D) as they are, of (1, H, T, …) that of `head`.
/// Empty if the tensor holds more than one sample, or no such head.
HeatmapMatrix matrixOf(const Tensor<float>& tensor, std::size_t head = 0);

/// 1 = padding, one flag a row and a column; empty: none is.
struct PaddingFlags {
  std::span<const std::uint8_t> rows;
  std::span<const std::uint8_t> columns;

  bool isPadding(std::size_t row, std::size_t column) const {
    return (row < rows.size() && rows[row] != 0) || (column < columns.size() && columns[column] != 0);
  }
};

/// Fills `area` with the matrix, one cell beside the other without smoothing. Padding is grey, what is not finite is
/// hatched ("not computed").
void paintHeatmap(QPainter& painter, const QRectF& area, const HeatmapMatrix& matrix, const ColorScale& scale,
                  const PaddingFlags& padding, const ThemeColors& colors);

/// The hatching that means "not computed".
void paintNotComputed(QPainter& painter, const QRectF& area, const ThemeColors& colors);

/// A vertical bar of the scale's colours with its ends (and zero) written on the right; the maximum is on top.
void paintColorBar(QPainter& painter, const QRectF& bar, const ColorScale& scale, const ThemeColors& colors);
/// An end of a scale as the bar writes it.
QString scaleText(double value);

/// A sentence in place of what cannot be shown yet.
void paintEmptyState(QPainter& painter, const QRectF& area, const QString& sentence, const ThemeColors& colors);

}  // namespace encoderlab
