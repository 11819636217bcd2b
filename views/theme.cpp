#include "views/theme.h"

#include <QApplication>
#include <QStyle>
#include <QToolTip>

namespace encoderlab {
namespace {

/// Legible from the back of a room at 1280 × 720.
constexpr double bodyPointSize = 10.5;

ThemeColors makeLightColors() {
  return {.panel = QColor(0xffffff),
          .border = QColor(0xd9dee6),
          .text = QColor(0x1b2330),
          .mutedText = QColor(0x5c6878),
          .accent = QColor(0x2361c9),
          .selection = QColor(0xd99a00),
          .selectionFill = QColor(0xfff2d2),
          .forward = QColor(0x1f5fd0),
          .backward = QColor(0xb84d12),
          .update = QColor(0x23813f),
          .positive = QColor(0xb2182b),
          .negative = QColor(0x2166ac),
          .padding = QColor(0xd3d6db),
          .notComputed = QColor(0x9aa4b1),
          .training = QColor(0x6a3fc4),
          .validation = QColor(0x0b7a80),
          .correct = QColor(0x4a7a0c),
          .wrong = QColor(0xa81c90),
          .chip = QColor(0xe9edf5)};
}

ThemeColors makeDarkColors() {
  return {.panel = QColor(0x1c232b),
          .border = QColor(0x364150),
          .text = QColor(0xe8ecf2),
          .mutedText = QColor(0x9ca8b7),
          .accent = QColor(0x6aa5ff),
          .selection = QColor(0xe6a817),
          .selectionFill = QColor(0x3d300f),
          .forward = QColor(0x6aa5ff),
          .backward = QColor(0xff9a56),
          .update = QColor(0x5cc989),
          .positive = QColor(0xf0695c),
          .negative = QColor(0x63aee6),
          .padding = QColor(0x3f4650),
          .notComputed = QColor(0x66717f),
          .training = QColor(0xb89cff),
          .validation = QColor(0x4fd0d3),
          .correct = QColor(0xa6d65c),
          .wrong = QColor(0xf08ae0),
          .chip = QColor(0x2c3642)};
}

const ThemeColors& colorsOf(Theme theme) {
  static const ThemeColors light = makeLightColors();
  static const ThemeColors dark = makeDarkColors();
  return theme == Theme::Dark ? dark : light;
}

void setColorsOfDisabled(QPalette& palette, const ThemeColors& colors) {
  QColor faint = colors.mutedText;
  faint.setAlphaF(0.65F);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, faint);
  }
  palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.border);
  palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faint);
}

/// Fusion draws the frame of a check box a little darker than the window, which nobody sees on a dark one: there the
/// box itself has to stand out.
QPalette checkBoxPalette(Theme theme) {
  QPalette palette = themePalette(theme);
  if (theme == Theme::Dark) palette.setColor(QPalette::Base, QColor(0x5a6675));
  return palette;
}

}  // namespace

QPalette themePalette(Theme theme) {
  const ThemeColors& colors = colorsOf(theme);
  const bool dark = theme == Theme::Dark;
  QPalette palette;
  palette.setColor(QPalette::Window, dark ? QColor(0x14191f) : QColor(0xf3f5f8));
  palette.setColor(QPalette::WindowText, colors.text);
  palette.setColor(QPalette::Base, colors.panel);
  palette.setColor(QPalette::AlternateBase, dark ? QColor(0x222a34) : QColor(0xf1f4f9));
  palette.setColor(QPalette::Text, colors.text);
  palette.setColor(QPalette::PlaceholderText, colors.mutedText);
  palette.setColor(QPalette::Button, dark ? QColor(0x27303b) : QColor(0xfafbfc));
  palette.setColor(QPalette::ButtonText, colors.text);
  palette.setColor(QPalette::BrightText, dark ? QColor(Qt::white) : QColor(Qt::black));
  palette.setColor(QPalette::Highlight, colors.accent);
  palette.setColor(QPalette::HighlightedText, dark ? QColor(0x0d1117) : QColor(0xffffff));
  palette.setColor(QPalette::Link, colors.accent);
  palette.setColor(QPalette::LinkVisited, colors.accent);
  palette.setColor(QPalette::ToolTipBase, dark ? QColor(0x2b3541) : QColor(0xffffff));
  palette.setColor(QPalette::ToolTipText, colors.text);
  palette.setColor(QPalette::Light, dark ? QColor(0x3a4654) : QColor(0xffffff));
  palette.setColor(QPalette::Midlight, dark ? QColor(0x303a46) : QColor(0xeceff4));
  palette.setColor(QPalette::Mid, colors.border);
  palette.setColor(QPalette::Dark, dark ? QColor(0x0d1116) : QColor(0xa9b2bf));
  palette.setColor(QPalette::Shadow, dark ? QColor(0x05070a) : QColor(0x7b8593));
  setColorsOfDisabled(palette, colors);
  return palette;
}

Theme themeOf(const QPalette& palette) {
  return palette.color(QPalette::Window).lightnessF() < 0.5F ? Theme::Dark : Theme::Light;
}

const ThemeColors& themeColors(const QPalette& palette) { return colorsOf(themeOf(palette)); }

QFont smallFont(const QFont& font) {
  QFont small = font;
  small.setPointSizeF(0.88 * font.pointSizeF());
  return small;
}

void applyTheme(QApplication& application, Theme theme) {
  if (application.style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0) {
    QApplication::setStyle(QStringLiteral("Fusion"));
  }
  const QPalette palette = themePalette(theme);
  QApplication::setPalette(palette);
  QApplication::setPalette(checkBoxPalette(theme), "QCheckBox");
  QToolTip::setPalette(palette);
  QFont font = QApplication::font();
  if (font.pointSizeF() != bodyPointSize) {
    font.setPointSizeF(bodyPointSize);
    QApplication::setFont(font);
  }
}

}  // namespace encoderlab
