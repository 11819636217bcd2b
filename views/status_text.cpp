#include "views/status_text.h"

#include <QEvent>
#include <algorithm>

namespace encoderlab {

StatusText::StatusText(QWidget* parent) : QLabel(parent) {
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  setTextFormat(Qt::PlainText);
  setWordWrap(true);
  setAlignment(Qt::AlignLeft | Qt::AlignTop);
  reserveLines(0);
}

void StatusText::say(const QString& sentence) {
  setText(sentence);
  setToolTip(sentence);
  reserveLines(minimumHeight());
}

void StatusText::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() == QEvent::FontChange) reserveLines(0);
}

void StatusText::reserveLines(int least) {
  // A line of Chinese is higher than the font says, for its letters come from another one.
  const int line = fontMetrics().boundingRect(QRect(0, 0, QWIDGETSIZE_MAX, 0), Qt::TextSingleLine, text()).height();
  setFixedHeight(std::max(least, 2 * std::max(line, fontMetrics().lineSpacing())));
}

}  // namespace encoderlab
