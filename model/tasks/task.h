#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/configuration.h"
#include "model/data/dataset.h"
#include "model/random.h"

namespace encoderlab {

/// A number that a task lets the user choose, e.g. the length of its sequences.
struct TaskOption {
  std::string name;         ///< key in the JSON of the task
  std::string explanation;  ///< one sentence
  double defaultValue;
  double minimum;
  double maximum;
  bool wholeNumber = true;
};

/// A generated task: what it teaches, what to look for, how it makes its samples. All text is English source text,
/// translated where it is shown (context "Task").
struct Task {
  std::string name;     ///< e.g. "reverse"; the name on the command line and in files
  std::string title;    ///< e.g. "Reverse a sequence"
  std::string kind;     ///< "tokens", "series", "images" or "video"
  std::string teaches;  ///< one or two sentences: what a learner takes away
  std::string lookFor;  ///< one or two sentences: what to look for in the heads
  double goal;          ///< the value of the measure that the default configuration reaches (accuracy ≥, rmse ≤)
  std::vector<TaskOption> options;
  Configuration defaults;  ///< complete, task options included

  /// Makes the data set. `options` holds a value for every option. Same options, seed and fraction: same data set.
  std::function<Dataset(const std::map<std::string, double>& options, std::uint64_t seed, double validationFraction)>
      generate;
};

/// Every generated task, in the order in which a learner would meet them; the first is not the default, `reverse` is.
const std::vector<Task>& allTasks();
/// Throws std::invalid_argument listing the known names.
const Task& taskByName(std::string_view name);

}  // namespace encoderlab
