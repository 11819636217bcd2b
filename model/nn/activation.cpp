#include "model/nn/activation.h"

#include <cmath>
#include <numbers>

namespace encoderlab {
namespace {

/// Φ, the distribution function of the standard normal.
template <typename Scalar>
Scalar normalDistribution(Scalar x) {
  return Scalar{0.5} * (Scalar{1} + std::erf(x * (std::numbers::sqrt2_v<Scalar> / 2)));
}

/// φ, its density.
template <typename Scalar>
Scalar normalDensity(Scalar x) {
  return std::exp(Scalar{-0.5} * x * x) * (std::numbers::inv_sqrtpi_v<Scalar> / std::numbers::sqrt2_v<Scalar>);
}

}  // namespace

template <typename Scalar>
void activationForward(Activation activation, ConstView<Scalar> x, MatrixView<Scalar> y) {
  for (std::size_t n = 0; n < x.columns; ++n) {
    const Scalar* in = x.column(n);
    Scalar* out = y.column(n);
    if (activation == Activation::Relu) {
      // A comparison, not std::max: NaN stays NaN instead of turning into 0 unseen.
      for (std::size_t i = 0; i < x.rows; ++i) out[i] = in[i] <= 0 ? Scalar{0} : in[i];
    } else {
      for (std::size_t i = 0; i < x.rows; ++i) out[i] = in[i] * normalDistribution(in[i]);
    }
  }
}

template <typename Scalar>
void activationBackward(Activation activation, ConstView<Scalar> x, MatrixView<Scalar> gradient) {
  for (std::size_t n = 0; n < x.columns; ++n) {
    const Scalar* in = x.column(n);
    Scalar* dx = gradient.column(n);
    if (activation == Activation::Relu) {
      for (std::size_t i = 0; i < x.rows; ++i) dx[i] = in[i] > 0 ? dx[i] : Scalar{0};
    } else {
      for (std::size_t i = 0; i < x.rows; ++i) dx[i] *= normalDistribution(in[i]) + in[i] * normalDensity(in[i]);
    }
  }
}

template void activationForward(Activation, ConstView<float>, MatrixView<float>);
template void activationForward(Activation, ConstView<double>, MatrixView<double>);
template void activationBackward(Activation, ConstView<float>, MatrixView<float>);
template void activationBackward(Activation, ConstView<double>, MatrixView<double>);

}  // namespace encoderlab
