#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "app/pace.h"
#include "app/run.h"
#include "app/worker.h"
#include "model/inspect/interventions.h"
#include "model/training/history.h"
#include "model/training/measures.h"
#include "model/training/non_finite_report.h"
#include "model/training/step_record.h"

namespace encoderlab {

/// How the running experiment stands.
struct SessionState {
  bool busy = false;       ///< another experiment is being made or opened
  bool trainable = false;  ///< there is a model, with data to train on
  bool running = false;
  int undoableSteps = 0;  ///< that goBack can undo
  std::int64_t step = 0;
  std::int64_t goal = 0;
  double stepsPerSecond = 0;
  bool operator==(const SessionState&) const = default;
};

/// The running experiment: owns the thread that trains it and the history of the run, and hands on what that thread
/// reports, at most once a frame and as often as FramePace lets it. Nothing here blocks: data are made, files read and
/// written in workers. The old run goes on to exist until the new one is ready, and whatever fails leaves it as it is.
class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(QObject* parent = nullptr);
  ~Session() override;

  /// Whether there is a model yet; all else here is meant for when there is.
  bool hasRun() const { return m_run != nullptr; }
  const Configuration& configuration() const { return m_run->experiment.configuration; }
  const std::shared_ptr<const Dataset>& dataset() const { return m_run->experiment.dataset; }
  /// Why the model cannot be trained, if so.
  Run::Limit limit() const { return m_run->limit; }
  const History& history() const { return *m_history; }
  /// The same, to be held by who draws it; another run has another.
  std::shared_ptr<const History> sharedHistory() const { return m_history; }
  /// Null until the first one has arrived.
  const std::shared_ptr<const Snapshot>& snapshot() const { return m_snapshot; }
  const SessionState& state() const { return m_state; }
  /// Trained since it was made, opened or saved.
  bool hasUnsavedTraining() const;

 public slots:
  void train();
  void pause();
  void toggleTraining();
  void runStep();
  void runEpoch();
  /// Undoes the last steps, or as many as can be undone, and pauses.
  void goBack(int steps);
  /// The same start again, bit for bit: what was changed since the first step is undone.
  void reset();
  void startWithNewSeed();
  void startExperiment(const encoderlab::Configuration& configuration);
  /// What can change during a run; anything else is refused with a sentence.
  void changeTraining(const encoderlab::TrainingConfiguration& training);
  void changeDropout(double dropout);
  /// What training computes with from now on, in this run and those that follow.
  void setInterventions(const encoderlab::Interventions& interventions);
  /// Has the step last made, or the one to come, worked out again as a whole: stepWorkedOut tells.
  void workOutLastStep();
  void workOutNextStep();
  void openModel(const QString& path);
  void saveModel(const QString& path);

 signals:
  /// Another model, other data: nothing of the run before counts any more.
  void runChanged();
  /// Values of the running experiment's configuration changed.
  void configurationChanged();
  void snapshotReady(const std::shared_ptr<const encoderlab::Snapshot>& snapshot);
  void historyGrown();
  /// The validation part was measured.
  void validated(const std::shared_ptr<const encoderlab::ValidationReport>& report);
  /// The state, or what the last validation measured.
  void stateChanged(const encoderlab::SessionState& state);
  void modelSaved(const QString& path);
  /// `record` is null if there is no such step.
  void stepWorkedOut(const std::shared_ptr<const encoderlab::StepRecord>& record, bool isMade);
  /// Training paused at a number that is not finite.
  void nonFiniteMet(const std::shared_ptr<const encoderlab::NonFiniteReport>& report);
  /// One sentence for the user.
  void failed(const QString& sentence);

 private:
  void makeInWorker(std::function<std::shared_ptr<Run>()> make);
  void adopt(std::shared_ptr<Run> run);
  void destroyInWorker(std::shared_ptr<Run> run);
  void poll();
  void lookAtOnce();
  void askOrTake();
  void take(TrainingUpdate update);
  std::function<void(std::shared_ptr<const StepRecord>)> stepReceiver(bool isMade);
  std::function<void()> restReceiver();
  void setState(const SessionState& state);
  void takeOver(const Configuration& configuration);
  void setBusy(bool busy);
  /// Called in the trainer's thread, or in this one for a run without one.
  void writeState(const QString& path, const Experiment& experiment, TrainingState state,
                  const std::weak_ptr<Run>& run);

  // Destroyed from the last to the first: a run's thread may still hand a state to the background, and jobs of the
  // maker still ask for the newest order.
  std::atomic<std::uint64_t> m_newestOrder = 0;  ///< results of older orders are dropped
  Worker m_background;                           ///< writes files and ends old runs
  Worker m_maker;                                ///< makes new runs
  std::shared_ptr<Run> m_run;
  std::shared_ptr<const Snapshot> m_snapshot;
  std::shared_ptr<History> m_history = std::make_shared<History>();
  Interventions m_interventions;
  SessionState m_state;
  QTimer m_timer;
  FramePace m_pace;
  bool m_isSnapshotAwaited = false;
};

}  // namespace encoderlab
