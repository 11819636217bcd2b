#include <cmath>

#include "model/nn/parameters.h"
#include "model/random.h"

namespace encoderlab {
namespace {

bool isNorm(const std::string& name) { return name.find("norm") != std::string::npos; }

/// PyTorch draws the bias of a linear layer or a convolution from the same range as its weight, each of whose outputs
/// has so many inputs.
double linearBound(const ParameterLayout& layout, const Parameter& parameter) {
  const Parameter& weight = layout.at(parameter.name.substr(0, parameter.name.rfind('.')) + ".weight");
  const std::size_t inputs = weight.size / weight.shape.front();
  return 1.0 / std::sqrt(static_cast<double>(inputs));
}

enum class Distribution { Constant, Uniform, Normal };

struct Rule {
  Distribution distribution;
  double value;  ///< the constant, or the bound of the uniform distribution
};

/// What PyTorch's modules do in reset_parameters:
///   nn.Embedding             N(0, 1), and so the learned positions and the `cls` token
///   nn.MultiheadAttention    in_proj_weight xavier-uniform, both biases 0 (out_proj.weight as any linear layer)
///   nn.Linear, nn.Conv       U(−1/√in, 1/√in), which is kaiming_uniform(a = √5)
///   nn.GRU                   U(−1/√D, 1/√D), weights and biases
///   nn.LayerNorm             gain 1, shift 0
Rule ruleOf(const ParameterLayout& layout, const Parameter& parameter) {
  const std::string& name = parameter.name;
  if (name == "token_embedding.weight" || name == "position_embedding.weight" || name == "cls_token")
    return {Distribution::Normal, 1};
  if (isNorm(name)) return {Distribution::Constant, name.ends_with("weight") ? 1.0 : 0.0};
  if (name.ends_with("in_proj_bias") || name.ends_with("out_proj.bias")) return {Distribution::Constant, 0};
  if (name.ends_with("in_proj_weight")) {
    const auto fanSum = static_cast<double>(parameter.shape[0] + parameter.shape[1]);
    return {Distribution::Uniform, std::sqrt(6.0 / fanSum)};
  }
  if (name.starts_with("stem.gru.")) {
    const double width = static_cast<double>(parameter.shape[0]) / 3;
    return {Distribution::Uniform, 1.0 / std::sqrt(width)};
  }
  return {Distribution::Uniform, linearBound(layout, parameter)};
}

}  // namespace

template <typename Scalar>
void initializeParameters(const ParameterLayout& layout, std::uint64_t seed, Scalar* weights) {
  for (const Parameter& parameter : layout.parameters()) {
    const Rule rule = ruleOf(layout, parameter);
    // A stream of its own for each name: adding a layer leaves the initial values of all others as they were.
    RandomStream random(deriveSeed(seed, "weights " + parameter.name));
    for (std::size_t i = 0; i < parameter.size; ++i) {
      double value = rule.value;
      if (rule.distribution == Distribution::Uniform) value = random.uniform(-rule.value, rule.value);
      if (rule.distribution == Distribution::Normal) value = random.normal();
      weights[parameter.offset + i] = static_cast<Scalar>(value);
    }
  }
}

template void initializeParameters(const ParameterLayout&, std::uint64_t, float*);
template void initializeParameters(const ParameterLayout&, std::uint64_t, double*);

}  // namespace encoderlab
