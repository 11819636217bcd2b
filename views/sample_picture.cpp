#include "views/sample_picture.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "views/change_mark.h"
#include "views/class_colors.h"
#include "views/color_map.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr QPoint nowhere{-1, -1};
constexpr double fillOpacity = 0.45;

template <typename Values>
bool hasEntry(const Values& values, int index) {
  return index >= 0 && static_cast<std::size_t>(index) < values.size();
}

template <typename Values>
auto entry(const Values& values, int index) {
  return values[static_cast<std::size_t>(index)];
}

}  // namespace

SamplePicture::SamplePicture(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Picture of the sample"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SamplePicture::setContent(PictureContent content) {
  m_content = std::move(content);
  if (m_current >= rows() * columns()) m_current = -1;
  update();
}

void SamplePicture::setStrength(double strength) {
  m_strength = strength;
  update();
}

void SamplePicture::setCurrent(int patch) {
  m_current = patch < rows() * columns() ? patch : -1;
  update();
}

void SamplePicture::setDrawing(bool drawing) {
  m_drawing = drawing;
  setCursor(drawing ? Qt::CrossCursor : Qt::ArrowCursor);
}

/// Whole screen pixels where there is room for them: no pixel of the picture is then wider than another.
double SamplePicture::scale() const {
  if (m_content.pixels.isNull()) return 1;
  const double fitting =
      std::min((width() - 2.0) / m_content.pixels.width(), (height() - 2.0) / m_content.pixels.height());
  return fitting >= 1 ? std::floor(fitting) : std::max(fitting, 0.01);
}

QRectF SamplePicture::pictureRect() const {
  const QSizeF size = QSizeF(m_content.pixels.size()) * scale();
  return {QPointF(std::floor((width() - size.width()) / 2), 1), size};
}

QRectF SamplePicture::placeOf(const QPoint& pixel) const {
  const double size = scale();
  return {pictureRect().topLeft() + QPointF(pixel) * size, QSizeF(size, size)};
}

QRectF SamplePicture::patchRect(int patch) const {
  const double side = scale() * m_content.patch;
  return {pictureRect().topLeft() + QPointF(QPoint(patch % columns(), patch / columns())) * side, QSizeF(side, side)};
}

QPoint SamplePicture::pixelAt(const QPointF& place) const {
  const QRectF area = pictureRect();
  if (m_content.pixels.isNull() || !area.contains(place)) return nowhere;
  const QPointF inside = (place - area.topLeft()) / scale();
  return {std::min(static_cast<int>(inside.x()), m_content.pixels.width() - 1),
          std::min(static_cast<int>(inside.y()), m_content.pixels.height() - 1)};
}

int SamplePicture::patchAt(const QPoint& pixel) const {
  return pixel == nowhere ? -1 : pixel.y() / m_content.patch * columns() + pixel.x() / m_content.patch;
}

bool SamplePicture::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QPoint pixel = pixelAt(help->pos());
  const QString text = pixel == nowhere || !m_pixelText ? QString() : m_pixelText(pixel);
  QToolTip::showText(help->globalPos(), text, this, placeOf(pixel).toAlignedRect());
  return true;
}

void SamplePicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColors& colors = themeColors(palette());
  painter.fillRect(rect(), colors.panel);
  if (m_content.pixels.isNull()) return;
  painter.drawImage(pictureRect(), m_content.pixels);
  paintTint(painter);
  paintClasses(painter);
  paintGrid(painter);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int patch = 0; patch < rows() * columns(); ++patch) {
    if (hasEntry(m_content.changed, patch) && entry(m_content.changed, patch))
      paintChangeMark(painter, patchRect(patch).topRight() + QPointF(-5, 5), 4, colors);
  }
  if (m_current >= 0) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.panel, 4));
    painter.drawRect(patchRect(m_current));
    painter.setPen(QPen(colors.selection, 2));
    painter.drawRect(patchRect(m_current));
  }
  if (hasFocus()) {
    painter.setPen(QPen(colors.accent, 1));
    painter.drawRect(pictureRect().adjusted(-0.5, -0.5, 0.5, 0.5));
  }
}

void SamplePicture::paintTint(QPainter& painter) const {
  const ColorScale scale = ColorScale::unit();
  for (int patch = 0; hasEntry(m_content.attention, patch); ++patch) {
    const float weight = entry(m_content.attention, patch);
    if (!std::isfinite(weight)) continue;
    QColor color(scale.color(weight));
    color.setAlphaF(static_cast<float>(m_strength));
    painter.fillRect(patchRect(patch), color);
  }
}

void SamplePicture::paintClasses(QPainter& painter) const {
  for (int patch = 0; hasEntry(m_content.predicted, patch); ++patch) {
    const int found = entry(m_content.predicted, patch);
    if (found <= 0) continue;
    QColor color = classColor(found);
    color.setAlphaF(static_cast<float>(fillOpacity));
    const QRectF place = patchRect(patch);
    painter.fillRect(place, color);
    painter.setPen(Qt::white);
    painter.drawText(place, Qt::AlignCenter, m_content.classMarks.value(found));
  }
  for (int patch = 0; hasEntry(m_content.target, patch); ++patch) {
    const int wanted = entry(m_content.target, patch);
    if (wanted <= 0) continue;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(classColor(wanted), 2));
    painter.drawRect(patchRect(patch).adjusted(2, 2, -2, -2));
  }
}

/// Thin, and neither black nor white: it is seen on every picture and hides none.
void SamplePicture::paintGrid(QPainter& painter) const {
  const QRectF area = pictureRect();
  const double side = scale() * m_content.patch;
  painter.setPen(QPen(QColor(128, 128, 128, 150), 1));
  for (int column = 0; column <= columns(); ++column) {
    const double x = area.left() + column * side;
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
  }
  for (int row = 0; row <= rows(); ++row) {
    const double y = area.top() + row * side;
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
  }
  const QColor hatching = themeColors(palette()).padding;
  for (int patch = 0; hasEntry(m_content.padding, patch); ++patch) {
    if (entry(m_content.padding, patch)) painter.fillRect(patchRect(patch), QBrush(hatching, Qt::BDiagPattern));
  }
}

void SamplePicture::choose(int patch) {
  setCurrent(patch);
  emit patchChosen(patch);
}

void SamplePicture::draw(const QMouseEvent& event) {
  const QPoint pixel = pixelAt(event.position());
  const bool erased = event.buttons().testFlag(Qt::RightButton);
  if (pixel == nowhere || pixel == m_lastDrawn || !(erased || event.buttons().testFlag(Qt::LeftButton))) return;
  m_lastDrawn = pixel;
  emit pixelDrawn(pixel, erased);
}

void SamplePicture::mousePressEvent(QMouseEvent* event) {
  m_lastDrawn = nowhere;
  if (m_drawing) return draw(*event);
  const QPoint pixel = pixelAt(event->position());
  if (pixel == nowhere) return;
  emit pixelChosen(pixel);
  choose(patchAt(pixel));
}

void SamplePicture::mouseMoveEvent(QMouseEvent* event) {
  if (m_drawing) draw(*event);
}

void SamplePicture::keyPressEvent(QKeyEvent* event) {
  QPoint step;
  if (event->key() == Qt::Key_Left) step = {-1, 0};
  if (event->key() == Qt::Key_Right) step = {1, 0};
  if (event->key() == Qt::Key_Up) step = {0, -1};
  if (event->key() == Qt::Key_Down) step = {0, 1};
  if (step.isNull() || m_content.pixels.isNull()) return QWidget::keyPressEvent(event);
  const QPoint from = m_current < 0 ? QPoint(0, 0) - step : QPoint(m_current % columns(), m_current / columns());
  const QPoint to = from + step;
  choose(std::clamp(to.y(), 0, rows() - 1) * columns() + std::clamp(to.x(), 0, columns() - 1));
}

}  // namespace encoderlab
