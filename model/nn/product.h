#pragma once

#include "model/nn/matrix_view.h"

namespace encoderlab {

enum class Transposed : bool { No, Yes };

/// C = alpha · op(A) · op(B), where op transposes or not; C need not hold numbers. BLAS's gemm by way of Armadillo, on
/// views, so that neither blocks of rows nor transposed matrices are copied; smaller products by a kernel of our own.
/// Shapes are the caller's to get right.
template <typename Scalar>
void multiply(ConstView<Scalar> a, Transposed transposeA, ConstView<Scalar> b, Transposed transposeB,
              MatrixView<Scalar> c, std::type_identity_t<Scalar> alpha = 1);

/// C = op(A) · op(B) + E. E has C's shape and may be C; with a stride of 0 it is one column, repeated.
template <typename Scalar>
void multiplyAndAdd(ConstView<Scalar> a, Transposed transposeA, ConstView<Scalar> b, Transposed transposeB,
                    ConstView<Scalar> e, MatrixView<Scalar> c);

}  // namespace encoderlab
