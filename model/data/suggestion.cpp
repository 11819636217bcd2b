#include <algorithm>
#include <cstddef>

#include "model/data/own_data.h"

namespace encoderlab {
namespace {

constexpr int longestText = 128;

void suggestForText(ModelConfiguration& model, TrainingConfiguration& training, bool isWords) {
  model.input.kind = InputKind::Tokens;
  model.maxLength = longestText;
  model.dropout = 0.1;
  training.steps = 2'500;
  if (!isWords) return;
  // Most words are seen a few times only: a large decay and few steps keep the model from learning the texts by heart.
  model.position = Position::Sinusoidal;
  model.dropout = 0.3;
  training.learningRate = 0.003;
  training.weightDecay = 1.0;
  training.warmupSteps = 50;
  training.steps = 300;
}

void suggestForRows(const DataPreview& preview, ModelConfiguration& model, TrainingConfiguration& training) {
  model.input = {InputKind::Vectors, model.input.vocabulary, preview.configuration.valuesPerToken};
  model.maxLength = static_cast<int>(preview.numberCount) / preview.configuration.valuesPerToken;
  training.steps = 1'500;
}

void suggestForSeries(const DataPreview& preview, ModelConfiguration& model, TrainingConfiguration& training) {
  model.input = {InputKind::Vectors, model.input.vocabulary, 1};
  model.head.loss = LossKind::MeanSquaredError;
  model.head.outputs = preview.configuration.horizon;
  model.maxLength = preview.configuration.window;
  training.steps = 600;
}

}  // namespace

Configuration suggestConfiguration(const DataPreview& preview) {
  Configuration suggestion;
  suggestion.task.name = "data";
  suggestion.task.data = preview.configuration;

  ModelConfiguration& model = suggestion.model;
  model.dModel = 64;
  model.dimFeedforward = 128;
  model.position = Position::Learned;
  model.head = {HeadKind::Sequence, Pooling::Mean, LossKind::CrossEntropy, 2};

  TrainingConfiguration& training = suggestion.training;
  training.optimizer = OptimizerKind::AdamW;
  training.weightDecay = 0.01;
  training.schedule = ScheduleKind::Cosine;
  training.warmupSteps = 100;
  training.batchSize = 64;
  training.clipNorm = 1;
  const std::string& kind = preview.configuration.kind;
  if (kind == "text") suggestForText(model, training, preview.configuration.tokens == "words");
  if (kind == "rows") suggestForRows(preview, model, training);
  if (kind == "series") suggestForSeries(preview, model, training);

  // Validating a large file as often as a small one would take longer than training on it.
  const double heldOut =
      training.validationFraction * static_cast<double>(std::min<std::size_t>(preview.rowCount, 500'000));
  training.evaluateEvery = std::max<std::int64_t>(100, static_cast<std::int64_t>(heldOut / training.batchSize));
  return suggestion;
}

}  // namespace encoderlab
