#pragma once

#include <cstdint>
#include <vector>

namespace encoderlab {

/// All that resuming needs beside the configuration. Moments are empty where the optimizer has none, and may be before
/// the first step.
struct TrainingState {
  std::int64_t step = 0;
  std::vector<float> weights;
  std::vector<float> firstMoment;   ///< Adam's m, or SGD's momentum buffer
  std::vector<float> secondMoment;  ///< Adam's v; empty for SGD
};

}  // namespace encoderlab
