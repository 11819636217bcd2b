#include "model/training/gradient_slots.h"

#include <algorithm>
#include <cmath>

#include "model/nn/kernels/kernels.h"
#include "model/training/chunk_pass.h"

namespace encoderlab {
namespace {

/// Elements summed together in the reduction, by whichever thread; fixed, so that the order of the sum is.
constexpr std::size_t blockSize = 4096;

}  // namespace

GradientSlots::GradientSlots(const ModelConfiguration& model, const ParameterLayout& layout, std::size_t batchSize,
                             std::size_t longest, WorkerTeam& team)
    : m_team(team),
      m_passChunks([this](std::size_t worker) { passChunks(worker); }),
      m_reduce([this](std::size_t worker) { reduce(worker); }) {
  constexpr std::size_t mostSamples = 8;  // beyond it a chunk's activations leave the cache
  const std::size_t slots = std::min(mostSlots, batchSize);
  m_chunkSamples = std::min(mostSamples, (batchSize + slots - 1) / slots);
  m_slots.resize(slots);
  for (Slot& slot : m_slots) {
    slot.gradient.resize(layout.size());
    slot.views = std::make_unique<NetworkParameters<float>>(model, layout, slot.gradient.data());
  }
  const auto capacity = WorkspaceCapacity::forSamples(m_chunkSamples, longest);
  for (std::size_t worker = 0; worker < team.size(); ++worker)
    m_workspaces.push_back(std::make_unique<Workspace<float>>(model, capacity));
  m_blockSquares.resize((layout.size() + blockSize - 1) / blockSize);
}

void GradientSlots::setInterventions(const ModelConfiguration& model, const ParameterLayout& layout,
                                     const Interventions& interventions) {
  std::vector<std::unique_ptr<InterventionProbe<float>>> probes;
  for (std::size_t worker = 0; worker < m_team.size() && !interventions.empty(); ++worker)
    probes.push_back(std::make_unique<InterventionProbe<float>>(model, interventions));
  m_interventions = std::move(probes);
  m_frozen = frozenRanges(layout, interventions);
}

LossSums GradientSlots::compute(const Network<float>& network, const NetworkParameters<const float>& parameters,
                                const Batch& batch, const Dropout& dropout) {
  const auto targets = static_cast<double>(countTargets(network.model(), batch));
  m_job = {&network, &parameters, &batch, dropout, 1.0 / targets};
  const std::size_t chunks = (batch.sampleCount() + m_chunkSamples - 1) / m_chunkSamples;
  m_usedSlots = std::min(m_slots.size(), chunks);
  m_nextSlot.store(0, std::memory_order_relaxed);
  m_team.run(m_passChunks);
  m_team.run(m_reduce);

  LossSums sums;
  for (std::size_t slot = 0; slot < m_usedSlots; ++slot) sums += m_slots[slot].sums;
  double squares = 0;
  for (const double blockSquares : m_blockSquares) squares += blockSquares;
  m_norm = std::sqrt(squares);
  return sums;
}

void GradientSlots::passChunks(std::size_t worker) {
  for (;;) {
    const std::size_t slot = m_nextSlot.fetch_add(1, std::memory_order_relaxed);
    if (slot >= m_usedSlots) return;
    passSlot(worker, slot);
  }
}

void GradientSlots::passSlot(std::size_t worker, std::size_t index) {
  Slot& slot = m_slots[index];
  std::fill(slot.gradient.begin(), slot.gradient.end(), 0.0F);
  slot.sums = {};
  PassContext<float> context;
  context.dropout = m_job.dropout;
  if (InterventionProbe<float>* interventions = interventionsOf(worker)) interventions->attachTo(context);
  const std::size_t samples = m_job.batch->sampleCount();
  for (std::size_t first = index * m_chunkSamples; first < samples; first += m_slots.size() * m_chunkSamples) {
    context.chunk = {m_job.batch, first, std::min(m_chunkSamples, samples - first)};
    slot.sums += passForwardAndBackward(*m_job.network, context, *m_job.parameters, *m_workspaces[worker], m_job.share,
                                        *slot.views);
  }
  for (const ElementRange& frozen : m_frozen)
    std::fill(slot.gradient.data() + frozen.first, slot.gradient.data() + frozen.last, 0.0F);
}

void GradientSlots::reduce(std::size_t worker) {
  const Kernels<float>& loops = kernels<float>();
  std::vector<float>& sum = m_slots.front().gradient;
  for (std::size_t block = worker; block < m_blockSquares.size(); block += m_team.size()) {
    const std::size_t first = block * blockSize;
    const std::size_t count = std::min(blockSize, sum.size() - first);
    float* total = sum.data() + first;
    for (std::size_t slot = 1; slot < m_usedSlots; ++slot)
      loops.addColumns({m_slots[slot].gradient.data() + first, count, 1}, total);
    m_blockSquares[block] = static_cast<double>(loops.sumOfSquares(total, count));
  }
}

}  // namespace encoderlab
