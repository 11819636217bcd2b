#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

Dataset describe(const TaskOptions& options) {
  requireAtMost(options, "min_length", "length");
  const std::vector<std::string> names = letterNames(countOption(options, "symbols"));
  return describeTokens(names, HeadKind::Token, names);
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t shortest = countOption(options, "min_length");
  const std::size_t longest = countOption(options, "length");
  const std::size_t symbols = countOption(options, "symbols");
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    Sample sample;
    sample.tokens = drawTokens(drawBetween(shortest, longest, random), symbols, random);
    sample.classes.assign(sample.tokens.begin(), sample.tokens.end());
    return sample;
  });
}

}  // namespace

Task copyTask() {
  Task task;
  task.name = "copy";
  task.title = QT_TRANSLATE_NOOP("Task", "Copy a sequence");
  task.kind = "tokens";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "Every token's answer is the token itself, which the residual stream carries from the embedding to the head: the "
      "task can be learnt without any attention. Compare the block \"as_printed\", where the residual is lost.");
  task.lookFor = QT_TRANSLATE_NOOP(
      "Task",
      "Nothing has to be fetched from elsewhere, so the heads stay diffuse, and switching them off costs little.");
  task.goal = 0.99;
  task.options = {lengthOption(12), minimumLengthOption(4), symbolsOption(16, 26), samplesOption(20'000)};
  complete(task, {describe, draw});
  task.defaults.training.steps = 1000;
  return task;
}

}  // namespace encoderlab
