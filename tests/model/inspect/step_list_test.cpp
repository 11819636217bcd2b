#include "model/inspect/step_list.h"

#include <QTest>
#include <algorithm>

#include "model/inspect/trace.h"
#include "model/nn/parameters.h"
#include "tests/model/inspect/model_kinds.h"
#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

using Names = std::vector<std::string>;

const Step& backwardOf(const std::vector<Step>& steps, const std::vector<Op>& ops, const std::string& output) {
  const auto found = std::ranges::find_if(
      steps, [&](const Step& step) { return step.phase == StepPhase::Backward && ops[step.op].output == output; });
  if (found == steps.end()) throw std::runtime_error("nothing goes back through " + output);
  return *found;
}

int indexOf(const std::vector<Step>& steps, const Step& step) { return static_cast<int>(&step - steps.data()); }

}  // namespace

class StepListTest : public QObject {
  Q_OBJECT

 private slots:
  void phasesFollowOneAnother() {
    for (const ModelConfiguration& model : allModelKinds()) {
      const std::vector<Op> ops = opList(model);
      const std::vector<Step> steps = stepList(model, {});
      const std::size_t parameters = ParameterLayout(model).parameters().size();
      QCOMPARE(steps.size(), 2 * ops.size() + parameters);
      for (std::size_t i = 0; i < ops.size(); ++i) {
        const bool isLoss = i + 1 == ops.size();
        QCOMPARE(steps[i].phase, isLoss ? StepPhase::Loss : StepPhase::Forward);
        QCOMPARE(steps[i].op, i);
        QCOMPARE(steps[i].formula, ops[i].formula);
        const Step& backward = steps[2 * ops.size() - 1 - i];
        QCOMPARE(backward.phase, StepPhase::Backward);
        QCOMPARE(backward.op, i);
        QCOMPARE(backward.pytorch, ops[i].backwardPytorch);
      }
      for (std::size_t i = 0; i < parameters; ++i) {
        const Step& update = steps[2 * ops.size() + i];
        QCOMPARE(update.phase, StepPhase::Update);
        QCOMPARE(update.parameter, ParameterLayout(model).parameters()[i].name);
        QVERIFY(std::ranges::count(ops[update.op].parameters, update.parameter) == 1);
      }
    }
  }

  void everyStepReadsWhatIsKnownAndMakesWhatIsNot() {
    for (const ModelConfiguration& model : allModelKinds()) {
      std::set<std::string> known{"tokens", "vectors", "key_padding_mask", "targets"};
      const ParameterLayout layout(model);
      for (const Parameter& parameter : layout.parameters()) known.insert(parameter.name);
      for (const Step& step : stepList(model, {})) {
        for (const std::string& name : step.reads) QVERIFY2(known.contains(name), name.c_str());
        for (const std::string& name : step.addsTo) QVERIFY2(!known.contains(name), name.c_str());
        for (const std::string& name : step.makes) QVERIFY2(known.insert(name).second, name.c_str());
        QVERIFY(!step.formula.empty());
        QVERIFY(!step.pytorch.empty());
        QVERIFY2(step.formula.find_first_of("{}") == std::string::npos, step.formula.c_str());
        QVERIFY2(step.pytorch.find_first_of("{}\n") == std::string::npos, step.pytorch.c_str());
      }
    }
  }

  void theStepsMakeExactlyTheTrace() {
    const Experiment experiment = copyExperiment();
    for (ModelConfiguration model : allModelKinds()) {
      if (model.input.kind != InputKind::Tokens || model.head.kind != HeadKind::Token) continue;
      model.input = experiment.configuration.model.input;
      model.head = experiment.configuration.model.head;
      const ParameterLayout layout(model);
      std::vector<float> weights(layout.size());
      initializeParameters(layout, 1, weights.data());
      const std::span<const Sample> samples = std::span(experiment.dataset->training).first(1);
      const Trace trace = traceBatch<float>(model, weights, packBatch(model, samples, PaddingColumns::Kept));
      std::set<std::string> traced;
      for (const auto& [name, tensor] : trace.tensors) traced.insert(name);
      std::set<std::string> made;
      for (const Step& step : stepList(model, {})) made.insert(step.makes.begin(), step.makes.end());
      QCOMPARE(made, traced);
    }
  }

  void atAResidualTwoStreamsMeet() {
    const std::vector<Op> ops = opList({});
    const std::vector<Step> steps = stepList({}, {});
    const Step& addition = backwardOf(steps, ops, "encoder.layers.1.residual1");
    QCOMPARE(addition.reads, Names{"grad.encoder.layers.1.residual1"});
    QCOMPARE(addition.addsTo, Names{"grad.encoder.layers.0.output"});
    QCOMPARE(addition.makes, Names{"grad.encoder.layers.1.self_attn.output"});
    QCOMPARE(addition.formula, std::string("dX₁ = dR₁, dY = dR₁"));
    const Step& norm = backwardOf(steps, ops, "encoder.layers.1.norm1");
    QCOMPARE(norm.makes.front(), std::string("grad.encoder.layers.0.output"));
    QVERIFY(norm.formula.find("dX₁ = dX₁ + ") != std::string::npos);
    QVERIFY(norm.pytorch.find("grad_x = grad_x + ") != std::string::npos);
  }

  void theProjectionIsCompleteWhenQueryKeyAndValueAreDone() {
    const std::vector<Op> ops = opList({});
    const std::vector<Step> steps = stepList({}, {});
    const std::string weight = "grad.encoder.layers.0.self_attn.in_proj_weight";
    for (const char* output : {"encoder.layers.0.self_attn.v", "encoder.layers.0.self_attn.k"}) {
      QCOMPARE(std::ranges::count(backwardOf(steps, ops, output).addsTo, weight), 1);
    }
    const Step& query = backwardOf(steps, ops, "encoder.layers.0.self_attn.q");
    QCOMPARE(query.makes,
             (Names{"grad.encoder.layers.0.norm1", weight, "grad.encoder.layers.0.self_attn.in_proj_bias"}));
    QVERIFY(query.addsTo.empty());
  }

  void computedNamesFollowTheCursor() {
    const std::vector<Op> ops = opList({});
    const std::vector<Step> steps = stepList({}, {});
    const ComputedNames everything;
    QVERIFY(everything.contains("grad.embedding"));
    QVERIFY(ComputedNames(steps, -1).contains("loss"));
    const ComputedNames first(steps, 0);
    QVERIFY(first.contains("embedding"));
    QVERIFY(!first.contains("encoder.input"));
    QVERIFY(first.contains("head.weight"));
    QVERIFY(first.contains("tokens"));
    const int addition = indexOf(steps, backwardOf(steps, ops, "encoder.layers.1.residual1"));
    const int norm = indexOf(steps, backwardOf(steps, ops, "encoder.layers.1.norm1"));
    const std::string stream = "grad.encoder.layers.0.output";
    QVERIFY(!ComputedNames(steps, addition - 1).isPartial(stream));
    QVERIFY(ComputedNames(steps, addition).isPartial(stream));
    QVERIFY(!ComputedNames(steps, addition).contains(stream));
    QVERIFY(ComputedNames(steps, norm).contains(stream));
    QVERIFY(!ComputedNames(steps, norm).isPartial(stream));
    QVERIFY(ComputedNames(steps, static_cast<int>(steps.size()) + 5).contains("grad.embedding"));
  }

  void updatesFollowTheOptimizer() {
    const auto lastOf = [](const TrainingConfiguration& training) { return stepList({}, training).back(); };
    TrainingConfiguration training;
    training.optimizer = OptimizerKind::Sgd;
    QCOMPARE(lastOf(training).formula, std::string("g = dw, w ← w − η g"));
    QCOMPARE(lastOf(training).pytorch, std::string("g = head.bias.grad; head.bias.sub_(lr * g)"));
    training.momentum = 0.9;
    training.weightDecay = 0.01;
    training.clipNorm = 1;
    QCOMPARE(lastOf(training).pytorch, std::string("g = head.bias.grad * min(1, 1 / (norm + 1e-6)) + 0.01 * head.bias; "
                                                   "b.mul_(0.9).add_(g); head.bias.sub_(lr * b)"));
    training.optimizer = OptimizerKind::AdamW;
    QVERIFY(lastOf(training).formula.find("w ← (1 − η λ) w") != std::string::npos);
    QVERIFY(lastOf(training).pytorch.find("+ 0.01") == std::string::npos);
  }
};

QTEST_APPLESS_MAIN(StepListTest)
#include "step_list_test.moc"
