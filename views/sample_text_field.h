#pragma once

#include <QLineEdit>

namespace encoderlab {

/// A sample as text. A text that was refused stays as it was typed, in the colour of what is wrong, until another one
/// is shown.
class SampleTextField : public QLineEdit {
  Q_OBJECT

 public:
  explicit SampleTextField(QWidget* parent = nullptr);

  void showText(const QString& text);
  void markRefused() { mark(true); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void mark(bool refused);

  bool m_isRefused = false;
};

}  // namespace encoderlab
