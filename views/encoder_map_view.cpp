#include "views/encoder_map_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "views/changed_ops.h"
#include "views/encoder_map_backdrop.h"
#include "views/encoder_map_node.h"
#include "views/op_text.h"
#include "views/step_cursor.h"

namespace encoderlab {
namespace {

constexpr double smallestZoom = 0.1;
constexpr double largestZoom = 40;
constexpr double zoomStep = 1.35;
constexpr double smallestFit = 0.5;
constexpr double largestFit = 1.25;

}  // namespace

EncoderMapView::EncoderMapView(StepCursor* cursor, QWidget* parent) : QGraphicsView(parent), m_cursor(cursor) {
  setScene(new QGraphicsScene(this));
  scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
  setFrameShape(QFrame::NoFrame);
  setDragMode(ScrollHandDrag);
  setTransformationAnchor(AnchorUnderMouse);
  setResizeAnchor(NoAnchor);
  setCacheMode(CacheBackground);
  setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
  setBackgroundRole(QPalette::Base);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Encoder map"));
  viewport()->setCursor(Qt::OpenHandCursor);
}

void EncoderMapView::setInspection(std::shared_ptr<const Inspection> inspection) {
  const bool isOther = !inspection || !m_state.inspection || inspection->model != m_state.inspection->model;
  const bool goesOn = goesOnFrom(m_state.inspection.get(), inspection.get());
  const bool isSameQuestion = goesOn && m_state.inspection->sample == inspection->sample &&
                              m_state.inspection->interventions == inspection->interventions;
  m_state.inspection = std::move(inspection);
  m_state.changed = m_state.inspection ? changedOps(*m_state.inspection) : std::vector<bool>();
  if (isOther) layOut();
  setStep(m_state.cursor);
  for (EncoderMapNode* node : m_nodes) node->refresh(goesOn);
  m_toolTip.update();
  // The wires and frames are the same for other weights, and cost more than all numbers.
  if (isSameQuestion)
    viewport()->update();
  else
    redraw();
}

void EncoderMapView::redraw() {
  resetCachedContent();
  viewport()->update();
}

void EncoderMapView::setStep(int step) {
  const bool moved = step != m_state.cursor;
  m_state.cursor = step;
  m_state.computed = m_state.inspection ? ComputedNames(m_state.inspection->steps(), step) : ComputedNames();
  if (!moved) return;
  showCursor();
  redraw();
}

void EncoderMapView::setHead(int head) {
  m_state.head = head;
  redraw();
}

void EncoderMapView::setGradientsShown(bool gradients) {
  m_state.gradients = gradients;
  redraw();
}

void EncoderMapView::setCell(const CellAddress& cell) {
  const CellAddress before = std::exchange(m_state.cell, cell);
  for (EncoderMapNode* node : m_nodes) {
    const std::string shown = m_state.shownName(node->op());
    if (shown == before.tensor || shown == cell.tensor) node->update();
  }
}

QRect EncoderMapView::nodeRect(std::size_t op) const {
  return mapFromScene(m_state.layout.nodes.at(op).box).boundingRect();
}

void EncoderMapView::showSection(const MapSection& section) {
  centerOn(section.box.center().x(), m_state.layout.bounds.center().y());
  if (section.box.width() * zoom() > viewport()->width()) {
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + mapFromScene(section.box.topLeft()).x() - 8);
  }
}

void EncoderMapView::zoomIn() { zoomAtCursor(zoomStep); }

void EncoderMapView::zoomOut() { zoomAtCursor(1 / zoomStep); }

void EncoderMapView::zoomAtCursor(double factor) {
  setZoom(zoom() * factor);
  if (const Step* step = m_state.step()) centerOn(m_state.layout.nodes[step->op].box.center());
}

void EncoderMapView::fit() {
  if (!m_state.inspection) return;
  const QSizeF bounds = m_state.layout.bounds.size();
  const QSizeF room = maximumViewportSize() - QSize(4, 4);
  const double whole = std::min(room.width() / bounds.width(), room.height() / bounds.height());
  const double height = (room.height() - horizontalScrollBar()->sizeHint().height()) / bounds.height();
  setZoom(std::clamp(whole >= smallestFit ? whole : height, smallestFit, largestFit));
  m_isFitted = true;
  verticalScrollBar()->setValue((verticalScrollBar()->minimum() + verticalScrollBar()->maximum()) / 2);
  showCursor();
}

void EncoderMapView::toggleNumbers(std::size_t op, const QPointF& place) {
  const std::optional<double> readable = m_nodes[op]->readableZoom();
  constexpr double tolerance = 0.99;
  if (!readable || zoom() >= tolerance * *readable) return fit();
  setZoom(*readable);
  centerOn(place);
  emit viewChanged();
}

void EncoderMapView::drawBackground(QPainter* painter, const QRectF& area) {
  painter->fillRect(area, palette().base());
  EncoderMapBackdrop(m_state).paint(*painter, themeColors(palette()));
}

void EncoderMapView::drawForeground(QPainter* painter, const QRectF&) {
  const ThemeColors& colors = themeColors(palette());
  painter->resetTransform();
  if (!m_state.inspection) {
    paintEmptyState(*painter, viewport()->rect(), tr("The encoder appears here, op by op, once a sample is chosen."),
                    colors);
  }
  if (!hasFocus()) return;
  painter->setRenderHint(QPainter::Antialiasing, false);
  painter->setBrush(Qt::NoBrush);
  painter->setPen(QPen(colors.accent, 2));
  painter->drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

void EncoderMapView::resizeEvent(QResizeEvent* event) {
  QGraphicsView::resizeEvent(event);
  if (m_isFitted) {
    fit();
  }
  emit viewChanged();
}

void EncoderMapView::scrollContentsBy(int dx, int dy) {
  QGraphicsView::scrollContentsBy(dx, dy);
  // The frame of the focus would be scrolled along.
  if (hasFocus()) viewport()->update();
  emit viewChanged();
}

void EncoderMapView::changeEvent(QEvent* event) {
  QGraphicsView::changeEvent(event);
  redraw();
}

void EncoderMapView::focusInEvent(QFocusEvent* event) {
  QGraphicsView::focusInEvent(event);
  viewport()->update();
}

void EncoderMapView::focusOutEvent(QFocusEvent* event) {
  QGraphicsView::focusOutEvent(event);
  viewport()->update();
}

bool EncoderMapView::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QGraphicsView::viewportEvent(event);
  m_toolTip.show(*static_cast<QHelpEvent*>(event), viewport(), [this](const QPoint& place) { return textAt(place); });
  return true;
}

void EncoderMapView::wheelEvent(QWheelEvent* event) {
  if ((event->modifiers() & Qt::ShiftModifier) != 0) {
    const QPoint turned = event->angleDelta();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (turned.x() != 0 ? turned.x() : turned.y()));
    return;
  }
  setZoom(zoom() * std::pow(zoomStep, event->angleDelta().y() / 120.0));
}

void EncoderMapView::keyPressEvent(QKeyEvent* event) {
  if (m_cursor->handleKey(event->key())) return;
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomIn();
    case Qt::Key_Minus:
      return zoomOut();
    case Qt::Key_0:
      return fit();
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (const Step* step = m_state.step()) toggleNumbers(step->op, m_nodes[step->op]->thumbnailRect().center());
      return;
    default:
      QGraphicsView::keyPressEvent(event);
  }
}

void EncoderMapView::mousePressEvent(QMouseEvent* event) {
  m_pressed = event->pos();
  QGraphicsView::mousePressEvent(event);
}

void EncoderMapView::mouseReleaseEvent(QMouseEvent* event) {
  QGraphicsView::mouseReleaseEvent(event);
  const std::optional<QPoint> pressed = std::exchange(m_pressed, std::nullopt);
  const bool isClick = pressed && (event->pos() - *pressed).manhattanLength() < QApplication::startDragDistance();
  if (event->button() != Qt::LeftButton || !isClick) return;
  const EncoderMapNode* node = nodeAt(event->pos());
  const bool isKnown = node != nullptr && m_state.shownTensor(node->op()) != nullptr;
  const bool isNumber = isKnown && m_state.shownTensor(node->op())->shape.empty();
  m_clicked = node != nullptr ? std::optional(node->op()) : std::nullopt;
  m_clickedPlace = mapToScene(event->pos());
  if (node == nullptr) return;
  if (const std::optional<CellAddress> cell = node->cellAt(m_clickedPlace, zoom())) {
    emit cellClicked(node->op(), *cell);
  } else {
    m_cursor->setOp(node->op());
    // One number is all there is to choose.
    if (isNumber) emit cellClicked(node->op(), {m_state.shownName(node->op()), {}});
  }
}

void EncoderMapView::mouseDoubleClickEvent(QMouseEvent*) {
  // The first click may have moved the diagram under the pointer.
  if (m_clicked) toggleNumbers(*m_clicked, m_clickedPlace);
}

void EncoderMapView::layOut() {
  scene()->clear();
  m_nodes.clear();
  m_state.layout = m_state.inspection ? EncoderMapLayout(m_state.inspection->ops()) : EncoderMapLayout();
  scene()->setSceneRect(m_state.layout.bounds);
  if (!m_state.inspection) return;
  for (std::size_t op = 0; op < m_state.layout.nodes.size(); ++op) {
    m_nodes.push_back(new EncoderMapNode(m_state, op));
    scene()->addItem(m_nodes.back());
  }
  fit();
  horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
  emit viewChanged();
}

void EncoderMapView::showCursor() {
  const Step* step = m_state.step();
  setAccessibleDescription(step != nullptr ? stepText(*m_state.inspection, *step) : QString());
  if (step == nullptr) return;
  const QRectF& box = m_state.layout.nodes[step->op].box;
  // So near that it does not fit, its middle is what can be read.
  if (box.width() * zoom() > viewport()->width() || box.height() * zoom() > viewport()->height())
    return centerOn(box.center());
  // A little of what comes before and after is seen as well.
  const double side = std::min(160.0, viewport()->width() / zoom() / 4);
  ensureVisible(box.adjusted(-side, -12, side, 24), 0, 0);
}

void EncoderMapView::setZoom(double zoom) {
  zoom = std::clamp(zoom, smallestZoom, largestZoom);
  const double factor = zoom / this->zoom();
  scale(factor, factor);
  m_isFitted = false;
  emit viewChanged();
}

EncoderMapNode* EncoderMapView::nodeAt(const QPoint& place) const {
  const QPointF point = mapToScene(place);
  const auto found = std::ranges::find_if(
      m_nodes, [&](const EncoderMapNode* node) { return m_state.layout.nodes[node->op()].box.contains(point); });
  return found != m_nodes.end() ? *found : nullptr;
}

QString EncoderMapView::textAt(const QPoint& place) const {
  const EncoderMapNode* node = nodeAt(place);
  return node != nullptr ? node->toolTipText(mapToScene(place), zoom()) : QString();
}

}  // namespace encoderlab
