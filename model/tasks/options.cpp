#include "model/tasks/options.h"

#include <cmath>
#include <sstream>
#include <stdexcept>

#include "model/translatable.h"

namespace encoderlab {
namespace {

template <typename... Parts>
[[noreturn]] void refuse(const Parts&... parts) {
  std::ostringstream sentence;
  (sentence << ... << parts);
  throw std::invalid_argument(sentence.str());
}

[[noreturn]] void refuseUnknown(const Task& task, const std::string& name) {
  std::string known;
  for (const TaskOption& option : task.options) known += (known.empty() ? "" : ", ") + option.name;
  refuse("task.", name, " is not an option of the task \"", task.name, "\", which has ", known, ".");
}

void requirePossible(const TaskOption& option, double value) {
  const bool whole = value == std::floor(value);
  if (value >= option.minimum && value <= option.maximum && (whole || !option.wholeNumber)) return;
  refuse("task.", option.name, " must be ", option.wholeNumber ? "a whole number" : "a number", " from ",
         option.minimum, " to ", option.maximum, ", not ", value, ".");
}

}  // namespace

TaskOptions completeOptions(const Task& task, const TaskOptions& chosen) {
  TaskOptions complete;
  for (const TaskOption& option : task.options) complete[option.name] = option.defaultValue;
  for (const auto& [name, value] : chosen) {
    if (!complete.contains(name)) refuseUnknown(task, name);
    complete[name] = value;
  }
  for (const TaskOption& option : task.options) requirePossible(option, complete[option.name]);
  return complete;
}

std::size_t countOption(const TaskOptions& options, const std::string& name) {
  return static_cast<std::size_t>(options.at(name));
}

void requireAtMost(const TaskOptions& options, const std::string& smaller, const std::string& larger) {
  const double low = options.at(smaller);
  const double high = options.at(larger);
  if (low > high) refuse("task.", smaller, " must be at most task.", larger, ", but is ", low, ", above ", high, ".");
}

TaskOption lengthOption(int defaultValue, int minimum) {
  return {"length", QT_TRANSLATE_NOOP("Task", "The number of tokens of a sequence, or of the longest if lengths vary."),
          static_cast<double>(defaultValue), static_cast<double>(minimum), 128};
}

TaskOption minimumLengthOption(int defaultValue) {
  return {
      "min_length",
      QT_TRANSLATE_NOOP("Task", "The number of tokens of the shortest sequence; lengths vary from it to the longest."),
      static_cast<double>(defaultValue), 2, 128};
}

TaskOption symbolsOption(int defaultValue, int maximum) {
  return {"symbols", QT_TRANSLATE_NOOP("Task", "The number of different tokens that occur in the sequences."),
          static_cast<double>(defaultValue), 2, static_cast<double>(maximum)};
}

TaskOption samplesOption(int defaultValue) {
  return {"samples",
          QT_TRANSLATE_NOOP("Task",
                            "The number of different samples that are made, for training and validation together; "
                            "fewer where so many do not exist."),
          static_cast<double>(defaultValue), 100, 100'000};
}

TaskOption noiseOption(double defaultValue) {
  return {"noise",
          QT_TRANSLATE_NOOP("Task", "The standard deviation of the normal noise that is added to every value."),
          defaultValue,
          0,
          1,
          false};
}

}  // namespace encoderlab
