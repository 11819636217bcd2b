#include "model/tasks/bag_of_words.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/translatable.h"

namespace encoderlab {
namespace {

constexpr int passes = 10;
constexpr double learningRate = 0.5;

/// Logits are the bias of each class and the sum of the class's weights of all tokens, so a token that occurs twice
/// counts twice. Fitted by AdaGrad (Duchi, Hazan and Singer 2011), one sample after the other.
class LinearClassifier {
 public:
  LinearClassifier(std::size_t tokens, std::size_t classes)
      : m_classes(classes), m_weights((tokens + 1) * classes), m_squares(m_weights.size()), m_probabilities(classes) {}

  void learn(const Sample& sample) {
    compute(sample);
    for (const std::int32_t token : sample.tokens) step(rowOf(token), sample.classes[0]);
    step(0, sample.classes[0]);
  }

  std::int64_t classify(const Sample& sample) {
    compute(sample);
    return std::ranges::max_element(m_probabilities) - m_probabilities.begin();
  }

 private:
  /// The row before those of the tokens is the bias.
  std::size_t rowOf(std::int32_t token) const { return (static_cast<std::size_t>(token) + 1) * m_classes; }

  void compute(const Sample& sample) {
    std::copy_n(m_weights.begin(), m_classes, m_probabilities.begin());
    for (const std::int32_t token : sample.tokens) {
      for (std::size_t c = 0; c < m_classes; ++c) m_probabilities[c] += m_weights[rowOf(token) + c];
    }
    const double largest = std::ranges::max(m_probabilities);
    double sum = 0;
    for (double& value : m_probabilities) sum += value = std::exp(value - largest);
    for (double& value : m_probabilities) value /= sum;
  }

  void step(std::size_t row, std::int64_t target) {
    for (std::size_t c = 0; c < m_classes; ++c) {
      const double gradient = m_probabilities[c] - (static_cast<std::int64_t>(c) == target ? 1 : 0);
      m_squares[row + c] += gradient * gradient;
      if (m_squares[row + c] > 0) m_weights[row + c] -= learningRate * gradient / std::sqrt(m_squares[row + c]);
    }
  }

  std::size_t m_classes;
  std::vector<double> m_weights;
  std::vector<double> m_squares;  ///< of all gradients so far
  std::vector<double> m_probabilities;
};

}  // namespace

Baseline bagOfWordsBaseline(const Dataset& dataset) {
  LinearClassifier classifier(static_cast<std::size_t>(dataset.input.vocabulary),
                              static_cast<std::size_t>(dataset.head.outputs));
  for (int pass = 0; pass < passes; ++pass) {
    for (const Sample& sample : dataset.training) classifier.learn(sample);
  }
  const auto right = std::ranges::count_if(
      dataset.validation, [&](const Sample& sample) { return classifier.classify(sample) == sample.classes[0]; });
  return {QT_TRANSLATE_NOOP("Task", "bag of words"),
          static_cast<double>(right) / static_cast<double>(dataset.validation.size())};
}

}  // namespace encoderlab
