#include "model/training/training_thread.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>

namespace encoderlab {
namespace {

using Clock = std::chrono::steady_clock;

/// How steps are to be undone: at once costs a copy of the state before each of them.
enum class Undoing : std::uint8_t { AtOnce, MayRepeatSteps };

/// Steps per second over the last second or so.
class SpeedMeter {
 public:
  void countStep(Clock::time_point now) {
    m_times.push_back(now);
    while (now - m_times.front() > std::chrono::seconds(1) && m_times.size() > 2) m_times.pop_front();
  }
  void restart() { m_times.clear(); }
  double stepsPerSecond() const {
    if (m_times.size() < 2) return 0;
    const double seconds = std::chrono::duration<double>(m_times.back() - m_times.front()).count();
    return seconds > 0 ? static_cast<double>(m_times.size() - 1) / seconds : 0;
  }

 private:
  std::deque<Clock::time_point> m_times;
};

}  // namespace

class TrainingThread::Implementation {
 public:
  explicit Implementation(Trainer trainer)
      : m_trainer(std::move(trainer)), m_evaluateEvery(m_trainer.experiment().configuration.training.evaluateEvery) {
    m_update.step = m_trainer.step();
    m_update.earliestStep = m_trainer.earliestStep();
    m_update.goal = m_trainer.step();
    m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
  }

  /// Orders are carried out in the trainer's thread, between two steps, in the order in which they were given.
  void order(std::function<void()> order) {
    const std::lock_guard lock(m_mutex);
    m_orders.push_back(std::move(order));
    m_wake.notify_one();
  }
  void setGoal(std::int64_t goal, Undoing undoing = Undoing::MayRepeatSteps) {
    m_failed = false;
    m_undoing = undoing;
    const std::lock_guard lock(m_mutex);
    m_update.goal = goal;
  }
  void goBack(std::int64_t count) {
    if (m_trainer.earliestStep() >= m_trainer.step())
      throw std::runtime_error("There is nothing to undo: this training began at step " +
                               std::to_string(m_trainer.step()) + ".");
    const std::int64_t step = std::max(m_trainer.step() - count, m_trainer.earliestStep());
    m_trainer.goBackTo(step);
    setGoal(step);
    m_publishedStep = m_validatedStep = -1;
    const std::lock_guard lock(m_mutex);
    const auto isUndone = [step](const auto& point) { return point.step > step; };
    std::erase_if(m_update.steps, isUndone);
    std::erase_if(m_update.validations, isUndone);
    m_update.snapshot = nullptr;
    if (m_update.validation != nullptr && isUndone(*m_update.validation)) m_update.validation = nullptr;
    m_update.wentBackTo = std::min(step, m_update.wentBackTo.value_or(step));
    m_update.step = step;
    m_update.earliestStep = m_trainer.earliestStep();
  }
  void requestUpdate() {
    const std::lock_guard lock(m_mutex);
    m_wantsSnapshot = true;
  }
  TrainingUpdate takeUpdate() {
    const std::lock_guard lock(m_mutex);
    TrainingUpdate taken = std::move(m_update);
    m_update.snapshot = nullptr;
    m_update.steps.clear();
    m_update.validations.clear();
    m_update.validation = nullptr;
    m_update.failure.reset();
    m_update.wentBackTo.reset();
    m_update.nonFinite = nullptr;
    m_update.running = taken.running;
    m_update.step = taken.step;
    m_update.earliestStep = taken.earliestStep;
    m_update.goal = taken.goal;
    m_update.stepsPerSecond = taken.stepsPerSecond;
    return taken;
  }

  Trainer& trainer() { return m_trainer; }
  void whenAtRest(std::function<void()> tell) { m_tellOfRest = std::move(tell); }
  void followConfiguration() { m_evaluateEvery = m_trainer.experiment().configuration.training.evaluateEvery; }

 private:
  void serve(const std::stop_token& stop) {
    stopTrainingIfFails([this] {
      publishSnapshot();
      validate();
    });
    while (!stop.stop_requested()) {
      carryOutOrders();
      stopTrainingIfFails([this] {
        if (isSnapshotWanted()) publishSnapshot();
      });
      if (isAtGoal()) {
        sleepUntilOrdered(stop);
      } else {
        stopTrainingIfFails([this] { trainOneStep(); });
      }
    }
  }

  /// Whether `work` succeeded. An exception that left the thread would end the program; it becomes a failure to show.
  bool succeeds(const std::function<void()>& work) {
    try {
      work();
      return true;
    } catch (const NonFiniteError& error) {
      const std::lock_guard lock(m_mutex);
      m_update.failure = error.what();
      m_update.nonFinite = std::make_shared<const NonFiniteReport>(error.report());
      return false;
    } catch (const std::exception& error) {
      const std::lock_guard lock(m_mutex);
      m_update.failure = error.what();
      return false;
    }
  }

  void stopTrainingIfFails(const std::function<void()>& work) {
    if (!succeeds(work)) m_failed = true;
  }

  void carryOutOrders() {
    for (;;) {
      std::function<void()> order;
      {
        const std::lock_guard lock(m_mutex);
        if (m_orders.empty()) return;
        order = std::move(m_orders.front());
        m_orders.pop_front();
      }
      succeeds(order);
    }
  }

  bool isAtGoal() {
    const std::lock_guard lock(m_mutex);
    m_update.running = !m_failed && m_trainer.step() < m_update.goal;
    return !m_update.running;
  }

  bool isSnapshotWanted() {
    const std::lock_guard lock(m_mutex);
    const bool wanted = m_wantsSnapshot && m_publishedStep != m_trainer.step();
    m_wantsSnapshot = false;
    return wanted;
  }

  void publishSnapshot() {
    std::shared_ptr<const Snapshot> snapshot = m_trainer.snapshot();
    m_publishedStep = snapshot->step;
    const std::lock_guard lock(m_mutex);
    m_update.snapshot = std::move(snapshot);
  }

  /// A run that ends, by its goal, a pause or a failure, ends with the measures and weights of its last step.
  void sleepUntilOrdered(const std::stop_token& stop) {
    stopTrainingIfFails([this] {
      if (m_validatedStep != m_trainer.step()) validate();
      if (m_publishedStep != m_trainer.step()) publishSnapshot();
    });
    m_speed.restart();
    {
      const std::lock_guard lock(m_mutex);
      m_update.stepsPerSecond = 0;
    }
    m_tellOfRest();
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, stop, [this] { return !m_orders.empty(); });
  }

  void trainOneStep() {
    const StepPoint point = m_undoing == Undoing::AtOnce ? m_trainer.runStepToUndo() : m_trainer.runStep();
    m_speed.countStep(Clock::now());
    {
      const std::lock_guard lock(m_mutex);
      m_update.steps.push_back(point);
      m_update.step = point.step;
      m_update.earliestStep = m_trainer.earliestStep();
      m_update.stepsPerSecond = m_speed.stepsPerSecond();
    }
    if (point.step % m_evaluateEvery == 0) validate();
  }

  void validate() {
    m_validatedStep = m_trainer.step();
    if (m_trainer.experiment().dataset->validation.empty()) return;
    auto report =
        std::make_shared<const ValidationReport>(ValidationReport{m_trainer.step(), m_trainer.evaluateValidation()});
    const std::lock_guard lock(m_mutex);
    m_update.validations.push_back({report->step, report->evaluation.loss, report->evaluation.measure});
    m_update.validation = std::move(report);
  }

  // Used by the trainer's thread only.
  Trainer m_trainer;
  std::int64_t m_evaluateEvery;
  std::int64_t m_publishedStep = -1;
  std::int64_t m_validatedStep = -1;
  bool m_failed = false;
  Undoing m_undoing = Undoing::MayRepeatSteps;  ///< of the steps to come
  SpeedMeter m_speed;
  std::function<void()> m_tellOfRest = [] {};

  std::mutex m_mutex;  ///< guards what follows
  std::condition_variable_any m_wake;
  std::deque<std::function<void()>> m_orders;
  bool m_wantsSnapshot = false;
  TrainingUpdate m_update;

  std::jthread m_thread;  // last: it uses all of the above, and joins first
};

TrainingThread::TrainingThread(Trainer trainer)
    : m_implementation(std::make_unique<Implementation>(std::move(trainer))) {}
TrainingThread::~TrainingThread() = default;

void TrainingThread::runTo(std::int64_t goal) {
  m_implementation->order([this, goal] { m_implementation->setGoal(goal); });
}

void TrainingThread::runSteps(std::int64_t count) {
  constexpr std::int64_t few = 8;
  const Undoing undoing = count <= few ? Undoing::AtOnce : Undoing::MayRepeatSteps;
  m_implementation->order(
      [this, count, undoing] { m_implementation->setGoal(m_implementation->trainer().step() + count, undoing); });
}

void TrainingThread::runEpoch() {
  m_implementation->order([this] {
    const std::int64_t perEpoch = m_implementation->trainer().stepsPerEpoch();
    m_implementation->setGoal((m_implementation->trainer().step() / perEpoch + 1) * perEpoch);
  });
}

void TrainingThread::pause() {
  m_implementation->order([this] { m_implementation->setGoal(m_implementation->trainer().step()); });
}

void TrainingThread::goBack(std::int64_t count) {
  m_implementation->order([this, count] { m_implementation->goBack(count); });
}

void TrainingThread::requestNextStep(std::function<void(std::shared_ptr<const StepRecord>)> receive) {
  m_implementation->order([this, receive = std::move(receive)] {
    std::shared_ptr<const StepRecord> record;
    try {
      record = m_implementation->trainer().previewStep();
    } catch (const NonFiniteError&) {
      // Nothing was trained; whoever asked says so.
    } catch (...) {
      receive(nullptr);
      throw;
    }
    receive(record);
  });
}

void TrainingThread::requestLastStep(std::function<void(std::shared_ptr<const StepRecord>)> receive) {
  m_implementation->order([this, receive = std::move(receive)] { receive(m_implementation->trainer().lastStep()); });
}

void TrainingThread::changeTraining(const TrainingConfiguration& training) {
  m_implementation->order([this, training] {
    m_implementation->trainer().changeTraining(training);
    m_implementation->followConfiguration();
  });
}

void TrainingThread::changeDropout(double dropout) {
  m_implementation->order([this, dropout] { m_implementation->trainer().changeDropout(dropout); });
}

void TrainingThread::setInterventions(const Interventions& interventions) {
  m_implementation->order([this, interventions] { m_implementation->trainer().setInterventions(interventions); });
}

void TrainingThread::requestUpdate() { m_implementation->requestUpdate(); }
TrainingUpdate TrainingThread::takeUpdate() { return m_implementation->takeUpdate(); }

void TrainingThread::whenAtRest(std::function<void()> tell) {
  m_implementation->order([this, tell = std::move(tell)] { m_implementation->whenAtRest(tell); });
}

void TrainingThread::requestState(std::function<void(const TrainingState&)> receive) {
  m_implementation->order([this, receive = std::move(receive)] { receive(m_implementation->trainer().state()); });
}

}  // namespace encoderlab
