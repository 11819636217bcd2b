#pragma once

#include "views/heatmap_layout.h"

class QPainter;

namespace encoderlab {

/// What is marked on a labelled heatmap.
struct HeatmapMarks {
  HeatmapCell current;   ///< gets a crosshair
  int selectedRow = -1;  ///< gets a frame
  bool focused = false;
};

/// Paints a labelled heatmap, all but its background, as `layout` places it.
void paintLabelledHeatmap(QPainter& painter, const HeatmapContent& content, const HeatmapLayout& layout,
                          const QPointF& scrolled, const HeatmapMarks& marks, const ThemeColors& colors);

}  // namespace encoderlab
