#include "model/training/loss.h"

#include <algorithm>

#include "model/data/dataset.h"
#include "model/nn/kernels/kernels.h"

namespace encoderlab {
namespace {

/// For each column with a target: −log softmax(z)[target], and dz = share · (softmax(z) − onehot(target)).
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
    const CrossEntropy answer = kernels<Scalar>().crossEntropy(
        logits.column(n), logits.rows, static_cast<std::size_t>(target), static_cast<Scalar>(share), dz);
    sums.loss += share * answer.loss;
    ++sums.counted;
    if (answer.correct) ++sums.correct;
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
