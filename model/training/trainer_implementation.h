#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "model/training/gradient_slots.h"
#include "model/training/non_finite.h"
#include "model/training/optimizer.h"
#include "model/training/rewinder.h"
#include "model/training/trainer.h"

namespace encoderlab {

/// Members are in the order of a step: the batch, its gradient, the update.
class Trainer::Implementation : private RepeatableTraining {
 public:
  Implementation(Experiment experiment, TrainingState state, int threads);

  StepPoint runStep();
  StepPoint runStepToUndo();
  void goBackTo(std::int64_t step) { m_rewinder.goBackTo(step); }
  std::int64_t earliestStep() const { return m_rewinder.earliestStep(); }
  std::shared_ptr<const StepRecord> previewStep();
  std::shared_ptr<const StepRecord> lastStep();
  Evaluation evaluateValidation();
  void changeTraining(const TrainingConfiguration& training);
  std::shared_ptr<const Snapshot> snapshot() const;
  TrainingState state() const;
  std::int64_t stepsPerEpoch() const;

  const Experiment& experiment() const { return m_experiment; }
  std::int64_t step() const override { return m_step; }
  void changeDropout(double dropout);
  void setInterventions(const Interventions& interventions);

 private:
  const Dataset& dataset() const { return *m_experiment.dataset; }
  const ModelConfiguration& model() const { return m_experiment.configuration.model; }
  const TrainingConfiguration& training() const { return m_experiment.configuration.training; }
  std::size_t longestColumns() const;
  void packNextBatch();
  std::span<const std::size_t> samplesOf(std::int64_t step) const;
  Dropout dropoutOf(std::int64_t step) const { return {model().dropout, training().seed, step}; }
  StepPoint pointOf(std::int64_t step, const LossSums& sums) const;
  std::vector<float> parameterGradientNorms() const;
  PassInputs nextPass() const;

  void copyState(TrainingState& state) const override;
  void restore(const TrainingState& state) override;
  StepSettings settings() const override;
  void apply(const StepSettings& settings) override;
  void replaceInterventions(const Interventions& interventions);
  StepPoint makeStep() override;
  StepPoint makeStepOrTellWhy();
  void update(const UpdateConstants& constants, const StepPoint& point);

  [[noreturn]] void refuse(const PassExamination& examination, const PassExamination::Finding& finding,
                           const StepPoint& point) const;
  [[noreturn]] void refuseGradient(const StepPoint& point) const;
  void followBack(NonFiniteReport& report);
  StepWatch watchInto(StepRecord& record);

  Experiment m_experiment;
  ParameterLayout m_layout;
  Network<float> m_network;
  std::vector<float> m_weights;
  NetworkParameters<const float> m_parameters;
  std::int64_t m_step = 0;
  bool m_hasGradient = false;          ///< m_slots holds that of step m_step
  std::vector<float> m_gradientNorms;  ///< of step m_step, where m_slots holds the gradient of another
  double m_seconds = 0;

  std::vector<std::size_t> m_order;  ///< of the samples in the epoch m_orderEpoch
  std::int64_t m_orderEpoch = -1;
  Batch m_batch;

  Interventions m_interventions;
  std::vector<ElementRange> m_trained;  ///< all elements that are not frozen

  WorkerTeam m_team;
  GradientSlots m_slots;
  Optimizer<float> m_optimizer;
  UpdateConstants m_constants;
  std::vector<std::uint8_t> m_updatedFinite;  ///< one a worker
  std::function<void(std::size_t)> m_update;  // made once: made for each step it would allocate
  Rewinder m_rewinder{*this};
};

}  // namespace encoderlab
