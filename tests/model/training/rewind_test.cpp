#include <QTest>
#include <cmath>

#include "model/nn/parameters.h"
#include "model/training/prediction.h"
#include "model/training/trainer.h"
#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

Q_DECLARE_METATYPE(encoderlab::OptimizerKind)

namespace encoderlab {

bool operator==(const TrainingState& a, const TrainingState& b) {
  return a.step == b.step && a.weights == b.weights && a.firstMoment == b.firstMoment &&
         a.secondMoment == b.secondMoment;
}

}  // namespace encoderlab

namespace {

/// The states after each step from the present one on; the last is the present one afterwards.
std::vector<TrainingState> run(Trainer& trainer, int steps) {
  std::vector<TrainingState> states{trainer.state()};
  for (int i = 0; i < steps; ++i) {
    trainer.runStep();
    states.push_back(trainer.state());
  }
  return states;
}

void changeLearningRate(Trainer& trainer, double rate) {
  TrainingConfiguration training = trainer.experiment().configuration.training;
  training.learningRate = rate;
  trainer.changeTraining(training);
}

}  // namespace

/// All with dropout, shuffled batches and epochs of six steps.
class RewindTest : public QObject {
  Q_OBJECT

 private slots:
  void goesBackToAnyStepAndMakesTheSameBitsAgain_data() {
    QTest::addColumn<OptimizerKind>("optimizer");
    QTest::newRow("sgd") << OptimizerKind::Sgd;
    QTest::newRow("adam") << OptimizerKind::Adam;
    QTest::newRow("adamw") << OptimizerKind::AdamW;
  }
  void goesBackToAnyStepAndMakesTheSameBitsAgain() {
    QFETCH(OptimizerKind, optimizer);
    Experiment experiment = copyExperiment();
    experiment.configuration.training.optimizer = optimizer;
    experiment.configuration.training.momentum = 0.9;
    experiment.configuration.training.weightDecay = 0.01;
    Trainer trainer(experiment, 2);
    const std::vector<TrainingState> states = run(trainer, 140);
    for (const std::size_t step : {139U, 134U, 129U, 128U, 127U, 70U, 12U, 1U, 0U}) {
      trainer.goBackTo(static_cast<std::int64_t>(step));
      QVERIFY(trainer.state() == states[step]);
      trainer.runStep();
      QVERIFY(trainer.state() == states[step + 1]);
    }
    for (int i = 0; i < 30; ++i) trainer.runStep();
    QVERIFY(trainer.state() == states[31]);
  }

  void singleStepsAreUndoneOneAfterTheOther() {
    Trainer trainer(copyExperiment());
    std::vector<TrainingState> states = run(trainer, 3);
    for (int i = 0; i < 10; ++i) {
      trainer.runStepToUndo();
      states.push_back(trainer.state());
    }
    for (std::size_t step = 12; step > 0; --step) {
      trainer.goBackTo(static_cast<std::int64_t>(step));
      QVERIFY(trainer.state() == states[step]);
    }
  }

  void settingsThatChangedOnTheWayAreHeedOnTheWayBack() {
    Trainer trainer(copyExperiment());
    std::vector<TrainingState> states = run(trainer, 5);
    changeLearningRate(trainer, 0.03);
    for (int i = 0; i < 4; ++i) {
      trainer.runStep();
      states.push_back(trainer.state());
    }
    trainer.changeDropout(0.4);
    for (int i = 0; i < 4; ++i) {
      trainer.runStep();
      states.push_back(trainer.state());
    }
    for (const std::size_t step : {11U, 9U, 8U, 6U, 5U, 4U}) {
      trainer.goBackTo(static_cast<std::int64_t>(step));
      QVERIFY(trainer.state() == states[step]);
      QCOMPARE(trainer.experiment().configuration.training.learningRate, 0.03);
      QCOMPARE(trainer.experiment().configuration.model.dropout, 0.4);
    }
    // From here on they hold, and are heeded when the new steps are undone.
    const std::vector<TrainingState> after = run(trainer, 6);
    QVERIFY(!(after[1] == states[5]));
    trainer.goBackTo(7);
    QVERIFY(trainer.state() == after[3]);
  }

  void interventionsThatCameAndWentAreHeedOnTheWayBack() {
    Trainer trainer(copyExperiment());
    std::vector<TrainingState> states = run(trainer, 3);
    const auto runOn = [&] {
      for (int i = 0; i < 3; ++i) {
        trainer.runStep();
        states.push_back(trainer.state());
      }
    };
    trainer.setInterventions({{HeadOff{0, 1}, FrozenParameter{"head.weight"}}});
    runOn();
    trainer.setInterventions({{PositionOff{}}});
    runOn();
    const auto last = trainer.lastStep();
    QCOMPARE(last->point.step, 9);
    QVERIFY(last->before == states[8]);
    for (const std::size_t step : {8U, 5U, 4U, 2U}) {
      trainer.goBackTo(static_cast<std::int64_t>(step));
      QVERIFY(trainer.state() == states[step]);
      QCOMPARE(trainer.previewStep()->interventions, (Interventions{{PositionOff{}}}));
    }
  }

  void aFrozenWeightHasNoStages() {
    Trainer trainer(copyExperiment());
    run(trainer, 2);
    trainer.setInterventions({{FrozenParameter{"head.bias"}}});
    const auto record = trainer.previewStep();
    const UpdateDissection frozen = dissectUpdate(*record, {"head.bias", {1}});
    QVERIFY(frozen.stages.empty());
    const std::size_t element = ParameterLayout(record->model).at("head.bias").offset + 1;
    trainer.runStep();
    QCOMPARE(frozen.newWeight, trainer.state().weights[element]);
    QCOMPARE(frozen.newFirstMoment, trainer.state().firstMoment[element]);
    QVERIFY(!dissectUpdate(*record, {"head.weight", {1, 1}}).stages.empty());
  }

  void savingDoesNotHinderUndoing() {
    Experiment experiment = copyExperiment();
    Trainer trainer(experiment);
    run(trainer, 9);
    const TrainingState saved = trainer.state();
    trainer.goBackTo(7);
    run(trainer, 2);
    QVERIFY(trainer.state() == saved);
    Trainer resumed(experiment, saved);
    QCOMPARE(resumed.earliestStep(), 9);
    const std::vector<TrainingState> states = run(resumed, 3);
    resumed.goBackTo(10);
    QVERIFY(resumed.state() == states[1]);
    QVERIFY_EXCEPTION_THROWN(resumed.goBackTo(8), std::invalid_argument);
  }

  void stepsOutOfReachAreRefused() {
    Trainer trainer(copyExperiment());
    run(trainer, 3);
    const TrainingState state = trainer.state();
    try {
      trainer.goBackTo(4);
      QFAIL("Went back to the future.");
    } catch (const std::invalid_argument& error) {
      QCOMPARE(error.what(), "Training can go back to the steps 0 to 3 of this run, not to step 4.");
    }
    QVERIFY_EXCEPTION_THROWN(trainer.goBackTo(-1), std::invalid_argument);
    QVERIFY(trainer.state() == state);
  }

  void manyStepsKeepALimitedPast() {
    Trainer trainer(copyExperiment());
    for (int i = 0; i < 1000; ++i) trainer.runStep();
    QVERIFY(trainer.earliestStep() > 0);
    QVERIFY(trainer.earliestStep() <= 1000 - 64);
  }

  void gradientNormsGoBackToo() {
    Trainer trainer(copyExperiment());
    run(trainer, 4);
    const std::vector<float> norms = trainer.snapshot()->parameterGradientNorms;
    run(trainer, 3);
    trainer.goBackTo(4);
    QCOMPARE(trainer.snapshot()->parameterGradientNorms, norms);
    trainer.previewStep();
    trainer.lastStep();
    QCOMPARE(trainer.snapshot()->parameterGradientNorms, norms);
  }

  void aPreviewIsTheStepToCome() {
    Experiment experiment = copyExperiment();
    experiment.configuration.training.clipNorm = 0.5;
    Trainer trainer(experiment);
    run(trainer, 7);
    const TrainingState before = trainer.state();
    const auto preview = trainer.previewStep();
    QVERIFY(trainer.state() == before);
    QVERIFY(preview->before == before);
    const StepPoint point = trainer.runStep();
    QCOMPARE(preview->point.step, 8);
    QCOMPARE(preview->point.loss, point.loss);
    QCOMPARE(preview->point.gradientNorm, point.gradientNorm);
    const auto last = trainer.lastStep();
    QVERIFY(last->before == before);
    QCOMPARE(last->gradient, preview->gradient);
    QCOMPARE(last->lossAfter, preview->lossAfter);
  }

  void theLastStepRemembersItsSettings() {
    Trainer trainer(copyExperiment());
    run(trainer, 3);
    const TrainingState state = trainer.state();
    changeLearningRate(trainer, 0.5);
    const auto last = trainer.lastStep();
    QCOMPARE(last->training.learningRate, 0.01);
    const std::size_t element = ParameterLayout(last->model).at("head.bias").offset + 1;
    QCOMPARE(dissectUpdate(*last, {"head.bias", {1}}).newWeight, state.weights[element]);
    QVERIFY(trainer.state() == state);
    QCOMPARE(trainer.previewStep()->training.learningRate, 0.5);
  }

  void withoutAPastThereIsNoLastStep() {
    Experiment experiment = copyExperiment();
    Trainer trainer(experiment);
    QVERIFY(trainer.lastStep() == nullptr);
    run(trainer, 2);
    Trainer resumed(experiment, trainer.state());
    QVERIFY(resumed.lastStep() == nullptr);
  }

  void lossesAreThoseOfTheBatchBeforeAndAfter() {
    Experiment experiment = copyExperiment(Block::Pre, 0.0);
    const std::vector<Sample>& all = experiment.dataset->training;
    experiment.configuration.training.batchSize = static_cast<int>(all.size());
    Trainer trainer(experiment);
    run(trainer, 5);
    const auto record = trainer.previewStep();
    const auto lossNow = [&] {
      return evaluate(record->model, trainer.state().weights, *experiment.dataset, all).loss;
    };
    QVERIFY(std::abs(record->point.loss - lossNow()) < 1e-6);
    trainer.runStep();
    QVERIFY(std::abs(record->lossAfter - lossNow()) < 1e-6);
    QVERIFY(record->lossAfter < record->point.loss);
  }

  void everyWeightsUpdateIsDissected() {
    Experiment experiment = copyExperiment();
    experiment.configuration.training.clipNorm = 0.1;
    experiment.configuration.training.weightDecay = 0.1;
    Trainer trainer(experiment);
    run(trainer, 4);
    const auto record = trainer.previewStep();
    const ParameterLayout layout(record->model);
    trainer.runStep();
    const TrainingState after = trainer.state();
    for (const Parameter& parameter : layout.parameters()) {
      const std::vector<std::size_t> first(parameter.shape.size());
      const UpdateDissection dissection = dissectUpdate(*record, {"grad." + parameter.name, first});
      QCOMPARE(dissection.before.weight, record->before.weights[parameter.offset]);
      QCOMPARE(dissection.newWeight, after.weights[parameter.offset]);
      QCOMPARE(dissection.newFirstMoment, after.firstMoment[parameter.offset]);
      QCOMPARE(dissection.newSecondMoment, after.secondMoment[parameter.offset]);
    }
    const UpdateDissection inside = dissectUpdate(*record, {"head.weight", {5, 3}});
    QCOMPARE(inside.newWeight, after.weights[layout.at("head.weight").offset + 5 * 16 + 3]);
    QVERIFY_EXCEPTION_THROWN(dissectUpdate(*record, {"head.weight", {6, 0}}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(dissectUpdate(*record, {"logits", {0, 0, 0}}), std::invalid_argument);
  }
};

QTEST_APPLESS_MAIN(RewindTest)
#include "rewind_test.moc"
