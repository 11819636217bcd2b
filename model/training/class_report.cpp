#include "model/training/class_report.h"

#include <limits>
#include <stdexcept>
#include <string>

namespace encoderlab {
namespace {

std::optional<double> share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

/// Of the classes that have the figure.
std::optional<double> meanOf(const std::vector<ClassFigures>& figures, std::optional<double> ClassFigures::*figure) {
  double sum = 0;
  std::int64_t known = 0;
  for (const ClassFigures& of : figures) {
    if (!(of.*figure)) continue;
    sum += *(of.*figure);
    ++known;
  }
  if (known == 0) return std::nullopt;
  return sum / static_cast<double>(known);
}

}  // namespace

ClassReport::ClassReport(std::size_t classes) : m_classes(classes) {
  static_assert(mostClasses <= std::numeric_limits<decltype(Outcome::target)>::max());
  if (classes > mostClasses)
    throw std::invalid_argument("A report compares at most " + std::to_string(mostClasses) + " classes, not " +
                                std::to_string(classes) + ".");
  m_counts.resize(classes * classes);
  m_unanswered.resize(classes);
}

void ClassReport::add(std::size_t sample, std::int64_t target, std::optional<std::int64_t> predicted) {
  const auto row = static_cast<std::size_t>(target);
  if (!predicted) {
    ++m_unanswered[row];
    return;
  }
  const auto column = static_cast<std::size_t>(*predicted);
  ++m_counts[row * m_classes + column];
  m_outcomes.push_back(
      {static_cast<std::uint32_t>(sample), static_cast<std::uint16_t>(row), static_cast<std::uint16_t>(column)});
}

std::vector<std::size_t> ClassReport::samplesWith(std::size_t target, std::size_t predicted) const {
  std::vector<std::size_t> samples;
  for (const Outcome& outcome : m_outcomes) {
    if (outcome.target != target || outcome.predicted != predicted) continue;
    if (samples.empty() || samples.back() != outcome.sample) samples.push_back(outcome.sample);
  }
  return samples;
}

std::vector<ClassFigures> ClassReport::figures() const {
  std::vector<ClassFigures> figures(m_classes);
  for (std::size_t target = 0; target < m_classes; ++target) {
    figures[target].count += m_unanswered[target];
    for (std::size_t predicted = 0; predicted < m_classes; ++predicted) {
      figures[target].count += count(target, predicted);
      figures[predicted].predicted += count(target, predicted);
    }
  }
  for (std::size_t i = 0; i < m_classes; ++i) {
    ClassFigures& of = figures[i];
    const std::int64_t right = count(i, i);
    of.precision = share(right, of.predicted);
    of.recall = share(right, of.count);
    of.f1 = share(2 * right, of.count + of.predicted);
    of.iou = share(right, of.count + of.predicted - right);
  }
  return figures;
}

std::optional<double> ClassReport::macroF1() const { return meanOf(figures(), &ClassFigures::f1); }

std::optional<double> ClassReport::meanIntersectionOverUnion() const { return meanOf(figures(), &ClassFigures::iou); }

}  // namespace encoderlab
