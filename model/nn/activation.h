#pragma once

#include "model/configuration.h"
#include "model/nn/matrix_view.h"

namespace encoderlab {

/// The nonlinearity of the feed-forward, element by element:
///
///   relu (Nair, Hinton 2010):                y = max(x, 0)
///   gelu, exact (Hendrycks, Gimpel 2016):    y = x Φ(x),  Φ(x) = ½ (1 + erf(x / √2))
template <typename Scalar>
void activationForward(Activation activation, ConstView<Scalar> x, MatrixView<Scalar> y);

/// dx = dy ∘ f′(x), in place: `gradient` is dY before and dX after.
///
///   relu:  f′(x) = 1 if x > 0, else 0 (also at 0, as PyTorch)
///   gelu:  f′(x) = Φ(x) + x φ(x),  φ(x) = exp(−x²/2) / √(2π)
template <typename Scalar>
void activationBackward(Activation activation, ConstView<Scalar> x, MatrixView<Scalar> gradient);

}  // namespace encoderlab
