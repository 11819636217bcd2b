#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

Dataset describe(const TaskOptions& options) {
  requireAtMost(options, "min_length", "length");
  requireAtMost(options, "k", "min_length");
  return describeTokens(numberNames(2), HeadKind::Sequence,
                        {QT_TRANSLATE_NOOP("Task", "even"), QT_TRANSLATE_NOOP("Task", "odd")});
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t shortest = countOption(options, "min_length");
  const std::size_t longest = countOption(options, "length");
  const std::size_t k = countOption(options, "k");
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    Sample sample;
    sample.tokens = drawTokens(drawBetween(shortest, longest, random), 2, random);
    std::int64_t ones = 0;
    for (std::size_t i = 0; i < k; ++i) ones += sample.tokens[i];
    sample.classes = {ones % 2};
    return sample;
  });
}

}  // namespace

Task parityTask() {
  Task task;
  task.name = "parity";
  task.title = QT_TRANSLATE_NOOP("Task", "Parity of the first k bits");
  task.kind = "tokens";
  task.teaches =
      QT_TRANSLATE_NOOP("Task",
                        "One flipped bit flips the answer, so no bit alone tells anything: the loss stays flat for a "
                        "while and then falls at once. Every bit more in k makes the wait much longer.");
  task.lookFor = QT_TRANSLATE_NOOP("Task",
                                   "Heads of the first layer gather on the first k tokens and leave the others, which "
                                   "do not count; they do so while the loss is falling.");
  task.goal = 0.98;
  task.options = {
      {"k", QT_TRANSLATE_NOOP("Task", "The number of bits, from the first, whose parity is asked for."), 4, 1, 16},
      lengthOption(16),
      minimumLengthOption(8),
      samplesOption(20'000)};
  complete(task, {describe, draw});
  task.defaults.model.dropout = 0;
  task.defaults.training.learningRate = 0.002;
  task.defaults.training.steps = 5000;
  return task;
}

}  // namespace encoderlab
