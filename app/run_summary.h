#pragma once

#include <QString>

#include "model/configuration.h"

namespace encoderlab {

/// The model and its seed in one line, e.g. "pre · 2 layers × 4 heads · d_model 32 · 26,000 parameters · seed 1".
QString runSummary(const Configuration& configuration);
/// What the run trains on: the title of its task or the name of its file.
QString runTitle(const TaskConfiguration& task);

}  // namespace encoderlab
