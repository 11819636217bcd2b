#include "model/tasks/picture_baselines.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <vector>

#include "model/training/class_report.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

using Pixels = std::vector<double>;

/// Of the classes that occur.
std::map<std::int64_t, Pixels> meanSamples(const std::vector<Sample>& samples) {
  std::map<std::int64_t, Pixels> means;
  std::map<std::int64_t, double> counts;
  for (const Sample& sample : samples) {
    Pixels& sum = means[sample.classes.front()];
    sum.resize(sample.vectors.size());
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += static_cast<double>(sample.vectors[i]);
    ++counts[sample.classes.front()];
  }
  for (auto& [id, sum] : means) {
    for (double& value : sum) value /= counts[id];
  }
  return means;
}

double squaredDistance(const Pixels& mean, const std::vector<float>& pixels) {
  return std::inner_product(mean.begin(), mean.end(), pixels.begin(), 0.0, std::plus<>(), [](double a, float b) {
    return (a - static_cast<double>(b)) * (a - static_cast<double>(b));
  });
}

/// Mean of the numbers of each patch.
std::vector<double> brightness(const Dataset& dataset, const Sample& sample) {
  const auto features = static_cast<std::size_t>(dataset.input.features);
  std::vector<double> means;
  for (std::size_t begin = 0; begin < sample.vectors.size(); begin += features) {
    const auto patch = std::span(sample.vectors).subspan(begin, features);
    means.push_back(std::accumulate(patch.begin(), patch.end(), 0.0) / static_cast<double>(features));
  }
  return means;
}

/// Above which a patch is likelier not of class 0: the fewest of `samples` are on the wrong side. Looks at 400 places
/// between dark (−1) and more than bright (3).
double bestThreshold(const Dataset& dataset, const std::vector<Sample>& samples) {
  constexpr std::size_t bins = 400;
  constexpr double lowest = -1;
  constexpr double binWidth = 4.0 / bins;
  std::array<std::int64_t, bins> gain{};  // right ones less wrong ones by calling the bin background
  for (const Sample& sample : samples) {
    const std::vector<double> means = brightness(dataset, sample);
    for (std::size_t t = 0; t < means.size(); ++t) {
      const double bin = std::clamp((means[t] - lowest) / binWidth, 0.0, bins - 1.0);
      gain[static_cast<std::size_t>(bin)] += sample.classes[t] == 0 ? 1 : -1;
    }
  }
  std::array<std::int64_t, bins> sums{};
  std::partial_sum(gain.begin(), gain.end(), sums.begin());
  return lowest + binWidth * static_cast<double>(std::ranges::max_element(sums) - sums.begin() + 1);
}

std::int64_t mostFrequentAboveZero(const Dataset& dataset, const std::vector<Sample>& samples) {
  std::vector<std::int64_t> counts(static_cast<std::size_t>(dataset.head.outputs));
  for (const Sample& sample : samples) {
    for (const std::int64_t target : sample.classes) ++counts[static_cast<std::size_t>(target)];
  }
  return std::ranges::max_element(counts.begin() + 1, counts.end()) - counts.begin();
}

}  // namespace

Baseline nearestMeanBaseline(const Dataset& dataset) {
  const std::map<std::int64_t, Pixels> means = meanSamples(dataset.training);
  const auto right = std::ranges::count_if(dataset.validation, [&](const Sample& sample) {
    const auto nearest = std::ranges::min_element(
        means, {}, [&](const auto& mean) { return squaredDistance(mean.second, sample.vectors); });
    return nearest->first == sample.classes.front();
  });
  return {QT_TRANSLATE_NOOP("Task", "nearest mean picture"),
          static_cast<double>(right) / static_cast<double>(dataset.validation.size())};
}

Baseline brightnessBaseline(const Dataset& dataset) {
  const double threshold = bestThreshold(dataset, dataset.training);
  const std::int64_t bright = mostFrequentAboveZero(dataset, dataset.training);
  ClassReport report(static_cast<std::size_t>(dataset.head.outputs));
  for (std::size_t i = 0; i < dataset.validation.size(); ++i) {
    const Sample& sample = dataset.validation[i];
    const std::vector<double> means = brightness(dataset, sample);
    for (std::size_t t = 0; t < means.size(); ++t) report.add(i, sample.classes[t], means[t] > threshold ? bright : 0);
  }
  return {QT_TRANSLATE_NOOP("Task", "brightness threshold"), report.meanIntersectionOverUnion().value_or(0)};
}

}  // namespace encoderlab
