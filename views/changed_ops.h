#pragma once

#include <vector>

#include "model/inspect/inspection.h"

namespace encoderlab {

/// One flag an op: it bears the mark of a change by hand. These are the ops whose output an intervention writes, that
/// read a frozen parameter or an edited sample; and those that tell what changes did, the logits and the loss.
std::vector<bool> changedOps(const Inspection& inspection);

}  // namespace encoderlab
