#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

constexpr std::size_t axes = 3;
constexpr double stepsPerSecond = 20;

/// Sideways, forwards, upwards; in g.
using Acceleration = std::array<double, axes>;

/// What is the same all through a window: how a person moves, and how the device sits.
struct Person {
  double vigour;  ///< factor of every movement
  double pace;    ///< from 0 to 1: how fast within what is usual for the activity
  double phase;   ///< of the steps at the beginning
  double lag;     ///< of the movement forwards behind that upwards
  double turnAt;  ///< seconds to the middle of a turn
  double turnSeconds;
  double side;  ///< 1 or −1
};

double stepPhase(const Person& person, double slowest, double fastest, double seconds) {
  const double stepsASecond = slowest + person.pace * (fastest - slowest);
  return 2 * std::numbers::pi * stepsASecond * seconds + person.phase;
}

Acceleration stand(const Person& person, double seconds) {
  const double sway = 0.03 * std::sin(stepPhase(person, 0.3, 0.6, seconds));
  return {sway * person.side, sway * std::cos(person.lag), 0};
}

Acceleration walk(const Person& person, double seconds) {
  const double phase = stepPhase(person, 1.6, 2.2, seconds);
  return {0.1 * person.side * std::sin(phase / 2), 0.15 * std::sin(phase + person.lag),
          0.3 * std::sin(phase) + 0.1 * std::sin(2 * phase + person.lag)};
}

/// Both feet are off the ground for half of each step; then nothing is felt, not even weight.
Acceleration run(const Person& person, double seconds) {
  const double phase = stepPhase(person, 2.4, 3.2, seconds);
  return {0.15 * person.side * std::sin(phase / 2), 0.25 * std::sin(phase + person.lag),
          std::numbers::pi * std::max(0.0, std::sin(phase)) - 1};
}

/// Slower than walking, a short push at every step, and the trunk lifted on and held back in between.
Acceleration climb(const Person& person, double seconds) {
  const double phase = stepPhase(person, 1.3, 1.9, seconds);
  return {0.1 * person.side * std::sin(phase / 2), 0.1 + 0.15 * std::sin(2 * phase + person.lag),
          0.3 * std::sin(phase) + 0.15 * std::sin(3 * phase)};
}

/// Walking, and in the middle of it slower round a corner, which pulls to one side.
Acceleration turn(const Person& person, double seconds) {
  Acceleration walking = walk(person, seconds);
  const double fromMiddle = std::abs(seconds - person.turnAt) / person.turnSeconds;
  const double bend = fromMiddle < 0.5 ? 0.5 + 0.5 * std::cos(2 * std::numbers::pi * fromMiddle) : 0;
  for (double& value : walking) value *= 1 - 0.4 * bend;
  walking[0] += 0.35 * person.side * bend;
  return walking;
}

struct Activity {
  const char* name;
  Acceleration (*movement)(const Person& person, double seconds);
};
constexpr std::array<Activity, 5> activities = {{
    {QT_TRANSLATE_NOOP("Task", "stand"), stand},
    {QT_TRANSLATE_NOOP("Task", "walk"), walk},
    {QT_TRANSLATE_NOOP("Task", "run"), run},
    {QT_TRANSLATE_NOOP("Task", "stairs"), climb},
    {QT_TRANSLATE_NOOP("Task", "turn"), turn},
}};

Dataset describe(const TaskOptions&) {
  Dataset dataset = describeSeries(LossKind::CrossEntropy, activities.size());
  dataset.input.features = axes;
  dataset.featureNames = {QT_TRANSLATE_NOOP("Task", "sideways"), QT_TRANSLATE_NOOP("Task", "forwards"),
                          QT_TRANSLATE_NOOP("Task", "upwards")};
  for (const Activity& activity : activities) dataset.classNames.emplace_back(activity.name);
  return dataset;
}

Person drawPerson(double seconds, double variety, RandomStream& random) {
  Person person{};
  person.vigour = std::exp(variety * random.normal());
  person.pace = random.uniform();
  person.phase = random.uniform(0, 4 * std::numbers::pi);
  person.lag = random.uniform(0, 2 * std::numbers::pi);
  person.turnSeconds = random.uniform(1.2, 2.0);
  person.turnAt = random.uniform(0.25, 0.75) * seconds;
  person.side = random.below(2) == 0 ? 1 : -1;
  return person;
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t length = countOption(options, "length");
  const double noise = options.at("noise");
  const double variety = options.at("variety");
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    const std::size_t kind = drawBetween(0, activities.size() - 1, random);
    const Person person = drawPerson(static_cast<double>(length) / stepsPerSecond, variety, random);
    const double roll = 0.4 * variety * random.normal();
    const double pitch = 0.4 * variety * random.normal();
    const Acceleration gravity = {std::sin(roll), std::sin(pitch), std::cos(roll) * std::cos(pitch)};
    Sample sample;
    for (std::size_t t = 0; t < length; ++t) {
      const Acceleration moved = activities[kind].movement(person, static_cast<double>(t) / stepsPerSecond);
      for (std::size_t axis = 0; axis < axes; ++axis) {
        sample.vectors.push_back(
            static_cast<float>(gravity[axis] + person.vigour * moved[axis] + noise * random.normal()));
      }
    }
    sample.classes = {static_cast<std::int64_t>(kind)};
    return sample;
  });
}

/// Mean and standard deviation of each axis.
using Statistics = std::array<double, 2 * axes>;

Statistics statisticsOf(const Sample& sample) {
  Statistics statistics{};
  const double count = static_cast<double>(sample.vectors.size()) / axes;
  for (std::size_t i = 0; i < sample.vectors.size(); ++i) statistics[i % axes] += sample.vectors[i] / count;
  for (std::size_t i = 0; i < sample.vectors.size(); ++i) {
    const double distance = sample.vectors[i] - statistics[i % axes];
    statistics[axes + i % axes] += distance * distance / count;
  }
  for (std::size_t axis = 0; axis < axes; ++axis) statistics[axes + axis] = std::sqrt(statistics[axes + axis]);
  return statistics;
}

double squaredDistance(const Statistics& a, const Statistics& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

/// The accuracy on the validation part of taking a window for the activity whose mean statistics in the training part
/// are nearest.
Baseline nearestCentroidBaseline(const Dataset& dataset) {
  std::array<Statistics, activities.size()> centroids{};
  std::array<double, activities.size()> counts{};
  for (const Sample& sample : dataset.training) {
    const auto kind = static_cast<std::size_t>(sample.classes[0]);
    const Statistics statistics = statisticsOf(sample);
    for (std::size_t i = 0; i < statistics.size(); ++i) centroids[kind][i] += statistics[i];
    ++counts[kind];
  }
  for (std::size_t kind = 0; kind < activities.size(); ++kind) {
    // A centroid without samples is nowhere near.
    for (double& value : centroids[kind])
      value = counts[kind] > 0 ? value / counts[kind] : std::numeric_limits<double>::infinity();
  }
  const auto right = std::ranges::count_if(dataset.validation, [&](const Sample& sample) {
    const Statistics statistics = statisticsOf(sample);
    const auto nearest = std::ranges::min_element(
        centroids, {}, [&](const Statistics& centroid) { return squaredDistance(centroid, statistics); });
    return nearest - centroids.begin() == sample.classes[0];
  });
  return {QT_TRANSLATE_NOOP("Task", "nearest mean and deviation"),
          static_cast<double>(right) / static_cast<double>(dataset.validation.size())};
}

}  // namespace

Task activityRecognitionTask() {
  Task task;
  task.name = "activity_recognition";
  task.title = QT_TRANSLATE_NOOP("Task", "Activity from an accelerometer");
  task.kind = "series";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "Three axes at once, 20 times a second: a token is what the device feels at one moment. How strong the movement "
      "is tells running from standing, but a flight of stairs or a corner only shows in the course of the curve.");
  task.lookFor =
      QT_TRANSLATE_NOOP("Task",
                        "Heads of the first layer gather on the low points of the steps, whichever moment attends. "
                        "When someone turns, some head gathers on the pull to one side in the middle of the turn.");
  task.goal = 0.97;
  task.options = {lengthOption(48, 24),
                  noiseOption(0.1),
                  {"variety",
                   QT_TRANSLATE_NOOP("Task",
                                     "How much people differ in the strength of their movements, and in how the device "
                                     "sits: the standard deviation of the logarithm of the strength."),
                   0.3, 0, 1, false},
                  samplesOption(20'000)};
  complete(task, {describe, draw, nearestCentroidBaseline});
  task.defaults.model.dropout = 0;
  task.defaults.training.learningRate = 0.002;
  task.defaults.training.schedule = ScheduleKind::Cosine;
  task.defaults.training.warmupSteps = 200;
  task.defaults.training.steps = 6000;
  return task;
}

}  // namespace encoderlab
