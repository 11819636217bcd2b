#include "views/steady_label.h"

namespace encoderlab {

void SteadyLabel::reserve(const QString& widest) {
  setFixedSize(fontMetrics().horizontalAdvance(widest), fontMetrics().height());
  showText(text());
}

void SteadyLabel::showText(const QString& text) {
  const int needed = fontMetrics().horizontalAdvance(text);
  if (needed > width()) setFixedWidth(needed);
  setText(text);
}

}  // namespace encoderlab
