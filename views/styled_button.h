#pragma once

#include <QToolButton>

namespace encoderlab {

/// A tool button with a style sheet that names colours of the palette, and follows them.
class StyledButton : public QToolButton {
  Q_OBJECT

 public:
  /// `parent` tells of a change of the palette; Qt does not tell a widget that has a style sheet.
  StyledButton(const QString& styleSheet, QWidget* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace encoderlab
