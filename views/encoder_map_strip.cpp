#include "views/encoder_map_strip.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "views/change_mark.h"
#include "views/op_text.h"

namespace encoderlab {
namespace {

constexpr double gap = 5;
/// A layer counts as much as so many single ops.
constexpr double layerShare = 3;

double shareOf(const MapSection& section) { return section.layer >= 0 ? layerShare : 1.3; }

}  // namespace

EncoderMapStrip::EncoderMapStrip(const EncoderMapState& state, QWidget* parent) : QWidget(parent), m_state(state) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Parts of the model"));
}

void EncoderMapStrip::setVisiblePart(const QRectF& part) {
  m_visible = part;
  update();
}

/// Every block has room for its name; what is left is shared out.
std::vector<QRectF> EncoderMapStrip::sectionRects() const {
  const auto& sections = m_state.layout.sections;
  std::vector<double> widths;
  double shares = 0;
  double names = 0;
  for (const MapSection& each : sections) {
    shares += shareOf(each);
    names += widths.emplace_back(nameWidth(each));
  }
  const double room = width() - gap * static_cast<double>(sections.size() + 1);
  const double spare = room - names;
  std::vector<QRectF> rects;
  double left = gap;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const double width = spare > 0 ? widths[i] + spare * shareOf(sections[i]) / shares : room * widths[i] / names;
    rects.emplace_back(left, 3, width, height() - 10.0);
    left += width + gap;
  }
  return rects;
}

double EncoderMapStrip::nameWidth(const MapSection& section) const {
  return fontMetrics().horizontalAdvance(textOf(section, false)) + 8.0;
}

bool EncoderMapStrip::isChanged(const MapSection& section) const {
  const auto first = m_state.changed.begin() + static_cast<std::ptrdiff_t>(section.firstOp);
  const auto end = m_state.changed.begin() + static_cast<std::ptrdiff_t>(section.lastOp) + 1;
  return std::find(first, end, true) != end;
}

QSize EncoderMapStrip::sizeHint() const { return {400, fontMetrics().height() + 20}; }

void EncoderMapStrip::paintEvent(QPaintEvent*) {
  if (!m_state.inspection) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColors& colors = themeColors(palette());
  const Step* step = m_state.step();
  const auto& sections = m_state.layout.sections;
  const std::vector<QRectF> places = sectionRects();
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const QRectF& place = places[i];
    const bool isCurrent = step != nullptr && step->op >= sections[i].firstOp && step->op <= sections[i].lastOp;
    painter.setPen(QPen(isCurrent ? colors.selection : colors.border, isCurrent ? 2 : 1));
    painter.setBrush(isCurrent ? colors.selectionFill : colors.chip);
    painter.drawRoundedRect(place, 5, 5);
    painter.setPen(colors.text);
    const QFontMetricsF metrics(font());
    const QString full = textOf(sections[i], false);
    const QString text = metrics.horizontalAdvance(full) <= place.width() - 4 ? full : textOf(sections[i], true);
    painter.drawText(place, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, place.width() - 2));
    if (isChanged(sections[i])) paintChangeMark(painter, place.topRight() + QPointF(-4, 4), 4, colors);
  }
  const double left = positionOf(m_visible.left(), places);
  const QRectF line(left, height() - 4.0, std::max(6.0, positionOf(m_visible.right(), places) - left), 3);
  painter.fillRect(line, colors.mutedText);
}

void EncoderMapStrip::mousePressEvent(QMouseEvent* event) {
  if (!m_state.inspection) return;
  const std::vector<QRectF> places = sectionRects();
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].contains(event->position())) emit sectionClicked(i);
  }
}

QString EncoderMapStrip::textOf(const MapSection& section, bool isShort) const {
  const Op& op = m_state.inspection->ops()[section.firstOp];
  if (section.layer >= 0) return isShort ? QString::number(section.layer + 1) : opPlace(op);
  if (section.firstOp == 0) return tr("input");
  return op.hook == Hook::Logits ? tr("head") : opLabel(op);
}

/// Where a place of the diagram is on the strip.
double EncoderMapStrip::positionOf(double x, const std::vector<QRectF>& places) const {
  for (std::size_t i = 0; i < places.size(); ++i) {
    const QRectF& box = m_state.layout.sections[i].box;
    if (x > box.right()) continue;
    return places[i].left() + std::max(0.0, (x - box.left()) / box.width()) * places[i].width();
  }
  return places.empty() ? 0 : places.back().right();
}

}  // namespace encoderlab
