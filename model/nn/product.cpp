#include "model/nn/product.h"

#include <algorithm>
#include <armadillo>

#include "model/nn/kernels/kernels.h"

namespace encoderlab {
namespace {

template <typename Scalar>
void multiplySmall(const Kernels<Scalar>& loops, const ConstView<Scalar>& a, Transposed transposeA,
                   const ConstView<Scalar>& b, Transposed transposeB, const MatrixView<Scalar>& c, Scalar alpha,
                   Scalar beta) {
  if (transposeA == Transposed::No) return loops.multiplySmall(a, b, transposeB == Transposed::Yes, c, alpha, beta);
  // Not initialized: no more of it is touched than is written.
  alignas(64) Scalar transposed[smallProductCapacity];
  loops.transpose(a, transposed);
  loops.multiplySmall({transposed, a.columns, a.rows}, b, transposeB == Transposed::Yes, c, alpha, beta);
}

}  // namespace

template <typename Scalar>
void multiply(ConstView<Scalar> a, Transposed transposeA, ConstView<Scalar> b, Transposed transposeB,
              MatrixView<Scalar> c, std::type_identity_t<Scalar> alpha, std::type_identity_t<Scalar> beta) {
  if (c.rows == 0 || c.columns == 0) return;
  const std::size_t depth = transposeA == Transposed::Yes ? a.rows : a.columns;
  const Kernels<Scalar>& loops = kernels<Scalar>();
  if (c.rows * c.columns * depth <= loops.largestSmallProduct)
    return multiplySmall(loops, a, transposeA, b, transposeB, c, alpha, beta);
  const char operationA = transposeA == Transposed::Yes ? 'T' : 'N';
  const char operationB = transposeB == Transposed::Yes ? 'T' : 'N';
  const auto rows = static_cast<arma::blas_int>(c.rows);
  const auto columns = static_cast<arma::blas_int>(c.columns);
  const auto inner = static_cast<arma::blas_int>(depth);
  const auto strideA = static_cast<arma::blas_int>(std::max<std::size_t>(a.stride, 1));
  const auto strideB = static_cast<arma::blas_int>(std::max<std::size_t>(b.stride, 1));
  const auto strideC = static_cast<arma::blas_int>(c.stride);
  arma::blas::gemm<Scalar>(&operationA, &operationB, &rows, &columns, &inner, &alpha, a.data, &strideA, b.data,
                           &strideB, &beta, c.data, &strideC);
}

template void multiply(ConstView<float>, Transposed, ConstView<float>, Transposed, MatrixView<float>, float, float);
template void multiply(ConstView<double>, Transposed, ConstView<double>, Transposed, MatrixView<double>, double,
                       double);

}  // namespace encoderlab
