#include "model/training/training_thread.h"

#include <QTest>
#include <atomic>
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
    if (update.validation != nullptr) gathered.validation = update.validation;
    if (update.failure) gathered.failure = update.failure;
    gathered.running = update.running;
    gathered.step = update.step;
    gathered.earliestStep = update.earliestStep;
    if (update.wentBackTo) gathered.wentBackTo = update.wentBackTo;
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

  void restIsToldOfWithItsMeasures() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    std::atomic<int> rests = 0;
    thread.whenAtRest([&rests] { ++rests; });
    QTRY_VERIFY(rests > 0);
    const int before = rests;
    thread.runSteps(5);
    QTRY_VERIFY(rests > before);
    thread.requestUpdate();
    const TrainingUpdate update = thread.takeUpdate();
    QVERIFY(!update.running);
    QCOMPARE(update.step, 5);
    QCOMPARE(update.stepsPerSecond, 0.0);
    QCOMPARE(update.snapshot->step, 5);
    QCOMPARE(update.validations.back().step, 5);
    QVERIFY(update.validation != nullptr);
    QCOMPARE(update.validation->step, 5);
    QCOMPARE(update.validation->evaluation.loss, update.validations.back().loss);
    QVERIFY(!update.validation->evaluation.classes.isEmpty());
    QVERIFY(thread.takeUpdate().validation == nullptr);
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
    QVERIFY(update.validation == nullptr);
    QVERIFY(!update.failure.has_value());
  }

  void joinsInTheMiddleOfARun() {
    for (int i = 0; i < 20; ++i) {
      TrainingThread thread(Trainer(copyExperiment(), 2));
      thread.runTo(1'000'000);
      thread.requestUpdate();
    }
  }

  void goesBackAndForgetsWhatWasUndone() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    thread.runTo(100);
    const auto isAt = [](std::int64_t step) {
      return [step](const TrainingUpdate& u) {
        return !u.running && u.step == step && u.snapshot != nullptr && u.snapshot->step == step;
      };
    };
    gather(thread, isAt(100));
    thread.goBack(5);
    const TrainingUpdate back = gather(thread, isAt(95));
    QCOMPARE(back.wentBackTo, std::optional<std::int64_t>(95));
    QVERIFY(back.steps.empty());
    QCOMPARE(back.earliestStep, 0);
    QCOMPARE(back.snapshot->parameterGradientNorms.empty(), false);
    thread.runSteps(3);
    const TrainingUpdate on = gather(thread, isAt(98));
    QVERIFY(!on.wentBackTo);
    QCOMPARE(on.steps.size(), 3U);
    Trainer alone(copyExperiment());
    for (int i = 0; i < 98; ++i) alone.runStep();
    QCOMPARE(on.snapshot->weights, alone.state().weights);
    thread.goBack(1000);
    QCOMPARE(gather(thread, isAt(0)).wentBackTo, std::optional<std::int64_t>(0));
  }

  void pointsThatWereNotTakenAreUndoneToo() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    const auto isDoneAt = [](std::int64_t step) {
      return [step](const TrainingUpdate& u) { return !u.running && u.step == step; };
    };
    thread.runSteps(6);
    gather(thread, isDoneAt(6));
    thread.goBack(2);
    thread.runSteps(4);
    const auto waitForOrders = [&thread] {
      std::promise<std::int64_t> step;
      thread.requestState([&step](const TrainingState& state) { step.set_value(state.step); });
      return step.get_future().get();
    };
    waitForOrders();
    thread.goBack(3);
    // However many steps were made by then, what is undone is not told of.
    const std::int64_t left = waitForOrders();
    const TrainingUpdate update = thread.takeUpdate();
    QCOMPARE(update.step, left);
    for (const StepPoint& point : update.steps) QVERIFY(point.step <= update.step);
    QVERIFY(*update.wentBackTo <= update.step);
  }

  void withNothingToUndoItSaysSo() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    thread.goBack(5);
    const TrainingUpdate update = gather(thread, [](const TrainingUpdate& u) { return u.failure.has_value(); });
    QCOMPARE(*update.failure, std::string("There is nothing to undo: this training began at step 0."));
    QVERIFY(!update.wentBackTo);
  }

  void handsOutTheNextAndTheLastStep() {
    TrainingThread thread(Trainer(copyExperiment(), 1));
    const auto ask = [&thread](auto request) {
      std::promise<std::shared_ptr<const StepRecord>> answer;
      (thread.*request)([&answer](std::shared_ptr<const StepRecord> record) { answer.set_value(std::move(record)); });
      return answer.get_future().get();
    };
    QVERIFY(ask(&TrainingThread::requestLastStep) == nullptr);
    const auto next = ask(&TrainingThread::requestNextStep);
    QCOMPARE(next->point.step, 1);
    thread.runSteps(1);
    gather(thread, [](const TrainingUpdate& u) { return u.step == 1; });
    const auto last = ask(&TrainingThread::requestLastStep);
    QCOMPARE(last->gradient, next->gradient);
    QCOMPARE(last->lossAfter, next->lossAfter);
  }

  void aFailureComesWithItsReportAndCanBeUndone() {
    Experiment experiment = copyExperiment();
    experiment.configuration.training.optimizer = OptimizerKind::Sgd;
    TrainingThread thread(Trainer(experiment, 1));
    thread.runSteps(10);
    gather(thread, [](const TrainingUpdate& u) { return u.step == 10 && !u.running; });
    TrainingConfiguration training = experiment.configuration.training;
    training.learningRate = 1000;
    training.weightDecay = 1000;  // every step makes the weights a million times larger
    thread.changeTraining(training);
    thread.runTo(100);
    std::shared_ptr<const NonFiniteReport> report;
    for (int i = 0; i < 5000 && report == nullptr; ++i) {
      report = thread.takeUpdate().nonFinite;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    QVERIFY(report != nullptr);
    QCOMPARE(report->chain.back().step, report->step);
    QVERIFY(thread.takeUpdate().nonFinite == nullptr);  // once
    thread.goBack(5);
    const std::int64_t back = report->step - 1 - 5;
    thread.changeTraining(experiment.configuration.training);
    thread.runSteps(3);
    const TrainingUpdate update =
        gather(thread, [back](const TrainingUpdate& u) { return u.step == back + 3 && !u.running; });
    QCOMPARE(update.step, back + 3);
    QVERIFY(!update.failure);
  }
};

QTEST_APPLESS_MAIN(TrainingThreadTest)
#include "training_thread_test.moc"
