#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "model/nn/matrix_view.h"
#include "model/random.h"

namespace encoderlab::testing {

/// A matrix that owns its memory, for tests.
struct Matrix {
  Matrix(std::size_t rowCount, std::size_t columnCount)
      : rows(rowCount), columns(columnCount), values(rows * columns) {}

  MatrixView<double> view() { return {values.data(), rows, columns}; }
  MatrixView<const double> view() const { return {values.data(), rows, columns}; }

  std::size_t rows;
  std::size_t columns;
  std::vector<double> values;
};

inline void fillNormal(std::vector<double>& values, RandomStream& random) {
  for (double& value : values) value = random.normal();
}

inline Matrix randomMatrix(std::size_t rows, std::size_t columns, RandomStream& random) {
  Matrix matrix(rows, columns);
  fillNormal(matrix.values, random);
  return matrix;
}

/// Σ weights ∘ values: a loss whose gradient is `weights`, different for every element, so that no error can hide in a
/// symmetry (the sum of a softmax has gradient zero whatever the backward pass does).
inline double weightedSum(const Matrix& weights, const Matrix& values) {
  double sum = 0;
  for (std::size_t i = 0; i < values.values.size(); ++i) sum += weights.values[i] * values.values[i];
  return sum;
}

/// Compares `gradient` (of `loss` with respect to `values`) with central differences, element by element, relative to
/// the tensor's largest slope. Returns what is wrong in one sentence, or an empty string. An all-zero gradient is
/// wrong.
inline std::string compareWithNumericGradient(const std::string& name, double* values, std::size_t count,
                                              const double* gradient, const std::function<double()>& loss,
                                              double tolerance = 2e-7) {
  constexpr double step = 1e-5;
  std::vector<double> slopes(count);
  double largest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double original = values[i];
    values[i] = original + step;
    const double above = loss();
    values[i] = original - step;
    const double below = loss();
    values[i] = original;
    slopes[i] = (above - below) / (2 * step);
    largest = std::max(largest, std::abs(slopes[i]));
  }
  if (largest < 1e-6) return name + ": the numeric gradient is all zero, which proves nothing";
  for (std::size_t i = 0; i < count; ++i) {
    if (std::abs(slopes[i] - gradient[i]) <= tolerance * std::max(1.0, largest)) continue;
    return name + "[" + std::to_string(i) + "]: backward says " + std::to_string(gradient[i]) + ", the slope is " +
           std::to_string(slopes[i]);
  }
  return {};
}

}  // namespace encoderlab::testing

/// Fails the test with the sentence, if there is one.
#define VERIFY_GRADIENT(...)                                                                        \
  do {                                                                                              \
    const std::string gradientError = encoderlab::testing::compareWithNumericGradient(__VA_ARGS__); \
    QVERIFY2(gradientError.empty(), gradientError.c_str());                                         \
  } while (false)
