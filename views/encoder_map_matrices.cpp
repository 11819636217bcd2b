#include "views/encoder_map_matrices.h"

#include <algorithm>
#include <cmath>

#include "model/inspect/cell_index.h"

namespace encoderlab {
namespace {

constexpr double headGap = 2;
/// Pixels of a cell that has room for three digits.
constexpr double numberWidth = 28;
constexpr double numberHeight = 12;

/// Few rows stay low, and a map of tokens by tokens is square.
QRectF matrixRect(const QRectF& area, const HeatmapMatrix& matrix) {
  QSizeF size(area.width(), std::min(area.height(), 14.0 * static_cast<double>(matrix.rows)));
  if (matrix.rows == matrix.columns) size.setWidth(std::min(size.width(), size.height()));
  return {area.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

}  // namespace

QRectF MapMatrix::cellRect(HeatmapCell cell) const {
  const QSizeF size = cellSize();
  return {area.topLeft() + QPointF(cell.column * size.width(), cell.row * size.height()), size};
}

HeatmapCell MapMatrix::cellAt(const QPointF& place) const {
  if (!area.contains(place)) return {};
  const QPointF inside = place - area.topLeft();
  const QSizeF size = cellSize();
  return {std::min(static_cast<int>(inside.y() / size.height()), static_cast<int>(matrix.rows) - 1),
          std::min(static_cast<int>(inside.x() / size.width()), static_cast<int>(matrix.columns) - 1)};
}

bool MapMatrix::showsNumbers(double zoom) const { return zoom >= numberZoom(*this); }

std::vector<MapMatrix> mapMatrices(const Tensor<float>& tensor, std::size_t head, bool allHeads, const QRectF& area) {
  const std::size_t heads = tensor.shape.size() == 4 ? tensor.shape[1] : 1;
  std::vector<MapMatrix> matrices;
  const auto add = [&](const QRectF& room, std::size_t shown) {
    const HeatmapMatrix matrix = matrixOf(tensor, shown);
    if (!matrix.isEmpty()) matrices.push_back({matrixRect(room, matrix), matrix, shown});
  };
  if (!allHeads || heads == 1) {
    add(area, std::min(head, heads - 1));
    return matrices;
  }
  const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(heads))));
  const std::size_t rows = (heads + columns - 1) / columns;
  const QSizeF size((area.width() - headGap * static_cast<double>(columns - 1)) / static_cast<double>(columns),
                    (area.height() - headGap * static_cast<double>(rows - 1)) / static_cast<double>(rows));
  for (std::size_t shown = 0; shown < heads; ++shown) {
    const std::size_t row = shown / columns;
    const QPointF place(static_cast<double>(shown % columns) * (size.width() + headGap),
                        static_cast<double>(row) * (size.height() + headGap));
    add({area.topLeft() + place, size}, shown);
  }
  return matrices;
}

double numberZoom(const MapMatrix& matrix) {
  const QSizeF cell = matrix.cellSize();
  return std::max(numberWidth / cell.width(), numberHeight / cell.height());
}

std::vector<std::size_t> tensorIndex(const Tensor<float>& tensor, std::size_t head, HeatmapCell cell) {
  std::vector<std::size_t> all{0, head, static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column)};
  switch (tensor.shape.size()) {
    case 0:
      return {};
    case 1:
      return {all[3]};
    case 2:
      return {0, all[3]};
    case 3:
      return {0, all[2], all[3]};
    default:
      return all;
  }
}

HeatmapCell matrixCell(const Tensor<float>& tensor, std::size_t head, const std::vector<std::size_t>& index) {
  const std::size_t rank = tensor.shape.size();
  if (!hasCell(index, tensor.shape) || (rank == 4 && index[1] != head)) return {};
  return {rank < 3 ? 0 : static_cast<int>(index[rank - 2]), rank == 0 ? 0 : static_cast<int>(index.back())};
}

}  // namespace encoderlab
