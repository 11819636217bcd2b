#pragma once

#include <QLabel>

namespace encoderlab {

/// A line of text that changes all the time. Its size is fixed, and grows only where a text needs more: a label of free
/// size has the whole window laid out anew with each text.
class SteadyLabel : public QLabel {
  Q_OBJECT

 public:
  using QLabel::QLabel;

  /// Makes room for `widest` in the present font.
  void reserve(const QString& widest);
  void showText(const QString& text);
};

}  // namespace encoderlab
