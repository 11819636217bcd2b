#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "model/tasks/task.h"

namespace encoderlab {

/// Values of a task's options by name.
using TaskOptions = std::map<std::string, double>;

/// `chosen`, and the default of every option of `task` that it does not name. Throws std::invalid_argument naming the
/// key (`task.length`) of an option that the task does not have, or whose value is out of range or not whole.
TaskOptions completeOptions(const Task& task, const TaskOptions& chosen);

/// The value of an option that is a whole number, zero or more.
std::size_t countOption(const TaskOptions& options, const std::string& name);

/// Throws std::invalid_argument naming both keys unless the value of `smaller` is at most that of `larger`.
void requireAtMost(const TaskOptions& options, const std::string& smaller, const std::string& larger);

/// Options that several tasks have, so that they are explained in the same words everywhere.
TaskOption lengthOption(int defaultValue, int minimum = 2);
TaskOption minimumLengthOption(int defaultValue);
TaskOption symbolsOption(int defaultValue, int maximum);
TaskOption samplesOption(int defaultValue);
TaskOption noiseOption(double defaultValue);

}  // namespace encoderlab
