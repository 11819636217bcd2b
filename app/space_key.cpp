#include "app/space_key.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace encoderlab {

namespace {

bool isTypedInto(const QObject* object) {
  if (const auto* line = qobject_cast<const QLineEdit*>(object))
    return !line->isReadOnly() && qobject_cast<const QAbstractSpinBox*>(line->parent()) == nullptr;
  if (const auto* text = qobject_cast<const QTextEdit*>(object)) return !text->isReadOnly();
  if (const auto* text = qobject_cast<const QPlainTextEdit*>(object)) return !text->isReadOnly();
  return false;
}

/// Not in a dialog, a menu or the list of a combo box, where the space key has its usual meaning.
bool isInMainWindow(const QObject* object) {
  const auto* widget = qobject_cast<const QWidget*>(object);
  if (widget == nullptr) return false;
  const QWidget* window = widget->window();
  return qobject_cast<const QMainWindow*>(window) != nullptr || qobject_cast<const QDockWidget*>(window) != nullptr;
}

}  // namespace

bool SpaceKey::eventFilter(QObject* watched, QEvent* event) {
  const bool isOverride = event->type() == QEvent::ShortcutOverride;
  if (!isOverride && event->type() != QEvent::KeyPress) return false;
  const auto* press = static_cast<QKeyEvent*>(event);
  if (press->modifiers() != Qt::NoModifier || !isInMainWindow(watched)) return false;
  if (isOverride && press->key() == Qt::Key_Space && !isTypedInto(watched)) {
    event->ignore();
    return true;
  }
  auto* button = qobject_cast<QAbstractButton*>(watched);
  if (isOverride || button == nullptr || (press->key() != Qt::Key_Return && press->key() != Qt::Key_Enter))
    return false;
  button->click();
  return true;
}

}  // namespace encoderlab
