#pragma once

#include "model/nn/linear.h"
#include "model/nn/pass_context.h"

namespace encoderlab {

/// The weights and biases of nn.GRU, or their gradients: of each the rows of the reset gate r, then of the update gate
/// z, then of the candidate n.
template <typename Scalar>
struct StemRecurrentParameters {
  LinearParameters<Scalar> input;      ///< D → 3D: weight_ih_l0, bias_ih_l0
  LinearParameters<Scalar> recurrent;  ///< D → 3D: weight_hh_l0, bias_hh_l0
};

/// What the forward pass leaves for the backward pass, D × N each.
template <typename Scalar>
struct StemRecurrentActivations {
  MatrixView<Scalar> entering;            ///< E
  MatrixView<Scalar> previous;            ///< hₜ₋₁ of each token
  MatrixView<Scalar> reset;               ///< r
  MatrixView<Scalar> update;              ///< z
  MatrixView<Scalar> recurrentCandidate;  ///< W_hn hₜ₋₁ + b_hn
  MatrixView<Scalar> candidate;           ///< n
  MatrixView<Scalar> hidden;              ///< h
};

/// Memory that a pass needs only while it runs.
template <typename Scalar>
struct StemRecurrentScratch {
  MatrixView<Scalar> gates;       ///< 3D × N: forward G, backward its gradient
  MatrixView<Scalar> dRecurrent;  ///< 3D × N
  MatrixView<Scalar> dReset;      ///< D × N, as the others below
  MatrixView<Scalar> dUpdate;
  MatrixView<Scalar> dCandidate;
  MatrixView<Scalar> dHidden;
  MatrixView<Scalar> dEntering;
  MatrixView<Scalar> stepState;  ///< D × samples
  MatrixView<Scalar> stepGates;  ///< 3D × samples
};

/// nn.GRU over the tokens of each sample, from the state 0 on (Cho et al. 2014; the candidate as PyTorch has it, with
/// its own recurrent bias inside the reset gate). E and E′ are D × N. For all tokens at once:
///
///   1. G = W_i E + b_i                        3D × N, rows of r, z and n
///
/// then token after token, all samples of the chunk at once:
///
///   2. S = W_h hₜ₋₁ + b_h                     3D × samples
///   3. r = σ(G_r + S_r),  z = σ(G_z + S_z)
///   4. n = tanh(G_n + r ∘ S_n)
///   5. hₜ = (1 − z) ∘ n + z ∘ hₜ₋₁;  a padding token hands hₜ₋₁ on
///
/// and
///
///   6. E′ = h
///
/// The `cls` token passes by: its gates and state are 0, and E′ = E. `x` is E before and E′ after.
template <typename Scalar>
void stemRecurrentForward(const PassContext<Scalar>& context, bool hasCls,
                          const StemRecurrentParameters<const Scalar>& parameters,
                          const StemRecurrentActivations<Scalar>& activations,
                          const StemRecurrentScratch<Scalar>& scratch, MatrixView<Scalar> x);

/// Undoes stemRecurrentForward, through time from the last token to the first; gradients of the parameters are added
/// to. `gradient` is dE′ before and dE after.
///
///   6. dh = dE′, and what the next token adds to it
///   5. dz = dh ∘ (hₜ₋₁ − n),  dn = dh ∘ (1 − z),  dhₜ₋₁ += dh ∘ z
///   4. dG_n = dn ∘ (1 − n²),  dr = dG_n ∘ S_n,  dS_n = dG_n ∘ r
///   3. dG_r = dS_r = dr ∘ r ∘ (1 − r),  dG_z = dS_z = dz ∘ z ∘ (1 − z)
///   2. dhₜ₋₁ += W_hᵀ dS;  for all tokens at once dW_h += dS hₜ₋₁ᵀ, db_h += sum over the tokens of dS
///   1. dE = W_iᵀ dG,  dW_i += dG Eᵀ,  db_i += sum over the tokens of dG
template <typename Scalar>
void stemRecurrentBackward(const PassContext<Scalar>& context, bool hasCls,
                           const StemRecurrentParameters<const Scalar>& parameters,
                           const StemRecurrentActivations<Scalar>& activations,
                           const StemRecurrentScratch<Scalar>& scratch,
                           const StemRecurrentParameters<Scalar>& gradients, MatrixView<Scalar> gradient);

}  // namespace encoderlab
