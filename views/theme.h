#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;

namespace encoderlab {

enum class Theme { Light, Dark };

/// What the colours of the window mean. A colour that stands for a pass or a sign is used for nothing else.
struct ThemeColors {
  QColor panel;      ///< background of a view
  QColor border;     ///< lines around and between panels
  QColor text;       ///< on `panel`
  QColor mutedText;  ///< on `panel`: axes, headings, what is said beside
  QColor accent;     ///< buttons, links, keyboard focus
  QColor selection;  ///< frame of what is selected
  QColor selectionFill;
  QColor forward;
  QColor backward;
  QColor update;
  QColor positive;  ///< bars of positive values
  QColor negative;
  QColor padding;      ///< cells that belong to padding
  QColor notComputed;  ///< lines of the hatching over what has no value yet
  QColor training;     ///< curves of the training part
  QColor validation;   ///< curves of the validation part
  QColor correct;      ///< with a tick beside it
  QColor wrong;        ///< with a cross beside it
  QColor chip;         ///< behind the text of a token
};

QPalette themePalette(Theme theme);
/// Dark if and only if the window's background is darker than middle grey.
Theme themeOf(const QPalette& palette);
/// The colours that go with a palette. A view reads them when it paints, so it needs no word of a change of theme;
/// one that keeps some reads them again in changeEvent (QEvent::PaletteChange).
const ThemeColors& themeColors(const QPalette& palette);

/// For captions and what is said beside. A widget that sets it does so again when its parent's font changes.
QFont smallFont(const QFont& font);

/// Gives the application Fusion's style, the theme's palette and letters that a projector shows legibly; may be called
/// again at any time to change the theme.
void applyTheme(QApplication& application, Theme theme);

}  // namespace encoderlab
