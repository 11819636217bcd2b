#pragma once

class QWidget;

namespace encoderlab {

/// `editor` turns with the wheel only while it has the focus: under a pointer that scrolls the form it stays as it is.
void leaveWheelToTheForm(QWidget* editor);

}  // namespace encoderlab
