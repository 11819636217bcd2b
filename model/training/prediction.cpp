#include "model/training/prediction.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "model/nn/kernels/kernels.h"
#include "model/training/loss.h"

namespace encoderlab {
namespace {

/// The columns of the logits that belong to the chunk's sample s.
MatrixView<const float> logitsOf(const ModelConfiguration& model, const Chunk& chunk, MatrixView<const float> logits,
                                 std::size_t s) {
  if (model.head.kind == HeadKind::Sequence) return logits.columnBlock(s, 1);
  return logits.columnBlock(chunk.columnOf(s), chunk.lengthOf(s));
}

/// How many targets (cross-entropy) or numbers (mse) of a sample count.
std::int64_t countedIn(const ModelConfiguration& model, const Sample& sample) {
  if (model.head.loss == LossKind::MeanSquaredError) return static_cast<std::int64_t>(sample.values.size());
  return static_cast<std::int64_t>(sample.classes.size()) -
         std::count(sample.classes.begin(), sample.classes.end(), ignoredTarget);
}

/// The predicted class of a target; none where the outputs are not numbers.
std::optional<std::int64_t> answerAt(const Prediction& prediction, std::size_t i) {
  return std::isnan(prediction.probabilities[i]) ? std::nullopt : std::optional(prediction.classes[i]);
}

std::int64_t rightIn(const Sample& sample, const Prediction& prediction) {
  std::int64_t right = 0;
  for (std::size_t i = 0; i < sample.classes.size(); ++i) right += sample.classes[i] == answerAt(prediction, i) ? 1 : 0;
  return right;
}

/// Counts the targets of the sample at place `index` by class. Targets of padding, which no training step sees, are
/// left out.
void countClasses(const Sample& sample, const Prediction& prediction, std::size_t index, ClassReport& report) {
  for (std::size_t i = 0; i < sample.classes.size(); ++i) {
    const bool isPadding = sample.classes.size() == sample.padding.size() && sample.padding[i] != 0;
    if (sample.classes[i] == ignoredTarget || isPadding) continue;
    report.add(index, sample.classes[i], answerAt(prediction, i));
  }
}

/// In the unit of the data.
struct ErrorSums {
  double squares = 0;    ///< Σ (prediction − target)²
  double magnitude = 0;  ///< Σ |prediction − target|
};

void addErrors(const Scaler& scaler, const Sample& sample, const Prediction& prediction, ErrorSums& sums) {
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    const double unit = scaler.scale.empty() ? 1.0 : scaler.scale[i % scaler.scale.size()];
    const double error = unit * (static_cast<double>(prediction.values[i]) - static_cast<double>(sample.values[i]));
    sums.squares += error * error;
    sums.magnitude += std::abs(error);
  }
}

/// How many samples at the start all have targets or all have none, as the samples of a batch must.
std::size_t alikeAtTheStart(std::span<const Sample> samples) {
  const auto hasTargets = [](const Sample& sample) { return !sample.classes.empty() || !sample.values.empty(); };
  const auto other = std::find_if(samples.begin(), samples.end(), [&](const Sample& sample) {
    return hasTargets(sample) != hasTargets(samples.front());
  });
  return static_cast<std::size_t>(other - samples.begin());
}

}  // namespace

Prediction predictionOf(const ModelConfiguration& model, const Chunk& chunk, MatrixView<const float> logits,
                        std::size_t s) {
  Prediction prediction;
  const MatrixView<const float> z = logitsOf(model, chunk, logits, s);
  for (std::size_t n = 0; n < z.columns; ++n) {
    const float* column = z.column(n);
    if (model.head.loss == LossKind::MeanSquaredError) {
      prediction.values.insert(prediction.values.end(), column, column + z.rows);
      continue;
    }
    const auto likeliest = static_cast<std::size_t>(std::max_element(column, column + z.rows) - column);
    const double loss = kernels<float>().crossEntropy(column, z.rows, likeliest, 1, nullptr).loss;
    prediction.classes.push_back(static_cast<std::int64_t>(likeliest));
    prediction.probabilities.push_back(static_cast<float>(std::exp(-loss)));
  }
  prediction.loss = std::numeric_limits<double>::quiet_NaN();
  if (!chunk.batch->hasTargets()) return prediction;
  const Chunk sample{chunk.batch, chunk.firstSample + s, 1};
  const LossSums sums = lossOf<float>(model, sample, z, 1.0, {});
  if (sums.counted > 0) prediction.loss = sums.loss / static_cast<double>(sums.counted);
  prediction.correct = model.head.loss == LossKind::CrossEntropy && sums.counted > 0 && sums.correct == sums.counted;
  return prediction;
}

void predictRange(const Network<float>& network, const NetworkParameters<const float>& parameters,
                  Workspace<float>& workspace, std::size_t chunkSamples, std::span<const Sample> samples,
                  std::size_t first, std::span<Prediction> results, InterventionProbe<float>* interventions) {
  Batch batch;
  std::vector<std::size_t> indices;
  for (std::size_t done = 0; done < results.size(); done += indices.size()) {
    const std::size_t next = std::min(chunkSamples, results.size() - done);
    indices.resize(alikeAtTheStart(samples.subspan(first + done, next)));
    std::iota(indices.begin(), indices.end(), first + done);
    packBatch(network.model(), samples, indices, PaddingColumns::Kept, batch);
    PassContext<float> context;
    context.chunk = {&batch, 0, batch.sampleCount()};
    if (interventions != nullptr) interventions->attachTo(context);
    network.forward(context, parameters, workspace);
    for (std::size_t s = 0; s < indices.size(); ++s)
      results[done + s] = predictionOf(network.model(), context.chunk, workspace.logits, s);
  }
}

Evaluation summarize(const ModelConfiguration& model, const Dataset& dataset, std::span<const Sample> samples,
                     std::span<const Prediction> predictions) {
  Evaluation evaluation;
  double lossSum = 0;
  ErrorSums errors;
  std::int64_t right = 0;
  std::int64_t exact = 0;
  const bool hasClasses = model.head.loss == LossKind::CrossEntropy;
  const auto classes = static_cast<std::size_t>(model.head.outputs);
  if (hasClasses && classes <= ClassReport::mostClasses) evaluation.classes = ClassReport(classes);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const std::int64_t counted = countedIn(model, samples[i]);
    if (counted == 0) continue;
    lossSum += predictions[i].loss * static_cast<double>(counted);
    evaluation.targets += counted;
    if (hasClasses) {
      right += rightIn(samples[i], predictions[i]);
      if (!evaluation.classes.isEmpty()) countClasses(samples[i], predictions[i], i, evaluation.classes);
    } else {
      addErrors(dataset.outputScaler, samples[i], predictions[i], errors);
    }
    exact += predictions[i].correct ? 1 : 0;
  }
  evaluation.samples = static_cast<std::int64_t>(samples.size());
  const auto targets = static_cast<double>(evaluation.targets);
  evaluation.loss = lossSum / targets;
  if (!hasClasses) evaluation.meanAbsoluteError = errors.magnitude / targets;
  if (dataset.measure == "rmse") {
    evaluation.measure = std::sqrt(errors.squares / targets);
  } else if (dataset.measure == "exact_match") {
    evaluation.measure = static_cast<double>(exact) / static_cast<double>(samples.size());
  } else if (dataset.measure == "miou") {
    evaluation.measure =
        evaluation.classes.meanIntersectionOverUnion().value_or(std::numeric_limits<double>::quiet_NaN());
  } else {
    evaluation.measure = static_cast<double>(right) / targets;
  }
  return evaluation;
}

}  // namespace encoderlab
