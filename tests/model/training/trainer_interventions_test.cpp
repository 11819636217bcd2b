#include <QTest>
#include <cmath>
#include <stdexcept>

#include "model/inspect/inspection.h"
#include "model/training/trainer.h"
#include "model/training/training_thread.h"
#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

const std::string attention = "encoder.layers.0.self_attn.";

Interventions oneOfMany() {
  return {{HeadOff{0, 1}, ResidualOff{0, 2}, ScalingOff{0}, FrozenParameter{"encoder.layers.0.linear1.weight"},
           WeightPinned{0, 0, 1, 2, 0.75F}, CellSet{{attention + "weights", {0, 0, 2, 0}}, 0.5F},
           CellSet{{"encoder.layers.0.norm1", {0, 6, 3}}, 2}}};
}

TrainingState trained(int threads, const Interventions& interventions, int steps = 7) {
  Trainer trainer(copyExperiment(), threads);
  trainer.setInterventions(interventions);
  for (int i = 0; i < steps; ++i) trainer.runStep();
  return trainer.state();
}

bool areSame(const std::vector<float>& left, const std::vector<float>& right, const Parameter& parameter) {
  const auto at = [&](const std::vector<float>& values) {
    return values.begin() + static_cast<std::ptrdiff_t>(parameter.offset);
  };
  return std::equal(at(left), at(left) + static_cast<std::ptrdiff_t>(parameter.size), at(right));
}

}  // namespace

class TrainerInterventionsTest : public QObject {
  Q_OBJECT

 private slots:
  void bitsDoNotDependOnThreads() {
    const TrainingState alone = trained(1, oneOfMany());
    QVERIFY(alone.weights != trained(1, {}).weights);
    for (const int threads : {2, 4}) {
      const TrainingState shared = trained(threads, oneOfMany());
      QVERIFY(shared.weights == alone.weights);
      QVERIFY(shared.secondMoment == alone.secondMoment);
    }
  }

  void whatIsLiftedLeavesNoTrace() {
    Trainer trainer(copyExperiment(), 2);
    trainer.setInterventions(oneOfMany());
    trainer.setInterventions({});
    for (int i = 0; i < 7; ++i) trainer.runStep();
    QVERIFY(trainer.state().weights == trained(1, {}).weights);
  }

  void stepsAndEvaluationsComputeWithThem() {
    Experiment experiment = copyExperiment(Block::Pre, 0.0);
    experiment.configuration.training.batchSize = 110;  // the whole training part
    Trainer trainer(experiment, 2);
    const std::vector<float> weights = trainer.state().weights;
    const ModelConfiguration& model = experiment.configuration.model;
    const Dataset& data = *experiment.dataset;
    trainer.setInterventions(oneOfMany());
    const Evaluation validation = evaluate(model, weights, data, data.validation, oneOfMany());
    QCOMPARE(trainer.evaluateValidation().loss, validation.loss);
    QVERIFY(validation.loss != evaluate(model, weights, data, data.validation).loss);
    const double expected = evaluate(model, weights, data, data.training, oneOfMany()).loss;
    QVERIFY(std::abs(trainer.runStep().loss - expected) < 1e-6);
  }

  void frozenParametersStayAndCarryNoNorm_data() {
    QTest::addColumn<OptimizerKind>("optimizer");
    QTest::newRow("sgd") << OptimizerKind::Sgd;
    QTest::newRow("adam") << OptimizerKind::Adam;
    QTest::newRow("adamw") << OptimizerKind::AdamW;
  }
  void frozenParametersStayAndCarryNoNorm() {
    QFETCH(OptimizerKind, optimizer);
    Experiment experiment = copyExperiment();
    experiment.configuration.training.optimizer = optimizer;
    experiment.configuration.training.momentum = 0.9;
    experiment.configuration.training.weightDecay = 0.1;
    Trainer trainer(experiment, 3);
    for (int i = 0; i < 3; ++i) trainer.runStep();
    const TrainingState before = trainer.state();
    const std::vector<std::string> frozen{"token_embedding.weight", "encoder.layers.0.norm1.bias", "head.bias"};
    Interventions interventions;
    for (const std::string& name : frozen) interventions.list.push_back(FrozenParameter{name});
    trainer.setInterventions(interventions);
    const StepPoint point = trainer.runStep();
    const TrainingState after = trainer.state();
    const auto snapshot = trainer.snapshot();
    const ParameterLayout layout(experiment.configuration.model);
    double squares = 0;
    for (std::size_t i = 0; i < layout.parameters().size(); ++i) {
      const Parameter& parameter = layout.parameters()[i];
      const bool isFrozen = std::find(frozen.begin(), frozen.end(), parameter.name) != frozen.end();
      QVERIFY2(areSame(before.weights, after.weights, parameter) == isFrozen, parameter.name.c_str());
      QVERIFY2(areSame(before.firstMoment, after.firstMoment, parameter) == isFrozen, parameter.name.c_str());
      const auto norm = static_cast<double>(snapshot->parameterGradientNorms[i]);
      QCOMPARE(norm == 0, isFrozen);
      squares += norm * norm;
    }
    QVERIFY(std::abs(std::sqrt(squares) - point.gradientNorm) < 1e-5 * point.gradientNorm);
  }

  void theRestLearnsAsBeforeBesideWhatIsFrozen() {
    // Without clipping nothing but the frozen bias may differ after one step.
    const TrainingState free = trained(1, {}, 1);
    const TrainingState frozen = trained(2, {{FrozenParameter{"head.bias"}}}, 1);
    const ParameterLayout layout(copyExperiment().configuration.model);
    for (const Parameter& parameter : layout.parameters())
      QCOMPARE(areSame(free.weights, frozen.weights, parameter), parameter.name != "head.bias");
  }

  void everythingFrozenStaysAsItIs() {
    const ParameterLayout layout(copyExperiment().configuration.model);
    Interventions interventions;
    for (const Parameter& parameter : layout.parameters())
      interventions.list.push_back(FrozenParameter{parameter.name});
    QVERIFY(trained(2, interventions, 2).weights == Trainer(copyExperiment()).state().weights);
  }

  void theImpossibleIsRefusedAndChangesNothing() {
    Trainer trainer(copyExperiment());
    trainer.setInterventions({{HeadOff{0, 1}}});
    QVERIFY_EXCEPTION_THROWN(trainer.setInterventions({{HeadOff{0, 0}, HeadOff{0, 2}}}), std::invalid_argument);
    for (int i = 0; i < 7; ++i) trainer.runStep();
    QVERIFY(trainer.state().weights == trained(1, {{HeadOff{0, 1}}}).weights);
  }

  void theThreadCarriesThemOutInOrder() {
    TrainingThread thread(Trainer(copyExperiment(), 2));
    thread.setInterventions(oneOfMany());
    thread.runTo(7);
    TrainingUpdate update;
    for (int i = 0; i < 5000 && !(update.snapshot && update.snapshot->step == 7); ++i) {
      thread.requestUpdate();
      if (TrainingUpdate taken = thread.takeUpdate(); taken.snapshot) update = std::move(taken);
      QTest::qSleep(2);
    }
    QVERIFY(update.snapshot && update.snapshot->weights == trained(1, oneOfMany()).weights);
    thread.setInterventions({{HeadOff{5, 0}}});
    std::optional<std::string> failure;
    for (int i = 0; i < 5000 && !failure; ++i) {
      failure = thread.takeUpdate().failure;
      QTest::qSleep(2);
    }
    QCOMPARE(failure, std::optional<std::string>("There is no layer 5; they run from 0 to 0."));
  }

  void anInspectionHasThePredictionWithoutThem() {
    const Experiment experiment = copyExperiment();
    Trainer trainer(experiment);
    for (int i = 0; i < 5; ++i) trainer.runStep();
    const auto snapshot = trainer.snapshot();
    const Sample& sample = experiment.dataset->validation.front();
    const auto bare = inspectSample(snapshot, experiment.dataset, sample);
    QVERIFY(!bare->untouched.has_value());
    const auto changed = inspectSample(snapshot, experiment.dataset, sample, nullptr, {{AttentionOff{0}}});
    QVERIFY(changed->interventions == (Interventions{{AttentionOff{0}}}));
    QVERIFY(changed->untouched.has_value());
    QCOMPARE(changed->untouched->loss, bare->prediction.loss);
    QVERIFY(changed->prediction.loss != bare->prediction.loss);
    const auto traced = static_cast<double>(changed->trace.find("loss")->values[0]);
    QVERIFY(std::abs(traced - changed->prediction.loss) < 1e-6);
  }
};

QTEST_APPLESS_MAIN(TrainerInterventionsTest)
#include "trainer_interventions_test.moc"
