#include "model/inspect/op_list.h"

#include <QTest>
#include <algorithm>
#include <set>

#include "model/nn/parameters.h"
#include "tests/model/inspect/model_kinds.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

const Op& opOf(const std::vector<Op>& ops, const std::string& output) {
  const auto found = std::find_if(ops.begin(), ops.end(), [&](const Op& op) { return op.output == output; });
  if (found == ops.end()) throw std::runtime_error("no op makes " + output);
  return *found;
}

/// The outputs of layer `layer`, without its prefix.
QStringList layerOutputs(const std::vector<Op>& ops, int layer) {
  const QString prefix = QStringLiteral("encoder.layers.%1.").arg(layer);
  QStringList outputs;
  for (const Op& op : ops) {
    if (op.layer == layer) outputs.append(QString::fromStdString(op.output).remove(prefix));
  }
  return outputs;
}

const QStringList attentionOutputs{"self_attn.q",       "self_attn.k",     "self_attn.v",     "self_attn.scores",
                                   "self_attn.weights", "self_attn.heads", "self_attn.output"};

}  // namespace

class OpListTest : public QObject {
  Q_OBJECT

 private slots:
  void preNormalizesEachBranch() {
    const std::vector<Op> ops = opList({});
    const QStringList expected =
        QStringList{"norm1"} + attentionOutputs +
        QStringList{"residual1", "norm2", "linear1", "activation", "linear2", "residual2", "output"};
    QCOMPARE(layerOutputs(ops, 0), expected);
    QCOMPARE(layerOutputs(ops, 1), expected);
    QCOMPARE(opOf(ops, "encoder.layers.0.self_attn.q").inputs, std::vector<std::string>{"encoder.layers.0.norm1"});
    QCOMPARE(opOf(ops, "encoder.layers.0.residual1").inputs,
             (std::vector<std::string>{"encoder.input", "encoder.layers.0.self_attn.output"}));
    QCOMPARE(opOf(ops, "encoder.layers.1.residual1").inputs,
             (std::vector<std::string>{"encoder.layers.0.output", "encoder.layers.1.self_attn.output"}));
    QCOMPARE(opOf(ops, "encoder.layers.0.residual2").inputs,
             (std::vector<std::string>{"encoder.layers.0.residual1", "encoder.layers.0.linear2"}));
    QCOMPARE(opOf(ops, "encoder.norm").inputs, std::vector<std::string>{"encoder.layers.1.output"});
    QCOMPARE(opOf(ops, "logits").inputs, std::vector<std::string>{"encoder.norm"});
  }

  void rotaryPositionsTurnQueriesAndKeysInEveryLayer() {
    ModelConfiguration model;
    model.position = Position::Rotary;
    const std::vector<Op> ops = opList(model);
    QStringList rotated = attentionOutputs;
    rotated.insert(3, "self_attn.q_rotated");
    rotated.insert(4, "self_attn.k_rotated");
    for (const int layer : {0, 1}) QCOMPARE(layerOutputs(ops, layer).mid(1, rotated.size()), rotated);
    QCOMPARE(opOf(ops, "encoder.input").formula, std::string("X₀ = E"));
    const std::string attention = "encoder.layers.1.self_attn.";
    QCOMPARE(opOf(ops, attention + "q_rotated").inputs, std::vector<std::string>{attention + "q"});
    QCOMPARE(opOf(ops, attention + "scores").inputs,
             (std::vector<std::string>{attention + "q_rotated", attention + "k_rotated"}));
    QCOMPARE(opOf(ops, attention + "k_rotated").formula,
             std::string("K′ = [K₂ᵢ cos φ − K₂ᵢ₊₁ sin φ; K₂ᵢ sin φ + K₂ᵢ₊₁ cos φ], φ = t / 10000^(2iH/D)"));
    QCOMPARE(opOf(ops, attention + "scores").formula, std::string("S = Q′ K′ᵀ / √(D/H)"));
  }

  void aStemLiesBetweenTheEmbeddingAndThePositions() {
    ModelConfiguration model;
    model.stem = Stem::Convolution;
    const std::vector<Op> convolution = opList(model);
    QCOMPARE(opOf(convolution, "stem.convolution").inputs, (std::vector<std::string>{"embedding", "key_padding_mask"}));
    QCOMPARE(opOf(convolution, "stem.output").inputs, (std::vector<std::string>{"embedding", "stem.activation"}));
    QCOMPARE(opOf(convolution, "encoder.input").inputs, std::vector<std::string>{"stem.output"});
    QCOMPARE(opOf(convolution, "stem.output").formula, std::string("E′ = E + C⁺"));
    model.stem = Stem::Recurrent;
    const std::vector<Op> recurrence = opList(model);
    QCOMPARE(recurrence.size(), opList({}).size() + 1);
    const Op& gru = opOf(recurrence, "stem.output");
    QCOMPARE(gru.insides,
             (std::vector<std::string>{"stem.gru.reset", "stem.gru.update", "stem.gru.candidate", "stem.gru.hidden"}));
    QCOMPARE(gru.backwardReads,
             (std::vector<std::string>{"embedding", "key_padding_mask", "stem.output", "stem.gru.weight_ih_l0",
                                       "stem.gru.weight_hh_l0", "stem.gru.bias_ih_l0", "stem.gru.bias_hh_l0"}));
    QVERIFY(gru.pytorch.find("torch.gru_cell(embedding[:, t], state, *stem.gru.parameters())") != std::string::npos);
  }

  /// Fonts lose marks that are put over the letter before them.
  void formulasNeedNoCombiningMarks() {
    for (const ModelConfiguration& model : allModelKinds()) {
      for (const Op& op : opList(model)) {
        for (const std::string& formula : {op.formula, op.backwardFormula}) {
          const QString text = QString::fromStdString(formula);
          QVERIFY2(std::ranges::none_of(text, [](QChar letter) { return letter.isMark(); }), formula.c_str());
        }
      }
    }
  }

  void postNormalizesEachSum() {
    ModelConfiguration model;
    model.block = Block::Post;
    model.finalNorm = false;
    const std::vector<Op> ops = opList(model);
    QCOMPARE(layerOutputs(ops, 0), attentionOutputs + (QStringList{"residual1", "norm1", "linear1", "activation",
                                                                   "linear2", "residual2", "norm2", "output"}));
    QCOMPARE(opOf(ops, "encoder.layers.0.self_attn.q").inputs, std::vector<std::string>{"encoder.input"});
    QCOMPARE(opOf(ops, "encoder.layers.0.residual2").inputs,
             (std::vector<std::string>{"encoder.layers.0.norm1", "encoder.layers.0.linear2"}));
    QCOMPARE(opOf(ops, "encoder.layers.0.output").inputs, std::vector<std::string>{"encoder.layers.0.norm2"});
    QCOMPARE(opOf(ops, "logits").inputs, std::vector<std::string>{"encoder.layers.1.output"});
  }

  void patchesAreAConvolution() {
    ModelConfiguration model;
    model.input = patchesInput({.channels = 2, .height = 6, .width = 9, .patch = 3});
    const Op image = opList(model).front();
    QCOMPARE(image.inputs, std::vector<std::string>{"vectors"});
    QCOMPARE(image.parameters, (std::vector<std::string>{"patch_embedding.weight", "patch_embedding.bias"}));
    QCOMPARE(image.formula, std::string("E = W ∗ vectors + b"));
    QCOMPARE(image.pytorch,
             std::string("embedding = F.conv2d(F.fold(vectors.transpose(1, 2), (6, 9), 3, stride=3), "
                         "patch_embedding.weight, patch_embedding.bias, stride=3).flatten(2).transpose(1, 2)"));
    model.input = patchesInput({.frames = 4, .height = 6, .width = 9, .patch = 3, .patchFrames = 2});
    model.head = {.kind = HeadKind::Sequence, .pooling = Pooling::Cls};
    const Op video = opList(model).front();
    QCOMPARE(video.formula, std::string("E = [cls; W ∗ vectors + b]"));
    QVERIFY(video.pytorch.find("F.conv3d(vectors.unflatten(1, (2, 2, 3)).unflatten(-1, (1, 2, 3, 3))") !=
            std::string::npos);
    QVERIFY(video.pytorch.find("stride=(2, 3, 3)") != std::string::npos);
  }

  void asPrintedNeverReadsItsInputAgain() {
    ModelConfiguration model;
    model.block = Block::AsPrinted;
    model.finalNorm = false;
    const std::vector<Op> ops = opList(model);
    QCOMPARE(layerOutputs(ops, 0),
             QStringList{"norm1"} + attentionOutputs +
                 (QStringList{"residual1", "norm2", "linear1", "activation", "linear2", "residual2", "output"}));
    QCOMPARE(opOf(ops, "encoder.layers.0.residual1").inputs,
             std::vector<std::string>{"encoder.layers.0.self_attn.output"});
    QCOMPARE(opOf(ops, "encoder.layers.0.residual2").inputs, std::vector<std::string>{"encoder.layers.0.linear2"});
    QCOMPARE(opOf(ops, "encoder.layers.0.residual1").formula, std::string("R₁ = Y + Y"));
    for (const Op& op : ops) {
      if (op.layer == 0 && op.hook != Hook::Norm1) {
        QVERIFY(std::find(op.inputs.begin(), op.inputs.end(), "encoder.input") == op.inputs.end());
      }
    }
  }

  void everyTensorIsMadeBeforeItIsReadAndOnce() {
    const std::set<std::string> batch{"tokens", "vectors", "key_padding_mask", "targets"};
    for (const ModelConfiguration& model : allModelKinds()) {
      std::set<std::string> made = batch;
      for (const Op& op : opList(model)) {
        QVERIFY2(!op.inputs.empty(), op.output.c_str());
        for (const std::string& input : op.inputs) QVERIFY2(made.contains(input), op.output.c_str());
        QVERIFY2(made.insert(op.output).second, op.output.c_str());
        QCOMPARE(op.output, hookName(op.hook, op.layer));
        QCOMPARE(op.layer >= 0, isInLayer(op.hook));
      }
      QVERIFY(made.contains("loss"));
      QCOMPARE(made.contains("encoder.norm"), model.finalNorm);
      QCOMPARE(made.contains("pooled"), model.head.kind == HeadKind::Sequence);
    }
  }

  void theOpsReadEveryParameterOfTheModelAndNoOther() {
    for (const ModelConfiguration& model : allModelKinds()) {
      std::set<std::string> read;
      for (const Op& op : opList(model)) read.insert(op.parameters.begin(), op.parameters.end());
      std::set<std::string> expected;
      const ParameterLayout layout(model);
      for (const Parameter& parameter : layout.parameters()) expected.insert(parameter.name);
      QCOMPARE(read, expected);
    }
  }

  void nothingIsLeftToFillIn() {
    for (const ModelConfiguration& model : allModelKinds()) {
      for (const Op& op : opList(model)) {
        QVERIFY2(op.formula.find_first_of("{}") == std::string::npos, op.formula.c_str());
        QVERIFY2(op.pytorch.find_first_of("{}\n") == std::string::npos, op.pytorch.c_str());
        QVERIFY(op.formula.find(" = ") != std::string::npos);
        QVERIFY(op.pytorch.find(" = ") != std::string::npos);
      }
    }
  }

  void formulasAndLinesSpeakOfTheTensorsThatTheyRead() {
    ModelConfiguration model;
    model.numLayers = 11;
    const std::vector<Op> ops = opList(model);
    const Op& scores = opOf(ops, "encoder.layers.1.self_attn.scores");
    QCOMPARE(scores.formula, std::string("S = Q Kᵀ / √(D/H)"));
    QCOMPARE(scores.pytorch, std::string("scores = torch.matmul(q, k.transpose(-2, -1)) / math.sqrt(8)"));
    QCOMPARE(scores.axes, (std::vector<std::string>{"B", "H", "T", "T"}));
    QCOMPARE(opOf(ops, "encoder.layers.1.residual1").formula, std::string("R₁ = X₁ + Y"));
    QCOMPARE(opOf(ops, "encoder.layers.10.output").formula, std::string("X₁₁ = R₂"));
    QCOMPARE(opOf(ops, "encoder.layers.1.self_attn.k").pytorch,
             std::string("k = F.linear(norm1, encoder.layers[1].self_attn.in_proj_weight[32:64], "
                         "encoder.layers[1].self_attn.in_proj_bias[32:64]).unflatten(-1, (4, 8)).transpose(1, 2)"));
  }

  void theHeadAndTheLossFollowTheConfiguration() {
    ModelConfiguration model;
    model.head.kind = HeadKind::Sequence;
    QCOMPARE(opOf(opList(model), "pooled").inputs, (std::vector<std::string>{"encoder.norm", "key_padding_mask"}));
    QCOMPARE(opOf(opList(model), "logits").axes, (std::vector<std::string>{"B", "outputs"}));
    model.head.pooling = Pooling::Cls;
    QCOMPARE(opOf(opList(model), "pooled").inputs, std::vector<std::string>{"encoder.norm"});
    model.head.loss = LossKind::MeanSquaredError;
    QCOMPARE(opOf(opList(model), "loss").pytorch, std::string("loss = F.mse_loss(logits, targets)"));
    QVERIFY(opOf(opList(model), "loss").axes.empty());
  }

  void aModelWithoutLayersStillHasItsEnds() {
    ModelConfiguration model;
    model.numLayers = 0;
    model.finalNorm = false;
    const std::vector<Op> ops = opList(model);
    QCOMPARE(ops.size(), std::size_t(4));
    QCOMPARE(opOf(ops, "logits").inputs, std::vector<std::string>{"encoder.input"});
  }
};

QTEST_APPLESS_MAIN(OpListTest)
#include "op_list_test.moc"
