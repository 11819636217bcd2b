#include "views/steady_text.h"

#include <QPainter>

namespace encoderlab {
namespace {

constexpr int layoutFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

}  // namespace

SteadyText::SteadyText(QWidget* parent) : QWidget(parent) { setForegroundRole(QPalette::WindowText); }

void SteadyText::setText(const QString& text) {
  if (text == m_text) return;
  m_text = text;
  setAccessibleDescription(text);
  const int needed = fontMetrics().boundingRect(0, 0, width(), 0, layoutFlags, text).height();
  if (needed > minimumHeight()) setMinimumHeight(needed);
  update();
}

void SteadyText::reserveLines(int lines) { setMinimumHeight(lines * fontMetrics().lineSpacing()); }

void SteadyText::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setPen(palette().color(foregroundRole()));
  painter.drawText(rect(), layoutFlags, m_text);
}

}  // namespace encoderlab
