#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "model/tasks/options.h"
#include "model/tasks/task.h"

using namespace encoderlab;

namespace {

constexpr std::size_t axes = 3;
constexpr double stepsPerSecond = 20;

Dataset make(const TaskOptions& options) {
  const Task& task = taskByName("activity_recognition");
  return task.generate(completeOptions(task, options), 3, 0.1);
}

/// The accelerations along one axis.
std::vector<double> along(std::size_t axis, const Sample& sample) {
  std::vector<double> values;
  for (std::size_t i = axis; i < sample.vectors.size(); i += axes) values.push_back(sample.vectors[i]);
  return values;
}

double meanOf(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double deviationOf(const std::vector<double>& values) {
  const double mean = meanOf(values);
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return std::sqrt(sum / static_cast<double>(values.size()));
}

/// How often a second the values rise through their mean.
double rises(const std::vector<double>& values) {
  const double mean = meanOf(values);
  int count = 0;
  for (std::size_t i = 1; i < values.size(); ++i) count += values[i - 1] < mean && values[i] >= mean ? 1 : 0;
  return count * stepsPerSecond / static_cast<double>(values.size());
}

/// With nothing to blur it, what is known of an activity shows in every window of it.
const Dataset& clearDataset() {
  static const Dataset dataset = make({{"noise", 0}, {"variety", 0}, {"length", 128}, {"samples", 1000}});
  return dataset;
}

std::vector<Sample> samplesOf(const std::string& name) {
  const Dataset& dataset = clearDataset();
  const auto index = std::ranges::find(dataset.classNames, name) - dataset.classNames.begin();
  std::vector<Sample> samples;
  for (const Sample& sample : dataset.training) {
    if (sample.classes.at(0) == index) samples.push_back(sample);
  }
  return samples;
}

}  // namespace

class ActivityRecognitionTest : public QObject {
  Q_OBJECT

 private slots:
  void standingIsGravityAndLittleElse() {
    const std::vector<Sample> samples = samplesOf("stand");
    QVERIFY(!samples.empty());
    for (const Sample& sample : samples) {
      QVERIFY(std::abs(meanOf(along(2, sample)) - 1) < 1e-6);
      for (std::size_t axis = 0; axis < axes; ++axis) QVERIFY(deviationOf(along(axis, sample)) < 0.05);
    }
  }

  void stepsAreAsFastAsTheActivityIs_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("slowest");
    QTest::addColumn<double>("fastest");
    QTest::newRow("walk") << "walk" << 1.6 << 2.2;
    QTest::newRow("run") << "run" << 2.4 << 3.2;
    QTest::newRow("stairs") << "stairs" << 1.3 << 1.9;
    QTest::newRow("turn") << "turn" << 1.6 << 2.2;
  }

  void stepsAreAsFastAsTheActivityIs() {
    QFETCH(QString, name);
    QFETCH(double, slowest);
    QFETCH(double, fastest);
    const std::vector<Sample> samples = samplesOf(name.toStdString());
    QVERIFY(samples.size() > 100);
    double slowestSeen = 100;
    double fastestSeen = 0;
    for (const Sample& sample : samples) {
      const double seen = rises(along(2, sample));
      slowestSeen = std::min(slowestSeen, seen);
      fastestSeen = std::max(fastestSeen, seen);
    }
    QVERIFY2(std::abs(slowestSeen - slowest) < 0.25, qPrintable(QString::number(slowestSeen)));
    QVERIFY2(std::abs(fastestSeen - fastest) < 0.25, qPrintable(QString::number(fastestSeen)));
  }

  void runningLeavesTheGround() {
    for (const Sample& sample : samplesOf("run")) {
      const std::vector<double> upwards = along(2, sample);
      QVERIFY(std::abs(std::ranges::min(upwards)) < 1e-6);
      QVERIFY(std::ranges::max(upwards) > 2);
      const auto weightless = std::ranges::count_if(upwards, [](double value) { return std::abs(value) < 1e-6; });
      QVERIFY(std::abs(static_cast<double>(weightless) / static_cast<double>(upwards.size()) - 0.5) < 0.1);
    }
  }

  void aTurnPullsToOneSideForATime() {
    std::size_t left = 0;
    const std::vector<Sample> samples = samplesOf("turn");
    for (const Sample& sample : samples) {
      const std::vector<double> sideways = along(0, sample);
      const bool toTheLeft = meanOf(sideways) < 0;
      left += toTheLeft ? 1 : 0;
      QVERIFY(std::abs(toTheLeft ? std::ranges::min(sideways) : std::ranges::max(sideways)) > 0.25);
    }
    QVERIFY(left > samples.size() / 3 && left < samples.size() * 2 / 3);
    for (const Sample& sample : samplesOf("walk")) {
      for (const double value : along(0, sample)) QVERIFY(std::abs(value) < 0.11);
    }
  }

  void activitiesAreEquallyFrequent() {
    for (const char* name : {"stand", "walk", "run", "stairs", "turn"})
      QVERIFY2(std::abs(static_cast<double>(samplesOf(name).size()) / 900 - 0.2) < 0.05, name);
  }

  void noiseHasTheDeviationAskedFor() {
    const Dataset dataset = make({{"noise", 0.5}, {"variety", 0}, {"length", 128}, {"samples", 500}});
    double sum = 0;
    int count = 0;
    for (const Sample& sample : dataset.training) {
      if (sample.classes.at(0) != 0) continue;
      sum += deviationOf(along(2, sample));
      ++count;
    }
    QVERIFY(std::abs(sum / count - 0.5) < 0.02);
  }

  void theBaselineComparesMeansAndDeviations() {
    const Dataset dataset = make({});
    QCOMPARE(dataset.baseline.name, std::string("nearest mean and deviation"));
    QVERIFY2(dataset.baseline.value > 0.5 && dataset.baseline.value < 0.9,
             qPrintable(QString::number(dataset.baseline.value)));
    QCOMPARE(dataset.baseline.value, nearestCentroidAccuracy(dataset));
  }

 private:
  static std::array<double, 2 * axes> statisticsOf(const Sample& sample) {
    std::array<double, 2 * axes> statistics{};
    for (std::size_t axis = 0; axis < axes; ++axis) {
      statistics[axis] = meanOf(along(axis, sample));
      statistics[axes + axis] = deviationOf(along(axis, sample));
    }
    return statistics;
  }

  static double nearestCentroidAccuracy(const Dataset& dataset) {
    std::map<std::int64_t, std::pair<std::array<double, 2 * axes>, double>> sums;
    for (const Sample& sample : dataset.training) {
      auto& [sum, count] = sums[sample.classes.at(0)];
      const auto statistics = statisticsOf(sample);
      std::ranges::transform(sum, statistics, sum.begin(), std::plus());
      ++count;
    }
    double right = 0;
    for (const Sample& sample : dataset.validation) {
      const auto statistics = statisticsOf(sample);
      const auto distance = [&](const auto& entry) {
        double squares = 0;
        for (std::size_t i = 0; i < statistics.size(); ++i)
          squares += std::pow(entry.second.first[i] / entry.second.second - statistics[i], 2);
        return squares;
      };
      right += std::ranges::min_element(sums, {}, distance)->first == sample.classes.at(0) ? 1 : 0;
    }
    return right / static_cast<double>(dataset.validation.size());
  }
};

QTEST_APPLESS_MAIN(ActivityRecognitionTest)
#include "activity_recognition_test.moc"
