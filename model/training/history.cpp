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

/// The next point is kept, whatever the stride: it shows that the curve goes on from there.
template <typename Point>
void forget(std::vector<Point>& points, std::int64_t stride, std::int64_t& seen, std::int64_t step) {
  while (!points.empty() && points.back().step > step) points.pop_back();
  seen = static_cast<std::int64_t>(points.size()) * stride;
}

}  // namespace

void History::add(const StepPoint& point) { addBounded(m_steps, m_stepStride, m_stepsSeen, point); }

void History::add(const ValidationPoint& point) {
  if (!m_validations.empty() && m_validations.back().step == point.step) {
    m_validations.back() = point;
    return;
  }
  addBounded(m_validations, m_validationStride, m_validationsSeen, point);
}

void History::forgetAfter(std::int64_t step) {
  forget(m_steps, m_stepStride, m_stepsSeen, step);
  forget(m_validations, m_validationStride, m_validationsSeen, step);
  ++m_timesForgotten;
}

}  // namespace encoderlab
