#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace encoderlab {

/// How well one class is told from the others. A figure that would be 0/0 is missing.
struct ClassFigures {
  std::int64_t count = 0;           ///< targets of the class
  std::int64_t predicted = 0;       ///< predictions of it
  std::optional<double> precision;  ///< right / predicted
  std::optional<double> recall;     ///< right / count
  std::optional<double> f1;         ///< 2 · right / (count + predicted)
  std::optional<double> iou;        ///< right / (count + predicted − right): intersection over union
};

/// What was predicted for the targets of a list of samples, counted by class: the confusion matrix, and which samples
/// stand behind each of its cells.
class ClassReport {
 public:
  /// The matrix of more classes would take more memory than a report is worth.
  static constexpr std::size_t mostClasses = 1000;

  /// Of no classes at all: nothing was compared, or something else than classes.
  ClassReport() = default;
  /// Throws std::invalid_argument for more than mostClasses.
  explicit ClassReport(std::size_t classes);

  /// One target of the sample at place `sample` of the list. A prediction that is missing, because the outputs are not
  /// numbers, counts as wrong and is of no class.
  void add(std::size_t sample, std::int64_t target, std::optional<std::int64_t> predicted);

  bool isEmpty() const { return m_classes == 0; }
  std::size_t classes() const { return m_classes; }
  /// How many targets of class `target` were predicted as `predicted`.
  std::int64_t count(std::size_t target, std::size_t predicted) const {
    return m_counts[target * m_classes + predicted];
  }
  /// The samples that have such a target and prediction, each once, in the order in which they were added.
  std::vector<std::size_t> samplesWith(std::size_t target, std::size_t predicted) const;

  /// Of every class, in their order.
  std::vector<ClassFigures> figures() const;
  /// The mean F1 of the classes that have one; missing if none has.
  std::optional<double> macroF1() const;
  /// The mean intersection over union (Everingham et al. 2010) of the classes that have one; missing if none has.
  std::optional<double> meanIntersectionOverUnion() const;

  bool operator==(const ClassReport&) const = default;

 private:
  // Narrow: a validation part may have hundreds of thousands of targets.
  struct Outcome {
    std::uint32_t sample;
    std::uint16_t target;
    std::uint16_t predicted;
    bool operator==(const Outcome&) const = default;
  };

  std::size_t m_classes = 0;
  std::vector<std::int64_t> m_counts;      ///< classes × classes, targets in rows
  std::vector<std::int64_t> m_unanswered;  ///< targets of each class without a prediction
  std::vector<Outcome> m_outcomes;         ///< one a prediction
};

}  // namespace encoderlab
