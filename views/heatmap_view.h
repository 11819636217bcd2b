#pragma once

#include <QAbstractScrollArea>
#include <functional>

#include "views/heatmap_layout.h"
#include "views/live_tool_tip.h"

namespace encoderlab {

/// A large heatmap with named rows and columns, a colour bar, a cell under the pointer or the keyboard's cursor
/// (arrows, Home, End) and zoom (Ctrl+wheel, +, −, 0). Numbers are printed in cells that are large enough.
class HeatmapView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit HeatmapView(QWidget* parent = nullptr);

  /// Cheap enough for every frame. Content without cells shows the empty text.
  void setContent(HeatmapContent content);
  const HeatmapContent& content() const { return m_content; }
  void setEmptyText(const QString& sentence);
  /// A row that is framed; −1: none.
  void setSelectedRow(int row);
  /// A chosen cell, whose row and column are framed, and areas of cells (x, width: columns), framed as well.
  void setMarkedCells(HeatmapCell chosen, std::vector<QRect> areas);
  /// Cells that were changed by hand; they bear a mark.
  void setChangedCells(std::vector<HeatmapCell> cells);
  /// All cells as large as there is room for them.
  void resetZoom();
  /// What is said of a cell: its tooltip and its accessible description.
  void setCellText(std::function<QString(HeatmapCell)> cellText) { m_cellText = std::move(cellText); }

  /// The cell under the pointer, else the keyboard's cursor; invalid if neither is on a cell.
  HeatmapCell currentCell() const;
  /// Where a cell is drawn, in the viewport.
  QRectF cellRect(HeatmapCell cell) const;

  QSize sizeHint() const override { return {420, 320}; }
  QSize minimumSizeHint() const override { return {160, 100}; }

 signals:
  void currentCellChanged(encoderlab::HeatmapCell cell);
  void cellClicked(encoderlab::HeatmapCell cell);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void updateLayout();
  void setHovered(HeatmapCell cell);
  void moveCursor(int rows, int columns);
  void setZoom(double zoom);
  QPointF scrolled() const;
  void announceCell();

  HeatmapContent m_content;
  HeatmapLayout m_layout;
  QString m_emptyText;
  std::function<QString(HeatmapCell)> m_cellText;
  LiveToolTip m_toolTip;
  HeatmapCell m_hovered;
  HeatmapCell m_cursor;
  int m_selectedRow = -1;
  HeatmapCell m_chosen;
  std::vector<QRect> m_areas;
  std::vector<HeatmapCell> m_changed;
  double m_zoom = 1.0;
};

}  // namespace encoderlab
