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

/// Makes the curves of one quantity from a history that grows; what was made before is kept, so that following a run
/// costs only its new points.
class CurveSeries {
 public:
  /// `measure` is the data set's; shares (accuracy, exact match) come out in percent.
  explicit CurveSeries(CurveQuantity quantity, std::string measure = "accuracy", bool logarithmic = false);

  /// Takes over what `history` has gained since the last call, or everything where it was thinned out, or forgot
  /// points, since then. Returns how many raw points stayed as they were.
  std::size_t update(const History& history);
  /// The smoothed curve is a mean centred on each of its points, over about a fortieth of the run, so that it runs
  /// through the raw one; towards both ends the mean narrows. The learning rate is no noise and is not smoothed.
  const CurveSet& curves() const { return m_curves; }

 private:
  /// Neighbouring raw points together.
  struct Bucket {
    std::int64_t firstStep = 0;
    std::int64_t lastStep = 0;
    double sum = 0;         ///< of the values that can be drawn
    std::size_t count = 0;  ///< of them
  };

  void add(const StepPoint& point);
  void halveBuckets();
  void smooth();
  void convertValidations(const std::vector<ValidationPoint>& points);

  CurveQuantity m_quantity;
  std::string m_measure;
  bool m_logarithmic;
  CurveSet m_curves;
  std::vector<Bucket> m_buckets;
  std::size_t m_pointsPerBucket = 1;
  std::int64_t m_timesForgotten = 0;  ///< by the history when it was last read
};

/// The index in `steps` (ascending, not empty) nearest to `step`.
std::size_t nearestStep(const std::vector<double>& steps, double step);

}  // namespace encoderlab
