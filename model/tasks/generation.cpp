#include "model/tasks/generation.h"

#include <algorithm>
#include <bit>
#include <map>
#include <unordered_set>
#include <utility>

#include "model/data/patches.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

constexpr std::size_t mostValidationSamples = 1000;
constexpr std::size_t vainDrawsBeforeGivingUp = 2000;

/// Of what the model sees of a sample. Two samples with the same fingerprint count as the same, which at worst drops a
/// different one.
std::uint64_t fingerprint(const Sample& sample) {
  std::uint64_t hash = sample.tokens.size();
  for (const std::int32_t token : sample.tokens) hash = mixBits(hash ^ static_cast<std::uint32_t>(token)) + 1;
  for (const float value : sample.vectors) hash = mixBits(hash ^ std::bit_cast<std::uint32_t>(value)) + 1;
  return hash;
}

/// At least one sample in either part: a run needs both.
void split(std::vector<Sample> samples, double validationFraction, Dataset& dataset) {
  const auto wanted = static_cast<std::size_t>(validationFraction * static_cast<double>(samples.size()));
  const std::size_t held = std::clamp<std::size_t>(wanted, 1, std::min(mostValidationSamples, samples.size() - 1));
  for (const Sample& sample : samples)
    dataset.maxLength = std::max(dataset.maxLength, static_cast<int>(dataset.lengthOf(sample)));
  const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(held);
  dataset.validation.assign(std::move_iterator(samples.begin()), std::move_iterator(middle));
  dataset.training.assign(std::move_iterator(middle), std::move_iterator(samples.end()));
}

}  // namespace

Baseline majorityBaseline(const Dataset& dataset) {
  std::map<std::int64_t, std::size_t> counts;
  std::size_t total = 0;
  std::size_t most = 0;
  for (const Sample& sample : dataset.validation) {
    for (const std::int64_t target : sample.classes) {
      if (target == ignoredTarget) continue;
      most = std::max(most, ++counts[target]);
      ++total;
    }
  }
  return {QT_TRANSLATE_NOOP("Task", "majority class"), static_cast<double>(most) / static_cast<double>(total)};
}

void complete(Task& task, const TaskGenerator& generator) {
  task.generate = [generator](const TaskOptions& options, std::uint64_t seed, double validationFraction) {
    Dataset dataset = generator.describe(options);
    RandomStream random(deriveSeed(seed, "task"));
    split(generator.draw(options, random), validationFraction, dataset);
    dataset.baseline = generator.baseline(dataset);
    return dataset;
  };
  task.defaults.task.name = task.name;
  task.defaults.task.options = completeOptions(task, {});
  const Dataset description = generator.describe(task.defaults.task.options);
  task.defaults.model.input = description.input;
  task.defaults.model.head = description.head;
}

std::vector<Sample> drawDistinct(std::size_t count, RandomStream& random,
                                 const std::function<Sample(RandomStream&)>& draw) {
  std::vector<Sample> samples;
  samples.reserve(count);
  std::unordered_set<std::uint64_t> seen;
  seen.reserve(count);
  for (std::size_t vain = 0; samples.size() < count && vain < vainDrawsBeforeGivingUp; ++vain) {
    Sample sample = draw(random);
    if (!seen.insert(fingerprint(sample)).second) continue;
    samples.push_back(std::move(sample));
    vain = 0;
  }
  return samples;
}

std::size_t drawBetween(std::size_t low, std::size_t high, RandomStream& random) {
  return low + static_cast<std::size_t>(random.below(high - low + 1));
}

std::vector<std::int32_t> drawTokens(std::size_t length, std::size_t symbols, RandomStream& random) {
  std::vector<std::int32_t> tokens(length);
  for (std::int32_t& token : tokens) token = static_cast<std::int32_t>(random.below(symbols));
  return tokens;
}

Dataset describeTokens(std::vector<std::string> tokenNames, HeadKind head, std::vector<std::string> classNames) {
  Dataset dataset;
  dataset.input = {.kind = InputKind::Tokens, .vocabulary = static_cast<int>(tokenNames.size())};
  dataset.head = {.kind = head, .outputs = static_cast<int>(classNames.size())};
  dataset.tokenNames = std::move(tokenNames);
  dataset.classNames = std::move(classNames);
  return dataset;
}

Dataset describeSeries(LossKind loss, std::size_t outputs) {
  Dataset dataset;
  dataset.input = {.kind = InputKind::Vectors, .features = 1};
  dataset.head = {.kind = HeadKind::Sequence, .loss = loss, .outputs = static_cast<int>(outputs)};
  dataset.featureNames = {QT_TRANSLATE_NOOP("Task", "value")};
  return dataset;
}

Dataset describePictures(const InputConfiguration& sizes, HeadKind head, std::vector<std::string> classNames) {
  Dataset dataset;
  dataset.input = patchesInput(sizes);
  dataset.head = {.kind = head, .outputs = static_cast<int>(classNames.size())};
  dataset.classNames = std::move(classNames);
  dataset.featureNames = pixelNames(dataset.input);
  return dataset;
}

std::vector<std::string> letterNames(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.emplace_back(1, static_cast<char>('a' + static_cast<char>(i)));
  return names;
}

std::vector<std::string> numberNames(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back(std::to_string(i));
  return names;
}

}  // namespace encoderlab
