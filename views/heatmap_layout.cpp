#include "views/heatmap_layout.h"

#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace encoderlab {
namespace {

constexpr double largestCell = 96;
constexpr double mostStretch = 4;  ///< a cell is at most this much longer one way than the other
constexpr double gap = 6;
constexpr double barWidth = 12;
constexpr double leastWidthWithBar = 240;

double widest(const QStringList& labels, int count, const QFontMetricsF& metrics) {
  if (labels.isEmpty()) return metrics.horizontalAdvance(QString::number(std::max(count - 1, 0)));
  double width = 0;
  for (const QString& label : labels) width = std::max(width, metrics.horizontalAdvance(label));
  return width;
}

/// The smallest of 1, 2, 5, 10, 20, 50, … labels to advance so that `extent` fits into that many cells.
int labelStep(double extent, double cell) {
  int step = 1;
  for (int power = 1;; power *= 10) {
    for (const int factor : {1, 2, 5}) {
      step = factor * power;
      if (step * cell >= extent) return step;
    }
  }
}

double colorBarRoom(const ColorScale& scale, const QFontMetricsF& metrics) {
  const double numbers = std::max(metrics.horizontalAdvance(scaleText(scale.minimum())),
                                  metrics.horizontalAdvance(scaleText(scale.maximum())));
  return 2 * gap + barWidth + 4 + numbers;
}

QSizeF cellSize(const HeatmapContent& content, const QSizeF& room, double gaps, double zoom) {
  const double width = (room.width() - gaps) / content.columns;
  const double height = room.height() / content.rows;
  const auto bounded = [&](double size) { return std::clamp(std::floor(size), content.leastCell, largestCell); };
  QSizeF size(bounded(width), bounded(height));
  if (content.squareCells) size.setWidth(std::min(size.width(), size.height()));
  if (content.squareCells) size.setHeight(size.width());
  size.setWidth(std::min(size.width(), std::floor(mostStretch * size.height())));
  size.setHeight(std::min(size.height(), std::floor(mostStretch * size.width())));
  return {std::round(size.width() * zoom), std::round(size.height() * zoom)};
}

}  // namespace

HeatmapLayout::HeatmapLayout(const HeatmapContent& content, const QSizeF& viewport, const QFontMetricsF& metrics,
                             double zoom) {
  if (content.isEmpty()) return;
  const double line = std::ceil(metrics.height());
  const double title = line + 2;
  groupGap = content.groupCount() > 1 ? 2 * gap : 0;
  groupLabelHeight = content.groupCount() > 1 ? line + 2 : 0;
  rowLabelWidth = std::min(std::ceil(widest(content.rowLabels, content.rows, metrics)), 0.3 * viewport.width());
  const double columnLabelWidth = widest(content.columnLabels, content.columnsPerGroup(), metrics);
  const bool hasBar = content.cellTexts.isEmpty() && viewport.width() >= leastWidthWithBar;
  const double barRoom = hasBar ? colorBarRoom(content.scale, metrics) : 0;
  const double left = title + rowLabelWidth + gap;
  const double gaps = groupGap * (content.groupCount() - 1);
  const auto measure = [&](double labelHeight) {
    columnLabelHeight = labelHeight;
    const double top = title + groupLabelHeight + columnLabelHeight + 2;
    cells = QRectF(left, top, std::max(viewport.width() - left - barRoom - 2, content.leastCell),
                   std::max(viewport.height() - top - 2, content.leastCell));
    cell = cellSize(content, cells.size(), gaps, zoom);
  };
  measure(line);
  // Short labels are thinned out, which reads better than turning them.
  const double shortLabel = metrics.horizontalAdvance(QStringLiteral("000"));
  columnLabelsUpright =
      !content.columnLabels.isEmpty() && columnLabelWidth > shortLabel && columnLabelWidth + 2 > cell.width();
  if (columnLabelsUpright) measure(std::min(std::ceil(columnLabelWidth), 0.25 * viewport.height()) + 2);
  total = QSizeF(cell.width() * content.columns + gaps, cell.height() * content.rows);
  rowLabelStep = labelStep(line - 2, cell.height());
  columnLabelStep = labelStep(columnLabelsUpright ? line - 2 : columnLabelWidth + 4, cell.width());
  if (barRoom > 0) {
    const double right = cells.left() + std::min(cells.width(), total.width());
    const double height = std::min({cells.height(), total.height(), 320.0});
    colorBar = QRectF(right + 2 * gap, cells.top(), barWidth, std::max(height, 3 * line));
  }
}

QRect HeatmapLayout::cellsRect() const {
  constexpr double frame = 3;
  return QRectF(cells.topLeft(), cells.size().boundedTo(total)).adjusted(-frame, -frame, frame, frame).toAlignedRect();
}

QRectF HeatmapLayout::cellRect(const HeatmapContent& content, HeatmapCell at, const QPointF& scrolled) const {
  const int group = at.column / content.columnsPerGroup();
  const double gaps = groupGap * group;
  return {cells.left() + at.column * cell.width() + gaps - scrolled.x(),
          cells.top() + at.row * cell.height() - scrolled.y(), cell.width(), cell.height()};
}

HeatmapCell HeatmapLayout::cellAt(const HeatmapContent& content, const QPointF& place, const QPointF& scrolled) const {
  if (content.isEmpty() || !cells.contains(place)) return {};
  const QPointF inside = place - cells.topLeft() + scrolled;
  const double groupWidth = content.columnsPerGroup() * cell.width() + groupGap;
  const int group = static_cast<int>(inside.x() / groupWidth);
  const int inGroup = static_cast<int>((inside.x() - group * groupWidth) / cell.width());
  const int row = static_cast<int>(inside.y() / cell.height());
  if (group >= content.groupCount() || inGroup >= content.columnsPerGroup() || row >= content.rows) return {};
  return {row, group * content.columnsPerGroup() + inGroup};
}

void setScrollRange(QScrollBar* bar, double total, double visible, bool isShown) {
  bar->setRange(0, std::max(isShown ? 1 : 0, static_cast<int>(std::ceil(total - visible))));
  bar->setPageStep(std::max(1, static_cast<int>(visible)));
  bar->setSingleStep(20);
}

void scrollTo(QScrollBar* bar, double low, double high, double windowLow, double windowHigh) {
  if (high > windowHigh) {
    const double by = std::min(high - windowHigh, low - windowLow);
    bar->setValue(bar->value() + static_cast<int>(std::ceil(by)));
  } else if (low < windowLow) {
    bar->setValue(bar->value() - static_cast<int>(std::ceil(windowLow - low)));
  }
}

}  // namespace encoderlab
