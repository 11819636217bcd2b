#include "views/attention_grid.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "views/attention_text.h"
#include "views/change_mark.h"
#include "views/heatmap_layout.h"
#include "views/intervention_text.h"
#include "views/selection.h"

namespace encoderlab {
namespace {

constexpr double gap = 8;
constexpr double margin = 4;
constexpr double smallestMap = 20;

constexpr double markRadius = 5;

}  // namespace

AttentionGrid::AttentionGrid(Selection* selection, QWidget* parent)
    : QAbstractScrollArea(parent), m_selection(selection) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Attention of all heads"));
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
  connect(selection, &Selection::headChanged, this, &AttentionGrid::showSelectedHead);
  connect(selection, &Selection::stepChanged, viewport(), qOverload<>(&QWidget::update));
}

void AttentionGrid::setInspection(std::shared_ptr<const Inspection> inspection) {
  const int layers = layerCount();
  const int heads = headCount();
  m_inspection = std::move(inspection);
  if (layers != layerCount() || heads != headCount()) {
    updateLayout();
    // A new model may have fewer layers or heads than the one before.
    selectHead(m_selection->layer(), m_selection->head());
    showSelectedHead();
    viewport()->update();
  }
  m_toolTip.update();
  viewport()->update(mapsRect());
}

HeatmapMatrix AttentionGrid::weightsOf(const ComputedNames& computed, int layer, int head) const {
  const std::string name = hookName(Hook::Weights, layer);
  const Tensor<float>* weights = computed.contains(name) ? m_inspection->trace.find(name) : nullptr;
  return weights != nullptr ? matrixOf(*weights, static_cast<std::size_t>(head)) : HeatmapMatrix();
}

QRect AttentionGrid::mapsRect() const {
  return {static_cast<int>(m_labelWidth) + 3, static_cast<int>(m_labelHeight), viewport()->width(),
          viewport()->height()};
}

QRectF AttentionGrid::mapRect(int layer, int head) const {
  return {m_labelWidth + gap + head * (m_side + gap) - horizontalScrollBar()->value(),
          m_labelHeight + gap / 2 + layer * (m_side + gap) - verticalScrollBar()->value(), m_side, m_side};
}

void AttentionGrid::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  const ThemeColors& colors = themeColors(palette());
  painter.fillRect(viewport()->rect(), colors.panel);
  if (layerCount() == 0) {
    paintEmptyState(painter, viewport()->rect(),
                    tr("The attention of every head in every layer appears here once a sample is chosen."), colors);
    return;
  }
  paintMaps(painter, colors);
  if (!mapsRect().contains(event->rect())) paintLabels(painter, colors);
}

void AttentionGrid::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateLayout();
}

void AttentionGrid::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateLayout();
}

bool AttentionGrid::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
  m_toolTip.show(*static_cast<QHelpEvent*>(event), viewport(), [this](const QPoint& place) { return textAt(place); });
  return true;
}

void AttentionGrid::mousePressEvent(QMouseEvent* event) {
  const Place place = placeAt(event->position());
  if (event->button() != Qt::LeftButton || place.layer < 0) return;
  selectHead(place.layer, place.head);
  const ComputedNames computed(m_inspection->steps(), m_selection->step());
  const HeatmapMatrix map = weightsOf(computed, place.layer, place.head);
  if (map.isEmpty()) return;
  const HeatmapCell cell = cellAt(event->position(), place, map);
  m_selection->setCell({hookName(Hook::Weights, place.layer),
                        {0, static_cast<std::size_t>(place.head), static_cast<std::size_t>(cell.row),
                         static_cast<std::size_t>(cell.column)}});
}

void AttentionGrid::keyPressEvent(QKeyEvent* event) {
  const int layer = m_selection->layer();
  const int head = m_selection->head();
  switch (event->key()) {
    case Qt::Key_Left:
      return selectHead(layer, head - 1);
    case Qt::Key_Right:
      return selectHead(layer, head + 1);
    case Qt::Key_Up:
      return selectHead(layer - 1, head);
    case Qt::Key_Down:
      return selectHead(layer + 1, head);
    default:
      QAbstractScrollArea::keyPressEvent(event);
  }
}

void AttentionGrid::updateLayout() {
  if (layerCount() == 0) return;
  const QFontMetricsF metrics(font());
  m_labelHeight = std::ceil(metrics.height()) + 2;
  m_labelWidth = margin + std::ceil(std::max(metrics.horizontalAdvance(tr("layer %1").arg(layerCount())),
                                             metrics.horizontalAdvance(tr("head"))));
  const double left = m_labelWidth + gap;
  const double top = m_labelHeight + gap / 2;
  const double width = (viewport()->width() - left) / headCount() - gap;
  const double height = (viewport()->height() - top) / layerCount() - gap;
  m_side = std::max(smallestMap, std::floor(std::min(width, height)));
  setScrollRange(horizontalScrollBar(), left + headCount() * (m_side + gap), viewport()->width());
  setScrollRange(verticalScrollBar(), top + layerCount() * (m_side + gap), viewport()->height());
}

void AttentionGrid::selectHead(int layer, int head) {
  if (layerCount() == 0) return;
  m_selection->setHead(std::clamp(layer, 0, layerCount() - 1), std::clamp(head, 0, headCount() - 1));
}

void AttentionGrid::showSelectedHead() {
  setAccessibleDescription(tr("Layer %1, head %2").arg(m_selection->layer() + 1).arg(m_selection->head() + 1));
  const QRectF map = mapRect(m_selection->layer(), m_selection->head()).adjusted(-gap, -gap, gap, gap);
  scrollTo(horizontalScrollBar(), map.left(), map.right(), m_labelWidth, viewport()->width());
  scrollTo(verticalScrollBar(), map.top(), map.bottom(), m_labelHeight, viewport()->height());
  viewport()->update();
}

AttentionGrid::Place AttentionGrid::placeAt(const QPointF& point) const {
  if (point.x() < m_labelWidth || point.y() < m_labelHeight) return {};
  for (int layer = 0; layer < layerCount(); ++layer) {
    for (int head = 0; head < headCount(); ++head) {
      if (mapRect(layer, head).contains(point)) return {layer, head};
    }
  }
  return {};
}

HeatmapCell AttentionGrid::cellAt(const QPointF& point, const Place& place, const HeatmapMatrix& map) const {
  const QPointF share = (point - mapRect(place.layer, place.head).topLeft()) / m_side;
  const auto index = [](double part, std::size_t count) {
    return std::min(static_cast<int>(part * static_cast<double>(count)), static_cast<int>(count) - 1);
  };
  return {index(share.y(), map.rows), index(share.x(), map.columns)};
}

QString AttentionGrid::textAt(const QPointF& point) const {
  const Place place = placeAt(point);
  if (place.layer < 0) return {};
  const ComputedNames computed(m_inspection->steps(), m_selection->step());
  const HeatmapMatrix map = weightsOf(computed, place.layer, place.head);
  const QString changes = changesOfHead(m_inspection->interventions, place.layer, place.head);
  QStringList lines = changes.isEmpty() ? QStringList() : QStringList(changes);
  if (map.isEmpty()) {
    lines.prepend(tr("Layer %1, head %2: not computed.").arg(place.layer + 1).arg(place.head + 1));
    return lines.join(QLatin1Char('\n'));
  }
  const HeatmapCell cell = cellAt(point, place, map);
  const float value = map.at(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column));
  lines.prepend(tr("Layer %1, head %2: %3")
                    .arg(place.layer + 1)
                    .arg(place.head + 1)
                    .arg(attentionCellText(*m_inspection, axisLabels(*m_inspection), cell, value)));
  return lines.join(QLatin1Char('\n'));
}

void AttentionGrid::paintMaps(QPainter& painter, const ThemeColors& colors) const {
  painter.save();
  painter.setClipRect(QRectF(m_labelWidth, m_labelHeight, viewport()->width(), viewport()->height()));
  const PaddingFlags padding{m_inspection->padding, m_inspection->padding};
  const ComputedNames computed(m_inspection->steps(), m_selection->step());
  for (int layer = 0; layer < layerCount(); ++layer) {
    for (int head = 0; head < headCount(); ++head) {
      const QRectF area = mapRect(layer, head);
      if (!area.intersects(QRectF(viewport()->rect()))) continue;
      const HeatmapMatrix map = weightsOf(computed, layer, head);
      if (map.isEmpty()) paintNotComputed(painter, area, colors);
      paintHeatmap(painter, area, map, ColorScale::unit(), padding, colors);
      if (!changesOfHead(m_inspection->interventions, layer, head).isEmpty()) {
        paintChangeMark(painter, area.topRight() + QPointF(-markRadius, markRadius), markRadius, colors);
      }
      if (layer != m_selection->layer() || head != m_selection->head()) continue;
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(colors.selection, 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
      painter.drawRect(area.adjusted(-2.5, -2.5, 2.5, 2.5));
    }
  }
  painter.restore();
}

void AttentionGrid::paintLabels(QPainter& painter, const ThemeColors& colors) const {
  const QFontMetricsF metrics(font());
  const bool wordsFit = metrics.horizontalAdvance(tr("head %1").arg(headCount())) <= m_side + gap;
  const auto write = [&](const QRectF& place, int alignment, const QString& text, bool selected) {
    painter.setPen(selected ? colors.text : colors.mutedText);
    painter.drawText(place, alignment | Qt::TextDontClip, text);
  };
  painter.save();
  painter.setClipRect(QRectF(m_labelWidth, 0, viewport()->width(), m_labelHeight));
  for (int head = 0; head < headCount(); ++head) {
    const QRectF map = mapRect(0, head);
    write(QRectF(map.left(), 0, m_side, m_labelHeight), Qt::AlignCenter,
          wordsFit ? tr("head %1").arg(head + 1) : QString::number(head + 1), head == m_selection->head());
  }
  painter.setClipRect(QRectF(0, m_labelHeight, m_labelWidth + 2, viewport()->height()));
  for (int layer = 0; layer < layerCount(); ++layer) {
    const QRectF map = mapRect(layer, 0);
    write(QRectF(0, map.top(), m_labelWidth, m_side), Qt::AlignRight | Qt::AlignVCenter, tr("layer %1").arg(layer + 1),
          layer == m_selection->layer());
  }
  painter.restore();
  if (!wordsFit) {
    write(QRectF(0, 0, m_labelWidth, m_labelHeight), Qt::AlignRight | Qt::AlignVCenter, tr("head"), false);
  }
}

}  // namespace encoderlab
