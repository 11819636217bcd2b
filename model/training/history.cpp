#include "model/training/history.h"

namespace encoderlab {
namespace {

/// Keeps every second point; the run's first point is always kept.
template <typename Point>
void thin(std::vector<Point>& points) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < points.size(); i += 2) points[kept++] = points[i];
  points.resize(kept);
}

template <typename Point>
void addBounded(std::vector<Point>& points, std::int64_t& stride, std::int64_t& seen, const Point& point) {
  if (seen++ % stride != 0) return;
  points.push_back(point);
  if (points.size() < History::capacity) return;
  thin(points);
  stride *= 2;
}

}  // namespace

void History::add(const StepPoint& point) { addBounded(m_steps, m_stepStride, m_stepsSeen, point); }

void History::add(const ValidationPoint& point) {
  addBounded(m_validations, m_validationStride, m_validationsSeen, point);
}

}  // namespace encoderlab
