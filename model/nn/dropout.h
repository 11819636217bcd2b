#pragma once

#include <cstddef>
#include <cstdint>

#include "model/data/batch.h"
#include "model/nn/matrix_view.h"

namespace encoderlab {

/// Where in a layer numbers are dropped.
enum class DropoutSite : std::uint8_t { AttentionWeights, AttentionOutput, Activation, FeedForwardOutput };

/// Dropout (Srivastava et al. 2014), inverted as PyTorch does it: a number is set to 0 with probability p and divided
/// by 1 − p otherwise. Which ones is not stored but computed, from (seed, step, layer, site, sample, position, element)
/// by a hash: the backward pass, another number of threads or an inspector that replays the step find the same mask.
class Dropout {
 public:
  Dropout() = default;  ///< off: evaluation, the trace
  Dropout(double probability, std::uint64_t seed, std::int64_t step);

  bool isOn() const { return m_threshold != 0; }
  /// The key of one site in one layer.
  std::uint64_t siteKey(int layer, DropoutSite site) const;

  /// y = x ∘ mask / (1 − p) for the `count` numbers of one token (or one row of attention weights); y may be x. Its own
  /// backward pass: dx = dy ∘ mask / (1 − p). `place` tells apart what shares a site: see columnPlace, weightsPlace.
  template <typename Scalar>
  void apply(std::uint64_t siteKey, std::uint64_t place, const Scalar* x, Scalar* y, std::size_t count) const;

 private:
  std::uint64_t m_key = 0;
  std::uint32_t m_threshold = 0;  ///< p · 2³²: a hash below it drops
  double m_scale = 1;
};

/// The place of a token: its sample in the batch, its position in the sample. Not its column: the mask of
/// a sample does not depend on how long the samples before it are.
inline std::uint64_t columnPlace(std::size_t sample, std::size_t position) {
  return static_cast<std::uint64_t>(sample) << 32 | static_cast<std::uint64_t>(position);
}

/// The place of the attention weights of one query in one head; its elements are the sample's columns as they are
/// packed.
inline std::uint64_t weightsPlace(std::size_t sample, std::size_t head, std::size_t position) {
  return static_cast<std::uint64_t>(sample) << 32 | static_cast<std::uint64_t>(head) << 20 |
         static_cast<std::uint64_t>(position);
}

}  // namespace encoderlab
