#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "model/data/patches.h"
#include "model/tasks/canvas.h"
#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/tasks/picture_baselines.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

constexpr int side = 15;  ///< of a frame, in pixels
constexpr int patchSide = 3;
constexpr int frameCount = 4;
constexpr double smallest = 2.2;  ///< half of a mover's width, in pixels
constexpr double largest = 3;
constexpr std::array<Shape, 2> shapes{Shape::Disk, Shape::Square};

/// A way to move; in an array of them, its place is the class after the background.
struct Direction {
  const char* name;
  Point step;
};
constexpr std::array<Direction, 4> directions{{{QT_TRANSLATE_NOOP("Task", "→ right"), {1, 0}},
                                               {QT_TRANSLATE_NOOP("Task", "← left"), {-1, 0}},
                                               {QT_TRANSLATE_NOOP("Task", "↓ down"), {0, 1}},
                                               {QT_TRANSLATE_NOOP("Task", "↑ up"), {0, -1}}}};

struct Mover {
  std::size_t direction;
  Shape shape;
  double size;
  double speed;  ///< pixels a frame
  Point middle;  ///< where it is half way

  Point at(std::size_t frame) const {
    const double passed = speed * (static_cast<double>(frame) - (frameCount - 1) / 2.0);
    const Point& step = directions[direction].step;
    return {middle.x + passed * step.x, middle.y + passed * step.y};
  }
  double distanceAt(std::size_t frame, Point place) const {
    const Point center = at(frame);
    return distanceFromShape(shape, {place.x - center.x, place.y - center.y}, size);
  }
};

/// Somewhere on the way it may leave the frame by half, never farther.
Mover drawMover(std::size_t direction, double speed, RandomStream& random) {
  Mover mover{
      direction, shapes[drawBetween(0, shapes.size() - 1, random)], random.uniform(smallest, largest), speed, {}};
  const double reach = speed * (frameCount - 1) / 2.0;
  const Point& step = directions[direction].step;
  const auto between = [&](double way) {
    const double margin = std::min(side / 2.0, reach * std::abs(way) + mover.size / 2);
    return random.uniform(margin, side - margin);
  };
  mover.middle.x = between(step.x);
  mover.middle.y = between(step.y);
  return mover;
}

/// Whether two movers come so near that one would hide the other.
bool meet(const Mover& a, const Mover& b) {
  for (std::size_t frame = 0; frame < frameCount; ++frame) {
    const Point left = a.at(frame);
    const Point right = b.at(frame);
    const double apart = std::max(std::abs(left.x - right.x), std::abs(left.y - right.y));
    if (apart < a.size + b.size) return true;
  }
  return false;
}

/// Movers of different directions. Where there is no room they may meet: the later one hides the others.
std::vector<Mover> drawMovers(std::size_t count, double speed, RandomStream& random) {
  constexpr int mostTries = 20;
  std::vector<std::size_t> order(directions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  shuffle(order, random);
  std::vector<Mover> movers;
  for (std::size_t i = 0; i < count; ++i) {
    Mover mover = drawMover(order[i], speed, random);
    const auto isFree = [&] {
      return std::ranges::none_of(movers, [&](const Mover& other) { return meet(mover, other); });
    };
    for (int tries = 1; tries < mostTries && !isFree(); ++tries) mover = drawMover(order[i], speed, random);
    movers.push_back(mover);
  }
  return movers;
}

/// Of each patch of the frame: the class of the mover that covers at least half of it, else the background.
void addClasses(const std::vector<Mover>& movers, std::size_t frame, const PatchGrid& grid,
                std::vector<std::int64_t>& classes) {
  std::vector<Canvas> masks(movers.size(), Canvas(grid.height(), grid.width()));
  for (std::size_t m = 0; m < movers.size(); ++m) {
    const auto distance = [&](Point place) { return movers[m].distanceAt(frame, place); };
    for (std::size_t other = 0; other <= m; ++other) masks[other].paint(distance, other == m ? 1 : 0);
  }
  const auto half = static_cast<float>(grid.patch() * grid.patch()) / 2;
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    for (std::size_t column = 0; column < grid.columns(); ++column) {
      std::int64_t found = 0;
      for (std::size_t m = 0; m < movers.size(); ++m) {
        float covered = 0;
        for (std::size_t i = 0; i < grid.patch() * grid.patch(); ++i)
          covered += masks[m].at(row * grid.patch() + i / grid.patch(), column * grid.patch() + i % grid.patch());
        if (covered >= half) found = static_cast<std::int64_t>(movers[m].direction) + 1;
      }
      classes.push_back(found);
    }
  }
}

Dataset describe(const TaskOptions&) {
  std::vector<std::string> names{QT_TRANSLATE_NOOP("Task", "background")};
  for (const Direction& direction : directions) names.emplace_back(direction.name);
  Dataset dataset = describePictures({.frames = frameCount, .height = side, .width = side, .patch = patchSide},
                                     HeadKind::Token, std::move(names));
  dataset.measure = "miou";
  return dataset;
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t count = countOption(options, "movers");
  const double speed = options.at("speed");
  const double noise = options.at("noise");
  const PatchGrid grid(describe(options).input);
  return drawDistinct(countOption(options, "samples"), stream, [&](RandomStream& random) {
    const std::vector<Mover> movers = drawMovers(count, speed, random);
    Sample sample;
    std::vector<float> video;
    for (std::size_t frame = 0; frame < frameCount; ++frame) {
      Canvas canvas(grid.height(), grid.width());
      for (const Mover& mover : movers) canvas.paint([&](Point place) { return mover.distanceAt(frame, place); }, 1);
      canvas.addNoise(noise, random);
      video.insert(video.end(), canvas.pixels().begin(), canvas.pixels().end());
      addClasses(movers, frame, grid, sample.classes);
    }
    sample.vectors = grid.cut(video);
    return sample;
  });
}

}  // namespace

Task videoSegmentationTask() {
  Task task;
  task.name = "video_segmentation";
  task.title = QT_TRANSLATE_NOOP("Task", "Find out what moves where");
  task.kind = "video";
  task.teaches = QT_TRANSLATE_NOOP(
      "Task",
      "Every patch of every frame is told to which mover it belongs: to the one that goes right, left, up or down. "
      "They "
      "look alike, so that no frame tells them apart: a patch must look at the frames before and after its own.");
  task.lookFor = QT_TRANSLATE_NOOP(
      "Task",
      "Choose a patch on a mover and let the time run: the tint follows the mover through the other frames. A head may "
      "look at the frame before, another at the one after.");
  task.goal = 0.85;
  task.options = {
      {"movers", QT_TRANSLATE_NOOP("Task", "The number of shapes that move, each in another direction."), 2, 1, 4},
      {"speed", QT_TRANSLATE_NOOP("Task", "By how many pixels they move from frame to frame."), 1.5, 0.25, 2.5, false},
      noiseOption(0.15),
      samplesOption(10'000)};
  complete(task, {describe, draw, brightnessBaseline});
  task.defaults.model.dropout = 0;
  task.defaults.model.maxLength = 100;
  task.defaults.model.dimFeedforward = 64;
  task.defaults.training.learningRate = 0.002;
  task.defaults.training.schedule = ScheduleKind::Cosine;
  task.defaults.training.warmupSteps = 200;
  task.defaults.training.batchSize = 16;
  task.defaults.training.steps = 6000;
  return task;
}

}  // namespace encoderlab
