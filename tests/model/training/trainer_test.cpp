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

/// The sentence with which `make` refuses, or nothing.
template <typename Make>
QString refusal(Make make) {
  try {
    make();
  } catch (const std::invalid_argument& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
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
    using Parts = std::pair<Position, Stem>;
    for (const auto& [position, stem] :
         {Parts(Position::Sinusoidal, Stem::None), Parts(Position::Rotary, Stem::None),
          Parts(Position::None, Stem::Convolution), Parts(Position::Learned, Stem::Recurrent)}) {
      Experiment experiment = copyExperiment(block);
      experiment.configuration.model.position = position;
      experiment.configuration.model.stem = stem;
      const std::vector<float> one = weightsAfter(Trainer(experiment, 1), 15);
      QCOMPARE(weightsAfter(Trainer(experiment, 2), 15), one);
      QCOMPARE(weightsAfter(Trainer(experiment, 4), 15), one);
    }
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
    const TrainingState state = Trainer(copyExperiment()).state();
    const auto refusalOf = [&state](void (*spoil)(TrainingState&)) {
      TrainingState spoiled = state;
      spoil(spoiled);
      return refusal([&spoiled] { Trainer(copyExperiment(), spoiled); });
    };
    QVERIFY(refusalOf([](TrainingState& s) { s.weights.pop_back(); }).contains("weight vector"));
    QVERIFY(refusalOf([](TrainingState& s) { s.firstMoment.pop_back(); }).contains("first moment"));
    QVERIFY(refusalOf([](TrainingState& s) { s.secondMoment.push_back(0); }).contains("second moment"));
    QVERIFY(refusalOf([](TrainingState& s) { s.step = -1; }).contains("-1"));
  }

  void momentsMayOnlyBeMissingBeforeTheFirstStep() {
    TrainingState state = Trainer(copyExperiment()).state();
    state.firstMoment.clear();
    state.secondMoment.clear();
    QCOMPARE(weightsAfter(Trainer(copyExperiment(), state), 3), weightsAfter(Trainer(copyExperiment()), 3));
    state.step = 3;
    QVERIFY(refusal([&state] { Trainer(copyExperiment(), state); }).contains("first moment has 0 numbers"));
  }

  void anEpochSeesEverySampleOnceAndTheLastBatchIsSmaller() {
    Experiment experiment = copyExperiment(Block::Pre, 0.0);
    experiment.configuration.training.learningRate = 1e-30;  // what the model computes stays as it is
    auto dataset = std::make_shared<Dataset>(*experiment.dataset);
    for (Sample& sample : dataset->training) {
      sample.tokens.resize(3);
      sample.classes.resize(3);
    }
    experiment.dataset = dataset;
    Trainer trainer(experiment);
    QCOMPARE(trainer.stepsPerEpoch(), 6);  // 110 samples in batches of 20
    const std::vector<float> weights = trainer.state().weights;
    const double expected = evaluate(experiment.configuration.model, weights, *dataset, dataset->training).loss;
    for (int epoch = 0; epoch < 2; ++epoch) {
      double sum = 0;
      for (int step = 0; step < 6; ++step) sum += trainer.runStep().loss * (step < 5 ? 20 : 10);
      QVERIFY(std::abs(sum / 110 - expected) < 1e-6);
    }
  }

  void theSmallestRunWorks() {
    Experiment experiment = copyExperiment();
    ModelConfiguration& model = experiment.configuration.model;
    model.dModel = 1;
    model.nhead = 1;
    model.dimFeedforward = 1;
    model.maxLength = 1;
    model.position = Position::Learned;
    keepOneToken(experiment);
    Trainer trainer(experiment, 2);
    QCOMPARE(trainer.stepsPerEpoch(), 1);  // in a batch that could hold 20
    for (int i = 0; i < 3; ++i) QVERIFY(std::isfinite(trainer.runStep().loss));
    for (const float weight : trainer.state().weights) QVERIFY(std::isfinite(weight));
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

  void aStepThatOverflowsByItsMomentumIsUndone() {
    Experiment experiment = copyExperiment();
    experiment.configuration.training.optimizer = OptimizerKind::Sgd;
    experiment.configuration.training.momentum = 0.99;
    Trainer trainer(experiment);
    trainer.runStep();
    TrainingState state = trainer.state();
    std::fill(state.firstMoment.begin(), state.firstMoment.end(), 3e38F);
    experiment.configuration.training.learningRate = 100;
    Trainer overflowing(experiment, state);
    QVERIFY_EXCEPTION_THROWN(overflowing.runStep(), NonFiniteError);
    QCOMPARE(overflowing.state().weights, state.weights);
    QCOMPARE(overflowing.state().firstMoment, state.firstMoment);
  }

  void aGradientOfZeroHasNorms() {
    Experiment experiment = copyExperiment();
    experiment.configuration.model.head.outputs = 1;
    auto dataset = std::make_shared<Dataset>(*experiment.dataset);
    for (std::vector<Sample>* part : {&dataset->training, &dataset->validation}) {
      for (Sample& sample : *part) std::fill(sample.classes.begin(), sample.classes.end(), 0);
    }
    experiment.dataset = dataset;
    Trainer trainer(experiment);
    QVERIFY(trainer.snapshot()->parameterGradientNorms.empty());
    trainer.runStep();
    const std::vector<float> norms = trainer.snapshot()->parameterGradientNorms;
    QVERIFY(!norms.empty());
    QCOMPARE(norms, std::vector<float>(norms.size(), 0.0F));
  }

  void aStepThatDividesByZeroIsUndone() {
    Experiment experiment = copyExperiment();
    experiment.configuration.model.input.vocabulary = 7;  // the seventh token never occurs: its gradient is 0
    experiment.configuration.training.epsilon = 1e-60;    // 0 in float32
    Trainer trainer(experiment);
    const TrainingState before = trainer.state();
    QVERIFY_EXCEPTION_THROWN(trainer.runStep(), NonFiniteError);
    QCOMPARE(trainer.state().weights, before.weights);
    QCOMPARE(trainer.state().firstMoment, before.firstMoment);
    QCOMPARE(trainer.state().secondMoment, before.secondMoment);
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
    QVERIFY(refusal([&experiment] { Trainer{experiment}; }).contains("Sample 3"));
  }

  void samplesWithoutTargetsAreRefused_data() {
    QTest::addColumn<std::vector<std::int64_t>>("classes");
    QTest::newRow("none") << std::vector<std::int64_t>{};
    QTest::newRow("all left out") << std::vector<std::int64_t>{ignoredTarget, ignoredTarget};
  }
  void samplesWithoutTargetsAreRefused() {
    QFETCH(std::vector<std::int64_t>, classes);
    Experiment experiment = copyExperiment();
    auto dataset = std::make_shared<Dataset>(*experiment.dataset);
    dataset->training[7].tokens = {1, 2};
    dataset->training[7].classes = classes;
    experiment.dataset = dataset;
    QCOMPARE(refusal([&experiment] { Trainer{experiment}; }),
             "Sample 7 (the first is 0) has no target that counts; training needs at least one.");
  }

  void anImpossibleConfigurationIsRefusedByItsKey() {
    Experiment experiment = copyExperiment();
    experiment.configuration.model.dModel = -4;
    QVERIFY(refusal([&experiment] { Trainer{experiment}; }).contains("model.d_model"));
  }
};

QTEST_APPLESS_MAIN(TrainerTest)
#include "trainer_test.moc"
