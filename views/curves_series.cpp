#include "views/curves_series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace encoderlab {
namespace {

constexpr double notDrawn = std::numeric_limits<double>::quiet_NaN();

double valueOf(const StepPoint& point, CurveQuantity quantity) {
  switch (quantity) {
    case CurveQuantity::Loss:
      return point.loss;
    case CurveQuantity::Accuracy:
      return 100.0 * point.accuracy;
    case CurveQuantity::LearningRate:
      return point.learningRate;
    case CurveQuantity::GradientNorm:
      return point.gradientNorm;
  }
  return notDrawn;
}

double drawable(double value, bool logarithmic) {
  return std::isfinite(value) && (!logarithmic || value > 0.0) ? value : notDrawn;
}

/// Decays with the distance in steps, not with the count of points: a thinned history smooths alike.
CurvePoints smooth(const std::vector<StepPoint>& points, CurveQuantity quantity, bool logarithmic) {
  CurvePoints smoothed;
  if (points.empty()) return smoothed;
  const std::int64_t extent = points.back().step - points.front().step;
  const double horizon = std::max(20.0, static_cast<double>(extent) / 50.0);
  const std::size_t stride = (points.size() + smoothedCapacity - 1) / smoothedCapacity;
  double weightedSum = 0.0;
  double weight = 0.0;
  std::int64_t distance = 0;  // nearly always the same, and exp is what costs here
  double kept = 1.0;
  std::int64_t previous = points.front().step - 1;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double value = drawable(valueOf(points[i], quantity), logarithmic);
    if (!std::isnan(value)) {
      if (const std::int64_t gone = points[i].step - previous; gone != distance) {
        distance = gone;
        kept = std::exp(-static_cast<double>(distance) / horizon);
      }
      previous = points[i].step;
      weightedSum = kept * weightedSum + (1.0 - kept) * value;
      weight = kept * weight + (1.0 - kept);
    }
    if ((points.size() - 1 - i) % stride != 0) continue;
    smoothed.steps.push_back(static_cast<double>(points[i].step));
    smoothed.values.push_back(weight > 0.0 && !std::isnan(value) ? weightedSum / weight : notDrawn);
  }
  return smoothed;
}

}  // namespace

CurveSet makeCurves(const History& history, CurveQuantity quantity, const std::string& measure, bool logarithmic) {
  CurveSet curves;
  curves.raw.steps.reserve(history.steps().size());
  curves.raw.values.reserve(history.steps().size());
  for (const StepPoint& point : history.steps()) {
    curves.raw.steps.push_back(static_cast<double>(point.step));
    curves.raw.values.push_back(drawable(valueOf(point, quantity), logarithmic));
  }
  if (quantity != CurveQuantity::LearningRate) curves.smoothed = smooth(history.steps(), quantity, logarithmic);
  if (quantity != CurveQuantity::Loss && quantity != CurveQuantity::Accuracy) return curves;
  const double scale = measure == "rmse" ? 1.0 : 100.0;
  for (const ValidationPoint& point : history.validations()) {
    curves.validation.steps.push_back(static_cast<double>(point.step));
    const double value = quantity == CurveQuantity::Loss ? point.loss : scale * point.measure;
    curves.validation.values.push_back(drawable(value, logarithmic));
  }
  return curves;
}

std::size_t nearestStep(const std::vector<double>& steps, double step) {
  const auto after = std::lower_bound(steps.begin(), steps.end(), step);
  if (after == steps.begin()) return 0;
  const auto index = static_cast<std::size_t>(after - steps.begin());
  if (after == steps.end()) return index - 1;
  return *after - step < step - *(after - 1) ? index : index - 1;
}

}  // namespace encoderlab
