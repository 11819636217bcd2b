#include "views/encoder_map_backdrop.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <algorithm>
#include <cmath>

#include "views/attention_text.h"
#include "views/color_map.h"
#include "views/picture_image.h"
#include "views/scaled_text.h"
#include "views/thumbnail.h"

namespace encoderlab {
namespace {

struct BackdropText {
  Q_DECLARE_TR_FUNCTIONS(encoderlab::BackdropText)
};

constexpr double streamWidth = 6;
constexpr double wireWidth = 1.6;
constexpr double currentWidth = 3.2;
constexpr double sumRadius = 10;
constexpr double forkRadius = 4;
constexpr double chipHeight = 17;

/// An arrowhead at `tip`, coming from `from`.
void paintArrow(QPainter& painter, const QPointF& from, const QPointF& tip, double size, const QColor& color) {
  const double angle = std::atan2(tip.y() - from.y(), tip.x() - from.x());
  const auto corner = [&](double turn) { return tip - size * QPointF(std::cos(angle + turn), std::sin(angle + turn)); };
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawPolygon(QPolygonF({tip, corner(0.45), corner(-0.45)}));
}

/// A circle with a plus in it.
void paintSum(QPainter& painter, const QPointF& center, double radius, const QColor& line, const QColor& fill) {
  painter.setPen(QPen(line, 2));
  painter.setBrush(fill);
  painter.drawEllipse(center, radius, radius);
  const double arm = radius * 0.55;
  painter.drawLine(center - QPointF(arm, 0), center + QPointF(arm, 0));
  painter.drawLine(center - QPointF(0, arm), center + QPointF(0, arm));
}

}  // namespace

void EncoderMapBackdrop::paint(QPainter& painter, const ThemeColors& colors) const {
  if (!m_state.inspection) return;
  const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
  painter.setRenderHint(QPainter::Antialiasing);
  paintFrames(painter, zoom, colors);
  paintInput(painter, colors);
  // The stream runs above what branches from it, and what passes now above all.
  for (const bool isStream : {false, true}) {
    for (const MapWire& wire : m_state.layout.wires) {
      if (wire.isStream == isStream && !m_state.passesNow(wire)) paintWire(painter, wire, colors);
    }
  }
  for (const MapWire& wire : m_state.layout.wires) {
    if (m_state.passesNow(wire)) paintWire(painter, wire, colors);
  }
  for (std::size_t op = 0; op < m_state.layout.nodes.size(); ++op) {
    if (m_state.layout.nodes[op].isOnStream()) paintStreamPoint(painter, op, colors);
  }
  for (const MapFork& fork : m_state.layout.forks) paintFork(painter, fork, colors);
}

void EncoderMapBackdrop::paintFrames(QPainter& painter, double zoom, const ThemeColors& colors) const {
  for (const MapFrame& frame : m_state.layout.frames) {
    const bool isLayer = frame.kind == MapFrameKind::Layer;
    QColor fill = isLayer ? colors.chip : colors.panel;
    fill.setAlphaF(isLayer ? 0.45F : 0.7F);
    painter.setPen(isLayer ? QPen(Qt::NoPen) : QPen(colors.border, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(frame.box, 8, 8);
    paintFrameTitle(painter, frame, zoom, colors);
    if (isLayer) paintStreamName(painter, frame, zoom, colors);
  }
}

void EncoderMapBackdrop::paintFrameTitle(QPainter& painter, const MapFrame& frame, double zoom,
                                         const ThemeColors& colors) const {
  const ModelConfiguration& model = m_state.inspection->model;
  painter.setPen(frame.kind == MapFrameKind::Layer ? colors.text : colors.mutedText);
  const QRectF place = frame.box.adjusted(36, 3, -6, 0);
  const QRectF line(place.left(), place.top(), place.width(), 17);
  const double pixels = readablePixels(11.5, 14.5, zoom);
  switch (frame.kind) {
    case MapFrameKind::Layer:
      return drawScaledText(painter, line.translated(-26, 2), readablePixels(13, 17, zoom),
                            Qt::AlignLeft | Qt::AlignVCenter,
                            BackdropText::tr("layer %1 of %2").arg(frame.layer + 1).arg(model.numLayers), true);
    case MapFrameKind::Attention:
      return drawScaledText(
          painter, line, pixels, Qt::AlignLeft | Qt::AlignVCenter,
          BackdropText::tr("multi-head self-attention · head %1 of %2").arg(m_state.head + 1).arg(model.nhead));
    case MapFrameKind::FeedForward:
      return drawScaledText(painter, line, pixels, Qt::AlignLeft | Qt::AlignVCenter, BackdropText::tr("feed-forward"));
  }
}

/// What happens to the stream in a layer, in words above it.
void EncoderMapBackdrop::paintStreamName(QPainter& painter, const MapFrame& layer, double zoom,
                                         const ThemeColors& colors) const {
  const bool isAdded = m_state.inspection->model.block != Block::AsPrinted;
  const QString text = isAdded ? BackdropText::tr("residual stream: what every block adds to")
                               : BackdropText::tr("no residual stream: every block's output is doubled");
  painter.setPen(isAdded ? m_state.passColor(colors) : colors.mutedText);
  drawScaledText(painter, QRectF(layer.box.left() + 44, -24, 400, 18), readablePixels(11.5, 15, zoom),
                 Qt::AlignLeft | Qt::AlignVCenter, text);
}

void EncoderMapBackdrop::paintInput(QPainter& painter, const ThemeColors& colors) const {
  QRectF box = m_state.layout.input;
  const double needed = 30 + chipHeight * static_cast<double>(m_state.inspection->length());
  box.setHeight(std::clamp(needed, 130.0, box.height()));
  painter.setPen(QPen(colors.border, 1));
  painter.setBrush(colors.panel);
  painter.drawRoundedRect(box, 5, 5);
  const InputConfiguration& input = m_state.inspection->model.input;
  const bool isTokens = input.kind == InputKind::Tokens;
  const bool isPatches = input.kind == InputKind::Patches;
  painter.setPen(colors.text);
  drawScaledText(painter, QRectF(box.left(), box.top() + 2, box.width(), 16), 12, Qt::AlignCenter,
                 isTokens    ? BackdropText::tr("tokens")
                 : isPatches ? BackdropText::tr("patches")
                             : BackdropText::tr("vectors"));
  const QRectF area = box.adjusted(6, 20, -6, -6);
  if (isTokens) return paintTokens(painter, area, colors);
  const Batch& batch = m_state.inspection->batch;
  if (isPatches) {
    const std::vector<float>& vectors = m_state.inspection->sample.vectors;
    return paintPictures(painter, area, input, std::vector<double>(vectors.begin(), vectors.end()), Qt::Vertical);
  }
  const std::size_t columns = batch.columnCount();
  if (columns == 0) return;
  const HeatmapMatrix matrix{batch.vectors, columns, batch.vectors.size() / columns};
  float magnitude = 0;
  for (const float value : batch.vectors) magnitude = std::max(magnitude, std::abs(value));
  const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
  const ReducedMatrix reduced(matrix, {m_state.inspection->padding, {}}, (area.size() * zoom).toSize());
  paintHeatmap(painter, area, reduced.matrix(), ColorScale::diverging(static_cast<double>(magnitude)),
               reduced.padding(), colors);
}

void EncoderMapBackdrop::paintTokens(QPainter& painter, const QRectF& area, const ThemeColors& colors) const {
  const QStringList labels = axisLabels(*m_state.inspection);
  const auto& padding = m_state.inspection->padding;
  const int room = static_cast<int>(area.height() / chipHeight);
  const int count = static_cast<int>(labels.size());
  const int shown = count <= room ? count : room - 1;
  QRectF chip(area.left(), area.top(), area.width(), chipHeight - 2);
  for (int token = 0; token < shown; ++token, chip.translate(0, chipHeight)) {
    const bool isPadding =
        static_cast<std::size_t>(token) < padding.size() && padding[static_cast<std::size_t>(token)] != 0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isPadding ? colors.padding : colors.chip);
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(isPadding ? colors.mutedText : colors.text);
    drawScaledText(painter, chip.adjusted(2, 0, -2, 0), 11.5, Qt::AlignCenter, labels.at(token));
  }
  if (shown == count) return;
  painter.setPen(colors.mutedText);
  drawScaledText(painter, chip, 10.5, Qt::AlignCenter, BackdropText::tr("%n more", nullptr, count - shown));
}

void EncoderMapBackdrop::paintWire(QPainter& painter, const MapWire& wire, const ThemeColors& colors) const {
  const bool isNow = m_state.passesNow(wire);
  const bool isBackward = isNow ? m_state.step()->phase == StepPhase::Backward : m_state.gradients;
  QColor color = m_state.hasPassed(wire) ? m_state.passColor(colors) : colors.border;
  if (isNow) color = phaseColor(m_state.step()->phase, colors);
  const double width = wire.isStream ? streamWidth : isNow ? currentWidth : wireWidth;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
  painter.drawPath(wire.path);
  if (wire.isStream && !isNow) return;
  const int last = wire.path.elementCount() - 1;
  const double size = isNow ? 11 : 6;
  if (isBackward) {
    // Where the wire leaves a fork or a node, seen from there.
    paintArrow(painter, wire.path.elementAt(1), wire.path.elementAt(0), size, color);
  } else {
    paintArrow(painter, wire.path.elementAt(last - 1), wire.path.elementAt(last), size, color);
  }
}

void EncoderMapBackdrop::paintStreamPoint(QPainter& painter, std::size_t op, const ThemeColors& colors) const {
  const MapNode& node = m_state.layout.nodes[op];
  const bool isKnown = m_state.knowledge(op) == MapKnowledge::Computed;
  const bool isCurrent = m_state.isCurrent(op);
  QColor line = isKnown ? m_state.passColor(colors) : colors.mutedText;
  if (isCurrent) line = phaseColor(m_state.step()->phase, colors);
  painter.setPen(QPen(line, wireWidth));
  painter.drawLine(QPointF(node.point.x(), node.box.bottom()), node.point);
  const QColor fill = isCurrent ? colors.selectionFill : colors.panel;
  switch (node.place) {
    case MapPlace::StreamSum:
      return paintSum(painter, node.point, sumRadius, line, fill);
    case MapPlace::StreamNorm: {
      const QRectF box(node.point - QPointF(19, 10), QSizeF(38, 20));
      painter.setPen(QPen(line, 2));
      painter.setBrush(fill);
      painter.drawRoundedRect(box, 4, 4);
      painter.setPen(isKnown || isCurrent ? colors.text : colors.mutedText);
      return drawScaledText(painter, box, 11, Qt::AlignCenter, QStringLiteral("norm"));
    }
    default:
      painter.setPen(QPen(line, 2));
      painter.setBrush(fill);
      painter.drawEllipse(node.point, forkRadius + 1, forkRadius + 1);
  }
}

void EncoderMapBackdrop::paintFork(QPainter& painter, const MapFork& fork, const ThemeColors& colors) const {
  const bool isKnown = m_state.knowledge(fork.op) == MapKnowledge::Computed;
  if (!m_state.gradients) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(isKnown ? colors.forward : colors.border);
    painter.drawEllipse(fork.center, forkRadius, forkRadius);
    return;
  }
  // Backward, the gradients of all readers meet here and are added.
  const int arrived = m_state.arrivedStreams(fork.op);
  const int all = m_state.allStreams(fork.op);
  const bool isReached = arrived > 0;
  paintSum(painter, fork.center, sumRadius - 1.5, isReached ? colors.backward : colors.border,
           isReached && arrived < all ? colors.selectionFill : colors.panel);
  // In a branch the op before the fork says the same, and there is no room.
  if (!isReached || arrived == all || !m_state.layout.nodes[fork.op].isOnStream()) return;
  painter.setPen(colors.backward);
  drawScaledText(painter, QRectF(fork.center + QPointF(-44, 9), QSizeF(36, 13)), 11, Qt::AlignRight | Qt::AlignVCenter,
                 BackdropText::tr("%1 of %2").arg(arrived).arg(all), true);
}

}  // namespace encoderlab
