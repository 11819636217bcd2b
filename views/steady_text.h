#pragma once

#include <QWidget>

namespace encoderlab {

/// Some lines of small text that change all the time, broken between words. It keeps its height, and grows only where a
/// text needs more: a label would have the whole window laid out anew with each text.
class SteadyText : public QWidget {
  Q_OBJECT

 public:
  explicit SteadyText(QWidget* parent = nullptr);

  void setText(const QString& text);
  const QString& text() const { return m_text; }
  /// Makes room for so many lines in the present font.
  void reserveLines(int lines);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_text;
};

}  // namespace encoderlab
