#include "views/styled_button.h"

#include <QEvent>

namespace encoderlab {

StyledButton::StyledButton(const QString& styleSheet, QWidget* parent) : QToolButton(parent) {
  setStyleSheet(styleSheet);
  parent->installEventFilter(this);
}

bool StyledButton::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::PaletteChange) setStyleSheet(styleSheet());
  return QToolButton::eventFilter(watched, event);
}

}  // namespace encoderlab
