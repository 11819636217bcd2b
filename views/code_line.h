#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace encoderlab {

/// Lines of Python: wrapped wherever they must be, as high as they are, to be selected or copied with one button.
class CodeLine : public QWidget {
  Q_OBJECT

 public:
  explicit CodeLine(QWidget* parent = nullptr);

  void setCode(const QString& code);
  QString code() const;

 public slots:
  void copy() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void fit();

  QPlainTextEdit* m_text;
};

}  // namespace encoderlab
