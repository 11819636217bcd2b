#pragma once

#include <QRect>
#include <span>

#include "views/heatmap_layout.h"

class QPainter;

namespace encoderlab {

/// What is drawn on and around the cells of a labelled heatmap.
struct HeatmapMarks {
  HeatmapCell current;                   ///< gets a crosshair
  int selectedRow = -1;                  ///< gets a frame
  HeatmapCell chosen;                    ///< gets a crosshair in the colour of what is selected
  std::span<const QRect> areas;          ///< of cells (x, width: columns), each gets a frame
  std::span<const HeatmapCell> changed;  ///< by hand: each gets a small diamond
  bool focused = false;
  bool labelled = true;  ///< false where titles, labels and the colour bar are there already
};

/// Paints a labelled heatmap, all but its background, as `layout` places it.
void paintLabelledHeatmap(QPainter& painter, const HeatmapContent& content, const HeatmapLayout& layout,
                          const QPointF& scrolled, const HeatmapMarks& marks, const ThemeColors& colors);

}  // namespace encoderlab
