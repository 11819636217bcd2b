#include "model/inspect/op_descriptions.h"

namespace encoderlab::ops {
namespace {

using Axes = std::vector<std::string_view>;
const Axes perToken{"B", "T", "D"};
const Axes perUnit{"B", "T", "F"};
const Axes perHead{"B", "H", "T", "D/H"};
const Axes perPair{"B", "H", "T", "T"};
const Axes perSample{"B", "D"};

// ⊙ multiplies element by element; μ and σ² are the mean and the variance of a token's D numbers.
constexpr std::string_view layerNorm = "γ ⊙ ({0} − μ) / √(σ² + 10⁻⁵) + β";
constexpr std::string_view sum = "{0} + {1}";
constexpr std::string_view twice = "{0} + {0}";

}  // namespace

const OpDescription tokenEmbedding{
    .hook = Hook::Embedding,
    .symbol = "E",
    .variable = "embedding",
    .axes = perToken,
    .parameters = {"token_embedding.weight"},
    .formula = "W[{0}]",
    .pytorch = "token_embedding({0})",
};

const OpDescription tokenEmbeddingWithCls{
    .hook = Hook::Embedding,
    .symbol = "E",
    .variable = "embedding",
    .axes = perToken,
    .parameters = {"token_embedding.weight", "cls_token"},
    .formula = "[cls; W[{0}]]",
    .pytorch = "torch.cat([cls_token.expand(len({0}), 1, -1), token_embedding({0})], dim=1)",
};

const OpDescription vectorEmbedding{
    .hook = Hook::Embedding,
    .symbol = "E",
    .variable = "embedding",
    .axes = perToken,
    .parameters = {"input_projection.weight", "input_projection.bias"},
    .formula = "{0} Wᵀ + b",
    .pytorch = "input_projection({0})",
};

const OpDescription vectorEmbeddingWithCls{
    .hook = Hook::Embedding,
    .symbol = "E",
    .variable = "embedding",
    .axes = perToken,
    .parameters = {"input_projection.weight", "input_projection.bias", "cls_token"},
    .formula = "[cls; {0} Wᵀ + b]",
    .pytorch = "torch.cat([cls_token.expand(len({0}), 1, -1), input_projection({0})], dim=1)",
};

const OpDescription sinusoidalInput{
    .hook = Hook::EncoderInput,
    .symbol = "X₀",
    .variable = "x",
    .axes = perToken,
    .parameters = {},
    .formula = "{0} + P, P(t, 2i) = sin(t / 10000^(2i/D)), P(t, 2i+1) = cos(t / 10000^(2i/D))",
    .pytorch =
        "{0} + torch.stack([(angle := torch.arange({0}.shape[1])[:, None] * 10000 ** (-torch.arange(0, {D}, 2) / "
        "{D})).sin(), angle.cos()], dim=-1).flatten(1)[:, :{D}]",
};

const OpDescription learnedInput{
    .hook = Hook::EncoderInput,
    .symbol = "X₀",
    .variable = "x",
    .axes = perToken,
    .parameters = {"position_embedding.weight"},
    .formula = "{0} + P",
    .pytorch = "{0} + position_embedding.weight[:{0}.shape[1]]",
};

const OpDescription plainInput{
    .hook = Hook::EncoderInput,
    .symbol = "X₀",
    .variable = "x",
    .axes = perToken,
    .parameters = {},
    .formula = "{0}",
    .pytorch = "{0}",
};

const OpDescription norm1{
    .hook = Hook::Norm1,
    .symbol = "N₁",
    .variable = "norm1",
    .axes = perToken,
    .parameters = {"norm1.weight", "norm1.bias"},
    .formula = layerNorm,
    .pytorch = "encoder.layers[{layer}].norm1({0})",
};

const OpDescription query{
    .hook = Hook::Query,
    .symbol = "Q",
    .variable = "q",
    .axes = perHead,
    .parameters = {"self_attn.in_proj_weight", "self_attn.in_proj_bias"},
    .formula = "{0} W_Qᵀ + b_Q",
    .pytorch =
        "F.linear({0}, encoder.layers[{layer}].self_attn.in_proj_weight[:{D}], "
        "encoder.layers[{layer}].self_attn.in_proj_bias[:{D}]).unflatten(-1, ({H}, {D/H})).transpose(1, 2)",
};

const OpDescription key{
    .hook = Hook::Key,
    .symbol = "K",
    .variable = "k",
    .axes = perHead,
    .parameters = {"self_attn.in_proj_weight", "self_attn.in_proj_bias"},
    .formula = "{0} W_Kᵀ + b_K",
    .pytorch =
        "F.linear({0}, encoder.layers[{layer}].self_attn.in_proj_weight[{D}:{2D}], "
        "encoder.layers[{layer}].self_attn.in_proj_bias[{D}:{2D}]).unflatten(-1, ({H}, {D/H})).transpose(1, 2)",
};

const OpDescription value{
    .hook = Hook::Value,
    .symbol = "V",
    .variable = "v",
    .axes = perHead,
    .parameters = {"self_attn.in_proj_weight", "self_attn.in_proj_bias"},
    .formula = "{0} W_Vᵀ + b_V",
    .pytorch =
        "F.linear({0}, encoder.layers[{layer}].self_attn.in_proj_weight[{2D}:], "
        "encoder.layers[{layer}].self_attn.in_proj_bias[{2D}:]).unflatten(-1, ({H}, {D/H})).transpose(1, 2)",
};

const OpDescription scores{
    .hook = Hook::Scores,
    .symbol = "S",
    .variable = "scores",
    .axes = perPair,
    .parameters = {},
    .formula = "{0} {1}ᵀ / √(D/H)",
    .pytorch = "torch.matmul({0}, {1}.transpose(-2, -1)) / math.sqrt({D/H})",
};

const OpDescription weights{
    .hook = Hook::Weights,
    .symbol = "A",
    .variable = "weights",
    .axes = perPair,
    .parameters = {},
    .formula = "softmax({0} + M), Mᵢⱼ = −∞ where token j is padding, else 0",
    .pytorch = "{0}.masked_fill({1}[:, None, None, :], -math.inf).softmax(dim=-1)",
};

const OpDescription heads{
    .hook = Hook::Heads,
    .symbol = "O",
    .variable = "heads",
    .axes = perHead,
    .parameters = {},
    .formula = "{0} {1}",
    .pytorch = "torch.matmul({0}, {1})",
};

const OpDescription attentionOutput{
    .hook = Hook::AttentionOutput,
    .symbol = "Y",
    .variable = "attention",
    .axes = perToken,
    .parameters = {"self_attn.out_proj.weight", "self_attn.out_proj.bias"},
    .formula = "concat({0}₁, …, {0}_H) W_Oᵀ + b_O",
    .pytorch = "encoder.layers[{layer}].self_attn.out_proj({0}.transpose(1, 2).flatten(2))",
};

const OpDescription residual1{
    .hook = Hook::Residual1,
    .symbol = "R₁",
    .variable = "residual1",
    .axes = perToken,
    .parameters = {},
    .formula = sum,
    .pytorch = sum,
};

const OpDescription doubling1{
    .hook = Hook::Residual1,
    .symbol = "R₁",
    .variable = "residual1",
    .axes = perToken,
    .parameters = {},
    .formula = twice,
    .pytorch = twice,
};

const OpDescription norm2{
    .hook = Hook::Norm2,
    .symbol = "N₂",
    .variable = "norm2",
    .axes = perToken,
    .parameters = {"norm2.weight", "norm2.bias"},
    .formula = layerNorm,
    .pytorch = "encoder.layers[{layer}].norm2({0})",
};

const OpDescription linear1{
    .hook = Hook::Linear1,
    .symbol = "U",
    .variable = "linear1",
    .axes = perUnit,
    .parameters = {"linear1.weight", "linear1.bias"},
    .formula = "{0} W₁ᵀ + b₁",
    .pytorch = "encoder.layers[{layer}].linear1({0})",
};

const OpDescription relu{
    .hook = Hook::Activation,
    .symbol = "G",
    .variable = "activation",
    .axes = perUnit,
    .parameters = {},
    .formula = "max(0, {0})",
    .pytorch = "F.relu({0})",
};

const OpDescription gelu{
    .hook = Hook::Activation,
    .symbol = "G",
    .variable = "activation",
    .axes = perUnit,
    .parameters = {},
    .formula = "{0} ⊙ Φ({0}), Φ(u) = ½ (1 + erf(u / √2))",
    .pytorch = "F.gelu({0})",
};

const OpDescription linear2{
    .hook = Hook::Linear2,
    .symbol = "Z",
    .variable = "linear2",
    .axes = perToken,
    .parameters = {"linear2.weight", "linear2.bias"},
    .formula = "{0} W₂ᵀ + b₂",
    .pytorch = "encoder.layers[{layer}].linear2({0})",
};

const OpDescription residual2{
    .hook = Hook::Residual2,
    .symbol = "R₂",
    .variable = "residual2",
    .axes = perToken,
    .parameters = {},
    .formula = sum,
    .pytorch = sum,
};

const OpDescription doubling2{
    .hook = Hook::Residual2,
    .symbol = "R₂",
    .variable = "residual2",
    .axes = perToken,
    .parameters = {},
    .formula = twice,
    .pytorch = twice,
};

const OpDescription layerOutput{
    .hook = Hook::LayerOutput,
    .symbol = "X{next}",
    .variable = "x",
    .axes = perToken,
    .parameters = {},
    .formula = "{0}",
    .pytorch = "{0}",
};

const OpDescription finalNorm{
    .hook = Hook::FinalNorm,
    .symbol = "N",
    .variable = "x",
    .axes = perToken,
    .parameters = {"encoder.norm.weight", "encoder.norm.bias"},
    .formula = layerNorm,
    .pytorch = "encoder.norm({0})",
};

const OpDescription meanPooled{
    .hook = Hook::Pooled,
    .symbol = "p",
    .variable = "pooled",
    .axes = perSample,
    .parameters = {},
    .formula = "1/n Σₜ {0}ₜ over the n tokens that are not padding",
    .pytorch = "{0}.masked_fill({1}[..., None], 0).sum(dim=1) / (~{1}).sum(dim=1, keepdim=True)",
};

const OpDescription clsPooled{
    .hook = Hook::Pooled,
    .symbol = "p",
    .variable = "pooled",
    .axes = perSample,
    .parameters = {},
    .formula = "{0} at the cls token",
    .pytorch = "{0}[:, 0]",
};

const OpDescription tokenLogits{
    .hook = Hook::Logits,
    .symbol = "Ŷ",
    .variable = "logits",
    .axes = {"B", "T", "outputs"},
    .parameters = {"head.weight", "head.bias"},
    .formula = "{0} Wᵀ + b",
    .pytorch = "head({0})",
};

const OpDescription sequenceLogits{
    .hook = Hook::Logits,
    .symbol = "Ŷ",
    .variable = "logits",
    .axes = {"B", "outputs"},
    .parameters = {"head.weight", "head.bias"},
    .formula = "{0} Wᵀ + b",
    .pytorch = "head({0})",
};

const OpDescription tokenCrossEntropy{
    .hook = Hook::Loss,
    .symbol = "L",
    .variable = "loss",
    .axes = {},
    .parameters = {},
    .formula = "−1/n Σ log softmax({0})[{1}] over the n targets ≠ −100",
    .pytorch = "F.cross_entropy({0}.flatten(0, 1), {1}.flatten())",
};

const OpDescription sequenceCrossEntropy{
    .hook = Hook::Loss,
    .symbol = "L",
    .variable = "loss",
    .axes = {},
    .parameters = {},
    .formula = "−1/n Σ log softmax({0})[{1}] over the n targets ≠ −100",
    .pytorch = "F.cross_entropy({0}, {1})",
};

const OpDescription meanSquaredError{
    .hook = Hook::Loss,
    .symbol = "L",
    .variable = "loss",
    .axes = {},
    .parameters = {},
    .formula = "1/n Σ ({0} − {1})² over all n numbers",
    .pytorch = "F.mse_loss({0}, {1})",
};

}  // namespace encoderlab::ops
