#include "app/session.h"

#include <QFile>
#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "model/io/model_file.h"

namespace encoderlab {

namespace {

constexpr int frameMilliseconds = 16;

/// Runs `action`; returns what the user should be told if it failed, an empty string otherwise.
template <typename Action>
QString failureOf(Action action) {
  try {
    action();
  } catch (const std::bad_alloc&) {
    return Session::tr("There is not enough memory for this.");
  } catch (const std::exception& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

std::filesystem::path filePath(const QString& path) { return QFile::encodeName(path).toStdString(); }

}  // namespace

Session::Session(QObject* parent) : QObject(parent) {
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &Session::poll);
  m_timer.start(frameMilliseconds);
}

Session::~Session() { ++m_newestOrder; }

bool Session::hasUnsavedTraining() const { return m_run && m_run->training && m_state.step != m_run->savedStep; }

void Session::train() {
  if (!m_state.trainable) return;
  const std::int64_t goal = configuration().training.steps;
  m_run->training->runTo(m_state.step < goal ? goal : m_state.step + goal);
}

void Session::pause() {
  if (m_state.trainable) m_run->training->pause();
}

void Session::toggleTraining() {
  if (m_state.running)
    pause();
  else
    train();
}

void Session::runStep() {
  if (m_state.trainable) m_run->training->runSteps(1);
}

void Session::runEpoch() {
  if (m_state.trainable) m_run->training->runEpoch();
}

void Session::goBack(int steps) {
  if (m_state.trainable) m_run->training->goBack(steps);
}

void Session::setInterventions(const Interventions& interventions) {
  m_interventions = interventions;
  if (m_state.trainable) m_run->training->setInterventions(interventions);
}

void Session::workOutLastStep() {
  if (m_state.trainable) m_run->training->requestLastStep(stepReceiver(true));
}

void Session::workOutNextStep() {
  if (m_state.trainable) m_run->training->requestNextStep(stepReceiver(false));
}

std::function<void(std::shared_ptr<const StepRecord>)> Session::stepReceiver(bool isMade) {
  return [this, run = std::weak_ptr(m_run), isMade](std::shared_ptr<const StepRecord> record) {
    // Called in the trainer's thread.
    QMetaObject::invokeMethod(
        this,
        [this, run, record = std::move(record), isMade] {
          if (run.lock() == m_run) emit stepWorkedOut(record, isMade);
        },
        Qt::QueuedConnection);
  };
}

std::function<void()> Session::restReceiver() {
  return [this] {
    // Called in the trainer's thread.
    QMetaObject::invokeMethod(this, &Session::lookAtOnce, Qt::QueuedConnection);
  };
}

void Session::reset() {
  if (!m_state.trainable) return;
  Experiment experiment = m_run->experiment;
  experiment.configuration = m_run->start;
  makeInWorker([experiment = std::move(experiment)] { return makeRun(experiment); });
}

void Session::startWithNewSeed() {
  if (!m_state.trainable) return;
  Configuration next = configuration();
  ++next.training.seed;
  startExperiment(next);
}

void Session::startExperiment(const Configuration& configuration) {
  makeInWorker([configuration] { return makeRun(configuration); });
}

void Session::openModel(const QString& path) {
  makeInWorker([file = filePath(path)] { return openRun(file); });
}

void Session::makeInWorker(std::function<std::shared_ptr<Run>()> make) {
  const std::uint64_t order = ++m_newestOrder;
  setBusy(true);
  m_maker.runInstead(this, [this, order, make = std::move(make)]() -> Worker::Delivery {
    if (order != m_newestOrder) return {};
    std::shared_ptr<Run> run;
    const QString failure = failureOf([&] { run = make(); });
    return [this, order, failure, run]() mutable {
      if (order != m_newestOrder) {
        destroyInWorker(std::move(run));
        return;
      }
      setBusy(false);
      if (run)
        adopt(std::move(run));
      else
        emit failed(failure);
    };
  });
}

void Session::adopt(std::shared_ptr<Run> run) {
  std::swap(m_run, run);
  destroyInWorker(std::move(run));
  m_history = std::make_shared<History>();
  m_snapshot = nullptr;
  m_isSnapshotAwaited = false;
  m_state = {.busy = m_state.busy,
             .trainable = m_run->training != nullptr,
             .step = m_run->savedStep,
             .goal = configuration().training.steps};
  emit runChanged();
  if (m_state.trainable) m_run->training->whenAtRest(restReceiver());
  if (m_state.trainable && !m_interventions.empty()) m_run->training->setInterventions(m_interventions);
  emit stateChanged(m_state);
  if (m_run->fixedState) {
    m_snapshot = std::make_shared<const Snapshot>(Snapshot{.model = configuration().model,
                                                           .training = configuration().training,
                                                           .step = m_run->fixedState->step,
                                                           .weights = m_run->fixedState->weights,
                                                           .parameterGradientNorms = {}});
    emit snapshotReady(m_snapshot);
  }
}

void Session::destroyInWorker(std::shared_ptr<Run> run) {
  // Its thread ends with the step that it is in, which the window does not wait for.
  m_background.run([old = std::move(run)]() mutable { old.reset(); });
}

void Session::poll() {
  // Where training has every core, each look interrupts one of its threads and has the others wait for it.
  const bool isResting = m_state.running && !m_isSnapshotAwaited;
  const int untilDue = isResting ? m_pace.millisecondsUntilDue() : 0;
  m_timer.start(std::max(frameMilliseconds, untilDue));
  if (m_state.trainable && untilDue == 0) askOrTake();
}

void Session::lookAtOnce() {
  m_pace.hurry();
  poll();
}

void Session::askOrTake() {
  if (!m_isSnapshotAwaited) {
    m_run->training->requestUpdate();
    m_isSnapshotAwaited = m_state.running;
    // By the next look the step that is under way has mostly ended, and the points belong to the weights.
    if (m_isSnapshotAwaited) return m_pace.beginFrame();
  }
  take(m_run->training->takeUpdate());
}

void Session::take(TrainingUpdate update) {
  if (update.wentBackTo) {
    m_history->forgetAfter(*update.wentBackTo);
    // From there on another run can follow, and reach the saved step with other weights.
    if (*update.wentBackTo < m_run->savedStep) m_run->savedStep = -1;
  }
  for (const StepPoint& point : update.steps) m_history->add(point);
  for (const ValidationPoint& point : update.validations) m_history->add(point);
  const bool isValidated = !update.validations.empty();
  if (isValidated || !update.steps.empty() || update.wentBackTo) emit historyGrown();
  if (update.validation) emit validated(update.validation);
  if (update.snapshot || !update.running) m_isSnapshotAwaited = false;
  if (update.snapshot) {
    m_snapshot = std::move(update.snapshot);
    emit snapshotReady(m_snapshot);
  }
  SessionState state = m_state;
  state.running = update.running;
  state.undoableSteps = update.running ? 0 : static_cast<int>(update.step - update.earliestStep);
  state.step = update.step;
  state.goal = update.running ? update.goal : std::max(update.step, configuration().training.steps);
  state.stepsPerSecond = update.stepsPerSecond;
  if (isValidated && state == m_state)
    emit stateChanged(m_state);
  else
    setState(state);
  if (update.nonFinite) emit nonFiniteMet(update.nonFinite);
  if (update.failure && !update.nonFinite) emit failed(QString::fromStdString(*update.failure));
}

void Session::changeTraining(const TrainingConfiguration& training) {
  if (!m_state.trainable) return;
  const TrainingConfiguration& now = configuration().training;
  if (training.seed != now.seed || training.batchSize != now.batchSize || training.optimizer != now.optimizer ||
      training.validationFraction != now.validationFraction) {
    emit failed(tr("The seed, the batch size, the optimizer and the validation share need a new run."));
    return;
  }
  if (const QString failure = failureOf([&] { validate(training); }); !failure.isEmpty()) {
    emit failed(failure);
    return;
  }
  const bool goalChanged = training.steps != now.steps;
  Configuration changed = configuration();
  changed.training = training;
  m_run->training->changeTraining(training);
  if (goalChanged && m_state.running) m_run->training->runTo(std::max(m_state.step, training.steps));
  takeOver(changed);
}

void Session::changeDropout(double dropout) {
  if (!m_state.trainable) return;
  Configuration changed = configuration();
  changed.model.dropout = dropout;
  if (const QString failure = failureOf([&] { validate(changed.model); }); !failure.isEmpty()) {
    emit failed(failure);
    return;
  }
  m_run->training->changeDropout(dropout);
  takeOver(changed);
}

void Session::takeOver(const Configuration& configuration) {
  m_run->experiment.configuration = configuration;
  // Before the first step nothing has run yet that a reset could repeat.
  if (m_state.step == 0 && !m_state.running) m_run->start = configuration;
  emit configurationChanged();
}

void Session::saveModel(const QString& path) {
  if (!m_run) return;
  const auto write = [this, path, experiment = m_run->experiment, run = std::weak_ptr(m_run)](TrainingState state) {
    writeState(path, experiment, std::move(state), run);
  };
  if (m_run->training)
    m_run->training->requestState(write);
  else
    write(*m_run->fixedState);
}

void Session::writeState(const QString& path, const Experiment& experiment, TrainingState state,
                         const std::weak_ptr<Run>& run) {
  m_background.run(this, [this, path, experiment, run, state = std::move(state)]() -> Worker::Delivery {
    const QString failure = failureOf(
        [&] { encoderlab::saveModel(filePath(path), experiment.configuration, state, experiment.dataset.get()); });
    return [this, path, run, failure, step = state.step] {
      if (!failure.isEmpty()) {
        emit failed(failure);
        return;
      }
      if (const auto saved = run.lock()) saved->savedStep = step;
      emit modelSaved(path);
      emit stateChanged(m_state);
    };
  });
}

void Session::setBusy(bool busy) {
  SessionState state = m_state;
  state.busy = busy;
  setState(state);
}

void Session::setState(const SessionState& state) {
  if (state == m_state) return;
  m_state = state;
  emit stateChanged(m_state);
}

}  // namespace encoderlab
