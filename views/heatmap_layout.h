#pragma once

#include <QFontMetricsF>
#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QSizeF>

#include "views/heatmap_content.h"

class QScrollBar;

namespace encoderlab {

/// Where the parts of a labelled heatmap lie in a viewport. Titles and labels stay, the cells scroll beneath them.
struct HeatmapLayout {
  HeatmapLayout() = default;
  /// `zoom` ≥ 1 enlarges the cells that would just fit.
  HeatmapLayout(const HeatmapContent& content, const QSizeF& viewport, const QFontMetricsF& metrics, double zoom);

  QRectF cells;  ///< the window through which cells are seen
  QSizeF cell;   ///< size of one, whole pixels
  QSizeF total;  ///< size of all cells and the gaps between groups
  double groupGap = 0;
  QRectF colorBar;  ///< empty where there is no room
  double rowLabelWidth = 0;
  double columnLabelHeight = 0;
  double groupLabelHeight = 0;
  bool columnLabelsUpright = false;  ///< turned by 90° because they are wider than the cells
  int rowLabelStep = 1;              ///< every how manieth label is written
  int columnLabelStep = 1;

  bool operator==(const HeatmapLayout&) const = default;
  /// What the cells and the frames around them cover; labels and colour bar lie outside.
  QRect cellsRect() const;
  /// Place of a cell for a scroll position, in the viewport.
  QRectF cellRect(const HeatmapContent& content, HeatmapCell at, const QPointF& scrolled) const;
  /// The cell at a place in the viewport; invalid outside the cells.
  HeatmapCell cellAt(const HeatmapContent& content, const QPointF& place, const QPointF& scrolled) const;
};

/// Lets a scroll bar move a window of `visible` pixels over `total` ones. One that `isShown` has a range even where all
/// has become visible.
void setScrollRange(QScrollBar* bar, double total, double visible, bool isShown = false);
/// Scrolls until what lies from `low` to `high` is inside the window, by the shortest way; the low end if it is larger.
void scrollTo(QScrollBar* bar, double low, double high, double windowLow, double windowHigh);

}  // namespace encoderlab
