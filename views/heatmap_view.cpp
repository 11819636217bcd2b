#include "views/heatmap_view.h"

#include <QAccessible>
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>
#include <utility>

#include "views/heatmap_painter.h"

namespace encoderlab {
namespace {

constexpr double largestZoom = 16;

}  // namespace

HeatmapView::HeatmapView(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
  viewport()->setMouseTracking(true);
}

void HeatmapView::setContent(HeatmapContent content) {
  const bool sameFrame = content.hasFrameOf(m_content) && !content.isEmpty();
  m_content = std::move(content);
  if (!sameFrame) {
    updateLayout();
    viewport()->update();
  }
  m_toolTip.update();
  viewport()->update(m_layout.cellsRect());
}

void HeatmapView::setEmptyText(const QString& sentence) {
  if (sentence == m_emptyText) return;
  m_emptyText = sentence;
  viewport()->update();
}

void HeatmapView::setSelectedRow(int row) {
  if (row == m_selectedRow) return;
  m_selectedRow = row;
  viewport()->update();
}

void HeatmapView::setMarkedCells(HeatmapCell chosen, std::vector<QRect> areas) {
  if (chosen == m_chosen && areas == m_areas) return;
  m_chosen = chosen;
  m_areas = std::move(areas);
  viewport()->update();
}

void HeatmapView::setChangedCells(std::vector<HeatmapCell> cells) {
  if (cells == m_changed) return;
  m_changed = std::move(cells);
  viewport()->update();
}

HeatmapCell HeatmapView::currentCell() const {
  const HeatmapCell cell = m_hovered.isValid() ? m_hovered : (hasFocus() ? m_cursor : HeatmapCell());
  return cell.row < m_content.rows && cell.column < m_content.columns ? cell : HeatmapCell();
}

QRectF HeatmapView::cellRect(HeatmapCell cell) const { return m_layout.cellRect(m_content, cell, scrolled()); }

void HeatmapView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  const ThemeColors& colors = themeColors(palette());
  painter.fillRect(viewport()->rect(), colors.panel);
  if (m_content.isEmpty()) {
    paintEmptyState(painter, viewport()->rect(), m_emptyText, colors);
    return;
  }
  const bool onlyCells = m_layout.cellsRect().contains(event->rect());
  const HeatmapMarks marks{.current = currentCell(),
                           .selectedRow = m_selectedRow,
                           .chosen = m_chosen,
                           .areas = m_areas,
                           .changed = m_changed,
                           .focused = hasFocus(),
                           .labelled = !onlyCells};
  paintLabelledHeatmap(painter, m_content, m_layout, scrolled(), marks, colors);
}

void HeatmapView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateLayout();
}

void HeatmapView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateLayout();
}

bool HeatmapView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) setHovered({});
  if (event->type() == QEvent::ToolTip && m_cellText) {
    m_toolTip.show(*static_cast<QHelpEvent*>(event), viewport(), [this](const QPoint& place) {
      const HeatmapCell cell = m_layout.cellAt(m_content, place, scrolled());
      return cell.isValid() ? m_cellText(cell) : QString();
    });
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) {
  setHovered(m_layout.cellAt(m_content, event->position(), scrolled()));
}

void HeatmapView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  // The labels of the rows take part, as if they belonged to the first column.
  QPointF place = event->position();
  place.setX(std::max(place.x(), m_layout.cells.left()));
  const HeatmapCell cell = m_layout.cellAt(m_content, place, scrolled());
  if (!cell.isValid()) return;
  m_cursor = cell;
  announceCell();
  emit cellClicked(cell);
}

void HeatmapView::wheelEvent(QWheelEvent* event) {
  if (!event->modifiers().testFlag(Qt::ControlModifier)) {
    QAbstractScrollArea::wheelEvent(event);
    return;
  }
  setZoom(m_zoom * std::pow(1.2, event->angleDelta().y() / 120.0));
  event->accept();
}

void HeatmapView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return moveCursor(0, -1);
    case Qt::Key_Right:
      return moveCursor(0, 1);
    case Qt::Key_Up:
      return moveCursor(-1, 0);
    case Qt::Key_Down:
      return moveCursor(1, 0);
    case Qt::Key_Home:
      return moveCursor(0, -m_content.columns);
    case Qt::Key_End:
      return moveCursor(0, m_content.columns);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return setZoom(m_zoom * 1.25);
    case Qt::Key_Minus:
      return setZoom(m_zoom / 1.25);
    case Qt::Key_0:
      return setZoom(1.0);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (currentCell().isValid()) emit cellClicked(currentCell());
      return;
    default:
      QAbstractScrollArea::keyPressEvent(event);
  }
}

void HeatmapView::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  announceCell();
}

void HeatmapView::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  announceCell();
}

/// Follows from the size of the whole view alone: a layout that followed the viewport would bring and take away scroll
/// bars, each of which sizes the viewport, without end.
void HeatmapView::updateLayout() {
  bool isWide = false;
  bool isHigh = false;
  for (bool isSettled = false; !isSettled;) {
    const QSize bars(isHigh ? verticalScrollBar()->sizeHint().width() : 0,
                     isWide ? horizontalScrollBar()->sizeHint().height() : 0);
    m_layout = HeatmapLayout(m_content, size() - bars, QFontMetricsF(font()), m_zoom);
    const bool wasWide = std::exchange(isWide, isWide || m_layout.total.width() > m_layout.cells.width());
    const bool wasHigh = std::exchange(isHigh, isHigh || m_layout.total.height() > m_layout.cells.height());
    isSettled = isWide == wasWide && isHigh == wasHigh;
  }
  setScrollRange(horizontalScrollBar(), m_layout.total.width(), m_layout.cells.width(), isWide);
  setScrollRange(verticalScrollBar(), m_layout.total.height(), m_layout.cells.height(), isHigh);
}

void HeatmapView::setHovered(HeatmapCell cell) {
  if (cell == m_hovered) return;
  m_hovered = cell;
  announceCell();
}

void HeatmapView::moveCursor(int rows, int columns) {
  if (m_content.isEmpty()) return;
  const HeatmapCell from = m_cursor.isValid() ? m_cursor : HeatmapCell{0, 0};
  const bool first = !m_cursor.isValid();
  m_cursor = {std::clamp(from.row + (first ? 0 : rows), 0, m_content.rows - 1),
              std::clamp(from.column + (first ? 0 : columns), 0, m_content.columns - 1)};
  m_hovered = {};
  const QRectF cell = cellRect(m_cursor);
  const QRectF& window = m_layout.cells;
  scrollTo(horizontalScrollBar(), cell.left(), cell.right(), window.left(), window.right());
  scrollTo(verticalScrollBar(), cell.top(), cell.bottom(), window.top(), window.bottom());
  announceCell();
}

void HeatmapView::resetZoom() {
  if (m_zoom != 1.0) setZoom(1.0);
}

void HeatmapView::setZoom(double zoom) {
  m_zoom = std::clamp(zoom, 1.0, largestZoom);
  updateLayout();
  viewport()->update();
}

QPointF HeatmapView::scrolled() const { return QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()); }

void HeatmapView::announceCell() {
  const HeatmapCell cell = currentCell();
  setAccessibleDescription(cell.isValid() && m_cellText ? m_cellText(cell) : QString());
  viewport()->update();
  emit currentCellChanged(cell);
}

}  // namespace encoderlab
