#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "model/random.h"

namespace encoderlab {

/// In pixels: x to the right and y down, from the top left corner; the first pixel's centre is (0.5, 0.5).
struct Point {
  double x = 0;
  double y = 0;
};

enum class Shape { Disk, Square, Triangle, Cross };

/// How many pixels `place`, counted from the centre of a shape, is outside of its edge; below zero inside. `size` is
/// half of the shape's width.
double distanceFromShape(Shape shape, Point place, double size);
/// How far `place` is from the nearest point of the straight lines that lead from point to point of `path`.
double distanceFromPath(std::span<const Point> path, Point place);

/// A grey picture, black at first.
class Canvas {
 public:
  Canvas(std::size_t height, std::size_t width);

  /// Paints over each pixel by the share of it that is covered, which leaves no jagged edges. `distance` tells how many
  /// pixels a place is outside of what is painted.
  void paint(const std::function<double(Point)>& distance, double brightness);
  /// Adds a normal number of this standard deviation to every pixel.
  void addNoise(double deviation, RandomStream& random);

  float at(std::size_t y, std::size_t x) const { return m_pixels[y * m_width + x]; }
  /// Row after row.
  const std::vector<float>& pixels() const { return m_pixels; }

 private:
  std::size_t m_width;
  std::vector<float> m_pixels;
};

}  // namespace encoderlab
