#pragma once

class QWidget;

namespace encoderlab {

/// All but the weight stays that of the font which the widget inherits, also when that changes.
void makeBold(QWidget* widget);

}  // namespace encoderlab
