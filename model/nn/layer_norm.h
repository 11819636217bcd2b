#pragma once

#include "model/nn/matrix_view.h"

namespace encoderlab {

/// The gain γ and shift β of nn.LayerNorm (D each), or their gradients.
template <typename Scalar>
struct LayerNormParameters {
  Scalar* weight = nullptr;
  Scalar* bias = nullptr;
};

/// What the forward pass leaves for the backward pass: one number a token each.
template <typename Scalar>
struct LayerNormStatistics {
  Scalar* mean = nullptr;
  Scalar* inverseDeviation = nullptr;
};

/// Whether a backward pass writes the gradient of its input or adds to what another path has left there.
enum class Gradient : bool { Write, Add };

inline constexpr double layerNormEpsilon = 1e-5;

/// nn.LayerNorm (Ba, Kiros, Hinton 2016), over the D features of each token:
///
///   1. μ = mean(x)
///   2. r = 1 / √(mean((x − μ)²) + ε)
///   3. y = γ ∘ x̂ + β  with  x̂ = (x − μ) r
///
/// X and Y are D × N and may be the same memory only if nobody needs X afterwards; backward does.
template <typename Scalar>
void layerNormForward(LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                      LayerNormStatistics<Scalar> statistics, MatrixView<Scalar> y);

/// Undoes layerNormForward; gradients of the parameters are added to. dX may be dY's memory.
///
///   3. dβ += dy,  dγ += dy ∘ x̂,  dx̂ = dy ∘ γ
///   2., 1. dx = r (dx̂ − mean(dx̂) − x̂ mean(dx̂ ∘ x̂))
template <typename Scalar>
void layerNormBackward(LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                       LayerNormStatistics<const Scalar> statistics, ConstView<Scalar> dY,
                       LayerNormParameters<Scalar> gradients, MatrixView<Scalar> dX, Gradient mode);

}  // namespace encoderlab
