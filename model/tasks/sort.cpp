#include <algorithm>

#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

Dataset describe(const TaskOptions& options) {
  const std::vector<std::string> names = numberNames(countOption(options, "symbols"));
  return describeTokens(names, HeadKind::Token, names);
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t length = countOption(options, "length");
  const std::size_t symbols = countOption(options, "symbols");
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    Sample sample;
    sample.tokens = drawTokens(length, symbols, random);
    sample.classes.assign(sample.tokens.begin(), sample.tokens.end());
    std::ranges::sort(sample.classes);
    return sample;
  });
}

}  // namespace

Task sortTask() {
  Task task;
  task.name = "sort";
  task.title = QT_TRANSLATE_NOOP("Task", "Sort numbers");
  task.kind = "tokens";
  task.teaches = QT_TRANSLATE_NOOP("Task",
                                   "The answer at a place depends on all tokens at once: how many of them are smaller "
                                   "decides. The model has to compare and to count, not only to fetch.");
  task.lookFor = QT_TRANSLATE_NOOP("Task",
                                   "Heads of the last layer in which the first places attend to small numbers and the "
                                   "last places to large ones, wherever these stand.");
  task.goal = 0.98;
  task.options = {lengthOption(12), symbolsOption(10, 50), samplesOption(20'000)};
  complete(task, {describe, draw});
  return task;
}

}  // namespace encoderlab
