#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;

namespace encoderlab {

/// One message at the top of the window that stays until it is closed or replaced: what failed and what to do. Never
/// in the way of the work.
class MessageBar : public QWidget {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);

  void showMessage(const QString& sentence);
  QString message() const;

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void applyColors();

  QLabel* m_icon;
  QLabel* m_text;
  QToolButton* m_close;
};

}  // namespace encoderlab
