#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

Dataset describe(const TaskOptions& options) {
  const std::vector<std::string> names = letterNames(countOption(options, "symbols"));
  return describeTokens(names, HeadKind::Token, names);
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t length = countOption(options, "length");
  const std::size_t symbols = countOption(options, "symbols");
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    Sample sample;
    sample.tokens = drawTokens(length, symbols, random);
    sample.classes.assign(sample.tokens.rbegin(), sample.tokens.rend());
    return sample;
  });
}

}  // namespace

Task reverseTask() {
  Task task;
  task.name = "reverse";
  task.title = QT_TRANSLATE_NOOP("Task", "Reverse a sequence");
  task.kind = "tokens";
  task.teaches =
      QT_TRANSLATE_NOOP("Task",
                        "The answer at one end is the token at the other, so attention must move tokens, by their "
                        "position and not by what they are. Without positions (\"none\") it cannot be learnt.");
  task.lookFor = QT_TRANSLATE_NOOP(
      "Task",
      "The heads of the last layer turn from diffuse to a clear antidiagonal: the first token attends to the last.");
  task.goal = 0.99;
  task.options = {lengthOption(12), symbolsOption(16, 26), samplesOption(20'000)};
  complete(task, {describe, draw});
  return task;
}

}  // namespace encoderlab
