#include "model/inspect/op_descriptions.h"
#include "model/inspect/op_lines.h"

namespace encoderlab::ops {
namespace {

const std::vector<std::string_view> perToken{"B", "T", "D"};

constexpr std::string_view rowConvolutionBackward =
    "g = {dy}[:, {cls}:]; skipped = {1}[:, {cls}:, None]; seen = F.pad({0}[:, {cls}:].masked_fill(skipped, 0), (0, 0, "
    "{k/2}, {k/2})).unfold(1, {k}, 1); {p0}.grad += torch.einsum('bto,btik->oik', g, seen); {p1}.grad += g.sum(dim=(0, "
    "1)); {d0=}F.pad(F.conv_transpose1d(g.transpose(1, 2), {p0}, padding={k/2}).transpose(1, 2).masked_fill(skipped, "
    "0), (0, 0, {cls}, 0))";
constexpr std::string_view gridConvolutionBackward =
    "g = {dy}[:, {cls}:]; skipped = {1}[:, {cls}:, None]; on_grid = lambda x: x.unflatten(1, {grid}).flatten(0, "
    "1).permute(0, 3, 1, 2); seen = F.unfold(on_grid({0}[:, {cls}:].masked_fill(skipped, 0)), {k}, padding={k/2}); "
    "{p0}.grad += torch.einsum('bol,bil->oi', on_grid(g).flatten(2), seen).view_as({p0}); {p1}.grad += g.sum(dim=(0, "
    "1)); {d0=}F.pad(F.conv_transpose2d(on_grid(g), {p0}, padding={k/2}).permute(0, 2, 3, "
    "1).reshape(g.shape).masked_fill(skipped, 0), (0, 0, {cls}, 0))";

/// The lines leave the column of a `cls` token out, and the convolution sees zeros where there is padding.
OpDescription convolution(std::string_view pytorch, std::string_view backwardPytorch) {
  return {Hook::StemConvolution,
          "C",
          "stem_convolution",
          perToken,
          {"stem.convolution.weight", "stem.convolution.bias"},
          "Σⱼ Ẽₜ₊ⱼ Wⱼᵀ + b, Ẽₜ = (1 − {1}ₜ) {0}ₜ",
          pytorch,
          "{d0=}(1 − {1}) Σⱼ {dy}ₜ₋ⱼ Wⱼ, dWⱼ = Σₜ {dy}ₜᵀ Ẽₜ₊ⱼ, db = Σₜ {dy}ₜ",
          backwardPytorch};
}

OpDescription stemOutput(std::string_view formula, std::string_view pytorch, std::string_view backwardFormula,
                         std::string_view backwardPytorch) {
  return {Hook::StemOutput, "E′", "stem_output", perToken, {}, formula, pytorch, backwardFormula, backwardPytorch};
}

/// The gates are worked out again from the states; only the gradient of these needs the loop. In its comprehension `dt`
/// is dh of one token, and `carry` what that hands to the token before.
constexpr std::string_view gruBackwardLine =
    "x = {0}[:, {cls}:]; skipped = {1}[:, {cls}:, None]; previous = F.pad({y}[:, {cls}:], (0, 0, 1, -1)); ir, iz, i_n "
    "= F.linear(x, {p0}, {p2}).chunk(3, dim=-1); hr, hz, hn = F.linear(previous, {p1}, {p3}).chunk(3, dim=-1); r = "
    "torch.sigmoid(ir + hr); z = torch.sigmoid(iz + hz); n = torch.tanh(i_n + r * hn); a = (1 - z) * (1 - n ** 2); b = "
    "(previous - n) * z * (1 - z); c = a * hn * r * (1 - r); carry = torch.zeros_like(x[:, 0]); dh = "
    "torch.stack([(dt := {dy}[:, {cls} + t] + carry, carry := torch.where(skipped[:, t], dt, dt * z[:, t] + "
    "torch.cat([dt * c[:, t], dt * b[:, t], dt * a[:, t] * r[:, t]], dim=-1) @ {p1}))[0] for t in "
    "reversed(range(x.shape[1]))][::-1], dim=1).masked_fill(skipped, 0); g = torch.cat([dh * c, dh * b, dh * a], "
    "dim=-1); s = torch.cat([dh * c, dh * b, dh * a * r], dim=-1); {p0}.grad += g.flatten(0, 1).T @ x.flatten(0, 1); "
    "{p1}.grad += s.flatten(0, 1).T @ previous.flatten(0, 1); {p2}.grad += g.sum(dim=(0, 1)); {p3}.grad += "
    "s.sum(dim=(0, 1)); {d0=}torch.cat([{dy}[:, :{cls}], g @ {p0}], dim=1)";

OpDescription gru(std::string_view pytorch) {
  return {Hook::StemOutput,
          "E′",
          "stem_output",
          perToken,
          {"stem.gru.weight_ih_l0", "stem.gru.weight_hh_l0", "stem.gru.bias_ih_l0", "stem.gru.bias_hh_l0"},
          "h, hₜ = (1 − zₜ) ⊙ nₜ + zₜ ⊙ hₜ₋₁, rₜ = σ({0}ₜ W_irᵀ + b_ir + hₜ₋₁ W_hrᵀ + b_hr), zₜ = σ({0}ₜ W_izᵀ + b_iz "
          "+ hₜ₋₁ W_hzᵀ + b_hz), nₜ = tanh({0}ₜ W_inᵀ + b_in + rₜ ⊙ sₜ), sₜ = hₜ₋₁ W_hnᵀ + b_hn",
          pytorch,
          "dhₜ = {dy}ₜ + zₜ₊₁ ⊙ dhₜ₊₁ + dSₜ₊₁ W_h, dnₜ = dhₜ ⊙ (1 − zₜ), dzₜ = dhₜ ⊙ (hₜ₋₁ − nₜ), drₜ = dnₜ ⊙ (1 − "
          "nₜ²) ⊙ sₜ, dG = [dr ⊙ r ⊙ (1 − r), dz ⊙ z ⊙ (1 − z), dn ⊙ (1 − n²)], dS = [dG_r, dG_z, r ⊙ dG_n], "
          "{d0=}dG W_i, dW_i = dGᵀ {0}, db_i = Σₜ dGₜ, dW_h = Σₜ dSₜᵀ hₜ₋₁, db_h = Σₜ dSₜ",
          gruBackwardLine,
          {Hook::StemReset, Hook::StemUpdate, Hook::StemCandidate, Hook::StemHidden}};
}

}  // namespace

const OpDescription stemConvolution = convolution(
    "stem.convolution({0}.masked_fill({1}[..., None], 0).transpose(1, 2)).transpose(1, 2)", rowConvolutionBackward);

const OpDescription stemConvolutionWithCls = convolution(
    "F.pad(stem.convolution({0}[:, 1:].masked_fill({1}[:, 1:, None], 0).transpose(1, 2)).transpose(1, 2), (0, 0, 1, "
    "0))",
    rowConvolutionBackward);

const OpDescription stemGridConvolution = convolution(
    "stem.convolution({0}.masked_fill({1}[..., None], 0).unflatten(1, {grid}).flatten(0, 1).permute(0, 3, 1, "
    "2)).permute(0, 2, 3, 1).reshape({0}.shape)",
    gridConvolutionBackward);

const OpDescription stemGridConvolutionWithCls = convolution(
    "F.pad(stem.convolution({0}[:, 1:].masked_fill({1}[:, 1:, None], 0).unflatten(1, {grid}).flatten(0, 1).permute(0, "
    "3, 1, 2)).permute(0, 2, 3, 1).reshape({0}[:, 1:].shape), (0, 0, 1, 0))",
    gridConvolutionBackward);

const OpDescription stemActivation{
    .hook = Hook::StemActivation,
    .symbol = "C⁺",
    .variable = "stem_activation",
    .axes = perToken,
    .parameters = {},
    .formula = reluFormula,
    .pytorch = reluLine,
    .backwardFormula = reluBackward,
    .backwardPytorch = reluBackwardLine,
};

const OpDescription stemSum = stemOutput(sum, sum, sumBackward, sumBackwardLine);

const OpDescription stemSumWithCls =
    stemOutput("[{0}[0]; {0}[1:] + {1}[1:]]", "{0} + F.pad({1}[:, 1:], (0, 0, 1, 0))", "{d0=}{dy}, {d1=}[0; {dy}[1:]]",
               "{d0=}{dy}; {d1=}F.pad({dy}[:, 1:], (0, 0, 1, 0))");

const OpDescription recurrence =
    gru("torch.stack([state := torch.zeros_like({0}[:, 0])] + [state := torch.where({1}[:, t, None], state, "
        "torch.gru_cell({0}[:, t], state, *stem.gru.parameters())) for t in range({0}.shape[1])], dim=1)[:, 1:]");

const OpDescription recurrenceWithCls =
    gru("torch.cat([{0}[:, :1], torch.stack([state := torch.zeros_like({0}[:, 0])] + [state := torch.where({1}[:, t, "
        "None], state, torch.gru_cell({0}[:, t], state, *stem.gru.parameters())) for t in range(1, {0}.shape[1])], "
        "dim=1)[:, 1:]], dim=1)");

}  // namespace encoderlab::ops
