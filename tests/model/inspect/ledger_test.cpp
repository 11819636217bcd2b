#include "model/inspect/ledger.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "tests/model/inspect/ledger_faults.h"
#include "tests/model/sanitized.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

/// Every combination of what a configuration can choose.
std::vector<ModelConfiguration> everyConfiguration() {
  constexpr int combinations = 3 * 3 * 4 * 2 * 4 * 2;
  const std::array<InputConfiguration, 4> inputs{
      {smallModel().input,
       {InputKind::Vectors, 6, 3},
       patchesInput({.channels = 2, .height = 4, .width = 4, .patch = 2}),
       patchesInput({.frames = 4, .height = 4, .width = 2, .patch = 2, .patchFrames = 2})}};
  std::vector<ModelConfiguration> models;
  for (int combination = 0; combination < combinations; ++combination) {
    int rest = combination;
    const auto choose = [&rest](int of) {
      const int chosen = rest % of;
      rest /= of;
      return chosen;
    };
    ModelConfiguration model = smallModel();
    model.block = static_cast<Block>(choose(3));
    const int head = choose(3);
    model.head.kind = head == 0 ? HeadKind::Token : HeadKind::Sequence;
    model.head.pooling = head == 2 ? Pooling::Cls : Pooling::Mean;
    model.position = static_cast<Position>(choose(4));
    model.activation = static_cast<Activation>(choose(2));
    model.input = inputs[static_cast<std::size_t>(choose(4))];
    model.head.loss = static_cast<LossKind>(choose(2));
    model.finalNorm = (combination % 2 == 0) == (model.block == Block::Pre);
    model.numLayers = 1 + combination % 2;
    // Five takes turns with all that is chosen above.
    constexpr std::array stems{Stem::None, Stem::Convolution, Stem::Recurrent, Stem::Convolution, Stem::Recurrent};
    model.stem = stems.at(static_cast<std::size_t>(combination) % stems.size());
    models.push_back(model);
  }
  return models;
}

/// A model small enough to work out on paper: D = 2, one head, post; token 0 is (1, 0), token 1 is (0, 2), and
/// Q = K = V = X.
Traced onPaper() {
  ModelConfiguration model;
  model.dModel = 2;
  model.nhead = 1;
  model.numLayers = 1;
  model.dimFeedforward = 2;
  model.block = Block::Post;
  model.finalNorm = false;
  model.position = Position::None;
  model.input.vocabulary = 3;
  model.head.outputs = 2;
  const ParameterLayout layout(model);
  std::vector<float> weights(layout.size());
  const auto set = [&](const char* name, const std::vector<float>& values) {
    std::ranges::copy(values, weights.begin() + static_cast<std::ptrdiff_t>(layout.at(name).offset));
  };
  set("token_embedding.weight", {1, 0, 0, 2, 5, 5});
  set("encoder.layers.0.self_attn.in_proj_weight", {1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1});
  set("encoder.layers.0.self_attn.out_proj.weight", {1, 0, 0, 1});
  set("encoder.layers.0.norm1.weight", {1, 1});
  set("encoder.layers.0.norm2.weight", {1, 1});
  set("head.weight", {1, 0, 0, 1});
  Sample sample;
  sample.tokens = {0, 1, 1};
  sample.classes = {0, 1, 0};
  return {model, std::move(weights), packBatch(model, std::span(&sample, 1), PaddingColumns::Kept)};
}

Index randomCell(const std::vector<std::size_t>& shape, RandomStream& random) {
  Index index;
  for (const std::size_t extent : shape) index.push_back(random.below(extent));
  return index;
}

QStringList stepNames(const CellExplanation& explanation) {
  QStringList names;
  for (const LedgerStep& step : explanation.steps) names.append(QString::fromStdString(step.name));
  return names;
}

bool isNear(double a, double b) { return std::abs(a - b) < 1e-6; }

}  // namespace

class LedgerTest : public QObject {
  Q_OBJECT

 private slots:
  void everyTensorOfEveryModelAddsUp() {
    RandomStream random(3);
    const std::vector<ModelConfiguration> models = everyConfiguration();
    for (std::size_t i = 0; i < models.size(); i += sanitizedStride) {
      const Traced traced(models[i]);
      for (const auto& [name, tensor] : traced.trace.tensors) {
        for (int repetition = 0; repetition < 2; ++repetition) {
          const CellAddress cell{name, randomCell(tensor.shape, random)};
          if (std::isnan(traced.context.at(cell))) {
            QVERIFY_EXCEPTION_THROWN(traced.explain(cell), std::invalid_argument);
            continue;
          }
          const CellExplanation explanation = traced.explain(cell);
          const QString fault = faultOf(explanation, traced.context);
          QVERIFY2(fault.isEmpty(), (fault + "\n" + explanationText(explanation).c_str()).toUtf8().constData());
        }
      }
    }
  }

  void everyCellOfOneModelAddsUp() {
    for (const Block block : {Block::Pre, Block::Post, Block::AsPrinted}) {
      ModelConfiguration model = smallModel();
      model.block = block;
      model.position = block == Block::Pre ? Position::Rotary : Position::Sinusoidal;
      const Traced traced(model);
      for (const CellAddress& cell : computedCells(traced.trace)) {
        const QString fault = faultOf(traced.explain(cell), traced.context);
        QVERIFY2(fault.isEmpty(), qPrintable(fault + QString::fromStdString(cell.tensor + indexText(cell.index))));
      }
    }
  }

  void aScoreIsADotProduct() {
    const CellExplanation score = onPaper().explain({"encoder.layers.0.self_attn.scores", {0, 0, 1, 2}});
    QVERIFY(isNear(score.value, 4 / std::sqrt(2.0)));  // (0, 2) · (0, 2) / √2
    QCOMPARE(score.steps.size(), std::size_t(1));
    const std::vector<LedgerTerm>& terms = score.steps.front().terms;
    QCOMPARE(terms[0].value, 0.0);
    QVERIFY(isNear(terms[1].value, 4 / std::sqrt(2.0)));
    QCOMPARE(terms[1].label, std::string("q[1, 1] k[2, 1] / √2"));
    QCOMPARE(terms[1].sources, (std::vector<CellAddress>{{"encoder.layers.0.self_attn.q", {0, 0, 1, 1}},
                                                         {"encoder.layers.0.self_attn.k", {0, 0, 2, 1}}}));
    QCOMPARE(score.formula, std::string("S = Q Kᵀ / √(D/H)"));
  }

  void aWeightIsAShareOfExponentials() {
    const CellExplanation weight = onPaper().explain({"encoder.layers.0.self_attn.weights", {0, 0, 1, 0}});
    QCOMPARE(weight.steps.size(), std::size_t(3));
    QCOMPARE(weight.steps[0].combine, Combine::Max);
    QVERIFY(isNear(weight.steps[0].result, 4 / std::sqrt(2.0)));
    QVERIFY(isNear(weight.steps[1].result, 2 + std::exp(-4 / std::sqrt(2.0))));
    QVERIFY(isNear(weight.value, std::exp(-4 / std::sqrt(2.0)) / (2 + std::exp(-4 / std::sqrt(2.0)))));
  }

  void paddingHasNoWeight() {
    const Traced traced(smallModel());
    const CellExplanation weight = traced.explain({"encoder.layers.0.self_attn.weights", {0, 1, 2, 1}});
    QCOMPARE(weight.value, 0.0);
    QCOMPARE(weight.steps[0].terms.size(), std::size_t(3));  // of four tokens one is padding
    QVERIFY(weight.steps.back().terms.front().label.find("padding") != std::string::npos);
  }

  void aNormIsMeanVarianceScaleAndShift() {
    const Traced traced = onPaper();
    const CellExplanation norm = traced.explain({"encoder.layers.0.norm1", {0, 0, 0}});
    const double first = traced.context.at({"encoder.layers.0.residual1", {0, 0, 0}});
    const double second = traced.context.at({"encoder.layers.0.residual1", {0, 0, 1}});
    QVERIFY(isNear(norm.steps[0].result, (first + second) / 2));
    QVERIFY(isNear(norm.steps[1].result, (first - second) * (first - second) / 4));
    // Of two numbers the larger is 1 after the norm, but for 10⁻⁵.
    QVERIFY(std::abs(norm.value - (first > second ? 1 : -1)) < 1e-4);
  }

  void aRowOfTheEmbeddingSumsOverItsTokens() {
    const Traced traced = onPaper();
    const auto gradient = [&](std::size_t row) { return traced.explain({"grad.token_embedding.weight", {row, 1}}); };
    const std::vector<LedgerTerm> terms = gradient(1).steps.back().terms;
    QCOMPARE(terms[0].sources.front(), (CellAddress{"grad.embedding", {0, 1, 1}}));
    QCOMPARE(terms[1].sources.front(), (CellAddress{"grad.embedding", {0, 2, 1}}));
    QCOMPARE(gradient(2).value, 0.0);
    QVERIFY(gradient(2).steps.back().terms.front().label.find("no token") != std::string::npos);
  }

  void aBiasGradientHasOneTermAToken() {
    const Traced traced(smallModel());
    const CellExplanation bias = traced.explain({"grad.encoder.layers.0.linear2.bias", {3}});
    const std::size_t tokens = traced.batch.columnCount();
    std::set<Index> places;
    for (const LedgerTerm& term : bias.steps.back().terms) {
      for (const CellAddress& source : term.sources) places.insert({source.index[0], source.index[1]});
    }
    QCOMPARE(places.size(), tokens);
  }

  void theLossIsAMeanOverTargets() {
    const Traced traced = onPaper();
    const CellExplanation loss = traced.explain({"loss", {}});
    double sum = 0;
    for (std::size_t t = 0; t < 3; ++t) {
      const double z0 = traced.context.at({"logits", {0, t, 0}});
      const double z1 = traced.context.at({"logits", {0, t, 1}});
      sum += std::log(1 + std::exp(t == 1 ? z0 - z1 : z1 - z0));
    }
    QVERIFY(isNear(loss.value, sum / 3));
    QVERIFY(
        isNear(loss.steps.back().terms[0].value + loss.steps.back().terms[1].value + loss.steps.back().terms[2].value,
               sum / 3));
    QCOMPARE(traced.explain({"grad.loss", {}}).value, 1.0);
  }

  void aRotatedCellIsMadeOfItsPair() {
    ModelConfiguration model = smallModel();
    model.position = Position::Rotary;
    const Traced traced(model);
    const std::string attention = "encoder.layers.0.self_attn.";
    const auto labels = [&](const std::string& name, std::size_t feature) {
      QStringList terms;
      const CellExplanation explanation = traced.explain({name, {0, 1, 3, feature}});
      for (const LedgerTerm& term : explanation.steps.front().terms) {
        if (term.label != phrases::rounding) terms.append(QString::fromStdString(term.label));
      }
      return terms;
    };
    QCOMPARE(labels(attention + "q_rotated", 2), (QStringList{"q[3, 2] cos φ", "−q[3, 3] sin φ"}));
    QCOMPARE(labels(attention + "k_rotated", 3), (QStringList{"k[3, 3] cos φ", "k[3, 2] sin φ"}));
    QCOMPARE(labels("grad." + attention + "q", 2), (QStringList{"dy[3, 2] cos φ", "dy[3, 3] sin φ"}));
    QCOMPARE(labels("grad." + attention + "k", 3), (QStringList{"dy[3, 3] cos φ", "−dy[3, 2] sin φ"}));
    // The second of two pairs turns by t · 10000^(−2/4).
    const CellExplanation rotated = traced.explain({attention + "q_rotated", {0, 1, 3, 2}});
    QCOMPARE(rotated.steps.size(), std::size_t(1));
    const std::vector<LedgerTerm>& terms = rotated.steps.front().terms;
    QCOMPARE(terms[0].sources, (std::vector<CellAddress>{{attention + "q", {0, 1, 3, 2}}}));
    QCOMPARE(terms[1].sources, (std::vector<CellAddress>{{attention + "q", {0, 1, 3, 3}}}));
    QVERIFY(isNear(terms[0].factors[1], std::cos(0.03)));
    QVERIFY(isNear(terms[1].factors[1], -std::sin(0.03)));
    QCOMPARE(
        traced.explain({attention + "scores", {0, 1, 3, 2}}).steps.front().terms[1].sources,
        (std::vector<CellAddress>{{attention + "q_rotated", {0, 1, 3, 1}}, {attention + "k_rotated", {0, 1, 2, 1}}}));
  }

  void streamsOfAResidualAdd() {
    ModelConfiguration model = smallModel();
    const QString layer = QStringLiteral("encoder.layers.0.");
    QCOMPARE(stepNames(Traced(model).explain({"grad.encoder.layers.0.residual1", {0, 0, 0}})).mid(6),
             (QStringList{"via " + layer + "norm2", "via " + layer + "residual2", "grad." + layer + "residual1"}));
    model.block = Block::Post;
    QCOMPARE(stepNames(Traced(model).explain({"grad.encoder.input", {0, 0, 0}})),
             (QStringList{"via " + layer + "self_attn.q", "via " + layer + "self_attn.k",
                          "via " + layer + "self_attn.v", "via " + layer + "residual1", "grad.encoder.input"}));
    model.block = Block::AsPrinted;
    const CellExplanation doubled = Traced(model).explain({"grad.encoder.layers.0.self_attn.output", {0, 0, 0}});
    QCOMPARE(doubled.steps.back().terms.size(), std::size_t(2));
    QCOMPARE(doubled.steps.back().terms[0].value, doubled.steps.back().terms[1].value);
  }

  void whatNothingExplainsIsNotCalledRounding() {
    Traced traced(smallModel());
    for (const char* name : {"encoder.layers.0.linear1", "encoder.layers.0.activation"}) {
      traced.trace.tensors.at(name).values[0] += 1;
      const CellExplanation changed = traced.explain({name, {0, 0, 0}});
      QCOMPARE(changed.steps.back().terms.back().label, std::string(phrases::notExplained));
      QVERIFY(isNear(combined(changed.steps.back().terms, Combine::Sum), changed.value));
      traced.trace.tensors.at(name).values[0] -= 1;
    }
  }

  void whatCannotBeExplainedIsSaidInOneSentence_data() {
    QTest::addColumn<QString>("tensor");
    QTest::addColumn<QList<int>>("index");
    QTest::addColumn<QString>("error");
    QTest::newRow("name") << "encoder.layers.7.norm1" << QList<int>{0, 0, 0} << "no tensor \"encoder.layers.7.norm1\".";
    QTest::newRow("gradient") << "grad.foo" << QList<int>{0} << "no tensor \"grad.foo\".";
    QTest::newRow("batch") << "tokens" << QList<int>{0, 0} << "no tensor \"tokens\".";
    QTest::newRow("parameter") << "head.bias" << QList<int>{0} << "\"grad.head.bias\" can be explained.";
    QTest::newRow("rank") << "logits" << QList<int>{0, 0} << "has the shape (3, 5, 5), so that a cell needs 3 indices";
    QTest::newRow("scalar") << "loss" << QList<int>{0} << "needs 0 indices, not 1.";
    QTest::newRow("range") << "grad.head.bias" << QList<int>{5} << "so that there is no 5 on axis 0.";
    QTest::newRow("token") << "logits" << QList<int>{1, 1, 0} << "Sample 1 has 1 token, so that \"logits\" was not";
    QTest::newRow("key") << "encoder.layers.0.self_attn.scores" << QList<int>{0, 0, 0, 4} << "Sample 0 has 4 tokens";
  }

  void whatCannotBeExplainedIsSaidInOneSentence() {
    QFETCH(const QString, tensor);
    QFETCH(const QList<int>, index);
    QFETCH(const QString, error);
    const Traced traced(smallModel());
    try {
      traced.explain({tensor.toStdString(), Index(index.begin(), index.end())});
      QFAIL("nothing was thrown");
    } catch (const std::invalid_argument& thrown) {
      QVERIFY2(QString::fromUtf8(thrown.what()).contains(error), thrown.what());
    }
  }

  void withoutTargetsThereIsNoGradient() {
    Batch batch = raggedSamples(smallModel(), 2);
    batch.classes.clear();
    const Traced traced(smallModel(), trainedLikeWeights(smallModel(), 1), std::move(batch));
    traced.explain({"logits", {0, 0, 0}});
    for (const char* name : {"loss", "grad.logits", "grad.head.bias"}) {
      try {
        traced.explain({name, {0}});
        QFAIL(name);
      } catch (const std::invalid_argument& thrown) {
        QVERIFY2(QString::fromUtf8(thrown.what()).contains("the batch has no targets."), thrown.what());
      }
    }
  }

  void textIsForPeople() {
    const QString text =
        QString::fromStdString(explanationText(onPaper().explain({"encoder.layers.0.self_attn.heads", {0, 0, 0, 0}})));
    QVERIFY2(text.startsWith(QStringLiteral("encoder.layers.0.self_attn.heads[0, 0, 0, 0] = 0.")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("a[0, 1] v[1, 0] = ")), qPrintable(text));
  }

  void latexIsPlainAndBalanced() {
    for (const Activation activation : {Activation::Relu, Activation::Gelu}) {
      for (const LossKind loss : {LossKind::CrossEntropy, LossKind::MeanSquaredError}) {
        ModelConfiguration model = smallModel();
        model.activation = activation;
        model.head.loss = loss;
        model.block = loss == LossKind::CrossEntropy ? Block::Pre : Block::AsPrinted;
        const Traced traced(model);
        for (const auto& [name, tensor] : traced.trace.tensors) {
          const std::string latex = explanationLatex(traced.explain({name, Index(tensor.shape.size())}));
          QVERIFY(latex.starts_with("\\begin{align*}\n") && latex.ends_with("\n\\end{align*}\n"));
          const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 128; };
          QVERIFY2(std::ranges::all_of(latex, isAscii), latex.c_str());
          QCOMPARE(std::ranges::count(latex, '{'), std::ranges::count(latex, '}'));
          QCOMPARE(std::ranges::count(latex, '$') % 2, 0);
        }
      }
    }
  }
};

QTEST_APPLESS_MAIN(LedgerTest)
#include "ledger_test.moc"
