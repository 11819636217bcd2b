#pragma once

#include "model/nn/linear.h"

namespace encoderlab {

/// The patch embedding (Dosovitskiy et al. 2021; of several frames the "tubelets" of Arnab et al. 2021): nn.Conv2d, or
/// nn.Conv3d for a video, whose kernel and stride are the size of a patch P. No two patches share a pixel, so that the
/// convolution is one product, each patch being a column of X in the order of the kernel: channel, frame, y, x.
///
///   Y(d, t) = b(d) + Σ over c, f, y, x of W(d, c, f, y, x) · I(c, Pf·i + f, P·j + y, P·k + x),  t = patch (i, j, k)
///
/// `parameters.weight` is features × D, PyTorch's (D, C, P, P) or (D, C, Pf, P, P) in the same memory; X is features ×
/// N, Y is D × N.
template <typename Scalar>
void patchEmbeddingForward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, MatrixView<Scalar> y);

/// Adds to the gradients of the parameters; those of the pixels nobody asks for.
///
///   dW(d, c, f, y, x) += Σ over the patches of dY(d, t) · I(c, Pf·i + f, P·j + y, P·k + x)
///   db(d)             += Σ over the patches of dY(d, t)
template <typename Scalar>
void patchEmbeddingBackward(LinearParameters<const Scalar> parameters, ConstView<Scalar> x, ConstView<Scalar> dY,
                            LinearParameters<Scalar> gradients);

}  // namespace encoderlab
