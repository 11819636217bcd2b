#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/data/dataset.h"
#include "model/random.h"
#include "model/tasks/options.h"
#include "model/tasks/task.h"

namespace encoderlab {

/// The class that occurs most often among the targets of the validation part that count, and its share.
Baseline majorityBaseline(const Dataset& dataset);

/// How a task makes its data set, in the parts that differ from task to task.
struct TaskGenerator {
  /// All of the data set but its samples. Throws std::invalid_argument where options contradict each other.
  Dataset (*describe)(const TaskOptions& options);
  /// The samples, all different, in random order.
  std::vector<Sample> (*draw)(const TaskOptions& options, RandomStream& random);
  Baseline (*baseline)(const Dataset& dataset) = majorityBaseline;
};

/// Sets `generate` of a task, and `defaults` to a model and options that suit it, with the default training.
/// `options` must be set already.
void complete(Task& task, const TaskGenerator& generator);

/// Calls `draw` until `count` different samples (tokens, vectors) are there, or until so many draws in a row gave
/// nothing new that there are hardly any more.
std::vector<Sample> drawDistinct(std::size_t count, RandomStream& random,
                                 const std::function<Sample(RandomStream&)>& draw);

/// A whole number from `low` to `high`, both included.
std::size_t drawBetween(std::size_t low, std::size_t high, RandomStream& random);
/// `length` tokens, each below `symbols` with equal chance.
std::vector<std::int32_t> drawTokens(std::size_t length, std::size_t symbols, RandomStream& random);

/// A data set whose samples are tokens of these names, and whose targets are these classes.
Dataset describeTokens(std::vector<std::string> tokenNames, HeadKind head, std::vector<std::string> classNames);
/// A data set whose samples are series of one value a token.
Dataset describeSeries(LossKind loss, std::size_t outputs);

/// A data set whose samples are pictures or videos of these sizes, and whose targets are these classes.
Dataset describePictures(const InputConfiguration& sizes, HeadKind head, std::vector<std::string> classNames);

/// "a", "b", …; at most 26.
std::vector<std::string> letterNames(std::size_t count);
/// "0", "1", …
std::vector<std::string> numberNames(std::size_t count);

}  // namespace encoderlab
