#pragma once

#include "model/nn/matrix_view.h"

namespace encoderlab {

enum class Transposed : bool { No, Yes };

/// C = alpha · op(A) · op(B) + beta · C, where op transposes or not; with beta = 0 C need not hold numbers. BLAS's gemm
/// by way of Armadillo, on views, so that neither blocks of rows nor transposed matrices are copied; the smallest
/// products, as those of the heads are, by a kernel of our own. Shapes are the caller's to get right.
template <typename Scalar>
void multiply(ConstView<Scalar> a, Transposed transposeA, ConstView<Scalar> b, Transposed transposeB,
              MatrixView<Scalar> c, std::type_identity_t<Scalar> alpha = 1, std::type_identity_t<Scalar> beta = 0);

}  // namespace encoderlab
