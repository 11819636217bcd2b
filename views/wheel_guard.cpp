#include "views/wheel_guard.h"

#include <QEvent>
#include <QWidget>

namespace encoderlab {
namespace {

class WheelGuard : public QObject {
 public:
  explicit WheelGuard(QWidget* editor) : QObject(editor), m_editor(editor) { editor->installEventFilter(this); }

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::Wheel || m_editor->hasFocus()) return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
  }

 private:
  QWidget* m_editor;
};

}  // namespace

void leaveWheelToTheForm(QWidget* editor) {
  if (editor->focusPolicy() == Qt::WheelFocus) editor->setFocusPolicy(Qt::StrongFocus);
  new WheelGuard(editor);
}

}  // namespace encoderlab
