#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/training/experiment.h"
#include "model/training/history.h"
#include "model/training/trainer.h"

namespace encoderlab {

/// What has happened in the trainer's thread since the last look.
struct TrainingUpdate {
  std::shared_ptr<const Snapshot> snapshot;  ///< null if nothing newer than last time
  /// Training went back to this step since last time: what is known of later ones has not happened, and what is in this
  /// update comes after it.
  std::optional<std::int64_t> wentBackTo;
  std::vector<StepPoint> steps;  ///< every step since last time, none lost
  std::vector<ValidationPoint> validations;
  std::shared_ptr<const ValidationReport> validation;  ///< the newest of them, whole; null if there is none
  bool running = false;
  std::int64_t step = 0;
  std::int64_t earliestStep = 0;       ///< the first one that training can go back to
  std::int64_t goal = 0;               ///< the step training runs to
  double stepsPerSecond = 0;           ///< over the last second or so; 0 while paused
  std::optional<std::string> failure;  ///< one sentence, once: why training stopped or an order was not carried out
  std::shared_ptr<const NonFiniteReport> nonFinite;  ///< with the failure, if a number was not finite
};

/// Runs a Trainer in a thread of its own, which alone owns it. All functions return at once and may be called from one
/// other thread; orders are carried out between two steps. Joins in the destructor.
class TrainingThread {
 public:
  /// Begins paused at the trainer's step, with a first snapshot and validation point ready to be taken.
  explicit TrainingThread(Trainer trainer);
  ~TrainingThread();
  TrainingThread(const TrainingThread&) = delete;
  TrainingThread& operator=(const TrainingThread&) = delete;

  void runTo(std::int64_t goal);  ///< trains until `goal` steps in all have been made
  /// A few steps can be undone without delay.
  void runSteps(std::int64_t count);
  void runEpoch();  ///< to the next end of an epoch
  void pause();
  /// Undoes the last `count` steps, or as many as can be undone, and pauses. What cannot be done becomes a failure.
  void goBack(std::int64_t count);
  void changeTraining(const TrainingConfiguration& training);
  void changeDropout(double dropout);
  void setInterventions(const Interventions& interventions);

  /// Asks for a fresh snapshot after the current step; cheap, meant for every frame.
  void requestUpdate();
  /// Moves out what has gathered.
  TrainingUpdate takeUpdate();
  /// Calls `tell` in the trainer's thread whenever training has come to rest: at its goal, by a pause or a failure.
  void whenAtRest(std::function<void()> tell);
  /// Calls `receive` in the trainer's thread with the step to come, which is not made by it; with null if it fails (the
  /// failure says why).
  void requestNextStep(std::function<void(std::shared_ptr<const StepRecord>)> receive);
  /// Calls `receive` in the trainer's thread with the step last made, worked out once more with the settings that it
  /// was made with; with null if there is none, or it is too long ago to be made again.
  void requestLastStep(std::function<void(std::shared_ptr<const StepRecord>)> receive);
  /// Calls `receive` in the trainer's thread between two steps, with the state to save. What it throws becomes the
  /// `failure` of an update.
  void requestState(std::function<void(const TrainingState&)> receive);

 private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace encoderlab
