#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/inspect/interventions.h"
#include "model/nn/parameters.h"
#include "model/training/experiment.h"
#include "model/training/history.h"
#include "model/training/measures.h"

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

/// All that resuming needs beside the configuration. Moments are empty where the optimizer has none, and may be before
/// the first step.
struct TrainingState {
  std::int64_t step = 0;
  std::vector<float> weights;
  std::vector<float> firstMoment;   ///< Adam's m, or SGD's momentum buffer
  std::vector<float> secondMoment;  ///< Adam's v; empty for SGD
};

/// Training met a value that is not finite; the weights are those of the last finite step.
class NonFiniteError : public std::runtime_error {
 public:
  NonFiniteError(std::int64_t step, std::string tensor);
  std::int64_t step() const { return m_step; }            ///< the step that failed and was not applied
  const std::string& tensor() const { return m_tensor; }  ///< the first tensor, in the order of computation
 private:
  std::int64_t m_step;
  std::string m_tensor;
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

  /// One batch: forward, loss, backward, update. Throws NonFiniteError; the state is then as before the call.
  StepPoint runStep();
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
  const Interventions& interventions() const;

  std::shared_ptr<const Snapshot> snapshot() const;
  TrainingState state() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace encoderlab
