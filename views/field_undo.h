#pragma once

#include <QObject>
#include <functional>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QWidget;

namespace encoderlab {

/// Leaves the keys of Undo and Redo to the program while a field holds nothing that was typed and not yet taken over;
/// until then they undo what was typed.
class FieldUndo : public QObject {
  Q_OBJECT

 public:
  /// `field` has the keyboard when it is typed into. Becomes its child.
  FieldUndo(QWidget* field, std::function<bool()> hasUncommitted);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  std::function<bool()> m_hasUncommitted;
};

/// What is typed into the field is taken over once the field shows what it stands for, or is no more modified.
void shareUndo(QLineEdit* field);
void shareUndo(QComboBox* field);
void shareUndo(QDoubleSpinBox* field);

}  // namespace encoderlab
