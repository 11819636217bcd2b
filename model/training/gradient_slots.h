#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "model/inspect/intervention_probe.h"
#include "model/nn/network.h"
#include "model/training/frozen.h"
#include "model/training/loss.h"
#include "model/training/worker_team.h"

namespace encoderlab {

/// The gradient of a batch, worked out by a team of threads so that the bits do not depend on how many there are:
/// the batch is cut into chunks, chunk i adds its gradient to slot i mod S, and the slots are summed in a fixed order.
/// Which thread works on which slot does not matter.
class GradientSlots {
 public:
  /// Each costs memory and two passes over all parameters, and makes the chunks smaller; more of them let more threads
  /// work.
  static constexpr std::size_t mostSlots = 4;

  /// Takes all memory that any batch of at most `batchSize` samples of `longest` columns will need.
  GradientSlots(const ModelConfiguration& model, const ParameterLayout& layout, std::size_t batchSize,
                std::size_t longest, WorkerTeam& team);

  /// From the next compute on. Throws as checkInterventions; what held before still holds then.
  void setInterventions(const ModelConfiguration& model, const ParameterLayout& layout,
                        const Interventions& interventions);

  /// Forward, loss and backward of `batch`; afterwards gradient() is the gradient of its loss, 0 for what
  /// is frozen.
  LossSums compute(const Network<float>& network, const NetworkParameters<const float>& parameters, const Batch& batch,
                   const Dropout& dropout);

  std::span<const float> gradient() const { return m_slots.front().gradient; }
  /// The Euclidean norm of gradient(); infinite or NaN if any element is, or if its square is.
  double norm() const { return m_norm; }

  std::size_t chunkSamples() const { return m_chunkSamples; }
  Workspace<float>& workspaceOf(std::size_t worker) { return *m_workspaces[worker]; }
  /// Null without interventions.
  InterventionProbe<float>* interventionsOf(std::size_t worker) {
    return m_interventions.empty() ? nullptr : m_interventions[worker].get();
  }

 private:
  struct Slot {
    std::vector<float> gradient;
    std::unique_ptr<NetworkParameters<float>> views;
    LossSums sums;
  };

  /// What the threads of the current compute() read.
  struct Job {
    const Network<float>* network = nullptr;
    const NetworkParameters<const float>* parameters = nullptr;
    const Batch* batch = nullptr;
    Dropout dropout;
    double share = 0;
  };

  void passChunks(std::size_t worker);
  void passSlot(std::size_t worker, std::size_t slot);
  void reduce(std::size_t worker);

  WorkerTeam& m_team;
  std::size_t m_chunkSamples;
  std::vector<Slot> m_slots;
  std::vector<std::unique_ptr<Workspace<float>>> m_workspaces;             ///< one a worker
  std::vector<std::unique_ptr<InterventionProbe<float>>> m_interventions;  ///< one a worker, or none at all
  std::vector<ElementRange> m_frozen;
  std::vector<double> m_blockSquares;  ///< Σ g² of each block of the reduction
  double m_norm = 0;

  Job m_job;
  std::size_t m_usedSlots = 0;
  std::atomic<std::size_t> m_nextSlot{0};
  // Made once: a std::function made for each step would allocate.
  std::function<void(std::size_t)> m_passChunks;
  std::function<void(std::size_t)> m_reduce;
};

}  // namespace encoderlab
