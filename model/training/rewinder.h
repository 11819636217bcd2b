#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "model/inspect/interventions.h"
#include "model/training/history.h"
#include "model/training/training_state.h"

namespace encoderlab {

/// What a step depends on beside the state and the data.
struct StepSettings {
  TrainingConfiguration training;
  double dropout = 0;
  Interventions interventions;
};

/// A training whose steps depend on nothing but its state and settings, so that a step made again makes the same bits.
class RepeatableTraining {
 public:
  virtual ~RepeatableTraining() = default;
  virtual std::int64_t step() const = 0;
  /// Into memory that is used again.
  virtual void copyState(TrainingState& state) const = 0;
  virtual void restore(const TrainingState& state) = 0;
  virtual StepSettings settings() const = 0;
  virtual void apply(const StepSettings& settings) = 0;
  virtual StepPoint makeStep() = 0;
};

/// Looks on while steps are made again. Either may be empty.
struct StepWatch {
  std::function<void()> before;
  std::function<void(const StepPoint& point)> after;
};

/// Goes back to earlier steps of a training. It keeps a state now and then, whose copy costs next to nothing beside the
/// steps in between, and reaches those by making the steps again.
class Rewinder {
 public:
  explicit Rewinder(RepeatableTraining& training) : m_training(training) {}

  /// Keeps the present state if none has been kept for long. Before every step.
  void keepIfDue();
  /// Keeps it before a single step, so that the step can be undone without making others again; as keepIfDue, if the
  /// model is so large that few states can be kept.
  void keepToUndo();
  /// Keeps the present state and settings. Needed whenever settings have changed.
  void keep();

  /// The first step that can be gone back to; the present one before anything was kept.
  std::int64_t earliestStep() const;
  /// Takes the state back; settings stay as they are. Throws std::invalid_argument if `step` is not between
  /// earliestStep() and the present step.
  void goBackTo(std::int64_t step);
  /// Makes the steps from + 1 … to again, with the settings that they were made with, and watches them; the state is
  /// that of step `to` afterwards. earliestStep() ≤ from ≤ to.
  void repeat(std::int64_t from, std::int64_t to, const StepWatch& watch = {});

 private:
  struct Kept {
    TrainingState state;
    StepSettings settings;  ///< of the steps that follow
  };
  std::size_t capacity() const;
  void copyInto(Kept& kept) const;

  RepeatableTraining& m_training;
  std::vector<Kept> m_kept;  ///< by ascending step
};

}  // namespace encoderlab
