#include "views/status_text.h"

#include <QEvent>

namespace encoderlab {

StatusText::StatusText(QWidget* parent) : QLabel(parent) {
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  setTextFormat(Qt::PlainText);
  setWordWrap(true);
  setAlignment(Qt::AlignLeft | Qt::AlignTop);
  reserveLines();
}

void StatusText::say(const QString& sentence) {
  setText(sentence);
  setToolTip(sentence);
}

void StatusText::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() == QEvent::FontChange) reserveLines();
}

void StatusText::reserveLines() { setFixedHeight(2 * fontMetrics().lineSpacing()); }

}  // namespace encoderlab
