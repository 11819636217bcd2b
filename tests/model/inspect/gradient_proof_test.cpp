#include "model/inspect/gradient_proof.h"

#include <QTest>
#include <algorithm>
#include <cmath>

#include "model/inspect/op_list.h"
#include "model/nn/parameters.h"
#include "tests/model/inspect/model_kinds.h"
#include "tests/model/sanitized.h"
#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

/// Two samples of 5 and 3 tokens (or as many as there are patches), the second with padding, that fit any kind of
/// model.
Batch smallBatch(const ModelConfiguration& model) {
  std::vector<Sample> samples(2);
  RandomStream random(3);
  for (std::size_t s = 0; s < samples.size(); ++s) {
    const bool isPicture = model.input.kind == InputKind::Patches;
    const std::size_t length = isPicture ? static_cast<std::size_t>(model.input.patchCount()) : s == 0 ? 5 : 3;
    for (std::size_t t = 0; t < length; ++t) {
      if (model.input.kind == InputKind::Tokens) {
        samples[s].tokens.push_back(static_cast<std::int32_t>(random.below(6)));
      }
      for (int f = 0; model.input.kind != InputKind::Tokens && f < model.input.features; ++f)
        samples[s].vectors.push_back(static_cast<float>(random.normal()));
    }
    if (s == 1) samples[s].padding.resize(length);
    if (s == 1) samples[s].padding.back() = 1;
    const std::size_t judged = model.head.kind == HeadKind::Token ? length : 1;
    if (model.head.loss == LossKind::CrossEntropy) {
      for (std::size_t t = 0; t < judged; ++t) samples[s].classes.push_back(static_cast<std::int64_t>(random.below(3)));
    } else {
      for (std::size_t i = 0; i < judged * 3; ++i) samples[s].values.push_back(static_cast<float>(random.normal()));
    }
  }
  return packBatch(model, samples, PaddingColumns::Kept);
}

std::vector<float> initialWeights(const ModelConfiguration& model) {
  const ParameterLayout layout(model);
  std::vector<float> weights(layout.size());
  initializeParameters(layout, 7, weights.data());
  return weights;
}

ModelConfiguration smallModel() { return copyExperiment().configuration.model; }

/// Makes the backward pass wrong from the feed-forward's output on.
class WrongGradient : public Probe<double> {
 public:
  explicit WrongGradient(double factor = 1.001) : m_factor(factor) {}
  void visit(const HookedTensor<double>& tensor) override {
    if (tensor.pass == Pass::Backward && tensor.hook == Hook::Linear2) tensor.values(0, 0) *= m_factor;
  }

 private:
  double m_factor;
};

QString refusal(GradientProver& prover, const CellAddress& cell, double epsilon = defaultNudge) {
  try {
    prover.prove(cell, epsilon);
  } catch (const std::invalid_argument& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class GradientProofTest : public QObject {
  Q_OBJECT

 private slots:
  void everyTensorOfEveryKindOfModelIsProved() {
    std::size_t kinds = 0;
    std::size_t agreeing = 0;
    std::size_t proven = 0;
    for (ModelConfiguration model : allModelKinds()) {
      model.dModel = 8;
      model.nhead = 2;
      model.dimFeedforward = 10;
      model.numLayers = 2;
      model.maxLength = 6;
      if (model.input.kind == InputKind::Tokens) model.input.vocabulary = 6;
      model.head.outputs = 3;
      GradientProver prover(model, initialWeights(model), smallBatch(model));
      std::vector<std::string> names;
      for (const Op& op : opList(model)) names.push_back(op.output);
      const ParameterLayout layout(model);
      for (const Parameter& parameter : layout.parameters()) names.push_back(parameter.name);
      for (std::size_t i = kinds++ % sanitizedStride; i < names.size(); i += sanitizedStride, ++proven) {
        const TensorProof tensor = prover.proveTensor(names[i], 3, 11);
        QVERIFY2(tensor.disagreeing == 0, names[i].c_str());
        for (const GradientProof& proof : tensor.proofs) agreeing += proof.verdict == ProofVerdict::Agrees ? 1 : 0;
      }
    }
    QVERIFY(agreeing > 2 * proven);  // of three a tensor: few are zero, fewer have kinks
  }

  void lossesSlopeAndErrorAreShown() {
    const ModelConfiguration model = smallModel();
    const std::vector<float> weights = initialWeights(model);
    const CellAddress cell{"head.bias", {2}};
    const GradientProof proof = GradientProver(model, weights, smallBatch(model)).prove(cell, 1e-4);
    QCOMPARE(proof.cell, cell);
    QCOMPARE(proof.value, static_cast<double>(weights[ParameterLayout(model).at("head.bias").offset + 2]));
    QVERIFY(std::abs(proof.epsilon - 1e-4) < 1e-12);
    QVERIFY(proof.lossBelow != proof.lossAbove);
    QVERIFY((proof.lossBelow - proof.loss) * (proof.lossAbove - proof.loss) < 0);
    QCOMPARE(proof.slope, (proof.lossAbove - proof.lossBelow) / (2 * proof.epsilon));
    QVERIFY(proof.backpropagated != 0);
    QVERIFY(proof.relativeError < 1e-6);
    QCOMPARE(proof.verdict, ProofVerdict::Agrees);
    const GradientProof ofGradient =
        GradientProver(model, weights, smallBatch(model)).prove({"grad.head.bias", {2}}, 1e-4);
    QCOMPARE(ofGradient.cell, cell);
    QCOMPARE(ofGradient.slope, proof.slope);
  }

  void theLossItselfHasTheSlopeOne() {
    const ModelConfiguration model = smallModel();
    const GradientProof proof = GradientProver(model, initialWeights(model), smallBatch(model)).prove({"loss", {}});
    QCOMPARE(proof.backpropagated, 1.0);
    QVERIFY(std::abs(proof.slope - 1) < 1e-8);
  }

  void aWrongGradientIsNoticed() {
    const ModelConfiguration model = smallModel();
    WrongGradient wrong;
    GradientProver prover(model, initialWeights(model), smallBatch(model), {}, &wrong);
    QCOMPARE(prover.prove({"encoder.layers.0.linear2.bias", {0}}).verdict, ProofVerdict::Disagrees);
    QCOMPARE(prover.prove({"encoder.layers.0.linear2.bias", {1}}).verdict, ProofVerdict::Agrees);
    QCOMPARE(prover.prove({"encoder.layers.0.linear2", {0, 0, 0}}).verdict, ProofVerdict::Disagrees);
    QCOMPARE(prover.prove({"encoder.layers.0.linear2", {0, 1, 0}}).verdict, ProofVerdict::Agrees);
    QCOMPARE(prover.prove({"logits", {0, 0, 0}}).verdict, ProofVerdict::Agrees);
    const TensorProof tensor = prover.proveTensor("encoder.layers.0.norm2", 1000, 1);
    QVERIFY(tensor.disagreeing > 0);
    QCOMPARE(tensor.proofs[tensor.worst].verdict, ProofVerdict::Disagrees);
  }

  void aNudgeThatIsTooLargeIsNotTheBackwardPassesFault() {
    for (const Activation activation : {Activation::Relu, Activation::Gelu}) {
      ModelConfiguration model = smallModel();
      model.activation = activation;
      GradientProver prover(model, initialWeights(model), smallBatch(model));
      std::size_t tooLarge = 0;
      for (const double epsilon : {1.0, 1e-1, 1e-2, 1e-3}) {
        for (const char* name : {"embedding", "encoder.layers.0.self_attn.scores", "encoder.layers.0.linear1",
                                 "encoder.layers.0.norm1.weight", "logits", "head.weight"}) {
          const TensorProof tensor = prover.proveTensor(name, 12, 1, epsilon);
          QVERIFY2(tensor.disagreeing == 0, name);
          tooLarge += tensor.tooLarge;
          if (tensor.tooLarge == 0) continue;
          const auto bent = std::ranges::find(tensor.proofs, ProofVerdict::TooLarge, &GradientProof::verdict);
          QVERIFY(bent->relativeError > 1e-6);
          QVERIFY(prover.prove(bent->cell, 1e-5).verdict != ProofVerdict::Disagrees);
        }
      }
      QVERIFY(tooLarge > 20);
    }
  }

  void aWrongGradientIsNoticedWithEveryNudge() {
    const ModelConfiguration model = smallModel();
    for (int exponent = -9; exponent <= -1; ++exponent) {
      const double epsilon = std::pow(10.0, exponent);
      // The smallest nudges measure least exactly.
      WrongGradient wrong(exponent < -6 ? 1.1 : 1.001);
      GradientProver prover(model, initialWeights(model), smallBatch(model), {}, &wrong);
      for (const CellAddress& cell :
           {CellAddress{"encoder.layers.0.linear2.bias", {0}}, CellAddress{"encoder.layers.0.linear2", {0, 0, 0}}}) {
        const GradientProof proof = prover.prove(cell, epsilon);
        QVERIFY2(proof.verdict == ProofVerdict::Disagrees, qPrintable(QString::number(exponent)));
      }
      QVERIFY(prover.prove({"encoder.layers.0.linear2.bias", {1}}, epsilon).verdict != ProofVerdict::Disagrees);
    }
  }

  void aReluInputSetToZeroByHandSitsAtItsKink() {
    const ModelConfiguration model = smallModel();
    const CellAddress cell{"encoder.layers.0.linear1", {0, 1, 3}};
    Interventions interventions;
    interventions.list = {CellSet{cell, 0.0F}};
    for (const double epsilon : {1e-1, 1e-5, 1e-9}) {
      GradientProver prover(model, initialWeights(model), smallBatch(model), interventions);
      const GradientProof proof = prover.prove(cell, epsilon);
      QCOMPARE(proof.value, 0.0);
      QCOMPARE(proof.verdict, ProofVerdict::Kink);
      QCOMPARE(proof.kinksAbove, std::vector<CellAddress>{cell});
      QVERIFY(proof.kinksBelow.empty());
      QCOMPARE(proof.lossBelow, proof.loss);
      QCOMPARE(proof.backpropagated, 0.0);
    }
  }

  void aKinkIsRecognised() {
    const ModelConfiguration model = smallModel();
    const ParameterLayout layout(model);
    std::vector<float> weights = initialWeights(model);
    const Parameter& weight = layout.at("encoder.layers.0.linear1.weight");
    const Parameter& bias = layout.at("encoder.layers.0.linear1.bias");
    constexpr std::size_t unit = 4;  // gets exactly 0 from every token
    std::fill_n(weights.begin() + static_cast<std::ptrdiff_t>(weight.offset + unit * 16), 16, 0.0F);
    weights[bias.offset + unit] = 0;
    const Batch batch = smallBatch(model);
    GradientProver prover(model, weights, batch);
    const GradientProof proof = prover.prove({"encoder.layers.0.linear1.bias", {unit}});
    QCOMPARE(proof.verdict, ProofVerdict::Kink);
    QCOMPARE(proof.backpropagated, 0.0);
    QVERIFY(proof.slope != 0);
    QCOMPARE(proof.lossBelow, proof.loss);  // 0 stays 0 below
    QVERIFY(proof.kinksBelow.empty());
    QCOMPARE(proof.kinksAbove.size(), batch.columnCount());
    QCOMPARE(proof.kinksAbove[0], (CellAddress{"encoder.layers.0.linear1", {0, 0, unit}}));
    QCOMPARE(proof.kinksAbove[5], (CellAddress{"encoder.layers.0.linear1", {1, 0, unit}}));
    const TensorProof tensor = prover.proveTensor("encoder.layers.0.linear1.bias", 1000, 1);
    QCOMPARE(tensor.kinks, std::size_t{1});
    QCOMPARE(tensor.disagreeing, std::size_t{0});
    QVERIFY(tensor.proofs[tensor.worst].verdict != ProofVerdict::Kink);
  }

  void aWrongGradientIsNoExcuseAtAKink() {
    const ModelConfiguration model = smallModel();
    const ParameterLayout layout(model);
    std::vector<float> weights = initialWeights(model);
    weights[layout.at("encoder.layers.0.linear1.bias").offset] = 0;
    std::fill_n(weights.begin() + static_cast<std::ptrdiff_t>(layout.at("encoder.layers.0.linear1.weight").offset), 16,
                0.0F);
    class Invented : public Probe<double> {
     public:
      void visit(const HookedTensor<double>& tensor) override {
        if (tensor.pass == Pass::Backward && tensor.hook == Hook::Linear1) tensor.values(0, 0) += 1;
      }
    } invented;
    GradientProver prover(model, weights, smallBatch(model), {}, &invented);
    QCOMPARE(prover.prove({"encoder.layers.0.linear1.bias", {0}}).verdict, ProofVerdict::Disagrees);
  }

  void aNudgeBelowTheRoundingIsSaidToBeTooSmall() {
    const ModelConfiguration model = smallModel();
    std::vector<float> weights = initialWeights(model);
    weights[ParameterLayout(model).at("head.bias").offset + 2] = 1e8F;  // its neighbours are more than 10⁻⁹ away
    GradientProver prover(model, weights, smallBatch(model));
    const GradientProof proof = prover.prove({"head.bias", {2}}, 1e-9);
    QCOMPARE(proof.verdict, ProofVerdict::TooSmall);
    QCOMPARE(proof.epsilon, 0.0);
    const TensorProof tensor = prover.proveTensor("head.bias", 1000, 1, 1e-9);
    QCOMPARE(tensor.tooSmall, std::size_t{1});
    QCOMPARE(tensor.proofs.size(), std::size_t{6});
    QVERIFY(tensor.proofs[tensor.worst].verdict != ProofVerdict::TooSmall);
    const TensorProof all = prover.proveTensor("encoder.layers.0.norm1.weight", 3, 1, 1e-30);
    QCOMPARE(all.tooSmall, std::size_t{3});
    QCOMPARE(all.medianError, 0.0);
  }

  void zeroGradientsAreSaidToBeZero() {
    const ModelConfiguration model = smallModel();
    GradientProver prover(model, initialWeights(model), smallBatch(model));
    // A softmax does not notice what is added to all keys.
    const GradientProof proof = prover.prove({"encoder.layers.0.self_attn.in_proj_bias", {16 + 3}});
    QCOMPARE(proof.verdict, ProofVerdict::BothZero);
    QCOMPARE(proof.relativeError, 0.0);
  }

  void whatInterventionsLeaveIsProved() {
    ModelConfiguration model = smallModel();
    model.activation = Activation::Gelu;
    const std::string layer = "encoder.layers.0.";
    Interventions interventions;
    interventions.list = {HeadOff{0, 1}, NormOff{0, 2}, ResidualOff{0, 1}, WeightPinned{0, 0, 1, 2, 0.75F},
                          CellSet{{layer + "linear1", {0, 1, 3}}, 2.5F}};
    GradientProver prover(model, initialWeights(model), smallBatch(model), interventions);
    for (const Op& op : opList(model))
      QVERIFY2(prover.proveTensor(op.output, 40, 1).disagreeing == 0, op.output.c_str());
    QCOMPARE(prover.prove({layer + "linear1", {0, 1, 3}}).verdict, ProofVerdict::BothZero);
    QCOMPARE(prover.prove({layer + "linear1", {0, 1, 3}}).value, 2.5);
    QCOMPARE(prover.prove({layer + "linear1", {0, 1, 4}}).verdict, ProofVerdict::Agrees);
    QCOMPARE(prover.prove({layer + "self_attn.weights", {0, 0, 1, 2}}).verdict, ProofVerdict::BothZero);
  }

  void samplingIsSeededAndCoversSmallTensorsWhole() {
    const ModelConfiguration model = smallModel();
    GradientProver prover(model, initialWeights(model), smallBatch(model));
    const auto cellsOf = [](const TensorProof& tensor) {
      std::vector<std::vector<std::size_t>> cells;
      for (const GradientProof& proof : tensor.proofs) cells.push_back(proof.cell.index);
      return cells;
    };
    const TensorProof first = prover.proveTensor("head.weight", 8, 1);
    QCOMPARE(first.proofs.size(), std::size_t{8});
    QCOMPARE(first.cellCount, std::size_t{6 * 16});
    QCOMPARE(cellsOf(prover.proveTensor("head.weight", 8, 1)), cellsOf(first));
    QVERIFY(cellsOf(prover.proveTensor("head.weight", 8, 2)) != cellsOf(first));
    QCOMPARE(prover.proveTensor("head.bias", 100, 1).proofs.size(), std::size_t{6});
    QVERIFY(first.medianError < 1e-6);
    // The second sample has 3 of 5 tokens: the other cells were not computed.
    QCOMPARE(prover.proveTensor("encoder.input", 1, 1).cellCount, std::size_t{8 * 16});
  }

  void whatCannotBeProvedIsRefused() {
    const ModelConfiguration model = smallModel();
    GradientProver prover(model, initialWeights(model), smallBatch(model));
    QCOMPARE(refusal(prover, {"head.weigth", {0, 0}}),
             "This model has no parameter and no intermediate named \"head.weigth\".");
    QCOMPARE(refusal(prover, {"head.weight", {6, 0}}), "head.weight has the shape (6, 16), which has no cell (6, 0).");
    QVERIFY(refusal(prover, {"head.weight", {0}}).contains("no cell (0,)"));
    QVERIFY(refusal(prover, {"encoder.input", {1, 4, 0}}).contains("was not computed"));
    QVERIFY(refusal(prover, {"head.bias", {0}}, 0).contains("above 0"));
    QVERIFY_EXCEPTION_THROWN(prover.proveTensor("head.bias", 0, 1), std::invalid_argument);
    Batch withoutTargets = smallBatch(model);
    withoutTargets.classes.clear();
    QVERIFY_EXCEPTION_THROWN(GradientProver(model, initialWeights(model), withoutTargets), std::invalid_argument);
  }
};

QTEST_APPLESS_MAIN(GradientProofTest)
#include "gradient_proof_test.moc"
