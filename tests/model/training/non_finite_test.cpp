#include <QTest>
#include <cmath>
#include <limits>

#include "model/training/non_finite_cause.h"
#include "model/training/trainer.h"
#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

/// What the trainer reports of its first step that fails.
NonFiniteReport failureOf(Trainer& trainer) {
  try {
    for (int i = 0; i < 100; ++i) trainer.runStep();
  } catch (const NonFiniteError& error) {
    return error.report();
  }
  throw std::logic_error("Training did not fail.");
}

Experiment oneToken() {
  Experiment experiment = copyExperiment(Block::Pre, 0.0);
  keepOneToken(experiment);
  return experiment;
}

/// The head gets only zeros, and what it would make of them is as large as `size`: nothing in the forward pass is
/// large.
TrainingState steepHead(const Experiment& experiment, float size) {
  TrainingState state = Trainer(experiment).state();
  const ParameterLayout layout(experiment.configuration.model);
  const auto fill = [&](const char* name, float value) {
    const Parameter& parameter = layout.at(name);
    std::fill_n(state.weights.begin() + static_cast<std::ptrdiff_t>(parameter.offset), parameter.size, value);
  };
  fill("encoder.norm.weight", 0);
  fill("encoder.norm.bias", 0);
  fill("head.weight", size);
  const auto row = static_cast<std::ptrdiff_t>(layout.at("head.weight").offset + std::size_t{2} * 16);
  std::fill_n(state.weights.begin() + row, 16, -size);
  return state;
}

}  // namespace

class NonFiniteTest : public QObject {
  Q_OBJECT

 private slots:
  void theChainShowsHowTheWeightsGrew() {
    Experiment experiment = copyExperiment();
    experiment.configuration.training.optimizer = OptimizerKind::Sgd;
    Trainer trainer(experiment);
    std::vector<StepPoint> points;
    for (int i = 0; i < 20; ++i) points.push_back(trainer.runStep());
    TrainingConfiguration training = experiment.configuration.training;
    training.learningRate = 1000;
    training.weightDecay = 1000;  // every step makes the weights a million times larger
    trainer.changeTraining(training);
    TrainingState before;
    NonFiniteReport report;
    try {
      for (;;) {
        before = trainer.state();
        points.push_back(trainer.runStep());
      }
    } catch (const NonFiniteError& error) {
      report = error.report();
    }
    const std::size_t made = points.size();
    QVERIFY(made > 20 && made < 28);
    QCOMPARE(report.step, static_cast<std::int64_t>(made + 1));
    QCOMPARE(report.remedy, NonFiniteRemedy::LowerLearningRate);
    QCOMPARE(report.chain.size(), std::size_t{9});
    for (std::size_t i = 0; i < 8; ++i) {
      const StepVitals& vitals = report.chain[i];
      const StepPoint& point = points[made - 8 + i];
      QCOMPARE(vitals.step, point.step);
      QCOMPARE(vitals.loss, point.loss);
      QCOMPARE(vitals.gradientNorm, point.gradientNorm);
      QCOMPARE(vitals.learningRate, point.step > 20 ? 1000 : 0.01);
      QVERIFY(vitals.largestActivation > 0);
      QVERIFY(!vitals.largestActivationTensor.empty());
    }
    QVERIFY(report.chain.front().largestWeight < 10);
    QCOMPARE(report.chain.back().step, report.step);
    QVERIFY(report.chain.back().largestWeight > 1e5F);
    QVERIFY(report.chain.back().largestActivation > 1e3F);
    QCOMPARE(trainer.step(), report.step - 1);
    QCOMPARE(trainer.state().weights, before.weights);
    QCOMPARE(trainer.state().firstMoment, before.firstMoment);
    QCOMPARE(trainer.experiment().configuration.training.learningRate, 1000);
    trainer.goBackTo(16);
    trainer.changeTraining(experiment.configuration.training);
    QCOMPARE(trainer.runStep().loss, points[16].loss);
  }

  void anInfiniteWeightIsNamedByItsFirstVictim() {
    Experiment experiment = copyExperiment();
    auto dataset = std::make_shared<Dataset>(*experiment.dataset);
    for (Sample& sample : dataset->training) {
      sample.padding.assign(sample.tokens.size(), 0);
      sample.padding[0] = 1;
    }
    experiment.dataset = dataset;
    TrainingState state = Trainer(experiment).state();
    const ParameterLayout layout(experiment.configuration.model);
    state.weights[layout.at("encoder.layers.0.linear1.bias").offset + 3] = std::numeric_limits<float>::infinity();
    Trainer trainer(experiment, state);
    const NonFiniteReport report = failureOf(trainer);
    QCOMPARE(report.step, 1);
    QCOMPARE(report.phase, StepPhase::Forward);
    QCOMPARE(report.cell, (CellAddress{"encoder.layers.0.linear1", {0, 1, 3}}));  // place 0 is padding
    QCOMPARE(report.value, std::numeric_limits<float>::infinity());
    QCOMPARE(report.op, std::string("encoder.layers.0.linear1"));
    QCOMPARE(report.layer, 0);
    QCOMPARE(report.remedy, NonFiniteRemedy::RestoreWeights);
    QCOMPARE(report.chain.size(), std::size_t{1});
    QCOMPARE(trainer.state().weights, state.weights);
  }

  /// What is set to −∞ by hand is meant, and nothing beside it.
  void aScoreThatNobodySetIsFound() {
    Experiment experiment = copyExperiment();
    TrainingState state = Trainer(experiment).state();
    const ParameterLayout layout(experiment.configuration.model);
    const std::size_t bias = layout.at("encoder.layers.0.self_attn.in_proj_bias").offset;
    const CellSet cut{{"encoder.layers.0.self_attn.scores", {0, 1, 2, 1}}, -std::numeric_limits<float>::infinity()};
    Trainer meant(experiment, state);
    meant.setInterventions({{cut}});
    QVERIFY(std::isfinite(meant.runStep().loss));
    state.weights[bias] = 1e30F;        // q of head 0
    state.weights[bias + 16] = -1e30F;  // k of head 0: their product is −∞
    Trainer trainer(experiment, state);
    trainer.setInterventions({{cut}});
    const NonFiniteReport report = failureOf(trainer);
    QCOMPARE(report.phase, StepPhase::Forward);
    QCOMPARE(report.cell.tensor, cut.cell.tensor);
    QVERIFY(report.cell.index != cut.cell.index);
    QCOMPARE(report.value, cut.value);
  }

  /// That one score of the row was set to −∞ does not make it the fault of who set it that all are.
  void aRowWhoseOtherScoresOverflowIsFound() {
    Experiment experiment = copyExperiment();
    TrainingState state = Trainer(experiment).state();
    const std::size_t bias =
        ParameterLayout(experiment.configuration.model).at("encoder.layers.0.self_attn.in_proj_bias").offset;
    state.weights[bias] = 1e30F;        // q of head 0
    state.weights[bias + 16] = -1e30F;  // k of head 0
    const CellSet cut{{"encoder.layers.0.self_attn.scores", {0, 0, 0, 0}}, -std::numeric_limits<float>::infinity()};
    Trainer trainer(experiment, state);
    trainer.setInterventions({{cut}});
    const NonFiniteReport report = failureOf(trainer);
    QCOMPARE(report.cell.tensor, cut.cell.tensor);
    QCOMPARE(report.cell.index[1], std::size_t{0});
    QVERIFY(report.cell.index != cut.cell.index);
    QCOMPARE(report.value, cut.value);
  }

  void anOverflowOfTheForwardPassIsFound() {
    const Experiment experiment = copyExperiment();
    TrainingState state = Trainer(experiment).state();
    const ParameterLayout layout(experiment.configuration.model);
    state.weights[layout.at("head.weight").offset + 16] = 3e38F;  // in the row of the second class
    state.weights[layout.at("head.bias").offset + 1] = 3e38F;
    Trainer trainer(experiment, state);
    const NonFiniteReport report = failureOf(trainer);
    QCOMPARE(report.phase, StepPhase::Forward);
    QCOMPARE(report.cell.tensor, std::string("logits"));
    QCOMPARE(report.op, std::string("logits"));
    QCOMPARE(report.cell.index.back(), std::size_t{1});
    QVERIFY(std::isinf(report.value));
    QVERIFY(report.sample.value() < experiment.dataset->training.size());
  }

  void anOverflowOfTheBackwardPassIsFound() {
    const Experiment experiment = oneToken();
    Trainer trainer(experiment, steepHead(experiment, 3e38F));
    const NonFiniteReport report = failureOf(trainer);
    QCOMPARE(report.phase, StepPhase::Backward);
    QCOMPARE(report.cell, (CellAddress{"grad.encoder.norm", {0, 0, 0}}));
    QCOMPARE(report.op, std::string("encoder.norm"));
    QCOMPARE(report.layer, -1);
    QCOMPARE(report.sample, std::optional<std::size_t>(0));
    QVERIFY(std::isfinite(report.chain.back().loss));
  }

  void aGradientWhoseSquaresOverflowIsFound() {
    const Experiment experiment = oneToken();
    Trainer trainer(experiment, steepHead(experiment, 1e25F));
    const NonFiniteReport report = failureOf(trainer);
    QCOMPARE(report.phase, StepPhase::Backward);
    QVERIFY(report.cell.tensor.starts_with("grad.encoder.norm."));
    QCOMPARE(report.op, std::string("encoder.norm"));
    QVERIFY(std::isfinite(report.value) && std::abs(report.value) > 1e24F);
    QVERIFY(!report.sample.has_value());
  }

  void aDivisionByZeroOfTheUpdateIsFound() {
    Experiment experiment = copyExperiment();
    experiment.configuration.model.input.vocabulary = 7;  // the seventh token never occurs: its gradient is 0
    experiment.configuration.training.epsilon = 1e-60;    // 0 in float32
    Trainer trainer(experiment);
    const TrainingState before = trainer.state();
    const NonFiniteReport report = failureOf(trainer);
    QCOMPARE(report.phase, StepPhase::Update);
    QCOMPARE(report.cell, (CellAddress{"token_embedding.weight", {6, 0}}));
    QCOMPARE(report.op, std::string("embedding"));
    QVERIFY(std::isnan(report.value));
    QCOMPARE(report.remedy, NonFiniteRemedy::RaiseEpsilon);
    QCOMPARE(trainer.state().weights, before.weights);
  }

  void aPreviewThatFailsTellsTheSame() {
    const Experiment experiment = oneToken();
    Trainer trainer(experiment, steepHead(experiment, 3e38F));
    const TrainingState before = trainer.state();
    QVERIFY_EXCEPTION_THROWN(trainer.previewStep(), NonFiniteError);
    QCOMPARE(trainer.state().weights, before.weights);
    QCOMPARE(trainer.step(), 0);
  }

  void theRemedyFollowsFromWhatHappened() {
    const ModelConfiguration model = copyExperiment().configuration.model;
    const std::vector<float> weights(10, 0.5F);
    Batch batch;
    Interventions interventions;
    const PassInputs inputs{model, weights, batch, {}, interventions};
    TrainingConfiguration training;
    NonFiniteReport report;
    report.chain = {{1, 2.0, 0.5, 0.001, 3, "logits", 1}, {2, 2.0, 90, 0.001, 3, "logits", 1}};
    QCOMPARE(remedyFor(report, training, inputs), NonFiniteRemedy::ClipGradients);
    training.clipNorm = 1;
    QCOMPARE(remedyFor(report, training, inputs), NonFiniteRemedy::LowerLearningRate);
    training.clipNorm = 0;
    report.chain.back().largestWeight = 1000;
    QCOMPARE(remedyFor(report, training, inputs), NonFiniteRemedy::LowerLearningRate);
    batch.vectors = {1, 1e9F};
    QCOMPARE(remedyFor(report, training, inputs), NonFiniteRemedy::ScaleInputs);
    interventions.list = {PositionOff{}};
    QCOMPARE(remedyFor(report, training, inputs), NonFiniteRemedy::LiftInterventions);
  }
};

QTEST_APPLESS_MAIN(NonFiniteTest)
#include "non_finite_test.moc"
