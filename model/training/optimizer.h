#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/configuration.h"

namespace encoderlab {

/// The learning rate of one step (1 for the first):
///
///   constant:  η
///   cosine:    η · step / warmup_steps while warming up, then η · ½ (1 + cos π·share of the remaining steps done)
///   step:      η · gamma^⌊(step − 1) / step_size⌋
double learningRateAt(const TrainingConfiguration& training, std::int64_t step);

/// What clipping by global norm multiplies every gradient with (torch.nn.utils.clip_grad_norm_):
/// min(1, clip_norm / (norm + 1e-6)), or 1 without clipping.
double clipCoefficient(const TrainingConfiguration& training, double gradientNorm);

/// The constants of one update, worked out once for all parameters.
struct UpdateConstants {
  std::int64_t step = 1;           ///< t, 1 for the first
  double learningRate = 0;         ///< η
  double gradientCoefficient = 1;  ///< from clipping
};

/// SGD with momentum (Polyak 1964), Adam (Kingma, Ba 2015) and AdamW (Loshchilov, Hutter 2019) as PyTorch defines them.
/// Owns the moments.
template <typename Scalar>
class Optimizer {
 public:
  Optimizer(const TrainingConfiguration& training, std::size_t size);

  /// The kind must stay; moments are kept.
  void changeTraining(const TrainingConfiguration& training) { m_training = training; }

  /// Updates the elements first … first + count − 1, with g = gradientCoefficient · gradient:
  ///
  ///   sgd:    g += λ w;   b = μ b + g;   w −= η b
  ///   adam:   g += λ w;   m = β₁ m + (1 − β₁) g;   v = β₂ v + (1 − β₂) g²
  ///           w −= η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
  ///   adamw:  w −= η λ w instead of g += λ w, then as adam
  ///
  /// Returns whether all new weights are finite. Ranges that do not overlap may be updated at the same time.
  bool update(const UpdateConstants& constants, std::size_t first, std::size_t count, Scalar* weights,
              const Scalar* gradients);

  /// m, or SGD's b (without momentum it is the last gradient).
  std::vector<Scalar>& firstMoment() { return m_firstMoment; }
  const std::vector<Scalar>& firstMoment() const { return m_firstMoment; }
  /// v (empty for SGD).
  std::vector<Scalar>& secondMoment() { return m_secondMoment; }
  const std::vector<Scalar>& secondMoment() const { return m_secondMoment; }

 private:
  bool updateSgd(const UpdateConstants& constants, std::size_t first, std::size_t count, Scalar* weights,
                 const Scalar* gradients);
  bool updateAdam(const UpdateConstants& constants, std::size_t first, std::size_t count, Scalar* weights,
                  const Scalar* gradients);

  TrainingConfiguration m_training;
  std::vector<Scalar> m_firstMoment;
  std::vector<Scalar> m_secondMoment;
};

}  // namespace encoderlab
