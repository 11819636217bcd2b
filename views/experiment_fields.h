#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

#include "model/configuration.h"
#include "model/tasks/task.h"

namespace encoderlab {

enum class FieldSection { Task, Model, Training };
/// Factor: a number whose steps are 1, 2, 5, 10, … and that may be written like 3e-4. Choice and Flag count from 0.
enum class FieldKind { Whole, Real, Factor, Choice, Flag };

/// One value of a configuration that the user may change, and all that a form needs to show it.
struct ExperimentField {
  QString key;  ///< as in the JSON: `model.d_model`
  FieldSection section;
  FieldKind kind;
  QString label;
  QString explanation;  ///< one or two plain sentences
  bool needsNewModel;
  double minimum = 0;
  double maximum = 0;
  QStringList choices = {};  ///< Choice
  std::function<double(const Configuration&)> read = {};
  std::function<void(Configuration&, double)> write = {};
  std::function<bool(const Configuration&)> applies = {};  ///< null: always
};

/// Every field of model and training, in the order in which a form shows them.
std::vector<ExperimentField> experimentFields();
/// The options of a generated task.
std::vector<ExperimentField> taskFields(const Task& task);

/// Why the configuration is impossible, as one sentence to be shown at the field `key`.
struct FieldProblem {
  QString key;
  QString sentence;
};
/// `longestSample` is the data's, 0 where it is not known yet (another task was chosen).
std::vector<FieldProblem> problemsOf(const Configuration& configuration, int longestSample);

}  // namespace encoderlab
