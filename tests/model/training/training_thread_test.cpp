#include "model/training/training_thread.h"

#include <QTest>
#include <chrono>
#include <future>
#include <limits>
#include <stdexcept>
#include <thread>

#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

/// Takes updates until `isEnough` says so; everything taken is gathered in one.
template <typename Predicate>
TrainingUpdate gather(TrainingThread& thread, Predicate isEnough) {
  TrainingUpdate gathered;
  for (int i = 0; i < 5000; ++i) {
    thread.requestUpdate();
    TrainingUpdate update = thread.takeUpdate();
    gathered.steps.insert(gathered.steps.end(), update.steps.begin(), update.steps.end());
    gathered.validations.insert(gathered.validations.end(), update.validations.begin(), update.validations.end());
    if (update.snapshot != nullptr) gathered.snapshot = update.snapshot;
    if (update.failure) gathered.failure = update.failure;
    gathered.running = update.running;
    gathered.step = update.step;
    if (isEnough(gathered)) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return gathered;
}

}  // namespace

class TrainingThreadTest : public QObject {
  Q_OBJECT

 private slots:
  void beginsPausedWithASnapshotAndAMeasure() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    const TrainingUpdate update =
        gather(thread, [](const TrainingUpdate& u) { return u.snapshot != nullptr && !u.validations.empty(); });
    QVERIFY(update.snapshot != nullptr);
    QCOMPARE(update.snapshot->step, 0);
    QCOMPARE(update.validations.size(), 1U);
    QVERIFY(!update.running);
  }

  void losesNoPointAndEndsAtTheGoalWithItsWeights() {
    TrainingThread thread(Trainer(copyExperiment(), 2));
    thread.runTo(250);
    const TrainingUpdate update = gather(thread, [](const TrainingUpdate& u) {
      return u.step == 250 && !u.running && u.snapshot != nullptr && u.snapshot->step == 250 &&
             !u.validations.empty() && u.validations.back().step == 250;
    });
    QCOMPARE(update.steps.size(), 250U);
    for (std::size_t i = 0; i < update.steps.size(); ++i)
      QCOMPARE(update.steps[i].step, static_cast<std::int64_t>(i + 1));
    QCOMPARE(update.validations.back().step, 250);
    Trainer alone(copyExperiment());
    for (int i = 0; i < 250; ++i) alone.runStep();
    QCOMPARE(update.snapshot->weights, alone.state().weights);
  }

  void pausesAndGoesOn() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    thread.runTo(1'000'000);
    gather(thread, [](const TrainingUpdate& u) { return u.step > 3; });
    thread.pause();
    const std::int64_t paused = gather(thread, [](const TrainingUpdate& u) { return !u.running; }).step;
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    QCOMPARE(thread.takeUpdate().step, paused);
    thread.runSteps(2);
    gather(thread, [paused](const TrainingUpdate& u) { return u.step == paused + 2 && !u.running; });
    QCOMPARE(thread.takeUpdate().step, paused + 2);
  }

  void anEpochEndsAtItsEnd() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    thread.runSteps(2);
    thread.runEpoch();
    gather(thread, [](const TrainingUpdate& u) { return u.step == 6 && !u.running; });
    QCOMPARE(thread.takeUpdate().step, 6);
  }

  void reportsAFailureOnceAndKeepsTheWeights() {
    Experiment experiment = copyExperiment();
    TrainingState state = Trainer(experiment).state();
    state.weights[0] = std::numeric_limits<float>::quiet_NaN();
    state.weights[6 * 16 - 1] = std::numeric_limits<float>::quiet_NaN();
    TrainingThread thread(Trainer(experiment, state, 1));
    thread.runTo(10);
    const TrainingUpdate update = gather(thread, [](const TrainingUpdate& u) { return u.failure.has_value(); });
    QVERIFY(update.failure.has_value());
    QVERIFY(update.failure->find("not finite") != std::string::npos);
    gather(thread, [](const TrainingUpdate& u) { return !u.running; });
    QVERIFY(!thread.takeUpdate().failure.has_value());
  }

  void badChangesAreReportedAndGoodOnesCarriedOut() {
    Experiment experiment = copyExperiment();
    TrainingThread thread(Trainer(experiment, 1));
    TrainingConfiguration training = experiment.configuration.training;
    training.learningRate = -1;
    thread.changeTraining(training);
    QVERIFY(gather(thread, [](const TrainingUpdate& u) { return u.failure.has_value(); }).failure.has_value());
    training.learningRate = 0.5;
    thread.changeTraining(training);
    thread.changeDropout(0.0);
    thread.runSteps(1);
    const TrainingUpdate update = gather(thread, [](const TrainingUpdate& u) { return !u.steps.empty(); });
    QCOMPARE(update.steps.front().learningRate, 0.5);
  }

  void handsOutTheStateBetweenSteps() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    thread.runSteps(5);
    std::promise<TrainingState> promise;
    std::future<TrainingState> future = promise.get_future();
    gather(thread, [](const TrainingUpdate& u) { return u.step == 5; });
    thread.requestState([&promise](const TrainingState& state) { promise.set_value(state); });
    QCOMPARE(future.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    QCOMPARE(future.get().step, 5);
  }

  void whatAReceiverThrowsIsReportedAndTrainingGoesOn() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    thread.requestState([](const TrainingState&) { throw std::runtime_error("the disk is full"); });
    thread.runSteps(3);
    const TrainingUpdate update =
        gather(thread, [](const TrainingUpdate& u) { return u.failure.has_value() && u.step == 3; });
    QCOMPARE(update.failure, std::optional<std::string>("the disk is full"));
    QCOMPARE(update.step, 3);
  }

  void trainsWithoutAValidationPart() {
    Experiment experiment = copyExperiment();
    auto dataset = std::make_shared<Dataset>(*experiment.dataset);
    dataset->validation.clear();
    experiment.dataset = dataset;
    TrainingThread thread(Trainer(experiment, 2));
    thread.runTo(5);
    const TrainingUpdate update = gather(
        thread, [](const TrainingUpdate& u) { return u.step == 5 && u.snapshot != nullptr && u.snapshot->step == 5; });
    QCOMPARE(update.steps.size(), 5U);
    QVERIFY(update.validations.empty());
    QVERIFY(!update.failure.has_value());
  }

  void joinsInTheMiddleOfARun() {
    for (int i = 0; i < 20; ++i) {
      TrainingThread thread(Trainer(copyExperiment(), 2));
      thread.runTo(1'000'000);
      thread.requestUpdate();
    }
  }
};

QTEST_APPLESS_MAIN(TrainingThreadTest)
#include "training_thread_test.moc"
