#pragma once

#include <QWidget>

namespace encoderlab {

/// One line of text that changes all the time, cut off where there is no room for it. It takes the width that is left:
/// a label would have the whole window laid out anew with each text.
class ElidedText : public QWidget {
  Q_OBJECT

 public:
  explicit ElidedText(QWidget* parent = nullptr);

  /// Its tooltip has all of it.
  void setText(const QString& text);
  const QString& text() const { return m_text; }

  QSize sizeHint() const override;

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_text;
};

}  // namespace encoderlab
