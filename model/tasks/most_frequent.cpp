#include <algorithm>

#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

Dataset describe(const TaskOptions& options) {
  requireAtMost(options, "min_length", "length");
  const std::vector<std::string> names = letterNames(countOption(options, "symbols"));
  Dataset dataset = describeTokens(names, HeadKind::Sequence, names);
  dataset.head.pooling = Pooling::Cls;
  return dataset;
}

/// Draws again until one symbol is ahead of all others.
Sample drawWithWinner(std::size_t length, std::size_t symbols, RandomStream& random) {
  for (;;) {
    Sample sample;
    sample.tokens = drawTokens(length, symbols, random);
    std::vector<std::size_t> counts(symbols, 0);
    for (const std::int32_t token : sample.tokens) ++counts[static_cast<std::size_t>(token)];
    const auto most = std::ranges::max_element(counts);
    if (std::ranges::count(counts, *most) > 1) continue;
    sample.classes = {most - counts.begin()};
    return sample;
  }
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t shortest = countOption(options, "min_length");
  const std::size_t longest = countOption(options, "length");
  const std::size_t symbols = countOption(options, "symbols");
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    return drawWithWinner(drawBetween(shortest, longest, random), symbols, random);
  });
}

}  // namespace

Task mostFrequentTask() {
  Task task;
  task.name = "most_frequent";
  task.title = QT_TRANSLATE_NOOP("Task", "Find the most frequent token");
  task.kind = "tokens";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "Attention averages, and an average over all tokens is a count. The answer is read from an extra token, \"cls\", "
      "that collects what the others say; sequences differ in length, so padding must not be counted.");
  task.lookFor = QT_TRANSLATE_NOOP(
      "Task", "The row of the cls token: it spreads over the whole sequence, and over nothing that is padding.");
  task.goal = 0.95;
  task.options = {lengthOption(16), minimumLengthOption(8), symbolsOption(5, 26), samplesOption(20'000)};
  complete(task, {describe, draw});
  return task;
}

}  // namespace encoderlab
