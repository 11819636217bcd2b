#include "model/nn/softmax.h"

#include <limits>

#include "model/nn/exponential.h"

namespace encoderlab {

template <typename Scalar>
void softmaxForward(Scalar* x, const std::uint8_t* ignored, std::size_t count) {
  constexpr Scalar lowest = -std::numeric_limits<Scalar>::infinity();
  if (ignored != nullptr) {
    for (std::size_t i = 0; i < count; ++i) x[i] = ignored[i] != 0 ? lowest : x[i];
  }
  // 1. m = max(x)
  Scalar maximum = lowest;
#pragma omp simd reduction(max : maximum)
  for (std::size_t i = 0; i < count; ++i) maximum = x[i] > maximum ? x[i] : maximum;
  // 2. e = exp(x − m)
  Scalar sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t i = 0; i < count; ++i) {
    x[i] = exponential(x[i] - maximum);
    sum += x[i];
  }
  // 3. p = e / sum(e)
  const Scalar share = Scalar{1} / sum;
  for (std::size_t i = 0; i < count; ++i) x[i] *= share;
}

template <typename Scalar>
void softmaxBackward(const Scalar* p, Scalar* gradient, std::size_t count) {
  Scalar mean = 0;
#pragma omp simd reduction(+ : mean)
  for (std::size_t i = 0; i < count; ++i) mean += p[i] * gradient[i];
  for (std::size_t i = 0; i < count; ++i) gradient[i] = p[i] * (gradient[i] - mean);
}

template void softmaxForward(float*, const std::uint8_t*, std::size_t);
template void softmaxForward(double*, const std::uint8_t*, std::size_t);
template void softmaxBackward(const float*, float*, std::size_t);
template void softmaxBackward(const double*, double*, std::size_t);

}  // namespace encoderlab
