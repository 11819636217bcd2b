#pragma once

#include <cstdint>

#include "model/configuration.h"
#include "model/data/chunk.h"
#include "model/nn/matrix_view.h"

namespace encoderlab {

/// The loss of a chunk and what was counted on the way.
struct LossSums {
  double loss = 0;           ///< the chunk's part of the batch's mean
  std::int64_t counted = 0;  ///< targets (cross-entropy) or numbers (mse)
  std::int64_t correct = 0;  ///< cross-entropy: targets that have the largest logit

  LossSums& operator+=(const LossSums& other);
};

/// How many targets (cross-entropy: other than −100) or numbers (mse) the mean over the batch is taken over.
std::int64_t countTargets(const ModelConfiguration& model, const Batch& batch);

/// The model's loss, as PyTorch defines it; `share` is 1 / countTargets of the whole batch, so that the chunks of a
/// batch add up to its mean. `logits` and `dLogits` are outputs × N (token head) or × B (sequence head); `dLogits`
/// receives the gradient, unless it is an empty view.
///
///   cross_entropy:  L = −share · Σ log softmax(z)[target],   dz = share · (softmax(z) − onehot(target))
///   mse:            L =  share · Σ (z − y)²,                 dz = 2 share · (z − y)
template <typename Scalar>
LossSums lossOf(const ModelConfiguration& model, const Chunk& chunk, ConstView<Scalar> logits, double share,
                MatrixView<Scalar> dLogits);

}  // namespace encoderlab
