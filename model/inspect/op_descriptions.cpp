#include "model/inspect/op_descriptions.h"

#include "model/inspect/op_lines.h"

namespace encoderlab::ops {
namespace {

using Axes = std::vector<std::string_view>;
using Parameters = std::vector<std::string_view>;

const Axes perToken{"B", "T", "D"};
const Axes perUnit{"B", "T", "F"};
const Axes perHead{"B", "H", "T", "D/H"};
const Axes perPair{"B", "H", "T", "T"};
const Axes perSample{"B", "D"};

// ⊙ multiplies element by element; μ and σ² are the mean and the variance of a token's D numbers.
constexpr std::string_view layerNorm = "γ ⊙ ({0} − μ) / √(σ² + 10⁻⁵) + β";
constexpr std::string_view layerNormBackward =
    "ẑ = ({0} − μ) / √(σ² + 10⁻⁵), g = γ ⊙ {dy}, {d0=}(g − mean(g) − ẑ ⊙ mean(g ⊙ ẑ)) / √(σ² + 10⁻⁵), "
    "dγ = Σₜ ({dy} ⊙ ẑ)ₜ, dβ = Σₜ {dy}ₜ";
// What writes the gradient of the input comes last: its variable may be that of the output.
constexpr std::string_view layerNormBackwardLine =
    "scale = ({0}.var(dim=-1, keepdim=True, unbiased=False) + 1e-5).rsqrt(); hat = ({0} - {0}.mean(dim=-1, "
    "keepdim=True)) * scale; {p0}.grad += ({dy} * hat).sum(dim=(0, 1)); {p1}.grad += {dy}.sum(dim=(0, 1)); g = {dy} * "
    "{p0}; {d0=}(g - g.mean(dim=-1, keepdim=True) - hat * (g * hat).mean(dim=-1, keepdim=True)) * scale";
constexpr std::string_view linearBackwardLine =
    "{p0}.grad += {dy}.flatten(0, -2).T @ {0}.flatten(0, -2); {p1}.grad += {dy}.flatten(0, -2).sum(dim=0); {d0=}{dy} @ "
    "{p0}";
constexpr std::string_view twice = "{0} + {0}";
constexpr std::string_view twiceBackward = "{d0=}{dy} + {dy}";
constexpr std::string_view passedOn = "{d0=}{dy}";
constexpr std::string_view crossEntropy = "−1/n Σ log softmax({0})[{1}], n = Σ [{1} ≠ −100]";
constexpr std::string_view crossEntropyBackward = "{dy} = 1, {d0=}[{1} ≠ −100] (softmax({0}) − onehot({1})) / n";
constexpr std::string_view crossEntropyBackwardLine =
    "{dy} = torch.ones(()); kept = {1} != -100; {d0=}({0}.softmax(dim=-1) - F.one_hot({1}.clamp(min=0), "
    "{0}.shape[-1])) * kept[..., None] / kept.sum()";

OpDescription embedding(const Parameters& parameters, std::string_view formula, std::string_view pytorch,
                        std::string_view backwardFormula, std::string_view backwardPytorch) {
  return {Hook::Embedding, "E", "embedding", perToken, parameters, formula, pytorch, backwardFormula, backwardPytorch};
}

/// Of pictures or videos, by a convolution that steps from patch to patch. The gradient of its kernel is that of a
/// linear layer.
OpDescription patches(std::string_view pytorch) {
  return embedding({"patch_embedding.weight", "patch_embedding.bias"}, "W ∗ {0} + b", pytorch,
                   "dW = {dy}ᵀ {0}, db = Σₜ {dy}ₜ",
                   "{p0}.grad += ({dy}.flatten(0, 1).T @ {0}.flatten(0, 1)).view_as({p0}.grad); {p1}.grad += "
                   "{dy}.sum(dim=(0, 1))");
}

OpDescription patchesWithCls(std::string_view pytorch) {
  return embedding({"patch_embedding.weight", "patch_embedding.bias", "cls_token"}, "[cls; W ∗ {0} + b]", pytorch,
                   "dW = {dy}[1:]ᵀ {0}, db = Σₜ {dy}[1:]ₜ, dcls = Σ {dy}[0]",
                   "{p0}.grad += ({dy}[:, 1:].flatten(0, 1).T @ {0}.flatten(0, 1)).view_as({p0}.grad); {p1}.grad += "
                   "{dy}[:, 1:].sum(dim=(0, 1)); {p2}.grad += {dy}[:, 0].sum(dim=0)");
}

OpDescription encoderInput(const Parameters& parameters, std::string_view formula, std::string_view pytorch,
                           std::string_view backwardFormula = passedOn, std::string_view backwardPytorch = passedOn) {
  return {Hook::EncoderInput, "X₀", "x", perToken, parameters, formula, pytorch, backwardFormula, backwardPytorch};
}

/// `parameters` are its weight and its bias.
OpDescription norm(Hook hook, std::string_view symbol, std::string_view variable, const Parameters& parameters,
                   std::string_view pytorch) {
  return {hook, symbol, variable, perToken, parameters, layerNorm, pytorch, layerNormBackward, layerNormBackwardLine};
}

/// Q, K or V: a third of in_proj.
OpDescription projection(Hook hook, std::string_view symbol, std::string_view variable, std::string_view formula,
                         std::string_view pytorch, std::string_view backwardFormula, std::string_view backwardPytorch) {
  return {hook,    symbol,  variable,        perHead,        {"self_attn.in_proj_weight", "self_attn.in_proj_bias"},
          formula, pytorch, backwardFormula, backwardPytorch};
}

/// Q or K, turned pair by pair; as complex numbers, which PyTorch has, a pair is turned by one factor.
OpDescription rotation(Hook hook, std::string_view symbol, std::string_view variable) {
  return {hook,
          symbol,
          variable,
          perHead,
          {},
          "[{0}₂ᵢ cos φ − {0}₂ᵢ₊₁ sin φ; {0}₂ᵢ sin φ + {0}₂ᵢ₊₁ cos φ], φ = t / 10000^(2iH/D)",
          "torch.view_as_real(torch.view_as_complex({0}.unflatten(-1, (-1, 2))) * torch.exp(1j * "
          "torch.arange({0}.shape[2])[:, None] * 10000 ** (-torch.arange(0, {D/H}, 2) / {D/H}))).flatten(-2)",
          "{d0=}[{dy}₂ᵢ cos φ + {dy}₂ᵢ₊₁ sin φ; {dy}₂ᵢ₊₁ cos φ − {dy}₂ᵢ sin φ], φ = t / 10000^(2iH/D)",
          "{d0=}torch.view_as_real(torch.view_as_complex({dy}.unflatten(-1, (-1, 2))) * torch.exp(-1j * "
          "torch.arange({dy}.shape[2])[:, None] * 10000 ** (-torch.arange(0, {D/H}, 2) / {D/H}))).flatten(-2)"};
}

/// `terms` is its formula and its line of PyTorch at once.
OpDescription addition(Hook hook, std::string_view symbol, std::string_view variable, std::string_view terms,
                       std::string_view backwardFormula, std::string_view backwardPytorch) {
  return {hook, symbol, variable, perToken, {}, terms, terms, backwardFormula, backwardPytorch};
}

OpDescription activation(std::string_view formula, std::string_view pytorch, std::string_view backwardFormula,
                         std::string_view backwardPytorch) {
  return {Hook::Activation, "G", "activation", perUnit, {}, formula, pytorch, backwardFormula, backwardPytorch};
}

OpDescription pooled(std::string_view formula, std::string_view pytorch, std::string_view backwardFormula,
                     std::string_view backwardPytorch) {
  return {Hook::Pooled, "p", "pooled", perSample, {}, formula, pytorch, backwardFormula, backwardPytorch};
}

OpDescription logits(const Axes& axes) {
  return {Hook::Logits,
          "Ŷ",
          "logits",
          axes,
          {"head.weight", "head.bias"},
          "{0} Wᵀ + b",
          "head({0})",
          "{d0=}{dy} W, dW = {dy}ᵀ {0}, db = Σ {dy}",
          linearBackwardLine};
}

OpDescription loss(std::string_view formula, std::string_view pytorch,
                   std::string_view backwardFormula = crossEntropyBackward,
                   std::string_view backwardPytorch = crossEntropyBackwardLine) {
  return {Hook::Loss, "L", "loss", {}, {}, formula, pytorch, backwardFormula, backwardPytorch};
}

}  // namespace

const OpDescription tokenEmbedding =
    embedding({"token_embedding.weight"}, "W[{0}]", "token_embedding({0})", "dW[{0}] += {dy}",
              "{p0}.grad.index_add_(0, {0}.flatten(), {dy}.flatten(0, 1))");

const OpDescription tokenEmbeddingWithCls =
    embedding({"token_embedding.weight", "cls_token"}, "[cls; W[{0}]]",
              "torch.cat([cls_token.expand(len({0}), 1, -1), token_embedding({0})], dim=1)",
              "dW[{0}] += {dy}[1:], dcls = Σ {dy}[0]",
              "{p0}.grad.index_add_(0, {0}.flatten(), {dy}[:, 1:].flatten(0, 1)); {p1}.grad += {dy}[:, 0].sum(dim=0)");

const OpDescription vectorEmbedding =
    embedding({"input_projection.weight", "input_projection.bias"}, "{0} Wᵀ + b", "input_projection({0})",
              "dW = {dy}ᵀ {0}, db = Σₜ {dy}ₜ",
              "{p0}.grad += {dy}.flatten(0, 1).T @ {0}.flatten(0, 1); {p1}.grad += {dy}.sum(dim=(0, 1))");

const OpDescription vectorEmbeddingWithCls =
    embedding({"input_projection.weight", "input_projection.bias", "cls_token"}, "[cls; {0} Wᵀ + b]",
              "torch.cat([cls_token.expand(len({0}), 1, -1), input_projection({0})], dim=1)",
              "dW = {dy}[1:]ᵀ {0}, db = Σₜ {dy}[1:]ₜ, dcls = Σ {dy}[0]",
              "{p0}.grad += {dy}[:, 1:].flatten(0, 1).T @ {0}.flatten(0, 1); {p1}.grad += {dy}[:, 1:].sum(dim=(0, 1)); "
              "{p2}.grad += {dy}[:, 0].sum(dim=0)");

const OpDescription patchEmbedding = patches(
    "F.conv2d(F.fold({0}.transpose(1, 2), ({height}, {width}), {P}, stride={P}), {p0}, {p1}, "
    "stride={P}).flatten(2).transpose(1, 2)");

const OpDescription patchEmbeddingWithCls = patchesWithCls(
    "torch.cat([cls_token.expand(len({0}), 1, -1), F.conv2d(F.fold({0}.transpose(1, 2), ({height}, "
    "{width}), {P}, stride={P}), {p0}, {p1}, stride={P}).flatten(2).transpose(1, 2)], dim=1)");

const OpDescription videoEmbedding = patches(
    "F.conv3d({0}.unflatten(1, {grid}).unflatten(-1, ({C}, {Pf}, {P}, {P})).permute(0, 4, 1, 5, 2, 6, 3, "
    "7).reshape(-1, "
    "{C}, {frames}, {height}, {width}), {p0}, {p1}, stride=({Pf}, {P}, {P})).flatten(2).transpose(1, 2)");

const OpDescription videoEmbeddingWithCls = patchesWithCls(
    "torch.cat([cls_token.expand(len({0}), 1, -1), F.conv3d({0}.unflatten(1, {grid}).unflatten(-1, ({C}, {Pf}, {P}, "
    "{P})).permute(0, 4, 1, 5, 2, 6, 3, 7).reshape(-1, {C}, {frames}, {height}, {width}), {p0}, {p1}, stride=({Pf}, "
    "{P}, "
    "{P})).flatten(2).transpose(1, 2)], dim=1)");

const OpDescription sinusoidalInput = encoderInput(
    {}, "{0} + P, P(t, 2i) = sin(t / 10000^(2i/D)), P(t, 2i+1) = cos(t / 10000^(2i/D))",
    "{0} + torch.stack([(angle := torch.arange({0}.shape[1])[:, None] * 10000 ** (-torch.arange(0, {D}, 2) / "
    "{D})).sin(), angle.cos()], dim=-1).flatten(1)[:, :{D}]");

const OpDescription learnedInput =
    encoderInput({"position_embedding.weight"}, "{0} + P", "{0} + position_embedding.weight[:{0}.shape[1]]",
                 "{d0=}{dy}, dP = {dy}", "{p0}.grad[:{dy}.shape[1]] += {dy}.sum(dim=0); {d0=}{dy}");

const OpDescription plainInput = encoderInput({}, "{0}", "{0}");

const OpDescription norm1 =
    norm(Hook::Norm1, "N₁", "norm1", {"norm1.weight", "norm1.bias"}, "encoder.layers[{layer}].norm1({0})");

const OpDescription query =
    projection(Hook::Query, "Q", "q", "{0} W_Qᵀ + b_Q",
               "F.linear({0}, encoder.layers[{layer}].self_attn.in_proj_weight[:{D}], "
               "encoder.layers[{layer}].self_attn.in_proj_bias[:{D}]).unflatten(-1, ({H}, {D/H})).transpose(1, 2)",
               "{d0=}{dy} W_Q, dW_Q = {dy}ᵀ {0}, db_Q = Σₜ {dy}ₜ",
               "g = {dy}.transpose(1, 2).flatten(2); {p0}.grad[:{D}] += g.flatten(0, 1).T @ {0}.flatten(0, 1); "
               "{p1}.grad[:{D}] += g.sum(dim=(0, 1)); {d0=}g @ {p0}[:{D}]");

const OpDescription key =
    projection(Hook::Key, "K", "k", "{0} W_Kᵀ + b_K",
               "F.linear({0}, encoder.layers[{layer}].self_attn.in_proj_weight[{D}:{2D}], "
               "encoder.layers[{layer}].self_attn.in_proj_bias[{D}:{2D}]).unflatten(-1, ({H}, {D/H})).transpose(1, 2)",
               "{d0=}{dy} W_K, dW_K = {dy}ᵀ {0}, db_K = Σₜ {dy}ₜ",
               "g = {dy}.transpose(1, 2).flatten(2); {p0}.grad[{D}:{2D}] += g.flatten(0, 1).T @ {0}.flatten(0, 1); "
               "{p1}.grad[{D}:{2D}] += g.sum(dim=(0, 1)); {d0=}g @ {p0}[{D}:{2D}]");

const OpDescription value =
    projection(Hook::Value, "V", "v", "{0} W_Vᵀ + b_V",
               "F.linear({0}, encoder.layers[{layer}].self_attn.in_proj_weight[{2D}:], "
               "encoder.layers[{layer}].self_attn.in_proj_bias[{2D}:]).unflatten(-1, ({H}, {D/H})).transpose(1, 2)",
               "{d0=}{dy} W_V, dW_V = {dy}ᵀ {0}, db_V = Σₜ {dy}ₜ",
               "g = {dy}.transpose(1, 2).flatten(2); {p0}.grad[{2D}:] += g.flatten(0, 1).T @ {0}.flatten(0, 1); "
               "{p1}.grad[{2D}:] += g.sum(dim=(0, 1)); {d0=}g @ {p0}[{2D}:]");

const OpDescription queryRotated = rotation(Hook::QueryRotated, "Q′", "q_rotated");

const OpDescription keyRotated = rotation(Hook::KeyRotated, "K′", "k_rotated");

const OpDescription scores{
    .hook = Hook::Scores,
    .symbol = "S",
    .variable = "scores",
    .axes = perPair,
    .parameters = {},
    .formula = "{0} {1}ᵀ / √(D/H)",
    .pytorch = "torch.matmul({0}, {1}.transpose(-2, -1)) / math.sqrt({D/H})",
    .backwardFormula = "{d0=}{dy} {1} / √(D/H), {d1=}{dy}ᵀ {0} / √(D/H)",
    .backwardPytorch =
        "{d0=}torch.matmul({dy}, {1}) / math.sqrt({D/H}); {d1=}torch.matmul({dy}.transpose(-2, -1), {0}) / "
        "math.sqrt({D/H})",
};

const OpDescription weights{
    .hook = Hook::Weights,
    .symbol = "A",
    .variable = "weights",
    .axes = perPair,
    .parameters = {},
    .formula = "softmax({0} + M), Mᵢⱼ = {1}ⱼ ? −∞ : 0",
    .pytorch = "{0}.masked_fill({1}[:, None, None, :], -math.inf).softmax(dim=-1)",
    .backwardFormula = "{d0=}{y} ⊙ ({dy} − Σⱼ ({dy} ⊙ {y})ⱼ)",
    .backwardPytorch = "{d0=}{y} * ({dy} - ({dy} * {y}).sum(dim=-1, keepdim=True))",
};

const OpDescription heads{
    .hook = Hook::Heads,
    .symbol = "O",
    .variable = "heads",
    .axes = perHead,
    .parameters = {},
    .formula = "{0} {1}",
    .pytorch = "torch.matmul({0}, {1})",
    .backwardFormula = "{d0=}{dy} {1}ᵀ, {d1=}{0}ᵀ {dy}",
    .backwardPytorch = "{d0=}torch.matmul({dy}, {1}.transpose(-2, -1)); {d1=}torch.matmul({0}.transpose(-2, -1), {dy})",
};

const OpDescription attentionOutput{
    .hook = Hook::AttentionOutput,
    .symbol = "Y",
    .variable = "attention",
    .axes = perToken,
    .parameters = {"self_attn.out_proj.weight", "self_attn.out_proj.bias"},
    .formula = "concat({0}₁, …, {0}_H) W_Oᵀ + b_O",
    .pytorch = "encoder.layers[{layer}].self_attn.out_proj({0}.transpose(1, 2).flatten(2))",
    .backwardFormula = "concat({d0}₁, …, {d0}_H) = {dy} W_O, dW_O = {dy}ᵀ concat({0}₁, …, {0}_H), db_O = Σₜ {dy}ₜ",
    .backwardPytorch =
        "{p0}.grad += {dy}.flatten(0, 1).T @ {0}.transpose(1, 2).flatten(2).flatten(0, 1); {p1}.grad += "
        "{dy}.sum(dim=(0, 1)); {d0=}({dy} @ {p0}).unflatten(-1, ({H}, {D/H})).transpose(1, 2)",
};

const OpDescription residual1 = addition(Hook::Residual1, "R₁", "residual1", sum, sumBackward, sumBackwardLine);

const OpDescription doubling1 = addition(Hook::Residual1, "R₁", "residual1", twice, twiceBackward, twiceBackward);

const OpDescription norm2 =
    norm(Hook::Norm2, "N₂", "norm2", {"norm2.weight", "norm2.bias"}, "encoder.layers[{layer}].norm2({0})");

const OpDescription linear1{
    .hook = Hook::Linear1,
    .symbol = "U",
    .variable = "linear1",
    .axes = perUnit,
    .parameters = {"linear1.weight", "linear1.bias"},
    .formula = "{0} W₁ᵀ + b₁",
    .pytorch = "encoder.layers[{layer}].linear1({0})",
    .backwardFormula = "{d0=}{dy} W₁, dW₁ = {dy}ᵀ {0}, db₁ = Σₜ {dy}ₜ",
    .backwardPytorch = linearBackwardLine,
};

const OpDescription relu = activation(reluFormula, reluLine, reluBackward, reluBackwardLine);

const OpDescription gelu = activation("{0} ⊙ Φ({0}), Φ(u) = ½ (1 + erf(u / √2))", "F.gelu({0})",
                                      "{d0=}{dy} ⊙ (Φ({0}) + {0} ⊙ φ({0})), φ(u) = e^(−u²/2) / √(2π)",
                                      "{d0=}{dy} * (0.5 * (1 + torch.erf({0} / math.sqrt(2))) + {0} * torch.exp(-{0} "
                                      "** 2 / 2) / math.sqrt(2 * math.pi))");

const OpDescription linear2{
    .hook = Hook::Linear2,
    .symbol = "Z",
    .variable = "linear2",
    .axes = perToken,
    .parameters = {"linear2.weight", "linear2.bias"},
    .formula = "{0} W₂ᵀ + b₂",
    .pytorch = "encoder.layers[{layer}].linear2({0})",
    .backwardFormula = "{d0=}{dy} W₂, dW₂ = {dy}ᵀ {0}, db₂ = Σₜ {dy}ₜ",
    .backwardPytorch = linearBackwardLine,
};

const OpDescription residual2 = addition(Hook::Residual2, "R₂", "residual2", sum, sumBackward, sumBackwardLine);

const OpDescription doubling2 = addition(Hook::Residual2, "R₂", "residual2", twice, twiceBackward, twiceBackward);

const OpDescription layerOutput{
    .hook = Hook::LayerOutput,
    .symbol = "X{next}",
    .variable = "x",
    .axes = perToken,
    .parameters = {},
    .formula = "{0}",
    .pytorch = "{0}",
    .backwardFormula = passedOn,
    .backwardPytorch = passedOn,
};

const OpDescription finalNorm =
    norm(Hook::FinalNorm, "N", "x", {"encoder.norm.weight", "encoder.norm.bias"}, "encoder.norm({0})");

const OpDescription meanPooled =
    pooled("1/n Σₜ (1 − {1}ₜ) {0}ₜ, n = Σₜ (1 − {1}ₜ)",
           "{0}.masked_fill({1}[..., None], 0).sum(dim=1) / (~{1}).sum(dim=1, keepdim=True)",
           "{d0}ₜ = (1 − {1}ₜ) {dy} / n", "{d0=}(~{1})[..., None] * {dy}[:, None] / (~{1}).sum(dim=1)[:, None, None]");

const OpDescription clsPooled = pooled("{0}[0]", "{0}[:, 0]", "{d0}[0] = {dy}, {d0}[1:] = 0",
                                       "{d0=}F.pad({dy}[:, None], (0, 0, 0, {0}.shape[1] - 1))");

const OpDescription tokenLogits = logits({"B", "T", "outputs"});

const OpDescription sequenceLogits = logits({"B", "outputs"});

const OpDescription tokenCrossEntropy = loss(crossEntropy, "F.cross_entropy({0}.flatten(0, 1), {1}.flatten())");

const OpDescription sequenceCrossEntropy = loss(crossEntropy, "F.cross_entropy({0}, {1})");

const OpDescription meanSquaredError =
    loss("1/n Σ ({0} − {1})²", "F.mse_loss({0}, {1})", "{dy} = 1, {d0=}2/n ({0} − {1})",
         "{dy} = torch.ones(()); {d0=}2 * ({0} - {1}) / {1}.numel()");

}  // namespace encoderlab::ops
