#include "model/inspect/gradient_proof.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "model/inspect/cell_index.h"
#include "model/inspect/cell_nudge.h"
#include "model/inspect/gradient_name.h"
#include "model/inspect/intervention_probe.h"
#include "model/inspect/tensor_kind.h"
#include "model/inspect/trace.h"
#include "model/io/tensor_types.h"
#include "model/nn/network.h"
#include "model/random.h"
#include "model/training/loss.h"

namespace encoderlab {
namespace {

/// What agreement allows beside rounding: the difference quotient leaves out terms of the order ε².
constexpr double tolerance = 1e-6;
/// A slope to one side only leaves out terms of the order ε.
constexpr double oneSidedTolerance = 1e-4;
/// Units in the last place by which a loss may be off; it is the end of a long chain of sums.
constexpr double lossUnits = 64;
/// By how much a nudge is made smaller to find out what it left out.
constexpr double refinement = 4;
/// Below it there is more rounding in a slope than a nudge leaves out.
constexpr double finestNudge = 1e-8;

bool agree(double slope, double value, double share, double rounding) {
  return std::abs(slope - value) <= share * std::max(std::abs(slope), std::abs(value)) + rounding;
}

bool hasKinks(const GradientProof& proof) { return !proof.kinksBelow.empty() || !proof.kinksAbove.empty(); }

/// A relu bends on one side only: the slope to the other is what the backward pass stands for. With kinks on both sides
/// neither tells anything.
bool sideWithoutKinkAgrees(const GradientProof& proof) {
  if (!proof.kinksBelow.empty() && !proof.kinksAbove.empty()) return true;
  const double slope = proof.kinksAbove.empty() ? (proof.lossAbove - proof.loss) / proof.epsilon
                                                : (proof.loss - proof.lossBelow) / proof.epsilon;
  return agree(slope, proof.backpropagated, oneSidedTolerance, proof.rounding + proof.epsilon);
}

/// What the nudge of `fine` leaves out of the slope, as the one of the larger nudge shows (Richardson).
double leftOut(const GradientProof& coarse, const GradientProof& fine) {
  return (coarse.slope - fine.slope) / (refinement * refinement - 1);
}

/// Whether the slope can be told as exactly as agreement asks for.
bool isSettled(const GradientProof& coarse, const GradientProof& fine) {
  if (hasKinks(coarse) || hasKinks(fine)) return false;
  return std::abs(leftOut(coarse, fine)) <= tolerance * std::abs(fine.slope) + fine.rounding;
}

std::vector<double> widened(std::span<const float> weights) { return {weights.begin(), weights.end()}; }

/// Draws `count` of `cells`, without drawing one twice, and leaves them in their order.
void drawCells(std::vector<std::size_t>& cells, std::size_t count, std::uint64_t seed) {
  if (count >= cells.size()) return;
  RandomStream random(deriveSeed(seed, "gradient proof"));
  for (std::size_t i = 0; i < count; ++i) std::swap(cells[i], cells[i + random.below(cells.size() - i)]);
  cells.resize(count);
  std::sort(cells.begin(), cells.end());
}

/// What was not measured comes last, after what says nothing about the backward pass: the error at a kink.
double errorOf(const GradientProof& proof) {
  switch (proof.verdict) {
    case ProofVerdict::TooSmall:
      return -2;
    case ProofVerdict::Kink:
      return -1;
    case ProofVerdict::Disagrees:
      return std::numeric_limits<double>::infinity();
    default:
      return proof.relativeError;
  }
}

void summarize(TensorProof& tensor) {
  std::vector<double> errors;
  for (const GradientProof& proof : tensor.proofs) {
    tensor.kinks += proof.verdict == ProofVerdict::Kink ? 1 : 0;
    tensor.tooLarge += proof.verdict == ProofVerdict::TooLarge ? 1 : 0;
    tensor.tooSmall += proof.verdict == ProofVerdict::TooSmall ? 1 : 0;
    tensor.disagreeing += proof.verdict == ProofVerdict::Disagrees ? 1 : 0;
    if (proof.verdict != ProofVerdict::Kink && proof.verdict != ProofVerdict::TooSmall)
      errors.push_back(proof.relativeError);
  }
  const auto worst = std::ranges::max_element(tensor.proofs, {}, errorOf);
  tensor.worst = static_cast<std::size_t>(worst - tensor.proofs.begin());
  if (errors.empty()) return;
  const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2);
  std::nth_element(errors.begin(), middle, errors.end());
  tensor.medianError = *middle;
}

}  // namespace

class GradientProver::Implementation {
 public:
  Implementation(const ModelConfiguration& model, std::span<const float> weights, Batch batch,
                 const Interventions& interventions, Probe<double>* probe)
      : m_layout(model),
        m_network(model),
        m_weights(widened(weights)),
        m_batch(std::move(batch)),
        m_changes(model, interventions, probe),
        m_trace(traceBatch<double>(model, m_weights, m_batch, interventions, probe)),
        m_parameters(model, m_layout, m_weights.data()),
        m_workspace(model, WorkspaceCapacity::forChunk({&m_batch, 0, m_batch.sampleCount()})),
        m_share(1.0 / static_cast<double>(countTargets(model, m_batch))) {
    if (!m_batch.hasTargets())
      throw std::invalid_argument("The batch has no targets, so there is no loss whose gradient could be proved.");
    m_unchanged = run(nullptr);
  }

  GradientProof prove(const CellAddress& cell, double epsilon);
  TensorProof proveTensor(const std::string& name, std::size_t count, std::uint64_t seed, double epsilon);

 private:
  /// A loss, and the signs of all inputs of a relu on the way to it.
  struct Run {
    double loss = 0;
    ReluSigns signs;
  };

  const Tensor<double>& gradientOf(const std::string& name) const;
  double valueOf(const CellAddress& cell) const;
  NudgeOrder orderFor(const CellAddress& cell) const;
  Run run(const CellNudge* nudge);
  Run runNudged(const CellAddress& cell, double change);
  GradientProof measured(GradientProof proof, double epsilon);
  ProofVerdict verdictOf(const GradientProof& proof);

  ParameterLayout m_layout;
  Network<double> m_network;
  std::vector<double> m_weights;
  Batch m_batch;
  InterventionProbe<double> m_changes;
  BasicTrace<double> m_trace;
  NetworkParameters<const double> m_parameters;
  Workspace<double> m_workspace;
  double m_share;
  Run m_unchanged;
};

const Tensor<double>& GradientProver::Implementation::gradientOf(const std::string& name) const {
  const Tensor<double>* gradient = m_trace.find(gradientName(name));
  if (gradient == nullptr)
    throw std::invalid_argument("This model has no parameter and no intermediate named \"" + name + "\".");
  return *gradient;
}

/// Of a cell whose index fits.
double GradientProver::Implementation::valueOf(const CellAddress& cell) const {
  if (m_layout.contains(cell.tensor)) {
    const Parameter& parameter = m_layout.at(cell.tensor);
    return m_weights[parameter.offset + flatIndex(cell.index, parameter.shape)];
  }
  const Tensor<double>& tensor = *m_trace.find(cell.tensor);
  return tensor.values[flatIndex(cell.index, tensor.shape)];
}

/// What is written over a number holds, except for a relu's input at 0: that it was set to 0 by hand must not hide that
/// there is a kink.
NudgeOrder GradientProver::Implementation::orderFor(const CellAddress& cell) const {
  const ModelConfiguration& model = m_network.model();
  const bool isAtKink = valueOf(cell) == 0 && entersRelu(model, tensorKind(model, cell.tensor).value().hook);
  return isAtKink ? NudgeOrder::AfterOthers : NudgeOrder::BeforeOthers;
}

GradientProver::Implementation::Run GradientProver::Implementation::run(const CellNudge* nudge) {
  Run result;
  NudgingProbe probe(m_network.model(), nudge, &m_changes, result.signs);
  PassContext<double> context;
  context.chunk = {&m_batch, 0, m_batch.sampleCount()};
  context.probe = &probe;
  context.switches = m_changes.switches();
  m_network.forward(context, m_parameters, m_workspace);
  result.loss = lossOf<double>(m_network.model(), context.chunk, m_workspace.logits, m_share, {}).loss;
  context.visit(Hook::Loss, -1, Pass::Forward, {&result.loss, 1, 1}, HookLayout::Single);
  return result;
}

GradientProver::Implementation::Run GradientProver::Implementation::runNudged(const CellAddress& cell, double change) {
  if (!m_layout.contains(cell.tensor)) {
    const CellNudge nudge(m_network.model(), cell, change, orderFor(cell));
    return run(&nudge);
  }
  const Parameter& parameter = m_layout.at(cell.tensor);
  double& weight = m_weights[parameter.offset + flatIndex(cell.index, parameter.shape)];
  const double original = weight;
  weight += change;
  Run result = run(nullptr);
  weight = original;
  return result;
}

GradientProof GradientProver::Implementation::prove(const CellAddress& asked, double epsilon) {
  if (!(epsilon > 0) || !std::isfinite(epsilon))
    throw std::invalid_argument("The nudge must be above 0 and finite, not " + std::to_string(epsilon) + ".");
  GradientProof proof;
  proof.cell = {withoutGradient(asked.tensor), asked.index};
  const Tensor<double>& gradient = gradientOf(proof.cell.tensor);
  checkCell(proof.cell, gradient.shape);
  proof.value = valueOf(proof.cell);
  proof.backpropagated = gradient.values[flatIndex(proof.cell.index, gradient.shape)];
  if (!std::isfinite(proof.value) || !std::isfinite(proof.backpropagated))
    throw std::invalid_argument(proof.cell.tensor + shapeText(proof.cell.index) +
                                " was not computed or is not finite, so that it cannot be nudged.");
  proof = measured(std::move(proof), epsilon);
  if (proof.epsilon == 0) {
    proof.verdict = ProofVerdict::TooSmall;
    return proof;
  }
  proof.verdict = verdictOf(proof);
  if (proof.verdict != ProofVerdict::BothZero) {
    proof.relativeError =
        std::abs(proof.slope - proof.backpropagated) / std::max(std::abs(proof.slope), std::abs(proof.backpropagated));
  }
  return proof;
}

/// `proof` with its cell nudged by `epsilon`, or as much of it as arithmetic leaves; if that is nothing, nothing is
/// measured.
GradientProof GradientProver::Implementation::measured(GradientProof proof, double epsilon) {
  proof.epsilon = (proof.value + epsilon) - proof.value;
  if (proof.epsilon == 0) return proof;
  const Run below = runNudged(proof.cell, -proof.epsilon);
  const Run above = runNudged(proof.cell, proof.epsilon);
  proof.lossBelow = below.loss;
  proof.loss = m_unchanged.loss;
  proof.lossAbove = above.loss;
  proof.kinksBelow = below.signs.differencesFrom(m_unchanged.signs);
  proof.kinksAbove = above.signs.differencesFrom(m_unchanged.signs);
  proof.slope = (proof.lossAbove - proof.lossBelow) / (2 * proof.epsilon);
  const double largestLoss = std::max({std::abs(proof.lossBelow), std::abs(proof.lossAbove), 1.0});
  proof.rounding = lossUnits * std::numeric_limits<double>::epsilon() * largestLoss / proof.epsilon;
  return proof;
}

ProofVerdict GradientProver::Implementation::verdictOf(const GradientProof& proof) {
  if (std::max(std::abs(proof.slope), std::abs(proof.backpropagated)) <= proof.rounding) return ProofVerdict::BothZero;
  if (agree(proof.slope, proof.backpropagated, tolerance, proof.rounding)) return ProofVerdict::Agrees;
  GradientProof coarse = proof;
  for (double epsilon = proof.epsilon / refinement; epsilon >= finestNudge; epsilon /= refinement) {
    GradientProof fine = measured(coarse, epsilon);
    if (fine.epsilon == 0) break;
    if (isSettled(coarse, fine)) {
      const double slope = fine.slope - leftOut(coarse, fine);
      if (!agree(slope, proof.backpropagated, tolerance, 2 * fine.rounding)) return ProofVerdict::Disagrees;
      return hasKinks(proof) ? ProofVerdict::Kink : ProofVerdict::TooLarge;
    }
    coarse = std::move(fine);
  }
  return hasKinks(coarse) && sideWithoutKinkAgrees(coarse) ? ProofVerdict::Kink : ProofVerdict::Disagrees;
}

TensorProof GradientProver::Implementation::proveTensor(const std::string& name, std::size_t count, std::uint64_t seed,
                                                        double epsilon) {
  if (count == 0) throw std::invalid_argument("At least one cell must be drawn to prove a tensor's gradient.");
  TensorProof tensor;
  tensor.tensor = withoutGradient(name);
  const Tensor<double>& gradient = gradientOf(tensor.tensor);
  std::vector<std::size_t> cells(gradient.values.size());
  std::iota(cells.begin(), cells.end(), std::size_t{0});
  std::erase_if(cells, [&](std::size_t i) {
    return !std::isfinite(gradient.values[i]) || !std::isfinite(valueOf({tensor.tensor, indexAt(i, gradient.shape)}));
  });
  if (cells.empty()) throw std::invalid_argument("No cell of " + tensor.tensor + " has a finite gradient.");
  tensor.cellCount = cells.size();
  drawCells(cells, count, seed);
  for (const std::size_t cell : cells)
    tensor.proofs.push_back(prove({tensor.tensor, indexAt(cell, gradient.shape)}, epsilon));
  summarize(tensor);
  return tensor;
}

GradientProver::GradientProver(const ModelConfiguration& model, std::span<const float> weights, Batch batch,
                               const Interventions& interventions, Probe<double>* probe)
    : m_implementation(std::make_unique<Implementation>(model, weights, std::move(batch), interventions, probe)) {}
GradientProver::~GradientProver() = default;
GradientProver::GradientProver(GradientProver&&) noexcept = default;
GradientProver& GradientProver::operator=(GradientProver&&) noexcept = default;

GradientProof GradientProver::prove(const CellAddress& cell, double epsilon) {
  return m_implementation->prove(cell, epsilon);
}
TensorProof GradientProver::proveTensor(const std::string& tensor, std::size_t count, std::uint64_t seed,
                                        double epsilon) {
  return m_implementation->proveTensor(tensor, count, seed, epsilon);
}

}  // namespace encoderlab
