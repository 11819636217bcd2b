#pragma once

#include <QPoint>
#include <QString>
#include <functional>

class QHelpEvent;
class QWidget;

namespace encoderlab {

/// A tooltip over what changes while one looks: brought up to date for as long as it is seen.
class LiveToolTip {
 public:
  /// `textAt` says what is at a place in `widget`; an empty text hides the tooltip.
  void show(const QHelpEvent& event, QWidget* widget, std::function<QString(const QPoint&)> textAt);
  /// To be called when the widget shows something new.
  void update();

 private:
  void showText();

  QWidget* m_widget = nullptr;
  QPoint m_place;
  std::function<QString(const QPoint&)> m_textAt;
  QString m_text;
};

}  // namespace encoderlab
