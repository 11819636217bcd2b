#include <algorithm>
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

struct Counts {
  std::size_t pairs;
  std::size_t questions;
  std::size_t keys;
  std::size_t values;
};

std::vector<std::size_t> drawOrder(std::size_t count, RandomStream& random) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  shuffle(order, random);
  return order;
}

/// key value key value … and then the keys that are asked for. The tokens of values come after those of the keys.
Sample drawPairs(const Counts& counts, RandomStream& random) {
  const std::vector<std::size_t> keys = drawOrder(counts.keys, random);
  const std::vector<std::int32_t> values = drawTokens(counts.pairs, counts.values, random);
  const std::vector<std::size_t> asked = drawOrder(counts.pairs, random);
  Sample sample;
  for (std::size_t i = 0; i < counts.pairs; ++i) {
    sample.tokens.push_back(static_cast<std::int32_t>(keys[i]));
    sample.tokens.push_back(static_cast<std::int32_t>(counts.keys) + values[i]);
  }
  sample.classes.assign(sample.tokens.size(), ignoredTarget);
  for (std::size_t i = 0; i < std::min(counts.questions, counts.pairs); ++i) {
    sample.tokens.push_back(static_cast<std::int32_t>(keys[asked[i]]));
    sample.classes.push_back(values[asked[i]]);
  }
  return sample;
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t fewest = countOption(options, "min_pairs");
  const Counts most = {countOption(options, "pairs"), countOption(options, "questions"), countOption(options, "keys"),
                       countOption(options, "values")};
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    Counts counts = most;
    counts.pairs = drawBetween(fewest, most.pairs, random);
    return drawPairs(counts, random);
  });
}

}  // namespace

Task recallTask() {
  Task task;
  task.name = "recall";
  task.title = QT_TRANSLATE_NOOP("Task", "Recall what followed");
  task.kind = "tokens";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "Pairs of a letter and a number, then some of the letters again: which number followed each? Two layers work "
      "together here, one to find where the letter stood, one to fetch the number beside it. The accuracy waits on a "
      "plateau, where the model guesses among the numbers it sees, until both are there.");
  task.lookFor =
      QT_TRANSLATE_NOOP("Task",
                        "In the first layer a head in which each letter at the end attends to the same letter among "
                        "the pairs; in the second, it attends to the number beside that one, in nearly all heads.");
  task.goal = 0.98;
  task.options = {
      {"pairs", QT_TRANSLATE_NOOP("Task", "The most pairs of a letter and a number in a sequence."), 4, 1, 26},
      {"min_pairs", QT_TRANSLATE_NOOP("Task", "The fewest pairs in a sequence; the number varies from it to the most."),
       2, 1, 26},
      {"questions",
       QT_TRANSLATE_NOOP("Task",
                         "The number of letters that are asked for after the pairs, each of them once; all if there "
                         "are fewer pairs."),
       4, 1, 26},
      {"keys", QT_TRANSLATE_NOOP("Task", "The number of different letters; none occurs in two pairs of a sequence."),
       20, 2, 26},
      {"values", QT_TRANSLATE_NOOP("Task", "The number of different numbers that can follow a letter."), 5, 2, 50},
      samplesOption(20'000)};
  complete(task, {describe, draw});
  task.defaults.model.dropout = 0;
  task.defaults.training.batchSize = 64;
  task.defaults.training.steps = 10'000;
  return task;
}

}  // namespace encoderlab
