#include "model/tasks/canvas.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace encoderlab {
namespace {

double distanceFromLine(Point from, Point to, Point place) {
  const Point along{to.x - from.x, to.y - from.y};
  const Point offset{place.x - from.x, place.y - from.y};
  const double square = along.x * along.x + along.y * along.y;
  const double share = square > 0 ? std::clamp((offset.x * along.x + offset.y * along.y) / square, 0.0, 1.0) : 0;
  return std::hypot(offset.x - share * along.x, offset.y - share * along.y);
}

/// Of a rectangle about the origin. Exact inside; outside, near a corner, as if its sides went on.
double distanceFromRectangle(Point place, double halfWidth, double halfHeight) {
  return std::max(std::abs(place.x) - halfWidth, std::abs(place.y) - halfHeight);
}

/// Of one with equal sides, its point above, as high as a square of the same size.
double distanceFromTriangle(Point place, double size) {
  const double slope = std::hypot(2.0, 1.0);
  const double side = (2 * std::abs(place.x) - (place.y + size)) / slope;
  return std::max(side, place.y - size);
}

}  // namespace

double distanceFromShape(Shape shape, Point place, double size) {
  constexpr double armShare = 0.4;
  switch (shape) {
    case Shape::Disk:
      return std::hypot(place.x, place.y) - size;
    case Shape::Square:
      return distanceFromRectangle(place, size, size);
    case Shape::Triangle:
      return distanceFromTriangle(place, size);
    case Shape::Cross:
      break;
  }
  return std::min(distanceFromRectangle(place, size, armShare * size),
                  distanceFromRectangle(place, armShare * size, size));
}

double distanceFromPath(std::span<const Point> path, Point place) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < path.size(); ++i)
    nearest = std::min(nearest, distanceFromLine(path[i - 1], path[i], place));
  return nearest;
}

Canvas::Canvas(std::size_t height, std::size_t width) : m_width(width), m_pixels(height * width) {}

void Canvas::paint(const std::function<double(Point)>& distance, double brightness) {
  for (std::size_t i = 0; i < m_pixels.size(); ++i) {
    const std::size_t row = i / m_width;
    const Point center{static_cast<double>(i % m_width) + 0.5, static_cast<double>(row) + 0.5};
    const double covered = std::clamp(0.5 - distance(center), 0.0, 1.0);
    const auto below = static_cast<double>(m_pixels[i]);
    m_pixels[i] = static_cast<float>(below + covered * (brightness - below));
  }
}

void Canvas::addNoise(double deviation, RandomStream& random) {
  for (float& pixel : m_pixels) pixel += static_cast<float>(deviation * random.normal());
}

}  // namespace encoderlab
