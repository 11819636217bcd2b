#include <algorithm>
#include <array>
#include <string_view>

#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/tasks/numerals.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

constexpr std::array<std::string_view, 31> words = {
    "_",       "one",       "two",      "three",    "four",    "five",     "six",      "seven",
    "eight",   "nine",      "ten",      "eleven",   "twelve",  "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",  "thirty",   "forty",    "fifty",
    "sixty",   "seventy",   "eighty",   "ninety",   "hundred", "thousand", "and"};
constexpr std::array<std::string_view, 15> characters = {"_",  "零", "一", "二", "三", "四", "五", "六",
                                                         "七", "八", "九", "十", "百", "千", "万"};
constexpr std::int32_t placeToken = 0;  ///< stands where a character of the answer belongs
constexpr std::int64_t blankClass = 0;  ///< of places that the answer leaves over

/// The places of `parts` among `all`.
template <typename Id, std::size_t count>
std::vector<Id> idsOf(const std::vector<std::string_view>& parts, const std::array<std::string_view, count>& all) {
  std::vector<Id> ids;
  ids.reserve(parts.size());
  for (const std::string_view part : parts) ids.push_back(static_cast<Id>(std::ranges::find(all, part) - all.begin()));
  return ids;
}

/// What a dictionary has for a word.
std::vector<std::string_view> lookUp(std::string_view word) {
  if (word == "hundred") return {"百"};
  if (word == "thousand") return {"千"};
  for (std::size_t number = 1; number < 100; ++number) {
    if (englishNumeral(number, false) == std::vector{word}) return chineseNumeral(number);
  }
  return {};
}

/// The share of validation samples that are right when every word is replaced by what the dictionary has for it.
Baseline dictionaryBaseline(const Dataset& dataset) {
  std::array<std::vector<std::int64_t>, words.size()> dictionary;
  for (std::size_t i = 0; i < words.size(); ++i) dictionary[i] = idsOf<std::int64_t>(lookUp(words[i]), characters);
  const auto right = std::ranges::count_if(dataset.validation, [&](const Sample& sample) {
    std::vector<std::int64_t> written;
    for (const std::int32_t word : sample.tokens) {
      const std::vector<std::int64_t>& found = dictionary[static_cast<std::size_t>(word)];
      written.insert(written.end(), found.begin(), found.end());
    }
    std::vector<std::int64_t> wanted = sample.classes;
    std::erase_if(wanted, [](std::int64_t target) { return target == ignoredTarget || target == blankClass; });
    return written == wanted;
  });
  return {QT_TRANSLATE_NOOP("Task", "word-by-word dictionary"),
          static_cast<double>(right) / static_cast<double>(dataset.validation.size())};
}

Dataset describe(const TaskOptions& options) {
  requireAtMost(options, "min_digits", "digits");
  Dataset dataset =
      describeTokens({words.begin(), words.end()}, HeadKind::Token, {characters.begin(), characters.end()});
  dataset.measure = "exact_match";
  return dataset;
}

std::size_t powerOfTen(std::size_t exponent) {
  std::size_t power = 1;
  for (std::size_t i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t fewest = countOption(options, "min_digits");
  const std::size_t most = countOption(options, "digits");
  const bool withAnd = countOption(options, "and") != 0;
  const std::size_t places = 2 * most - 1;  // every digit and its unit
  std::vector<Sample> samples = drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    const std::size_t digits = drawBetween(fewest, most, random);
    const std::size_t number = drawBetween(powerOfTen(digits - 1), powerOfTen(digits) - 1, random);
    std::vector<std::int64_t> written = idsOf<std::int64_t>(chineseNumeral(number), characters);
    written.resize(places, blankClass);
    Sample sample;
    sample.tokens = idsOf<std::int32_t>(englishNumeral(number, withAnd), words);
    sample.classes.assign(sample.tokens.size(), ignoredTarget);
    sample.tokens.insert(sample.tokens.end(), places, placeToken);
    sample.classes.insert(sample.classes.end(), written.begin(), written.end());
    return sample;
  });
  // The few small numbers are drawn up first, and would all be held out.
  shuffle(samples, stream);
  return samples;
}

}  // namespace

Task translationTask() {
  Task task;
  task.name = "translation";
  task.title = QT_TRANSLATE_NOOP("Task", "Translate numbers into Chinese");
  task.kind = "tokens";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "Numbers in English words become Chinese numerals, all characters at once. Chinese counts in ten thousands and "
      "writes 零 for zeros in between, so words become one character, or two, or none, and every place must work out "
      "which words are its own.");
  task.lookFor =
      QT_TRANSLATE_NOOP("Task",
                        "In the last layer heads become stairs: the first place attends to the first word, the last to "
                        "the last one, each to the words that its character comes from. In the first layer many heads "
                        "gather on \"thousand\", \"hundred\" or \"and\", which tell how long the number is.");
  task.goal = 0.95;
  task.options = {
      {"digits", QT_TRANSLATE_NOOP("Task", "The digits of the largest numbers."), 5, 1, 5},
      {"min_digits",
       QT_TRANSLATE_NOOP("Task",
                         "The digits of the smallest numbers; every number of digits is as likely, as long as there "
                         "are new numbers of it."),
       1, 1, 5},
      {"and", QT_TRANSLATE_NOOP("Task", "1: with \"and\", as in \"two hundred and three\"; 0: without it."), 1, 0, 1},
      samplesOption(20'000)};
  complete(task, {describe, draw, dictionaryBaseline});
  task.defaults.model.dropout = 0;
  task.defaults.training.learningRate = 0.002;
  task.defaults.training.schedule = ScheduleKind::Cosine;
  task.defaults.training.warmupSteps = 200;
  task.defaults.training.steps = 6000;
  return task;
}

}  // namespace encoderlab
