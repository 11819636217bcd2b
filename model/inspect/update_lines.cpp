#include "model/inspect/update_lines.h"

#include <array>
#include <charconv>

namespace encoderlab {
namespace {

/// The shortest text that is this number.
std::string text(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

/// g: the gradient after clipping and, where it counts as part of it, weight decay.
UpdateLines gradientLines(const TrainingConfiguration& training, const std::string& weight) {
  UpdateLines lines{"g = dw", "g = " + weight + ".grad"};
  if (training.clipNorm > 0) {
    lines.formula += " · min(1, " + text(training.clipNorm) + " / (‖∇L‖ + 10⁻⁶))";
    lines.pytorch += " * min(1, " + text(training.clipNorm) + " / (norm + 1e-6))";
  }
  if (training.weightDecay > 0 && training.optimizer != OptimizerKind::AdamW) {
    lines.formula += " + λ w";
    lines.pytorch += " + " + text(training.weightDecay) + " * " + weight;
  }
  return lines;
}

UpdateLines sgdLines(const TrainingConfiguration& training, const std::string& weight) {
  if (training.momentum == 0) return {"w ← w − η g", weight + ".sub_(lr * g)"};
  return {"b ← μ b + g, w ← w − η b", "b.mul_(" + text(training.momentum) + ").add_(g); " + weight + ".sub_(lr * b)"};
}

UpdateLines adamLines(const TrainingConfiguration& training, const std::string& weight) {
  const std::string beta1 = text(training.beta1);
  const std::string beta2 = text(training.beta2);
  UpdateLines lines{"m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)",
                    "m.mul_(" + beta1 + ").add_((1 - " + beta1 + ") * g); v.mul_(" + beta2 + ").add_((1 - " + beta2 +
                        ") * g ** 2); " + weight + ".sub_(lr / (1 - " + beta1 +
                        " ** t) * m / (v.sqrt() / math.sqrt(1 - " + beta2 + " ** t) + " + text(training.epsilon) +
                        "))"};
  if (training.weightDecay > 0 && training.optimizer == OptimizerKind::AdamW) {
    lines.formula = "w ← (1 − η λ) w, " + lines.formula;
    lines.pytorch = weight + ".mul_(1 - lr * " + text(training.weightDecay) + "); " + lines.pytorch;
  }
  return lines;
}

}  // namespace

std::string pythonPath(const std::string& parameter) {
  std::string path = parameter;
  constexpr std::string_view list = "layers.";
  const std::size_t at = path.find(list);
  if (at == std::string::npos) return path;
  const std::size_t number = at + list.size();
  path.replace(path.find('.', number), 1, "].");
  path.replace(number - 1, 1, "[");
  return path;
}

UpdateLines updateLines(const TrainingConfiguration& training, const std::string& parameter) {
  const std::string weight = pythonPath(parameter);
  const UpdateLines gradient = gradientLines(training, weight);
  const UpdateLines update =
      training.optimizer == OptimizerKind::Sgd ? sgdLines(training, weight) : adamLines(training, weight);
  return {gradient.formula + ", " + update.formula, gradient.pytorch + "; " + update.pytorch};
}

}  // namespace encoderlab
