#pragma once

#include <string>
#include <vector>

#include "model/training/history.h"

namespace encoderlab {

enum class CurveQuantity { Loss, Accuracy, LearningRate, GradientNorm };

/// A curve ready to be drawn; a value that is not finite, or not positive where the scale is logarithmic, is NaN.
struct CurvePoints {
  std::vector<double> steps;
  std::vector<double> values;
};

struct CurveSet {
  CurvePoints raw;         ///< every kept step
  CurvePoints smoothed;    ///< at most `smoothedCapacity` points, for a wide pen
  CurvePoints validation;  ///< loss and the data set's measure only
};

inline constexpr std::size_t smoothedCapacity = 1000;

/// `measure` is the data set's; shares (accuracy, exact match) come out in percent. The smoothed curve is an
/// exponential moving average, bias-corrected, over about a fiftieth of the run (20 steps at least).
CurveSet makeCurves(const History& history, CurveQuantity quantity, const std::string& measure, bool logarithmic);

/// The index in `steps` (ascending, not empty) nearest to `step`.
std::size_t nearestStep(const std::vector<double>& steps, double step);

}  // namespace encoderlab
