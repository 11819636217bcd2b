#include "views/live_tool_tip.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QWidget>
#include <utility>

namespace encoderlab {

void LiveToolTip::show(const QHelpEvent& event, QWidget* widget, std::function<QString(const QPoint&)> textAt) {
  m_widget = widget;
  m_place = event.pos();
  m_textAt = std::move(textAt);
  showText();
}

void LiveToolTip::update() {
  // Another widget's tooltip may have taken its place.
  if (m_text.isEmpty() || !QToolTip::isVisible() || QToolTip::text() != m_text) return;
  if (m_textAt(m_place) != m_text) showText();
}

void LiveToolTip::showText() {
  m_text = m_textAt(m_place);
  QToolTip::showText(m_widget->mapToGlobal(m_place), m_text, m_widget);
}

}  // namespace encoderlab
