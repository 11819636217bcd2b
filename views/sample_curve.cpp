#include "views/sample_curve.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "views/change_mark.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr double sideMargin = 8;
constexpr double pointRadius = 3;
constexpr double keyStep = 0.02;

}  // namespace

SampleCurve::SampleCurve(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Values of the sample"));
  setToolTip(tr(
      "Drag a point, or choose one with Left and Right and move it with Up and Down (with Shift ten times as far)."));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void SampleCurve::setValues(std::vector<double> values, std::vector<bool> padding) {
  m_values = std::move(values);
  m_padding = std::move(padding);
  m_padding.resize(m_values.size(), false);
  m_changed.resize(m_values.size(), false);
  if (m_current >= count()) m_current = -1;
  fitRange();
}

void SampleCurve::setChanged(std::vector<bool> changed) {
  m_changed = std::move(changed);
  m_changed.resize(m_values.size(), false);
  update();
}

void SampleCurve::setContinuation(std::vector<double> target, std::vector<double> forecast) {
  m_target = std::move(target);
  m_forecast = std::move(forecast);
  fitRange();
}

void SampleCurve::setCurrent(int index) {
  m_current = index < count() ? index : -1;
  update();
}

/// A range that moved under the pointer would make the point run away: it rests while dragging.
void SampleCurve::fitRange() {
  update();
  if (m_dragging) return;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const std::vector<double>* values : {&m_values, &m_target, &m_forecast}) {
    for (const double value : *values) {
      if (!std::isfinite(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (low > high) low = high = 0.0;
  const double margin = high > low ? 0.1 * (high - low) : std::max(1e-6, 0.5 * std::abs(high) + 0.5);
  m_low = low - margin;
  m_high = high + margin;
}

QRectF SampleCurve::plotArea() const {
  const QFontMetrics metrics = fontMetrics();
  return QRectF(rect()).adjusted(sideMargin, metrics.height(), -sideMargin, -metrics.height());
}

QPointF SampleCurve::place(int index, double value) const {
  const QRectF area = plotArea();
  const auto continuation = static_cast<int>(std::max(m_target.size(), m_forecast.size()));
  const int last = std::max(1, count() + continuation - 1);
  return {area.left() + area.width() * index / last,
          area.bottom() - area.height() * (value - m_low) / (m_high - m_low)};
}

QPointF SampleCurve::placeOf(int index) const { return place(index, m_values[static_cast<std::size_t>(index)]); }

double SampleCurve::valueAtHeight(double y) const {
  const QRectF area = plotArea();
  return m_low + (area.bottom() - y) / std::max(1.0, area.height()) * (m_high - m_low);
}

QSize SampleCurve::sizeHint() const { return {220, 150}; }

QSize SampleCurve::minimumSizeHint() const { return {120, 90}; }

void SampleCurve::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColors& colors = themeColors(palette());
  painter.fillRect(rect(), colors.panel);
  painter.setPen(QPen(hasFocus() ? colors.accent : colors.border, 1));
  painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));

  const auto drawLine = [&](const std::vector<double>& values, int first, const QPen& pen) {
    QPainterPath path;
    bool drawing = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const QPointF point = place(first + static_cast<int>(i), values[i]);
      if (!std::isfinite(values[i])) {
        drawing = false;
      } else if (std::exchange(drawing, true)) {
        path.lineTo(point);
      } else {
        path.moveTo(point);
      }
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    if (values.size() > 64) return;
    painter.setBrush(pen.color());
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::isfinite(values[i])) painter.drawEllipse(place(first + static_cast<int>(i), values[i]), 2, 2);
    }
  };
  drawLine(m_target, count(), QPen(colors.mutedText, 1.5));
  drawLine(m_forecast, count(), QPen(colors.training, 2, Qt::DashLine));
  drawLine(m_values, 0, QPen(colors.text, 1.5));
  for (int i = 0; i < count(); ++i) {
    if (!m_padding[static_cast<std::size_t>(i)]) continue;
    painter.setPen(QPen(colors.mutedText, 1));
    painter.setBrush(colors.padding);
    painter.drawEllipse(placeOf(i), pointRadius, pointRadius);
  }
  for (int i = 0; i < count(); ++i) {
    if (m_changed[static_cast<std::size_t>(i)]) paintChangeMark(painter, placeOf(i), pointRadius + 2, colors);
  }
  if (m_current >= 0) {
    painter.setPen(QPen(colors.selection, 2));
    painter.setBrush(colors.selectionFill);
    painter.drawEllipse(placeOf(m_current), pointRadius + 2, pointRadius + 2);
  }
  painter.setPen(colors.mutedText);
  const QRect text = rect().adjusted(6, 1, -6, -1);
  painter.drawText(text, Qt::AlignLeft | Qt::AlignTop, locale().toString(m_high, 'g', 3));
  painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom, locale().toString(m_low, 'g', 3));
}

void SampleCurve::choose(int index) {
  setCurrent(index);
  emit currentChosen(index);
}

void SampleCurve::mousePressEvent(QMouseEvent* event) {
  if (m_values.empty()) return;
  int nearest = 0;
  for (int i = 1; i < count(); ++i) {
    const double x = event->position().x();
    if (std::abs(placeOf(i).x() - x) < std::abs(placeOf(nearest).x() - x)) nearest = i;
  }
  m_dragging = true;
  choose(nearest);
}

void SampleCurve::mouseMoveEvent(QMouseEvent* event) {
  if (!m_dragging || m_current < 0) return;
  emit valueMoved(m_current, std::clamp(valueAtHeight(event->position().y()), m_low, m_high));
}

void SampleCurve::mouseReleaseEvent(QMouseEvent*) {
  m_dragging = false;
  fitRange();
}

void SampleCurve::keyPressEvent(QKeyEvent* event) {
  const bool up = event->key() == Qt::Key_Up;
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
    if (m_values.empty()) return;
    const int next = m_current + (event->key() == Qt::Key_Left ? -1 : 1);
    choose(std::clamp(next, 0, count() - 1));
  } else if ((up || event->key() == Qt::Key_Down) && m_current >= 0) {
    const double factor = event->modifiers().testFlag(Qt::ShiftModifier) ? 10.0 : 1.0;
    const double step = factor * keyStep * (m_high - m_low);
    emit valueMoved(m_current, m_values[static_cast<std::size_t>(m_current)] + (up ? step : -step));
  } else {
    QWidget::keyPressEvent(event);
  }
}

}  // namespace encoderlab
