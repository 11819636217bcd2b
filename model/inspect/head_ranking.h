#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "model/data/dataset.h"
#include "model/inspect/interventions.h"
#include "model/training/measures.h"
#include "model/training/trainer.h"

namespace encoderlab {

/// A validation sample whose predicted classes differ where there is a target.
struct Flip {
  std::size_t sample = 0;  ///< index in the validation part
  Prediction before;
  Prediction after;
};

/// What switching one head off does.
struct HeadEffect {
  int layer = 0;
  int head = 0;
  Evaluation without;         ///< with the head off
  double harm = 0;            ///< how much worse the data set's measure is without it; below 0: better
  std::vector<Flip> flipped;  ///< empty for mse, which has no classes
};

/// Of the heads of one model at one moment, over the validation part of its data.
struct HeadRanking {
  std::string measure;            ///< the data set's: "accuracy", "exact_match", "miou" or "rmse"
  std::int64_t step = 0;          ///< of training, that the weights are of
  Interventions standing;         ///< that were on beside each head that was off
  Evaluation untouched;           ///< with these only
  std::vector<HeadEffect> heads;  ///< the most harmful to lose first; equal ones by their loss
};

/// Switches every head off in turn, in addition to `standing`, over the validation part, which needs targets. When
/// `stop` is requested it returns at once with the heads that were tried until then.
HeadRanking rankHeads(const Snapshot& snapshot, const Dataset& dataset, const Interventions& standing = {},
                      const std::stop_token& stop = {});

}  // namespace encoderlab
