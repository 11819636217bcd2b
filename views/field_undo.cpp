#include "views/field_undo.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <utility>

namespace encoderlab {

FieldUndo::FieldUndo(QWidget* field, std::function<bool()> hasUncommitted)
    : QObject(field), m_hasUncommitted(std::move(hasUncommitted)) {
  field->installEventFilter(this);
}

bool FieldUndo::eventFilter(QObject*, QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool isRedo = key->matches(QKeySequence::Redo) || key->keyCombination() == (Qt::CTRL | Qt::Key_Y) ||
                      key->keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
  if ((!key->matches(QKeySequence::Undo) && !isRedo) || m_hasUncommitted()) return false;
  event->ignore();
  return true;
}

void shareUndo(QLineEdit* field) {
  new FieldUndo(field, [field] { return field->isModified(); });
}

void shareUndo(QComboBox* field) {
  new FieldUndo(field, [field] { return field->currentText() != field->itemText(field->currentIndex()); });
}

void shareUndo(QDoubleSpinBox* field) {
  new FieldUndo(field, [field] {
    return field->text() != field->prefix() + field->textFromValue(field->value()) + field->suffix();
  });
}

}  // namespace encoderlab
