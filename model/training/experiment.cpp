#include "model/training/experiment.h"

#include <stdexcept>
#include <string>
#include <utility>

#include "model/configuration_keys.h"
#include "model/data/own_data.h"
#include "model/tasks/options.h"
#include "model/tasks/task.h"

namespace encoderlab {
namespace {

[[noreturn]] void refuse(const std::string& key, int value, const std::string& taskName, int needed) {
  throw std::invalid_argument(key + " is " + std::to_string(value) + ", but the task \"" + taskName + "\" needs " +
                              std::to_string(needed) + ".");
}

/// Fits a model to the data of a generated task. Values as in the task's defaults follow the data; of other values,
/// which somebody chose, those that cannot work are refused.
class TaskFit {
 public:
  TaskFit(const Task& task, const Dataset& dataset) : m_task(task), m_dataset(dataset) {}

  void apply(ModelConfiguration& model) const {
    const ModelConfiguration& untouched = m_task.defaults.model;
    fitInput(model.input, untouched.input);
    fitHead(model.head, untouched.head);
    const int needed = m_dataset.maxLength + (model.hasCls() ? 1 : 0);
    fitAtLeast(model.maxLength, untouched.maxLength, needed, "model.max_length");
  }

 private:
  void fitInput(InputConfiguration& input, const InputConfiguration& untouched) const {
    const InputConfiguration& needed = m_dataset.input;
    if (input.kind != needed.kind) {
      input = needed;
    } else if (input.kind == InputKind::Tokens) {
      fitAtLeast(input.vocabulary, untouched.vocabulary, needed.vocabulary, "model.input.vocabulary");
    } else if (input.kind == InputKind::Vectors) {
      fitExactly(input.features, untouched.features, needed.features, "model.input.features");
    } else {
      for (const PatchKey& key : patchKeys)
        fitExactly(input.*key.size, untouched.*key.size, needed.*key.size, "model.input." + std::string(key.name));
      input = needed;
    }
  }

  void fitHead(HeadConfiguration& head, const HeadConfiguration& untouched) const {
    const HeadConfiguration& needed = m_dataset.head;
    const bool sameLoss = head.loss == needed.loss;
    head.kind = needed.kind;
    head.loss = needed.loss;
    if (!sameLoss) {
      head.outputs = needed.outputs;
    } else if (head.loss == LossKind::CrossEntropy) {
      fitAtLeast(head.outputs, untouched.outputs, needed.outputs, "model.head.outputs");
    } else {
      fitExactly(head.outputs, untouched.outputs, needed.outputs, "model.head.outputs");
    }
  }

  /// A larger value is kept: the ids and places beyond the needed ones are never used.
  void fitAtLeast(int& value, int untouched, int needed, const std::string& key) const {
    if (value < needed) fitExactly(value, untouched, needed, key);
  }

  void fitExactly(int& value, int untouched, int needed, const std::string& key) const {
    if (value != needed && value != untouched) refuse(key, value, m_task.name, needed);
    value = needed;
  }

  const Task& m_task;
  const Dataset& m_dataset;
};

/// Gives ids that the data never use a name, so that whatever the model answers can be shown.
void nameUnused(std::vector<std::string>& names, int count) {
  while (!names.empty() && names.size() < static_cast<std::size_t>(count)) {
    names.push_back(std::string("#").append(std::to_string(names.size())));
  }
}

Dataset makeGenerated(Configuration& configuration) {
  const Task& task = taskByName(configuration.task.name);
  const TrainingConfiguration& training = configuration.training;
  configuration.task.options = completeOptions(task, configuration.task.options);
  Dataset dataset = task.generate(configuration.task.options, training.seed, training.validationFraction);
  TaskFit(task, dataset).apply(configuration.model);
  dataset.input = configuration.model.input;
  dataset.head = configuration.model.head;
  nameUnused(dataset.tokenNames, dataset.input.vocabulary);
  if (dataset.head.loss == LossKind::CrossEntropy) nameUnused(dataset.classNames, dataset.head.outputs);
  return dataset;
}

/// The file alone says what goes in and what comes out.
Dataset makeOwn(Configuration& configuration) {
  if (!configuration.task.data || configuration.task.data->file.empty()) {
    throw std::invalid_argument("task.file is missing: the task \"data\" needs a file to read.");
  }
  const TrainingConfiguration& training = configuration.training;
  ModelConfiguration& model = configuration.model;
  const int ownToken = model.head.pooling == Pooling::Cls ? 1 : 0;
  Dataset dataset =
      readData(*configuration.task.data, training.seed, training.validationFraction, model.maxLength - ownToken);
  const Pooling pooling = model.head.pooling;
  model.input = dataset.input;
  model.head = dataset.head;
  model.head.pooling = pooling;
  const int needed = dataset.maxLength + (model.hasCls() ? 1 : 0);
  if (model.maxLength < needed) refuse("model.max_length", model.maxLength, configuration.task.name, needed);
  return dataset;
}

}  // namespace

Experiment makeExperiment(Configuration configuration) {
  validate(configuration.training);
  if (configuration.task.name == "custom") {
    validate(configuration.model);
    return {std::move(configuration), nullptr};
  }
  Dataset dataset = configuration.task.name == "data" ? makeOwn(configuration) : makeGenerated(configuration);
  validate(configuration.model);
  return {std::move(configuration), std::make_shared<const Dataset>(std::move(dataset))};
}

}  // namespace encoderlab
