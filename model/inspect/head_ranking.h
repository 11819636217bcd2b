#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

#include "model/data/dataset.h"
#include "model/inspect/interventions.h"
#include "model/training/measures.h"

namespace encoderlab {

/// What switching one head off does.
struct HeadEffect {
  int layer = 0;
  int head = 0;
  Evaluation without;                ///< with the head off
  double harm = 0;                   ///< how much worse the data set's measure is without it; below 0: better
  std::vector<std::size_t> flipped;  ///< samples whose predicted classes differ where there is a target, by index;
                                     ///< empty for mse, which has no classes
};

struct HeadRanking {
  Evaluation untouched;           ///< with the standing interventions only
  std::vector<HeadEffect> heads;  ///< the most harmful to lose first; equal ones by their loss
};

/// Switches every head off in turn, in addition to `standing`, over `samples`, which need targets. When `stop` is
/// requested it returns at once with the heads that were tried until then.
HeadRanking rankHeads(const ModelConfiguration& model, std::span<const float> weights, const Dataset& dataset,
                      std::span<const Sample> samples, const Interventions& standing = {},
                      const std::stop_token& stop = {});

}  // namespace encoderlab
