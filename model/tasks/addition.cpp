#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

constexpr std::int32_t plusToken = 10;
constexpr std::int32_t equalsToken = 11;
constexpr std::int32_t slotToken = 12;

Dataset describe(const TaskOptions& options) {
  requireAtMost(options, "min_digits", "digits");
  std::vector<std::string> tokens = numberNames(10);
  tokens.insert(tokens.end(), {"+", "=", "_"});
  return describeTokens(tokens, HeadKind::Token, numberNames(10));
}

/// 47+85=___ with the digits 1 3 2 as the classes of the three slots.
Sample drawSum(std::size_t digits, RandomStream& random) {
  const std::vector<std::int32_t> first = drawTokens(digits, 10, random);
  const std::vector<std::int32_t> second = drawTokens(digits, 10, random);
  Sample sample;
  sample.tokens = first;
  sample.tokens.push_back(plusToken);
  sample.tokens.insert(sample.tokens.end(), second.begin(), second.end());
  sample.tokens.push_back(equalsToken);
  sample.classes.assign(sample.tokens.size(), ignoredTarget);
  sample.tokens.insert(sample.tokens.end(), digits + 1, slotToken);
  sample.classes.resize(sample.tokens.size());
  std::int32_t carry = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    const std::int32_t sum = first[digits - 1 - i] + second[digits - 1 - i] + carry;
    sample.classes[sample.classes.size() - 1 - i] = sum % 10;
    carry = sum / 10;
  }
  sample.classes[sample.classes.size() - 1 - digits] = carry;
  return sample;
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t fewest = countOption(options, "min_digits");
  const std::size_t most = countOption(options, "digits");
  return drawDistinct(countOption(options, "samples"), stream,
                      [=](RandomStream& random) { return drawSum(drawBetween(fewest, most, random), random); });
}

}  // namespace

Task additionTask() {
  Task task;
  task.name = "addition";
  task.title = QT_TRANSLATE_NOOP("Task", "Add two numbers");
  task.kind = "tokens";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "Every digit of the sum is answered at once, at a place of its own after the equals sign. A digit needs the two "
      "digits above it and the carry, which can come from as far as the last digit: that is the hard part.");
  task.lookFor = QT_TRANSLATE_NOOP("Task",
                                   "In the last layer most heads send each answer place to the two digits of its own "
                                   "column, and another to the column to the right of it, where the carry comes from.");
  task.goal = 0.98;
  task.options = {
      {"digits", QT_TRANSLATE_NOOP("Task", "The digits of the longest numbers, leading zeros included."), 3, 1, 8},
      {"min_digits",
       QT_TRANSLATE_NOOP("Task", "The digits of the shortest numbers; both numbers of a sum have the same."), 2, 1, 8},
      samplesOption(20'000)};
  complete(task, {describe, draw});
  task.defaults.model.dropout = 0;
  task.defaults.training.learningRate = 0.002;
  task.defaults.training.schedule = ScheduleKind::Cosine;
  task.defaults.training.warmupSteps = 200;
  task.defaults.training.steps = 8000;
  return task;
}

}  // namespace encoderlab
