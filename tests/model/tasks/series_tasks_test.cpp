#include <QTest>

#include <algorithm>
#include <cmath>

#include "model/tasks/options.h"
#include "model/tasks/task.h"

using namespace encoderlab;

namespace {

Dataset make(const char* name, const TaskOptions& options) {
  const Task& task = taskByName(name);
  return task.generate(completeOptions(task, options), 3, 0.1);
}

/// A pure sine obeys x(t + 1) = c x(t) − x(t − 1); c by least squares, and what is left of the series then.
double distanceFromASine(const std::vector<float>& series) {
  double product = 0;
  double square = 0;
  for (std::size_t t = 1; t + 1 < series.size(); ++t) {
    product += static_cast<double>(series[t]) * (series[t - 1] + series[t + 1]);
    square += static_cast<double>(series[t]) * series[t];
  }
  double worst = 0;
  for (std::size_t t = 1; t + 1 < series.size(); ++t) {
    worst = std::max(worst, std::abs(series[t - 1] + series[t + 1] - product / square * series[t]));
  }
  return worst;
}

/// Differences of neighbours.
std::vector<double> steps(const std::vector<float>& series) {
  std::vector<double> sizes;
  for (std::size_t t = 1; t < series.size(); ++t) sizes.push_back(static_cast<double>(series[t]) - series[t - 1]);
  return sizes;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// The name of the waveform, by properties that only it has when there is no noise.
std::string recognise(const std::vector<float>& series) {
  const auto [low, high] = std::ranges::minmax(series);
  const bool twoLevels =
      std::ranges::all_of(series, [low, high](float value) { return value == low || value == high; });
  if (twoLevels) return "square";
  const std::vector<double> sizes = steps(series);
  std::vector<double> magnitudes;
  for (const double size : sizes) magnitudes.push_back(std::abs(size));
  const double slope = median(magnitudes);
  const auto steep = std::ranges::count_if(magnitudes, [slope](double size) { return std::abs(size - slope) < 1e-5; });
  if (distanceFromASine(series) < 1e-4) return "sine";
  const bool rises =
      std::ranges::all_of(sizes, [slope](double size) { return std::abs(size - slope) < 1e-5 || size < -2 * slope; });
  if (rises) return "sawtooth";
  return 2 * steep > std::ssize(magnitudes) ? "triangle" : "unknown";
}

}  // namespace

class SeriesTasksTest : public QObject {
  Q_OBJECT

 private slots:
  void withoutNoiseTheTargetsContinueTheSine() {
    const Dataset dataset = make("forecast", {{"sines", 1}, {"noise", 0}, {"samples", 500}});
    for (const Sample& sample : dataset.training) {
      std::vector<float> series = sample.vectors;
      QCOMPARE(series.size(), std::size_t{32});
      series.insert(series.end(), sample.values.begin(), sample.values.end());
      QVERIFY(distanceFromASine(series) < 1e-4);
    }
  }

  void moreSinesAreNotASine() {
    const Dataset dataset = make("forecast", {{"sines", 3}, {"noise", 0}, {"samples", 200}});
    const auto sums = std::ranges::count_if(
        dataset.training, [](const Sample& sample) { return distanceFromASine(sample.vectors) > 1e-3; });
    QVERIFY(sums > std::ssize(dataset.training) * 9 / 10);
  }

  void noiseHasTheDeviationAskedFor() {
    const Dataset quiet = make("forecast", {{"sines", 1}, {"noise", 0}, {"samples", 100}});
    const Dataset noisy = make("forecast", {{"sines", 1}, {"noise", 1}, {"samples", 4000}});
    const auto meanSquare = [](const Dataset& dataset) {
      double sum = 0;
      for (const Sample& sample : dataset.training) {
        for (const float value : sample.vectors) sum += static_cast<double>(value) * value;
      }
      return sum / static_cast<double>(dataset.training.size() * 32);
    };
    QVERIFY(std::abs(meanSquare(noisy) - meanSquare(quiet) - 1) < 0.1);
  }

  void theForecastHasItsWindowItsHorizonAndNamedOutputs() {
    const Dataset dataset = make("forecast", {{"window", 20}, {"horizon", 3}, {"samples", 100}});
    QCOMPARE(dataset.maxLength, 20);
    QCOMPARE(dataset.head.outputs, 3);
    QCOMPARE(dataset.outputNames, (std::vector<std::string>{"t+1", "t+2", "t+3"}));
    QCOMPARE(dataset.measure, "rmse");
  }

  void theForecastsBaselineIsTheBetterNaiveOne() {
    for (const double horizon : {1.0, 16.0}) {
      const Dataset dataset = make("forecast", {{"horizon", horizon}, {"samples", 1000}});
      double last = 0;
      double mean = 0;
      double count = 0;
      for (const Sample& sample : dataset.validation) {
        double average = 0;
        for (const float value : sample.vectors) average += value / static_cast<double>(sample.vectors.size());
        for (const float value : sample.values) {
          last += std::pow(value - sample.vectors.back(), 2);
          mean += std::pow(value - average, 2);
          ++count;
        }
      }
      QCOMPARE(dataset.baseline.name, last <= mean ? "last value" : "mean of the window");
      QVERIFY(std::abs(dataset.baseline.value - std::sqrt(std::min(last, mean) / count)) < 1e-6);
    }
    QCOMPARE(make("forecast", {{"horizon", 1}, {"samples", 1000}}).baseline.name, "last value");
    QCOMPARE(make("forecast", {{"horizon", 16}, {"samples", 1000}}).baseline.name, "mean of the window");
  }

  void waveformsAreWhatTheirClassSays() {
    const Dataset dataset = make("waveforms", {{"noise", 0}, {"length", 64}, {"samples", 1000}});
    std::vector<int> counts(4, 0);
    for (const Sample& sample : dataset.training) {
      const auto targetClass = static_cast<std::size_t>(sample.classes.at(0));
      QCOMPARE(recognise(sample.vectors), dataset.classNames.at(targetClass));
      ++counts[targetClass];
    }
    for (const int count : counts) QVERIFY(count > 150);
  }

  void waveformsStayWithinTheirHeight() {
    const Dataset dataset = make("waveforms", {{"noise", 0}, {"samples", 500}});
    for (const Sample& sample : dataset.training) {
      for (const float value : sample.vectors) QVERIFY(std::abs(value) <= 1.5F);
    }
  }
};

QTEST_APPLESS_MAIN(SeriesTasksTest)
#include "series_tasks_test.moc"
