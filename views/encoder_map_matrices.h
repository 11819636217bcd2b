#pragma once

#include <QRectF>
#include <cstddef>
#include <vector>

#include "views/heatmap_content.h"

namespace encoderlab {

/// A matrix of an op in the encoder map, and where it is drawn.
struct MapMatrix {
  QRectF area;
  HeatmapMatrix matrix;
  std::size_t head = 0;  ///< of a tensor that has heads

  QSizeF cellSize() const {
    return {area.width() / static_cast<double>(matrix.columns), area.height() / static_cast<double>(matrix.rows)};
  }
  QRectF cellRect(HeatmapCell cell) const;
  /// Invalid outside of the matrix.
  HeatmapCell cellAt(const QPointF& place) const;
  /// Whether a number can be read in every cell at a zoom.
  bool showsNumbers(double zoom) const;
};

/// All that is shown of `tensor` (B = 1) within `area`: the matrix of `head`, or, of a tensor that has heads,
/// those of `allHeads` in a block.
std::vector<MapMatrix> mapMatrices(const Tensor<float>& tensor, std::size_t head, bool allHeads, const QRectF& area);

/// The least zoom at which the cells of such a matrix show their numbers.
double numberZoom(const MapMatrix& matrix);

/// The index in `tensor` of a cell of its matrix.
std::vector<std::size_t> tensorIndex(const Tensor<float>& tensor, std::size_t head, HeatmapCell cell);
/// The cell of the matrix of `head` that an index of `tensor` names; invalid if it is another head's, or none.
HeatmapCell matrixCell(const Tensor<float>& tensor, std::size_t head, const std::vector<std::size_t>& index);

}  // namespace encoderlab
