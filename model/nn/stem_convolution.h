#pragma once

#include <cstddef>
#include <optional>

#include "model/configuration.h"
#include "model/nn/linear.h"
#include "model/nn/pass_context.h"

namespace encoderlab {

/// Which tokens of a sample the convolution of the stem sees from each token: `stem_kernel` neighbours in a row, itself
/// in the middle, or, of patches, a square of `stem_kernel` by `stem_kernel` neighbours in the grid of their frame.
class StemNeighbours {
 public:
  explicit StemNeighbours(const ModelConfiguration& model);

  /// How many there are, as if the sample had no end; of a square row after row.
  std::size_t tapCount() const { return m_columns == 0 ? m_kernel : m_kernel * m_kernel; }
  /// The column of the chunk's sample s that the token in its column t sees at `tap`; nothing where that is beyond an
  /// end of the sample, padding or `cls`, which count as zeros, and for the `cls` token, which sees nothing.
  std::optional<std::size_t> seenBy(const Chunk& chunk, std::size_t s, std::size_t t, std::size_t tap) const;
  /// The reverse: which column sees the token in column t at `tap`.
  std::optional<std::size_t> seeing(const Chunk& chunk, std::size_t s, std::size_t t, std::size_t tap) const;
  /// Whether the chunk's column t of each sample is that of a `cls` token.
  bool isCls(std::size_t t) const { return m_hasCls && t == 0; }

 private:
  /// The column at the place that `tap` names, seen from column t, whatever is there.
  std::optional<std::size_t> columnAtTap(const Chunk& chunk, std::size_t s, std::size_t t, std::size_t tap) const;

  /// The token that `tap` names, seen from `token`; both counted without a `cls` token.
  std::optional<std::size_t> inRow(std::size_t token, std::size_t tap) const;
  std::optional<std::size_t> inGrid(std::size_t token, std::size_t tap) const;

  std::size_t m_kernel;
  bool m_hasCls;
  std::size_t m_rows = 0;     ///< of the grid of patches
  std::size_t m_columns = 0;  ///< 0: there is no grid
};

/// What the forward pass leaves for the backward pass.
template <typename Scalar>
struct StemConvolutionActivations {
  MatrixView<Scalar> seen;         ///< D · taps × N: what each token sees, feature by feature, tap by tap
  MatrixView<Scalar> convolution;  ///< D × N
  MatrixView<Scalar> activation;   ///< D × N
};

/// Memory that the backward pass needs only while it runs.
template <typename Scalar>
struct StemConvolutionScratch {
  MatrixView<Scalar> dSeen;     ///< D · taps × N
  MatrixView<Scalar> gradient;  ///< D × N
};

/// A convolution over the tokens, added to what enters it: nn.Conv1d with zeros at both ends ("same"), the weight being
/// (D, D, kernel), or nn.Conv2d over the patches of each frame, the weight being (D, D, kernel, kernel); in the same
/// memory it is our D · taps × D (LeCun et al. 1989; as a stem before an encoder: Xiao
/// et al. 2021). E and E′ are D × N:
///
///   1. S = what each token sees of E        D · taps × N, zeros for padding and beyond the ends
///   2. C = weightᵀ S + b                    D × N
///   3. A = max(C, 0)                        D × N
///   4. E′ = E + A
///
/// The `cls` token passes by: C and A are 0 there, and E′ = E. `x` is E before and E′ after.
template <typename Scalar>
void stemConvolutionForward(const PassContext<Scalar>& context, const StemNeighbours& neighbours,
                            LinearParameters<const Scalar> parameters,
                            const StemConvolutionActivations<Scalar>& activations, MatrixView<Scalar> x);

/// Undoes stemConvolutionForward; gradients of the parameters are added to. `gradient` is dE′ before and dE after.
///
///   4. dA = dE′
///   3. dC = dA where C > 0, else 0
///   2. dS = weight · dC,  dweight += S dCᵀ,  db += sum over the tokens of dC
///   1. dE = dE′ + each dS where it was seen
template <typename Scalar>
void stemConvolutionBackward(const PassContext<Scalar>& context, const StemNeighbours& neighbours,
                             LinearParameters<const Scalar> parameters,
                             const StemConvolutionActivations<Scalar>& activations,
                             const StemConvolutionScratch<Scalar>& scratch, LinearParameters<Scalar> gradients,
                             MatrixView<Scalar> gradient);

}  // namespace encoderlab
