#include <algorithm>
#include <utility>

#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

constexpr std::string_view characters = "()[]{}";

// Token 2 i opens type i and token 2 i + 1 closes it, so the last bit turns one into the other.
bool opens(std::int32_t token) { return token % 2 == 0; }

bool balanced(const std::vector<std::int32_t>& tokens) {
  std::vector<std::int32_t> open;
  for (const std::int32_t token : tokens) {
    if (opens(token)) {
      open.push_back(token);
    } else {
      if (open.empty() || open.back() != (token ^ 1)) return false;
      open.pop_back();
    }
  }
  return open.empty();
}

std::vector<std::int32_t> drawBalanced(std::size_t pairs, std::size_t types, RandomStream& random) {
  std::vector<std::int32_t> tokens;
  std::vector<std::int32_t> open;
  std::size_t unopened = pairs;
  while (tokens.size() < 2 * pairs) {
    const bool mayOpen = unopened > 0;
    const bool mayClose = !open.empty();
    if (mayOpen && (!mayClose || random.below(2) == 0)) {
      open.push_back(static_cast<std::int32_t>(2 * random.below(types)));
      tokens.push_back(open.back());
      --unopened;
    } else {
      tokens.push_back(open.back() ^ 1);
      open.pop_back();
    }
  }
  return tokens;
}

/// One bracket turned round, or two swapped: as near to balanced as unbalanced can be. Either is as likely, though most
/// swaps break nothing and are drawn again.
std::vector<std::int32_t> drawUnbalanced(std::size_t pairs, std::size_t types, RandomStream& random) {
  const bool swapTwo = random.below(2) == 0;
  for (;;) {
    std::vector<std::int32_t> tokens = drawBalanced(pairs, types, random);
    std::int32_t& changed = tokens[random.below(tokens.size())];
    if (swapTwo) {
      std::swap(changed, tokens[random.below(tokens.size())]);
    } else {
      changed ^= 1;
    }
    if (!balanced(tokens)) return tokens;
  }
}

Dataset describe(const TaskOptions& options) {
  requireAtMost(options, "min_pairs", "pairs");
  std::vector<std::string> tokens;
  for (const char character : characters.substr(0, 2 * countOption(options, "types")))
    tokens.emplace_back(1, character);
  return describeTokens(tokens, HeadKind::Sequence,
                        {QT_TRANSLATE_NOOP("Task", "unbalanced"), QT_TRANSLATE_NOOP("Task", "balanced")});
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t fewest = countOption(options, "min_pairs");
  const std::size_t most = countOption(options, "pairs");
  const std::size_t types = countOption(options, "types");
  const auto drawClass = [&](std::int64_t targetClass, std::size_t count) {
    return drawDistinct(count, stream, [=](RandomStream& random) {
      Sample sample;
      const std::size_t pairs = drawBetween(fewest, most, random);
      sample.tokens = targetClass == 1 ? drawBalanced(pairs, types, random) : drawUnbalanced(pairs, types, random);
      sample.classes = {targetClass};
      return sample;
    });
  };
  std::vector<Sample> balancedSamples = drawClass(1, countOption(options, "samples") / 2);
  std::vector<Sample> unbalancedSamples = drawClass(0, balancedSamples.size());
  balancedSamples.resize(unbalancedSamples.size());
  // Taking turns, so that both classes are equally frequent in any part of the list.
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < balancedSamples.size(); ++i) {
    samples.push_back(std::move(balancedSamples[i]));
    samples.push_back(std::move(unbalancedSamples[i]));
  }
  return samples;
}

}  // namespace

Task bracketsTask() {
  Task task;
  task.name = "brackets";
  task.title = QT_TRANSLATE_NOOP("Task", "Balanced brackets");
  task.kind = "tokens";
  task.teaches = QT_TRANSLATE_NOOP("Task",
                                   "Counting brackets is not enough: at no point may more be closed than were opened. "
                                   "An encoder has no stack and has to find out by attention alone. With more types "
                                   "every bracket must also be closed by its own kind, which is much harder.");
  task.lookFor =
      QT_TRANSLATE_NOOP("Task",
                        "Heads of the first layer that do not look alike to both sides: one may look only at what "
                        "follows, another gather on the first or the last bracket, another on the opening ones.");
  task.goal = 0.95;
  task.options = {
      {"pairs", QT_TRANSLATE_NOOP("Task", "The most pairs of brackets in a sequence, which is twice as long."), 10, 1,
       64},
      {"min_pairs", QT_TRANSLATE_NOOP("Task", "The fewest pairs of brackets in a sequence."), 4, 1, 64},
      {"types", QT_TRANSLATE_NOOP("Task", "The kinds of brackets: round, square, curly."), 1, 1, 3},
      samplesOption(30'000)};
  complete(task, {describe, draw});
  task.defaults.model.dropout = 0;
  task.defaults.training.learningRate = 0.002;
  task.defaults.training.schedule = ScheduleKind::Cosine;
  task.defaults.training.warmupSteps = 300;
  task.defaults.training.steps = 6000;
  return task;
}

}  // namespace encoderlab
