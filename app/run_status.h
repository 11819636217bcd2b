#pragma once

#include "views/control_strip.h"
#include "views/curves_series.h"

namespace encoderlab {

class Session;

/// What the control strip says of the run: its progress, the end of the smoothed curve of its loss, the newest
/// validation and the baseline.
RunStatus runStatus(const Session& session, const CurveSeries& loss);

}  // namespace encoderlab
