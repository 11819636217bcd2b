#pragma once

#include "model/nn/matrix_view.h"

namespace encoderlab {

/// sum = a + b, element by element: a residual connection (He et al. 2016), and on the way back the place where the
/// gradients of the stream and of a branch meet. `sum` may be a or b.
template <typename Scalar>
void add(ConstView<Scalar> a, ConstView<Scalar> b, MatrixView<Scalar> sum);

}  // namespace encoderlab
