#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include "model/data/patches.h"
#include "model/tasks/canvas.h"
#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/tasks/picture_baselines.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

constexpr int side = 16;  ///< of a picture, in pixels
constexpr int patchSide = 4;
constexpr double usualHeight = 10;  ///< of a digit, in pixels
constexpr double narrowness = 0.6;  ///< width of a digit as a share of its height
constexpr double strokeWidth = 1.6;

constexpr std::size_t mostPoints = 15;
/// A digit in one stroke, from the top left (0, 0) to the bottom right (1, 1).
struct Stroke {
  std::size_t count;
  std::array<Point, mostPoints> points;
};

constexpr std::array<Stroke, 10> digits{
    {{9, {{{.5, 0}, {.82, .14}, {.95, .5}, {.82, .86}, {.5, 1}, {.18, .86}, {.05, .5}, {.18, .14}, {.5, 0}}}},
     {3, {{{.2, .25}, {.58, 0}, {.58, 1}}}},
     {7, {{{.08, .25}, {.28, .04}, {.66, 0}, {.92, .2}, {.82, .48}, {.08, 1}, {.95, 1}}}},
     {9, {{{.08, .1}, {.5, 0}, {.86, .16}, {.82, .38}, {.4, .48}, {.88, .6}, {.9, .84}, {.5, 1}, {.06, .9}}}},
     {4, {{{.7, 1}, {.7, 0}, {.02, .7}, {.98, .7}}}},
     {9, {{{.9, 0}, {.18, 0}, {.12, .45}, {.55, .38}, {.9, .55}, {.9, .8}, {.6, 1}, {.3, 1}, {.05, .88}}}},
     {10,
      {{{.8, .04},
        {.38, .2},
        {.08, .65},
        {.25, .96},
        {.65, 1},
        {.92, .78},
        {.75, .52},
        {.4, .48},
        {.1, .7},
        {.12, .8}}}},
     {3, {{{.05, 0}, {.95, 0}, {.4, 1}}}},
     {13,
      {{{.5, 0},
        {.82, .12},
        {.8, .35},
        {.5, .47},
        {.2, .35},
        {.18, .12},
        {.5, 0},
        {.18, .12},
        {.2, .35},
        {.92, .7},
        {.5, 1},
        {.08, .7},
        {.8, .35}}}},
     {9, {{{.9, .3}, {.6, .52}, {.25, .48}, {.08, .22}, {.35, 0}, {.75, .04}, {.92, .35}, {.62, .8}, {.2, .96}}}}}};

/// How far a digit may be from an upright one in the middle.
struct Freedom {
  double shift, scale, turn;
};

/// The points of the digit on the canvas.
std::vector<Point> placed(const Stroke& stroke, const Freedom& freedom, RandomStream& random) {
  const double height = usualHeight * random.uniform(1 - freedom.scale, 1 + freedom.scale);
  const double angle = freedom.turn * random.uniform(-1, 1) * std::numbers::pi / 180;
  const Point center{side / 2.0 + freedom.shift * random.uniform(-1, 1),
                     side / 2.0 + freedom.shift * random.uniform(-1, 1)};
  std::vector<Point> points;
  for (const Point& point : std::span(stroke.points).first(stroke.count)) {
    const Point flat{(point.x - 0.5) * narrowness * height, (point.y - 0.5) * height};
    points.push_back({center.x + flat.x * std::cos(angle) - flat.y * std::sin(angle),
                      center.y + flat.x * std::sin(angle) + flat.y * std::cos(angle)});
  }
  return points;
}

Dataset describe(const TaskOptions&) {
  return describePictures({.height = side, .width = side, .patch = patchSide}, HeadKind::Sequence,
                          numberNames(digits.size()));
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const Freedom freedom{options.at("shift"), options.at("scale"), options.at("turn")};
  const double noise = options.at("noise");
  const PatchGrid grid(describe(options).input);
  return drawDistinct(countOption(options, "samples"), stream, [&](RandomStream& random) {
    const std::size_t digit = drawBetween(0, digits.size() - 1, random);
    const std::vector<Point> path = placed(digits[digit], freedom, random);
    Canvas canvas(grid.height(), grid.width());
    canvas.paint([&path](Point place) { return distanceFromPath(path, place) - strokeWidth / 2; }, 1);
    canvas.addNoise(noise, random);
    Sample sample;
    sample.vectors = grid.cut(canvas.pixels());
    sample.classes = {static_cast<std::int64_t>(digit)};
    return sample;
  });
}

}  // namespace

Task imageClassificationTask() {
  Task task;
  task.name = "image_classification";
  task.title = QT_TRANSLATE_NOOP("Task", "Read a drawn digit");
  task.kind = "images";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "A picture is a sequence, too: cut into patches, each of them a token, as the words of a sentence. A patch alone "
      "shows a bit of a line; what digit it belongs to is in how the patches lie together.");
  task.lookFor = QT_TRANSLATE_NOOP("Task",
                                   "Choose a patch: the picture is tinted by where its head looks. Patches with a line "
                                   "look for the lines that go on "
                                   "from theirs, and leave the empty background alone.");
  task.goal = 0.97;
  task.options = {
      {"shift", QT_TRANSLATE_NOOP("Task", "How many pixels a digit is moved at most, in each direction."), 2, 0, 4,
       false},
      {"scale", QT_TRANSLATE_NOOP("Task", "By what share a digit is larger or smaller at most."), 0.2, 0, 0.4, false},
      {"turn", QT_TRANSLATE_NOOP("Task", "By how many degrees a digit is turned at most, to either side."), 15, 0, 45,
       false},
      noiseOption(0.2),
      samplesOption(20'000)};
  complete(task, {describe, draw, nearestMeanBaseline});
  task.defaults.model.dropout = 0;
  task.defaults.training.learningRate = 0.002;
  task.defaults.training.schedule = ScheduleKind::Cosine;
  task.defaults.training.warmupSteps = 200;
  task.defaults.training.steps = 6000;
  return task;
}

}  // namespace encoderlab
