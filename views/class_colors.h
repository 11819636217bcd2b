#pragma once

#include <QColor>

namespace encoderlab {

/// A colour for a class, which colour-blind people tell apart (Okabe, Ito 2008); they begin anew after seven. Never the
/// only thing that tells a class.
QColor classColor(int index);

}  // namespace encoderlab
