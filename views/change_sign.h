#pragma once

#include <QToolButton>

namespace encoderlab {

/// Says on the main screen that something is changed by hand, and whether training computes with it; hidden while there
/// is nothing to say.
class ChangeSign : public QToolButton {
  Q_OBJECT

 public:
  explicit ChangeSign(QWidget* parent = nullptr);

  /// `inTraining` of `all` changes hold in training, too; `trainsWithChanges`: so will those to come.
  void setChanges(int all, int inTraining, bool trainsWithChanges);
};

}  // namespace encoderlab
