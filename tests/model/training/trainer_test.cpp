#include "model/training/trainer.h"

#include <QTest>
#include <cmath>
#include <limits>

#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

Q_DECLARE_METATYPE(encoderlab::Block)

namespace {

std::vector<float> weightsAfter(Trainer trainer, int steps) {
  for (int i = 0; i < steps; ++i) trainer.runStep();
  return trainer.state().weights;
}

void addBlocks() {
  QTest::addColumn<Block>("block");
  QTest::newRow("pre") << Block::Pre;
  QTest::newRow("post") << Block::Post;
  QTest::newRow("as_printed") << Block::AsPrinted;
}

}  // namespace

class TrainerTest : public QObject {
  Q_OBJECT

 private slots:
  void learnsToCopy() {
    Trainer trainer(copyExperiment(Block::Pre, 0.0));
    const double before = trainer.evaluateValidation().measure;
    for (int i = 0; i < 200; ++i) trainer.runStep();
    const Evaluation after = trainer.evaluateValidation();
    QVERIFY(before < 0.5);
    QVERIFY2(after.measure > 0.98, qPrintable(QString::number(after.measure)));
    QCOMPARE(after.samples, 20);
  }

  void anyNumberOfThreadsGivesTheSameBits_data() { addBlocks(); }
  void anyNumberOfThreadsGivesTheSameBits() {
    QFETCH(Block, block);
    const std::vector<float> one = weightsAfter(Trainer(copyExperiment(block), 1), 15);
    QCOMPARE(weightsAfter(Trainer(copyExperiment(block), 2), 15), one);
    QCOMPARE(weightsAfter(Trainer(copyExperiment(block), 4), 15), one);
  }

  void seedDecidesEveryBit() {
    Experiment other = copyExperiment();
    other.configuration.training.seed = 2;
    const std::vector<float> first = weightsAfter(Trainer(copyExperiment()), 10);
    QCOMPARE(weightsAfter(Trainer(copyExperiment()), 10), first);
    QVERIFY(weightsAfter(Trainer(other), 10) != first);
  }

  void resumingContinuesTheSameRun_data() {
    QTest::addColumn<int>("optimizer");
    for (const OptimizerKind kind : {OptimizerKind::Sgd, OptimizerKind::Adam, OptimizerKind::AdamW})
      QTest::addRow("optimizer %d", static_cast<int>(kind)) << static_cast<int>(kind);
  }
  void resumingContinuesTheSameRun() {
    QFETCH(int, optimizer);
    Experiment experiment = copyExperiment();
    experiment.configuration.training.optimizer = static_cast<OptimizerKind>(optimizer);
    experiment.configuration.training.momentum = 0.9;
    experiment.configuration.training.weightDecay = 0.01;
    Trainer trainer(experiment);
    for (int i = 0; i < 9; ++i) trainer.runStep();  // in the middle of the second epoch
    Trainer resumed(experiment, trainer.state());
    QCOMPARE(resumed.step(), 9);
    QCOMPARE(weightsAfter(std::move(resumed), 6), weightsAfter(std::move(trainer), 6));
  }

  void stateOfAnotherModelIsRefused() {
    TrainingState state = Trainer(copyExperiment()).state();
    state.weights.pop_back();
    QVERIFY_EXCEPTION_THROWN(Trainer(copyExperiment(), state), std::invalid_argument);
  }

  void anEpochSeesEverySampleOnceAndTheLastBatchIsSmaller() {
    Trainer trainer(copyExperiment());
    QCOMPARE(trainer.stepsPerEpoch(), 6);  // 110 samples in batches of 20
  }

  void notFiniteStopsBeforeTheUpdateAndNamesTheTensor() {
    Experiment experiment = copyExperiment();
    experiment.configuration.training.learningRate = 0.01;
    Trainer healthy(experiment);
    for (int i = 0; i < 3; ++i) healthy.runStep();
    TrainingState state = healthy.state();
    const ParameterLayout layout(experiment.configuration.model);
    state.weights[layout.at("encoder.layers.0.linear1.bias").offset] = std::numeric_limits<float>::infinity();
    Trainer trainer(experiment, state);
    try {
      trainer.runStep();
      QFAIL("An infinite weight went unnoticed.");
    } catch (const NonFiniteError& error) {
      QCOMPARE(error.tensor(), std::string("encoder.layers.0.linear1"));
      QCOMPARE(error.step(), 4);
    }
    QCOMPARE(trainer.step(), 3);
    QCOMPARE(trainer.state().weights, state.weights);
  }

  void aStepThatOverflowsTheWeightsIsUndone() {
    Experiment experiment = copyExperiment();
    experiment.configuration.training.optimizer = OptimizerKind::Sgd;
    Trainer trainer(experiment);
    trainer.runStep();
    TrainingState state = trainer.state();
    std::fill(state.firstMoment.begin(), state.firstMoment.end(), 3e38F);
    experiment.configuration.training.momentum = 0.99;
    Trainer overflowing(experiment, state);
    QVERIFY_EXCEPTION_THROWN(for (int i = 0; i < 1000; ++i) overflowing.runStep(), NonFiniteError);
    for (const float weight : overflowing.state().weights) QVERIFY(std::isfinite(weight));
  }

  void learningRateChangesFromTheNextStepOnAndSeedCannot() {
    Trainer trainer(copyExperiment());
    trainer.runStep();
    TrainingConfiguration changed = trainer.experiment().configuration.training;
    changed.learningRate = 0.125;
    trainer.changeTraining(changed);
    QCOMPARE(trainer.runStep().learningRate, 0.125);
    changed.seed = 99;
    QVERIFY_EXCEPTION_THROWN(trainer.changeTraining(changed), std::invalid_argument);
    changed.seed = 1;
    changed.learningRate = -1;
    QVERIFY_EXCEPTION_THROWN(trainer.changeTraining(changed), std::invalid_argument);
    QCOMPARE(trainer.runStep().learningRate, 0.125);
  }

  void snapshotHasTheNormOfEveryParametersGradient() {
    Trainer trainer(copyExperiment());
    QVERIFY(trainer.snapshot()->parameterGradientNorms.empty());
    const StepPoint point = trainer.runStep();
    const auto snapshot = trainer.snapshot();
    double squares = 0;
    for (const float norm : snapshot->parameterGradientNorms)
      squares += static_cast<double>(norm) * static_cast<double>(norm);
    QVERIFY(std::abs(std::sqrt(squares) - point.gradientNorm) < 1e-5 * point.gradientNorm);
    QCOMPARE(snapshot->step, 1);
  }

  void samplesThatDoNotFitAreRefusedBeforeTheFirstStep() {
    Experiment experiment = copyExperiment();
    auto dataset = std::make_shared<Dataset>(*experiment.dataset);
    dataset->validation[3].tokens[0] = 6;
    experiment.dataset = dataset;
    try {
      Trainer trainer(experiment);
      QFAIL("A token outside the vocabulary went unnoticed.");
    } catch (const std::invalid_argument& error) {
      QVERIFY(QString(error.what()).contains("Sample 3"));
    }
  }
};

QTEST_APPLESS_MAIN(TrainerTest)
#include "trainer_test.moc"
