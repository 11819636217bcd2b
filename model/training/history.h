#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace encoderlab {

/// What one training step measured, on its own batch and before its update.
struct StepPoint {
  std::int64_t step = 0;  ///< 1 for the first step
  double loss = 0;
  double accuracy = 0;  ///< share of targets predicted; NaN for mse
  double learningRate = 0;
  double gradientNorm = 0;  ///< before clipping
  double seconds = 0;       ///< since training began, pauses left out
};

/// What an evaluation on the whole validation part measured after `step` steps.
struct ValidationPoint {
  std::int64_t step = 0;
  double loss = 0;
  double measure = 0;  ///< the data set's measure: accuracy, exact match or rmse
};

/// The points of a run. Bounded: beyond `capacity` step points every second one is dropped and from then on only
/// every second (fourth, …) step is kept, so that a curve keeps its shape however long the run.
class History {
 public:
  static constexpr std::size_t capacity = 100'000;

  void add(const StepPoint& point);
  /// A second point of the same step, measured again after going back to it, takes the place of the first.
  void add(const ValidationPoint& point);
  /// Training went back to `step`: what was measured after it has not happened.
  void forgetAfter(std::int64_t step);

  const std::vector<StepPoint>& steps() const { return m_steps; }
  const std::vector<ValidationPoint>& validations() const { return m_validations; }
  /// How often points were forgotten: until then, points that are known stay as they are.
  std::int64_t timesForgotten() const { return m_timesForgotten; }

 private:
  std::vector<StepPoint> m_steps;
  std::vector<ValidationPoint> m_validations;
  std::int64_t m_stepStride = 1;
  std::int64_t m_stepsSeen = 0;
  std::int64_t m_validationStride = 1;
  std::int64_t m_validationsSeen = 0;
  std::int64_t m_timesForgotten = 0;
};

}  // namespace encoderlab
