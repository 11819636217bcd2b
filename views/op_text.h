#pragma once

#include <QString>

#include "model/inspect/inspection.h"

namespace encoderlab {

/// What an op is called in a diagram of its layer, e.g. `Q`, `scores`, `linear1`: the field's words, in no language.
QString opLabel(const Op& op);
/// Where it is: "layer 1", or nothing outside the layers.
QString opPlace(const Op& op);
/// One line that says what a step does: "backward · layer 1 · scores".
QString stepText(const Inspection& inspection, const Step& step);

}  // namespace encoderlab
