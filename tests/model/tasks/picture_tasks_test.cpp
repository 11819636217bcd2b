#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "model/data/patches.h"
#include "model/tasks/options.h"
#include "model/tasks/task.h"

using namespace encoderlab;

namespace {

Dataset make(const char* name, const TaskOptions& options) {
  const Task& task = taskByName(name);
  return task.generate(completeOptions(task, options), 3, 0.1);
}

const TaskOptions plainDigits{{"shift", 0}, {"scale", 0}, {"turn", 0}, {"noise", 0.01}, {"samples", 500}};
const TaskOptions quietVideo{{"noise", 0}, {"movers", 1}, {"samples", 200}};

/// Of the bright pixels of a frame.
std::pair<double, double> centerOf(const PatchGrid& grid, const Sample& sample, std::size_t frame) {
  double sum = 0;
  double x = 0;
  double y = 0;
  for (std::size_t i = 0; i < grid.height() * grid.width(); ++i) {
    const Pixel pixel{frame, i / grid.width(), i % grid.width(), 0};
    const auto value = static_cast<double>(sample.vectors[grid.placeOf(pixel)]);
    sum += value;
    x += value * static_cast<double>(pixel.x);
    y += value * static_cast<double>(pixel.y);
  }
  return {x / sum, y / sum};
}

double brightnessOf(const Dataset& dataset, const Sample& sample, std::size_t token) {
  double sum = 0;
  const auto features = static_cast<std::size_t>(dataset.input.features);
  for (std::size_t i = 0; i < features; ++i) sum += static_cast<double>(sample.vectors[token * features + i]);
  return sum / static_cast<double>(features);
}

double squaredDistance(const std::vector<float>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::pow(static_cast<double>(a[i]) - b[i], 2);
  return sum;
}

}  // namespace

class PictureTasksTest : public QObject {
  Q_OBJECT

 private slots:
  void uprightDigitsInTheMiddleDifferOnlyByTheirClass() {
    const Dataset dataset = make("image_classification", plainDigits);
    QCOMPARE(dataset.baseline.value, 1.0);
    std::set<std::int64_t> classes;
    for (const Sample& sample : dataset.training) classes.insert(sample.classes.front());
    QCOMPARE(classes.size(), 10U);
  }

  void shiftMovesTheDigitSoFar() {
    TaskOptions options = plainDigits;
    options["shift"] = 3;
    options["noise"] = 0;
    const Dataset dataset = make("image_classification", options);
    const PatchGrid grid(dataset.input);
    double least = 100;
    double most = 0;
    for (const Sample& sample : dataset.training) {
      if (sample.classes.front() != 0) continue;
      const double x = centerOf(grid, sample, 0).first;
      least = std::min(least, x);
      most = std::max(most, x);
    }
    QVERIFY(most - least > 5 && most - least <= 6.01);
  }

  void theBaselineOfDigitsIsTheNearestMeanPicture() {
    const Dataset dataset = make("image_classification", {{"samples", 1000}});
    std::map<std::int64_t, std::vector<double>> means;
    std::map<std::int64_t, double> counts;
    for (const Sample& sample : dataset.training) {
      std::vector<double>& mean = means[sample.classes.front()];
      mean.resize(sample.vectors.size());
      for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += static_cast<double>(sample.vectors[i]);
      counts[sample.classes.front()] += 1;
    }
    for (auto& [id, mean] : means) {
      for (double& value : mean) value /= counts[id];
    }
    double right = 0;
    for (const Sample& sample : dataset.validation) {
      std::int64_t nearest = 0;
      for (const auto& [id, mean] : means) {
        if (squaredDistance(sample.vectors, mean) < squaredDistance(sample.vectors, means.at(nearest))) nearest = id;
      }
      right += nearest == sample.classes.front() ? 1 : 0;
    }
    QVERIFY(std::abs(dataset.baseline.value - right / static_cast<double>(dataset.validation.size())) < 1e-9);
    QVERIFY(dataset.baseline.value < 0.9);
  }

  void aMoverGoesWhereItsClassSays() {
    const Dataset dataset = make("video_segmentation", quietVideo);
    const PatchGrid grid(dataset.input);
    std::set<std::int64_t> seen;
    for (const Sample& sample : dataset.training) {
      const std::int64_t mover = *std::ranges::max_element(sample.classes);
      if (mover == 0) continue;  // it never covers half of a patch
      seen.insert(mover);
      const auto [fromX, fromY] = centerOf(grid, sample, 1);
      const auto [toX, toY] = centerOf(grid, sample, 2);
      const double along = mover <= 2 ? toX - fromX : toY - fromY;
      const double across = mover <= 2 ? toY - fromY : toX - fromX;
      QVERIFY((mover % 2 == 1 ? along : -along) > 0.5);
      QVERIFY(std::abs(across) < 0.2);
    }
    QCOMPARE(seen.size(), 4U);
  }

  void patchesThatAreHalfCoveredBelongToTheMover() {
    const Dataset dataset = make("video_segmentation", quietVideo);
    for (const Sample& sample : dataset.training) {
      for (std::size_t token = 0; token < sample.classes.size(); ++token) {
        const double brightness = brightnessOf(dataset, sample, token);
        if (std::abs(brightness - 0.5) < 1e-4) continue;
        QCOMPARE(sample.classes[token] > 0, brightness > 0.5);
      }
    }
  }

  void everyMoverHasADirectionOfItsOwn() {
    const Dataset dataset = make("video_segmentation", {{"movers", 3}, {"samples", 200}, {"speed", 0.5}});
    std::size_t whole = 0;
    for (const Sample& sample : dataset.training) {
      std::set<std::int64_t> classes(sample.classes.begin(), sample.classes.end());
      classes.erase(0);
      QVERIFY(classes.size() <= 3);
      whole += classes.size() == 3 ? 1U : 0U;
    }
    QVERIFY(whole > dataset.training.size() / 2);
  }

  void brightnessAloneTellsTheMoversFromTheBackgroundButNotApart() {
    const Dataset dataset = make("video_segmentation", {{"noise", 0}, {"movers", 1}, {"samples", 1000}});
    QCOMPARE(dataset.measure, std::string("miou"));
    // The background is right, one of four directions is always called: 1, and 1/4 of the union, and three times 0.
    QVERIFY(dataset.baseline.value > 0.2);
    QVERIFY(dataset.baseline.value < 0.35);
  }
};

QTEST_APPLESS_MAIN(PictureTasksTest)
#include "picture_tasks_test.moc"
