#pragma once

#include "views/control_strip.h"

namespace encoderlab {

class Session;

/// What the control strip says of the run: its progress, the mean loss of the newest steps, the newest validation.
RunStatus runStatus(const Session& session);

}  // namespace encoderlab
