#pragma once

#include <QString>

#include "model/training/non_finite_report.h"

namespace encoderlab {

/// What became non-finite and where, in one sentence.
QString failureText(const NonFiniteReport& report);
/// What is most likely to help, in one sentence.
QString remedyText(NonFiniteRemedy remedy);

}  // namespace encoderlab
