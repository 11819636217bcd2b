#include "model/training/update_dissection.h"

#include <cmath>
#include <utility>

#include "model/training/update_constants.h"

namespace encoderlab {
namespace {

/// Computes the stages one after the other; each function is one line of Optimizer's loops, rounded as they round.
class Dissector {
 public:
  Dissector(const TrainingConfiguration& training, const WeightState& before, double gradientNorm,
            const UpdateConstants& constants)
      : m_training(training), m_norm(gradientNorm), m_constants(constants) {
    m_result.before = before;
  }

  UpdateDissection dissect() {
    m_gradient = m_result.before.gradient;
    add({UpdateStageKind::Gradient, true, "g", "g = ∂L/∂w", {}, m_gradient});
    if (m_training.optimizer == OptimizerKind::Sgd) {
      dissectSgd();
    } else {
      dissectAdam();
    }
    return std::move(m_result);
  }

 private:
  void add(UpdateStage stage) { m_result.stages.push_back(std::move(stage)); }

  void clip(float coefficient) {
    const float clipped = coefficient * m_gradient;
    add({UpdateStageKind::Clipping,
         m_training.clipNorm > 0,
         "g",
         "g ← g · min(1, clip_norm / (‖∇L‖ + 10⁻⁶))",
         {{"g", m_gradient}, {"clip_norm", m_training.clipNorm}, {"‖∇L‖", m_norm}},
         clipped});
    m_gradient = clipped;
  }

  void decayGradient(float decay) {
    const float weight = m_result.before.weight;
    const float decayed = m_gradient + decay * weight;
    add({UpdateStageKind::WeightDecay,
         decay != 0,
         "g",
         "g ← g + λ w",
         {{"g", m_gradient}, {"λ", decay}, {"w", weight}},
         decayed});
    m_gradient = decayed;
  }

  /// Returns the weight that the step is taken from.
  float shrinkWeight(float shrink) {
    const float weight = m_result.before.weight;
    const float shrunk = shrink * weight;
    add({UpdateStageKind::WeightDecay,
         m_training.weightDecay != 0,
         "w",
         "w ← (1 − η λ) w",
         {{"1 − η λ", shrink}, {"w", weight}},
         shrunk});
    return shrunk;
  }

  void finish(float weight, float step) {
    m_result.newWeight = weight - step;
    add({UpdateStageKind::NewWeight, true, "w", "w ← w − Δ", {{"w", weight}, {"Δ", step}}, m_result.newWeight});
  }

  void dissectSgd() {
    const SgdConstants<float> c = sgdConstants<float>(m_training, m_constants);
    clip(c.gradientCoefficient);
    decayGradient(c.decay);
    const float before = m_result.before.firstMoment;
    const float b = c.momentum * before + m_gradient;
    m_result.newFirstMoment = b;
    add({UpdateStageKind::FirstMoment,
         c.momentum != 0,
         "b",
         "b ← μ b + g",
         {{"μ", c.momentum}, {"b", before}, {"g", m_gradient}},
         b});
    const float step = c.rate * b;
    add({UpdateStageKind::Step, true, "Δ", "Δ = η b", {{"η", c.rate}, {"b", b}}, step});
    finish(m_result.before.weight, step);
  }

  void dissectAdam() {
    const AdamConstants<float> c = adamConstants<float>(m_training, m_constants);
    clip(c.gradientCoefficient);
    float weight = m_result.before.weight;
    if (m_training.optimizer == OptimizerKind::AdamW) {
      weight = shrinkWeight(c.shrink);
    } else {
      decayGradient(c.decay);
    }
    addMoments(c);
    const float m = m_result.newFirstMoment;
    const float v = m_result.newSecondMoment;
    add({UpdateStageKind::CorrectedRate,
         true,
         "ηₜ",
         "ηₜ = η / (1 − β₁ᵗ)",
         {{"η", m_constants.learningRate}, {"β₁", m_training.beta1}, {"t", static_cast<double>(m_constants.step)}},
         c.rate});
    const float deviation = std::sqrt(v) * c.deviationScale;
    add({UpdateStageKind::CorrectedDeviation,
         true,
         "σₜ",
         "σₜ = √v / √(1 − β₂ᵗ)",
         {{"v", v}, {"β₂", m_training.beta2}, {"t", static_cast<double>(m_constants.step)}},
         deviation});
    const float step = c.rate * m / (deviation + c.epsilon);
    add({UpdateStageKind::Step,
         true,
         "Δ",
         "Δ = ηₜ m / (σₜ + ε)",
         {{"ηₜ", c.rate}, {"m", m}, {"σₜ", deviation}, {"ε", c.epsilon}},
         step});
    finish(weight, step);
  }

  void addMoments(const AdamConstants<float>& c) {
    const WeightState& before = m_result.before;
    const float g = m_gradient;
    m_result.newFirstMoment = c.beta1 * before.firstMoment + c.rest1 * g;
    add({UpdateStageKind::FirstMoment,
         true,
         "m",
         "m ← β₁ m + (1 − β₁) g",
         {{"β₁", c.beta1}, {"m", before.firstMoment}, {"1 − β₁", c.rest1}, {"g", g}},
         m_result.newFirstMoment});
    m_result.newSecondMoment = c.beta2 * before.secondMoment + c.rest2 * g * g;
    add({UpdateStageKind::SecondMoment,
         true,
         "v",
         "v ← β₂ v + (1 − β₂) g²",
         {{"β₂", c.beta2}, {"v", before.secondMoment}, {"1 − β₂", c.rest2}, {"g", g}},
         m_result.newSecondMoment});
  }

  const TrainingConfiguration& m_training;
  double m_norm;
  const UpdateConstants& m_constants;
  float m_gradient = 0;  ///< as the stages so far have made it
  UpdateDissection m_result;
};

}  // namespace

UpdateDissection dissectUpdate(const TrainingConfiguration& training, std::int64_t step, const WeightState& before,
                               double gradientNorm) {
  const UpdateConstants constants{step, learningRateAt(training, step), clipCoefficient(training, gradientNorm)};
  return Dissector(training, before, gradientNorm, constants).dissect();
}

}  // namespace encoderlab
