#include "views/sample_text_field.h"

#include <QEvent>

#include "views/theme.h"

namespace encoderlab {

SampleTextField::SampleTextField(QWidget* parent) : QLineEdit(parent) {
  setAccessibleName(tr("The sample as text"));
  setToolTip(tr("The whole sample as text; Enter cuts it into tokens again."));
}

void SampleTextField::showText(const QString& text) {
  setText(text);
  mark(false);
}

void SampleTextField::mark(bool refused) {
  m_isRefused = refused;
  QPalette colors;
  if (refused) colors.setColor(QPalette::Text, themeColors(palette()).wrong);
  setPalette(colors);
}

void SampleTextField::changeEvent(QEvent* event) {
  QLineEdit::changeEvent(event);
  const bool isOfOldTheme = m_isRefused && palette().color(QPalette::Text) != themeColors(palette()).wrong;
  if (event->type() == QEvent::PaletteChange && isOfOldTheme) mark(true);
}

}  // namespace encoderlab
