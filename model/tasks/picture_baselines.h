#pragma once

#include "model/data/dataset.h"

namespace encoderlab {

/// The share of the validation part whose class has, of all classes' mean samples of the training part, the nearest.
Baseline nearestMeanBaseline(const Dataset& dataset);

/// The mean IoU, in the validation part, of calling every patch that is brighter than a threshold the most frequent
/// class but the first, which is the background. The threshold is the one that parts the background best in the
/// training part.
Baseline brightnessBaseline(const Dataset& dataset);

}  // namespace encoderlab
