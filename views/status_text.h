#pragma once

#include <QLabel>

namespace encoderlab {

/// Plain text below a view that keeps its place whatever it says: two lines always; the tooltip says what does not fit.
class StatusText : public QLabel {
  Q_OBJECT

 public:
  explicit StatusText(QWidget* parent = nullptr);

  void say(const QString& sentence);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// Of at least that height in pixels.
  void reserveLines(int least);
};

}  // namespace encoderlab
