#pragma once

#include <QObject>

namespace encoderlab {

/// Keeps the space key for Train and Pause wherever the focus is, except where text is typed; a focused button, which
/// the space key would press otherwise, is pressed by Enter. Install it on the application.
class SpaceKey : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace encoderlab
