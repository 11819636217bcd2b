#pragma once

#include "model/nn/matrix_view.h"

namespace encoderlab {

/// The weight and bias of nn.Linear, or their gradients. PyTorch's (out, in) row-major weight is, in the same memory,
/// our in × out column-major matrix.
template <typename Scalar>
struct LinearParameters {
  MatrixView<Scalar> weight;  ///< in × out
  Scalar* bias = nullptr;     ///< out
};

/// nn.Linear:  Y = weightᵀ X + b in every column        (out × in) · (in × N), PyTorch's `x @ weight.T + bias`.
template <typename Scalar>
void linearForward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, MatrixView<Scalar> y);

/// Undoes linearForward; gradients of the parameters are added to.
///
///   dX       = weight · dY          (in × out) · (out × N)
///   dweight += X · dYᵀ              (in × N) · (N × out)
///   db      += sum over the tokens of dY
///
/// `dX` may be an empty view where nobody asks for it.
template <typename Scalar>
void linearBackward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, ConstView<Scalar> dY,
                    LinearParameters<Scalar> gradients, MatrixView<Scalar> dX);

}  // namespace encoderlab
