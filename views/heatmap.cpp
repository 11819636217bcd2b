#include "views/heatmap.h"

#include <QImage>
#include <QPainter>
#include <cmath>

namespace encoderlab {
namespace {

/// Without `isOpaque` what is not computed stays transparent, above the hatching.
QImage heatmapImage(const HeatmapMatrix& matrix, const ColorScale& scale, const PaddingFlags& padding,
                    QRgb paddingColor, bool isOpaque) {
  QImage image(static_cast<int>(matrix.columns), static_cast<int>(matrix.rows),
               isOpaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
  const bool isPadded = !padding.rows.empty() || !padding.columns.empty();
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    const std::span line(reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(row))), matrix.columns);
    scale.fillColors(matrix.values.subspan(row * matrix.columns, matrix.columns), line);
    for (std::size_t column = 0; isPadded && column < matrix.columns; ++column) {
      if (padding.isPadding(row, column)) line[column] = paddingColor;
    }
  }
  return image;
}

bool allFinite(std::span<const float> values) {
  // The sum of values × 0 is zero if and only if every value is finite, and needs no branch.
  float sum = 0;
  for (const float value : values) sum += value * 0.0F;
  return sum == 0.0F;
}

}  // namespace

HeatmapMatrix matrixOf(const Tensor<float>& tensor, std::size_t head) {
  const auto& shape = tensor.shape;
  if (shape.empty()) return {tensor.values, 1, 1};
  if (shape.size() > 4 || shape.front() != 1) return {};
  const std::size_t columns = shape.back();
  const std::size_t rows = shape.size() > 2 ? shape[shape.size() - 2] : 1;
  const std::size_t heads = shape.size() == 4 ? shape[1] : 1;
  if (head >= heads) return {};
  return {std::span(tensor.values).subspan(head * rows * columns, rows * columns), rows, columns};
}

void paintHeatmap(QPainter& painter, const QRectF& area, const HeatmapMatrix& matrix, const ColorScale& scale,
                  const PaddingFlags& padding, const ThemeColors& colors) {
  if (matrix.isEmpty()) return;
  const bool isOpaque = allFinite(matrix.values);
  if (!isOpaque) paintNotComputed(painter, area, colors);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  painter.drawImage(area, heatmapImage(matrix, scale, padding, colors.padding.rgb(), isOpaque));
}

void paintNotComputed(QPainter& painter, const QRectF& area, const ThemeColors& colors) {
  painter.fillRect(area, colors.panel);
  painter.fillRect(area, QBrush(colors.notComputed, Qt::BDiagPattern));
}

QString scaleText(double value) { return QString::number(value, 'g', 3); }

void paintColorBar(QPainter& painter, const QRectF& bar, const ColorScale& scale, const ThemeColors& colors) {
  constexpr std::size_t steps = 255;
  std::array<float, steps> values;
  for (std::size_t i = 0; i < steps; ++i) {
    const double share = static_cast<double>(steps - 1 - i) / (steps - 1);
    values[i] = static_cast<float>(scale.minimum() + share * (scale.maximum() - scale.minimum()));
  }
  paintHeatmap(painter, bar, {values, steps, 1}, scale, {}, colors);
  painter.setPen(colors.mutedText);
  const QFontMetricsF metrics(painter.font());
  const auto write = [&](double value, double baseline) {
    painter.drawText(QPointF(bar.right() + 4, baseline), scaleText(value));
  };
  write(scale.maximum(), bar.top() + metrics.ascent());
  write(scale.minimum(), bar.bottom() - metrics.descent());
  if (scale.isDiverging() && bar.height() > 4 * metrics.height()) {
    write(0.0, bar.center().y() + metrics.ascent() / 2);
  }
}

void paintEmptyState(QPainter& painter, const QRectF& area, const QString& sentence, const ThemeColors& colors) {
  painter.setPen(colors.mutedText);
  const QRectF room = area.adjusted(12, 12, -12, -12);
  painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, sentence);
}

}  // namespace encoderlab
