#include "model/nn/product.h"

#include <algorithm>
#include <armadillo>

#include "model/nn/kernels/kernels.h"

namespace encoderlab {
namespace {

/// C = alpha · op(A) · op(B) + E; without a matrix E nothing is added.
template <typename Scalar>
void multiplyScaled(const ConstView<Scalar>& a, Transposed transposeA, const ConstView<Scalar>& b,
                    Transposed transposeB, Scalar alpha, const ConstView<Scalar>& e, const MatrixView<Scalar>& c) {
  if (c.rows == 0 || c.columns == 0) return;
  const bool turnA = transposeA == Transposed::Yes;
  const bool turnB = transposeB == Transposed::Yes;
  const std::size_t depth = turnA ? a.rows : a.columns;
  const Kernels<Scalar>& loops = kernels<Scalar>();
  if (c.rows * c.columns * depth <= loops.largestProduct) return loops.multiply(a, turnA, b, turnB, alpha, e, c);

  if (e.data != nullptr) copyColumns<Scalar>(e, c);
  const Scalar beta = e.data != nullptr ? Scalar{1} : Scalar{0};
  const char operationA = turnA ? 'T' : 'N';
  const char operationB = turnB ? 'T' : 'N';
  const auto rows = static_cast<arma::blas_int>(c.rows);
  const auto columns = static_cast<arma::blas_int>(c.columns);
  const auto inner = static_cast<arma::blas_int>(depth);
  const auto strideA = static_cast<arma::blas_int>(std::max<std::size_t>(a.stride, 1));
  const auto strideB = static_cast<arma::blas_int>(std::max<std::size_t>(b.stride, 1));
  const auto strideC = static_cast<arma::blas_int>(c.stride);
  arma::blas::gemm<Scalar>(&operationA, &operationB, &rows, &columns, &inner, &alpha, a.data, &strideA, b.data,
                           &strideB, &beta, c.data, &strideC);
}

}  // namespace

template <typename Scalar>
void multiply(ConstView<Scalar> a, Transposed transposeA, ConstView<Scalar> b, Transposed transposeB,
              MatrixView<Scalar> c, std::type_identity_t<Scalar> alpha) {
  multiplyScaled<Scalar>(a, transposeA, b, transposeB, alpha, {}, c);
}

template <typename Scalar>
void multiplyAndAdd(ConstView<Scalar> a, Transposed transposeA, ConstView<Scalar> b, Transposed transposeB,
                    ConstView<Scalar> e, MatrixView<Scalar> c) {
  multiplyScaled<Scalar>(a, transposeA, b, transposeB, 1, e, c);
}

template void multiply(ConstView<float>, Transposed, ConstView<float>, Transposed, MatrixView<float>, float);
template void multiply(ConstView<double>, Transposed, ConstView<double>, Transposed, MatrixView<double>, double);
template void multiplyAndAdd(ConstView<float>, Transposed, ConstView<float>, Transposed, ConstView<float>,
                             MatrixView<float>);
template void multiplyAndAdd(ConstView<double>, Transposed, ConstView<double>, Transposed, ConstView<double>,
                             MatrixView<double>);

}  // namespace encoderlab
