#include "model/training/loss.h"

#include <algorithm>
#include <cmath>

#include "model/data/dataset.h"
#include "model/nn/exponential.h"

namespace encoderlab {
namespace {

/// −log softmax(z)[target] for one column; writes share · (softmax(z) − onehot(target)) to dz if that is not null.
template <typename Scalar>
double crossEntropy(const Scalar* z, std::size_t outputs, std::size_t target, Scalar share, Scalar* dz) {
  Scalar maximum = z[0];
  for (std::size_t i = 1; i < outputs; ++i) maximum = z[i] > maximum ? z[i] : maximum;
  Scalar sum = 0;
  for (std::size_t i = 0; i < outputs; ++i) sum += exponential(z[i] - maximum);
  if (dz != nullptr) {
    const Scalar scale = share / sum;
    for (std::size_t i = 0; i < outputs; ++i) dz[i] = exponential(z[i] - maximum) * scale;
    dz[target] -= share;
  }
  return static_cast<double>(std::log(sum) - (z[target] - maximum));
}

template <typename Scalar>
LossSums crossEntropyOf(const Chunk& chunk, std::size_t firstTarget, ConstView<Scalar> logits, double share,
                        MatrixView<Scalar> dLogits) {
  LossSums sums;
  for (std::size_t n = 0; n < logits.columns; ++n) {
    const std::int64_t target = chunk.batch->classes[firstTarget + n];
    Scalar* dz = dLogits.data == nullptr ? nullptr : dLogits.column(n);
    if (target == ignoredTarget) {
      if (dz != nullptr) std::fill_n(dz, logits.rows, Scalar{0});
      continue;
    }
    const Scalar* z = logits.column(n);
    const auto answer = static_cast<std::size_t>(target);
    sums.loss += share * crossEntropy(z, logits.rows, answer, static_cast<Scalar>(share), dz);
    ++sums.counted;
    if (std::max_element(z, z + logits.rows) == z + answer) ++sums.correct;
  }
  return sums;
}

template <typename Scalar>
LossSums meanSquaredErrorOf(const Chunk& chunk, std::size_t firstTarget, ConstView<Scalar> logits, double share,
                            MatrixView<Scalar> dLogits) {
  LossSums sums;
  for (std::size_t n = 0; n < logits.columns; ++n) {
    const float* y = chunk.batch->values.data() + (firstTarget + n) * logits.rows;
    for (std::size_t i = 0; i < logits.rows; ++i) {
      const Scalar difference = logits(i, n) - static_cast<Scalar>(y[i]);
      sums.loss += share * static_cast<double>(difference) * static_cast<double>(difference);
      if (dLogits.data != nullptr) dLogits(i, n) = static_cast<Scalar>(2 * share) * difference;
    }
    sums.counted += static_cast<std::int64_t>(logits.rows);
  }
  return sums;
}

}  // namespace

LossSums& LossSums::operator+=(const LossSums& other) {
  loss += other.loss;
  counted += other.counted;
  correct += other.correct;
  return *this;
}

std::int64_t countTargets(const ModelConfiguration& model, const Batch& batch) {
  if (model.head.loss == LossKind::MeanSquaredError) return static_cast<std::int64_t>(batch.values.size());
  const auto isCounted = [](std::int64_t target) { return target != ignoredTarget; };
  return std::count_if(batch.classes.begin(), batch.classes.end(), isCounted);
}

template <typename Scalar>
LossSums lossOf(const ModelConfiguration& model, const Chunk& chunk, ConstView<Scalar> logits, double share,
                MatrixView<Scalar> dLogits) {
  const std::size_t firstTarget = model.head.kind == HeadKind::Token ? chunk.firstColumn() : chunk.firstSample;
  return model.head.loss == LossKind::CrossEntropy
             ? crossEntropyOf<Scalar>(chunk, firstTarget, logits, share, dLogits)
             : meanSquaredErrorOf<Scalar>(chunk, firstTarget, logits, share, dLogits);
}

template LossSums lossOf(const ModelConfiguration&, const Chunk&, ConstView<float>, double, MatrixView<float>);
template LossSums lossOf(const ModelConfiguration&, const Chunk&, ConstView<double>, double, MatrixView<double>);

}  // namespace encoderlab
