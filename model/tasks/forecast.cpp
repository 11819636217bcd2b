#include <cmath>
#include <numbers>
#include <span>

#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

/// In time steps.
constexpr double shortestPeriod = 8;
constexpr double longestPeriod = 32;

Dataset describe(const TaskOptions& options) {
  const std::size_t horizon = countOption(options, "horizon");
  Dataset dataset = describeSeries(LossKind::MeanSquaredError, horizon);
  dataset.measure = "rmse";
  for (std::size_t i = 1; i <= horizon; ++i) dataset.outputNames.push_back("t+" + std::to_string(i));
  return dataset;
}

std::vector<float> drawSeries(std::size_t length, std::size_t sines, double noise, RandomStream& random) {
  std::vector<double> series(length);
  for (double& value : series) value = noise * random.normal();
  for (std::size_t sine = 0; sine < sines; ++sine) {
    const double amplitude = random.uniform(0.5, 1.0);
    const double frequency = 2 * std::numbers::pi / random.uniform(shortestPeriod, longestPeriod);
    const double phase = random.uniform(0, 2 * std::numbers::pi);
    for (std::size_t t = 0; t < length; ++t) {
      series[t] += amplitude * std::sin(frequency * static_cast<double>(t) + phase);
    }
  }
  return {series.begin(), series.end()};
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t window = countOption(options, "window");
  const std::size_t horizon = countOption(options, "horizon");
  const std::size_t sines = countOption(options, "sines");
  const double noise = options.at("noise");
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    const std::vector<float> series = drawSeries(window + horizon, sines, noise, random);
    const auto now = series.begin() + static_cast<std::ptrdiff_t>(window);
    Sample sample;
    sample.vectors.assign(series.begin(), now);
    sample.values.assign(now, series.end());
    return sample;
  });
}

/// Of a forecast that is the same for all steps ahead.
double rootMeanSquaredError(const std::vector<Sample>& samples, double (*forecast)(std::span<const float> window)) {
  double sum = 0;
  std::size_t count = 0;
  for (const Sample& sample : samples) {
    const double guess = forecast(sample.vectors);
    for (const float value : sample.values) sum += (value - guess) * (value - guess);
    count += sample.values.size();
  }
  return std::sqrt(sum / static_cast<double>(count));
}

/// The better one of two forecasts that need no model.
Baseline naiveBaseline(const Dataset& dataset) {
  const double last =
      rootMeanSquaredError(dataset.validation, [](std::span<const float> window) { return double{window.back()}; });
  const double mean = rootMeanSquaredError(dataset.validation, [](std::span<const float> window) {
    double sum = 0;
    for (const float value : window) sum += value;
    return sum / static_cast<double>(window.size());
  });
  if (mean < last) return {QT_TRANSLATE_NOOP("Task", "mean of the window"), mean};
  return {QT_TRANSLATE_NOOP("Task", "last value"), last};
}

}  // namespace

Task forecastTask() {
  Task task;
  task.name = "forecast";
  task.title = QT_TRANSLATE_NOOP("Task", "Forecast a noisy sum of sines");
  task.kind = "series";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "Tokens need not be words: here each is one number of a series, projected to a vector. No forecast can be better "
      "than the noise, so the loss ends above zero; compare it with the naive forecast.");
  task.lookFor = QT_TRANSLATE_NOOP("Task",
                                   "Bright columns at the right edge: some heads attend to the last few values, which "
                                   "count most, from every place. The others stay broad.");
  task.goal = 0.4;
  task.options = {
      {"window", QT_TRANSLATE_NOOP("Task", "The number of values that the model sees."), 32, 4, 128},
      {"horizon", QT_TRANSLATE_NOOP("Task", "The number of values after them that it forecasts."), 8, 1, 64},
      {"sines", QT_TRANSLATE_NOOP("Task", "The number of sines, of random period, phase and amplitude, in a series."),
       2, 1, 5},
      noiseOption(0.1),
      samplesOption(10'000)};
  complete(task, {describe, draw, naiveBaseline});
  task.defaults.training.steps = 3000;
  return task;
}

}  // namespace encoderlab
