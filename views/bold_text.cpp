#include "views/bold_text.h"

#include <QWidget>

namespace encoderlab {

void makeBold(QWidget* widget) {
  QFont weightOnly;
  weightOnly.setBold(true);
  widget->setFont(weightOnly);
}

}  // namespace encoderlab
