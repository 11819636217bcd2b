#include "app/run.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <system_error>
#include <utility>

#include "model/io/model_file.h"

namespace encoderlab {

namespace {

constexpr int exampleLength = 12;

std::shared_ptr<Run> runOf(Trainer trainer) {
  auto run = std::make_shared<Run>();
  run->experiment = trainer.experiment();
  run->start = run->experiment.configuration;
  run->savedStep = trainer.step();
  run->training = std::make_unique<TrainingThread>(std::move(trainer));
  return run;
}

/// Something to look at where a model came without data: ids counted up, or one wave a feature.
Sample exampleSample(const ModelConfiguration& model) {
  Sample sample;
  const bool isPatches = model.input.kind == InputKind::Patches;
  const int room = model.maxLength - (model.hasCls() ? 1 : 0);
  const int length = isPatches ? model.input.patchCount() : std::min(room, exampleLength);
  for (int token = 0; token < length; ++token) {
    if (model.input.kind == InputKind::Tokens) {
      sample.tokens.push_back(token % model.input.vocabulary);
      continue;
    }
    for (int feature = 0; feature < model.input.features; ++feature)
      sample.vectors.push_back(std::sin(0.5F * static_cast<float>(token) + static_cast<float>(feature)));
  }
  return sample;
}

std::shared_ptr<const Dataset> exampleDataset(const Configuration& configuration, std::optional<Dataset> encoding) {
  const ModelConfiguration& model = configuration.model;
  const bool hasNames = encoding.has_value();
  Dataset dataset = std::move(encoding).value_or(Dataset{});
  dataset.input = model.input;
  dataset.head = model.head;
  dataset.maxLength = model.maxLength - (model.hasCls() ? 1 : 0);
  dataset.training.clear();
  dataset.validation.assign(1, exampleSample(model));
  if (!hasNames && model.input.kind == InputKind::Tokens)
    for (int id = 0; id < model.input.vocabulary; ++id) dataset.tokenNames.push_back(std::to_string(id));
  if (!hasNames && model.head.loss == LossKind::CrossEntropy)
    for (int id = 0; id < model.head.outputs; ++id) dataset.classNames.push_back(std::to_string(id));
  return std::make_shared<const Dataset>(std::move(dataset));
}

std::shared_ptr<Run> lookOnlyRun(ModelFile file, Run::Limit limit) {
  auto run = std::make_shared<Run>();
  run->savedStep = file.state.step;
  run->limit = limit;
  run->experiment.dataset = exampleDataset(file.configuration, std::move(file.encoding));
  run->experiment.configuration = std::move(file.configuration);
  run->fixedState = std::move(file.state);
  return run;
}

bool isDataMissing(const TaskConfiguration& task) {
  std::error_code ignored;
  return task.data && !std::filesystem::exists(task.data->file, ignored);
}

/// Whether the file was changed since, so that its tokens or classes have other ids than the model learnt.
bool hasOtherNames(const Dataset& dataset, const std::optional<Dataset>& encoding) {
  return encoding && (dataset.tokenNames != encoding->tokenNames || dataset.classNames != encoding->classNames);
}

}  // namespace

std::shared_ptr<Run> makeRun(const Configuration& configuration) { return makeRun(makeExperiment(configuration)); }

std::shared_ptr<Run> makeRun(const Experiment& experiment) {
  return runOf(Trainer(experiment, usefulTrainingThreads()));
}

std::shared_ptr<Run> openRun(const std::filesystem::path& modelFile) {
  ModelFile file = loadModel(modelFile);
  if (isDataMissing(file.configuration.task)) return lookOnlyRun(std::move(file), Run::Limit::DataMissing);
  Experiment experiment = makeExperiment(file.configuration);
  if (!experiment.dataset) return lookOnlyRun(std::move(file), Run::Limit::NoTask);
  if (hasOtherNames(*experiment.dataset, file.encoding)) return lookOnlyRun(std::move(file), Run::Limit::DataChanged);
  return runOf(Trainer(std::move(experiment), std::move(file.state), usefulTrainingThreads()));
}

}  // namespace encoderlab
