#pragma once

#include <QScrollArea>

namespace encoderlab {

/// For a view that is higher than a small screen has room for: it scrolls up and down, and never from side to side.
class PanelScrollArea : public QScrollArea {
  Q_OBJECT

 public:
  explicit PanelScrollArea(QWidget* view);

  QSize minimumSizeHint() const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  int m_width;  ///< that the view asks for at least
};

}  // namespace encoderlab
