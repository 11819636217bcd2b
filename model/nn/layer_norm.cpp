#include "model/nn/layer_norm.h"

#include <cmath>

namespace encoderlab {

template <typename Scalar>
void layerNormForward(LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                      LayerNormStatistics<Scalar> statistics, MatrixView<Scalar> y) {
  const std::size_t D = x.rows;
  const Scalar share = Scalar{1} / static_cast<Scalar>(D);
  for (std::size_t n = 0; n < x.columns; ++n) {
    const Scalar* in = x.column(n);
    Scalar* out = y.column(n);
    // 1. μ = mean(x)
    Scalar sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::size_t i = 0; i < D; ++i) sum += in[i];
    const Scalar mean = sum * share;
    // 2. r = 1 / √(mean((x − μ)²) + ε)
    Scalar squares = 0;
#pragma omp simd reduction(+ : squares)
    for (std::size_t i = 0; i < D; ++i) squares += (in[i] - mean) * (in[i] - mean);
    const Scalar inverseDeviation = Scalar{1} / std::sqrt(squares * share + static_cast<Scalar>(layerNormEpsilon));
    // 3. y = γ ∘ x̂ + β
    for (std::size_t i = 0; i < D; ++i)
      out[i] = parameters.weight[i] * ((in[i] - mean) * inverseDeviation) + parameters.bias[i];
    statistics.mean[n] = mean;
    statistics.inverseDeviation[n] = inverseDeviation;
  }
}

template <typename Scalar>
void layerNormBackward(LayerNormParameters<const Scalar> parameters, ConstView<Scalar> x,
                       LayerNormStatistics<const Scalar> statistics, ConstView<Scalar> dY,
                       LayerNormParameters<Scalar> gradients, MatrixView<Scalar> dX, Gradient mode) {
  const std::size_t D = x.rows;
  const Scalar share = Scalar{1} / static_cast<Scalar>(D);
  for (std::size_t n = 0; n < x.columns; ++n) {
    const Scalar* in = x.column(n);
    const Scalar* dy = dY.column(n);
    Scalar* dx = dX.column(n);
    const Scalar mean = statistics.mean[n];
    const Scalar inverseDeviation = statistics.inverseDeviation[n];
    // 3. y = γ ∘ x̂ + β
    Scalar sum = 0;
    Scalar projection = 0;
#pragma omp simd reduction(+ : sum, projection)
    for (std::size_t i = 0; i < D; ++i) {
      const Scalar normalized = (in[i] - mean) * inverseDeviation;
      const Scalar dNormalized = dy[i] * parameters.weight[i];
      gradients.bias[i] += dy[i];
      gradients.weight[i] += dy[i] * normalized;
      sum += dNormalized;
      projection += dNormalized * normalized;
    }
    sum *= share;
    projection *= share;
    // 2. and 1. together: μ and r depend on every x of the token
    for (std::size_t i = 0; i < D; ++i) {
      const Scalar normalized = (in[i] - mean) * inverseDeviation;
      const Scalar gradient = inverseDeviation * (dy[i] * parameters.weight[i] - sum - normalized * projection);
      dx[i] = mode == Gradient::Add ? dx[i] + gradient : gradient;
    }
  }
}

template void layerNormForward(LayerNormParameters<const float>, ConstView<float>, LayerNormStatistics<float>,
                               MatrixView<float>);
template void layerNormForward(LayerNormParameters<const double>, ConstView<double>, LayerNormStatistics<double>,
                               MatrixView<double>);
template void layerNormBackward(LayerNormParameters<const float>, ConstView<float>, LayerNormStatistics<const float>,
                                ConstView<float>, LayerNormParameters<float>, MatrixView<float>, Gradient);
template void layerNormBackward(LayerNormParameters<const double>, ConstView<double>, LayerNormStatistics<const double>,
                                ConstView<double>, LayerNormParameters<double>, MatrixView<double>, Gradient);

}  // namespace encoderlab
