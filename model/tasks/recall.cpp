#include <numeric>

#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

Dataset describe(const TaskOptions& options) {
  requireAtMost(options, "min_pairs", "pairs");
  requireAtMost(options, "pairs", "keys");
  const std::vector<std::string> values = numberNames(countOption(options, "values"));
  std::vector<std::string> tokens = letterNames(countOption(options, "keys"));
  tokens.insert(tokens.end(), values.begin(), values.end());
  return describeTokens(tokens, HeadKind::Token, values);
}

/// key value key value … key: the tokens of values come after those of the keys.
Sample drawPairs(std::size_t pairs, std::size_t keys, std::size_t values, RandomStream& random) {
  std::vector<std::int32_t> key(keys);
  std::iota(key.begin(), key.end(), 0);
  shuffle(key, random);
  const std::vector<std::int32_t> value = drawTokens(pairs, values, random);
  Sample sample;
  for (std::size_t i = 0; i < pairs; ++i) {
    sample.tokens.push_back(key[i]);
    sample.tokens.push_back(static_cast<std::int32_t>(keys) + value[i]);
  }
  const std::size_t asked = drawBetween(0, pairs - 1, random);
  sample.tokens.push_back(key[asked]);
  sample.classes.assign(sample.tokens.size(), ignoredTarget);
  sample.classes.back() = value[asked];
  return sample;
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t fewest = countOption(options, "min_pairs");
  const std::size_t most = countOption(options, "pairs");
  const std::size_t keys = countOption(options, "keys");
  const std::size_t values = countOption(options, "values");
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    return drawPairs(drawBetween(fewest, most, random), keys, values, random);
  });
}

}  // namespace

Task recallTask() {
  Task task;
  task.name = "recall";
  task.title = QT_TRANSLATE_NOOP("Task", "Recall what followed");
  task.kind = "tokens";
  task.teaches =
      QT_TRANSLATE_NOOP("Task",
                        "Pairs of a letter and a number, then one of the letters again: which number followed it? Two "
                        "layers work together "
                        "here, one to tell each number the letter before it, one to find the number by that letter.");
  task.lookFor = QT_TRANSLATE_NOOP("Task",
                                   "In the first layer a head in which every token attends to the one before it; in "
                                   "the second the last token attends "
                                   "to the number that answers it. Together they are called an induction head.");
  task.goal = 0.98;
  task.options = {
      {"pairs", QT_TRANSLATE_NOOP("Task", "The most pairs of a letter and a number in a sequence."), 6, 1, 26},
      {"min_pairs", QT_TRANSLATE_NOOP("Task", "The fewest pairs in a sequence; the number varies from it to the most."),
       3, 1, 26},
      {"keys", QT_TRANSLATE_NOOP("Task", "The number of different letters; none occurs in two pairs of a sequence."), 8,
       2, 26},
      {"values", QT_TRANSLATE_NOOP("Task", "The number of different numbers that can follow a letter."), 8, 2, 50},
      samplesOption(20'000)};
  complete(task, {describe, draw});
  return task;
}

}  // namespace encoderlab
