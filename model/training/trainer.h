#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/inspect/interventions.h"
#include "model/nn/parameters.h"
#include "model/training/experiment.h"
#include "model/training/history.h"
#include "model/training/measures.h"
#include "model/training/non_finite_report.h"
#include "model/training/step_record.h"
#include "model/training/training_state.h"

namespace encoderlab {

/// The weights after a step, immutable and shared between threads.
struct Snapshot {
  ModelConfiguration model;
  TrainingConfiguration training;
  std::int64_t step = 0;
  std::vector<float> weights;  ///< flat, as ParameterLayout(model) says
  /// Of the last step, one a parameter, before clipping; empty before the first step of this trainer.
  std::vector<float> parameterGradientNorms;
};

/// As many threads as a trainer can keep busy on this machine: the cores, but at most one for each gradient slot.
int usefulTrainingThreads();

/// Trains one model. Owned and used by one thread; shares the samples of a batch over `threads` threads of its own.
/// The same experiment gives the same bits on any number of threads, and so does a run that was saved and resumed.
class Trainer {
 public:
  /// Throws std::invalid_argument if the configuration is impossible, or naming the sample that does not fit it.
  explicit Trainer(Experiment experiment, int threads = 1);
  /// Continues from `state`; throws std::invalid_argument if it does not fit the configuration: other sizes, or no
  /// moments where the optimizer has some and steps were made.
  Trainer(Experiment experiment, TrainingState state, int threads = 1);
  ~Trainer();
  Trainer(Trainer&&) noexcept;
  Trainer& operator=(Trainer&&) noexcept;

  const Experiment& experiment() const;
  std::int64_t step() const;
  /// Steps that make one pass through the training part.
  std::int64_t stepsPerEpoch() const;

  /// One batch: forward, loss, backward, update. Throws NonFiniteError, whose report tells what led to it; the state is
  /// then as before the call.
  StepPoint runStep();
  /// The same, but keeps the state before, so that going back to it takes no time. For single steps: run on end they
  /// would copy more than they compute.
  StepPoint runStepToUndo();

  /// The first step that goBackTo can reach. At least the last eleven steps of this trainer can be undone, unless the
  /// model is very large, and mostly hundreds.
  std::int64_t earliestStep() const;
  /// Takes weights, moments and step counter back to what they were after `step` steps, bit for bit, and so what is
  /// drawn from there on; settings stay as they are now. May make up to 64 steps again for it. Throws
  /// std::invalid_argument unless earliestStep() ≤ step ≤ step().
  void goBackTo(std::int64_t step);

  /// The step to come, as if it were made; nothing changes. Throws NonFiniteError.
  std::shared_ptr<const StepRecord> previewStep();
  /// The step last made, with the settings that it was made with; null if it cannot be made again.
  std::shared_ptr<const StepRecord> lastStep();

  /// On the whole validation part, dropout off.
  Evaluation evaluateValidation() const;

  /// Takes over learning rate, optimizer constants, schedule, clipping, steps and evaluateEvery from `training`, from
  /// the next step on. Throws std::invalid_argument if a value is impossible or if seed, batch size, optimizer or
  /// validation fraction differ, which need a new run.
  void changeTraining(const TrainingConfiguration& training);
  /// The probability of dropout, from the next step on; in [0, 1).
  void changeDropout(double dropout);
  /// Steps and evaluations compute with them from now on; frozen parameters and their moments stay as they are. They
  /// are no part of state(). Throws as checkInterventions; what held before still holds then.
  void setInterventions(const Interventions& interventions);

  std::shared_ptr<const Snapshot> snapshot() const;
  TrainingState state() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace encoderlab
