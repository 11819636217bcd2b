#include "views/curves_series.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace encoderlab {
namespace {

constexpr double notDrawn = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t leastReach = 5;      ///< raw points on either side that a smoothed point averages, at least
constexpr std::size_t partsOfTheRun = 80;  ///< the same as a share of the run

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

}  // namespace

CurveSeries::CurveSeries(CurveQuantity quantity, std::string measure, bool logarithmic)
    : m_quantity(quantity), m_measure(std::move(measure)), m_logarithmic(logarithmic) {}

std::size_t CurveSeries::update(const History& history) {
  const std::vector<StepPoint>& points = history.steps();
  const std::vector<double>& known = m_curves.raw.steps;
  const bool isSameRun = history.timesForgotten() == m_timesForgotten;
  const bool grown =
      isSameRun && (known.empty() || (points.size() >= known.size() &&
                                      static_cast<double>(points[known.size() - 1].step) == known.back()));
  if (!grown) *this = CurveSeries(m_quantity, m_measure, m_logarithmic);
  m_timesForgotten = history.timesForgotten();
  const std::size_t kept = known.size();
  for (std::size_t i = kept; i < points.size(); ++i) add(points[i]);
  if (kept < points.size()) smooth();
  convertValidations(history.validations());
  return kept;
}

void CurveSeries::add(const StepPoint& point) {
  const double value = drawable(valueOf(point, m_quantity), m_logarithmic);
  if (m_curves.raw.steps.size() % m_pointsPerBucket == 0) {
    if (m_buckets.size() == smoothedCapacity) halveBuckets();
    m_buckets.push_back({.firstStep = point.step});
  }
  m_curves.raw.steps.push_back(static_cast<double>(point.step));
  m_curves.raw.values.push_back(value);
  Bucket& bucket = m_buckets.back();
  bucket.lastStep = point.step;
  if (std::isnan(value)) return;
  bucket.sum += value;
  ++bucket.count;
}

void CurveSeries::halveBuckets() {
  for (std::size_t i = 0; i < m_buckets.size() / 2; ++i) {
    const Bucket& left = m_buckets[2 * i];
    const Bucket& right = m_buckets[2 * i + 1];
    m_buckets[i] = {left.firstStep, right.lastStep, left.sum + right.sum, left.count + right.count};
  }
  m_buckets.resize(m_buckets.size() / 2);
  m_pointsPerBucket *= 2;
}

void CurveSeries::smooth() {
  const std::size_t count = m_buckets.size();
  const bool noisy = m_quantity != CurveQuantity::LearningRate;
  const std::size_t reach = noisy ? std::max(leastReach / m_pointsPerBucket, count / partsOfTheRun) : 0;
  m_curves.smoothed = {};
  for (std::size_t i = 0; i < count; ++i) {
    // Of equal width on both sides, so that it neither lags nor leads; a little of it stays even at an end.
    const std::size_t left = std::min({i, reach, count - 1 - i + reach / 4});
    const std::size_t right = std::min({count - 1 - i, reach, i + reach / 4});
    double sum = 0.0;
    std::size_t values = 0;
    for (std::size_t j = i - left; j <= i + right; ++j) {
      sum += m_buckets[j].sum;
      values += m_buckets[j].count;
    }
    m_curves.smoothed.steps.push_back(0.5 * static_cast<double>(m_buckets[i].firstStep + m_buckets[i].lastStep));
    m_curves.smoothed.values.push_back(m_buckets[i].count > 0 ? sum / static_cast<double>(values) : notDrawn);
  }
}

void CurveSeries::convertValidations(const std::vector<ValidationPoint>& points) {
  if (m_quantity != CurveQuantity::Loss && m_quantity != CurveQuantity::Accuracy) return;
  const double scale = m_measure == "rmse" ? 1.0 : 100.0;
  m_curves.validation = {};
  for (const ValidationPoint& point : points) {
    const double value = m_quantity == CurveQuantity::Loss ? point.loss : scale * point.measure;
    m_curves.validation.steps.push_back(static_cast<double>(point.step));
    m_curves.validation.values.push_back(drawable(value, m_logarithmic));
  }
}

std::size_t nearestStep(const std::vector<double>& steps, double step) {
  const auto after = std::lower_bound(steps.begin(), steps.end(), step);
  if (after == steps.begin()) return 0;
  const auto index = static_cast<std::size_t>(after - steps.begin());
  if (after == steps.end()) return index - 1;
  return *after - step < step - *(after - 1) ? index : index - 1;
}

}  // namespace encoderlab
