#include <QTest>
#include <algorithm>
#include <limits>

#include "tests/model/inspect/ledger_faults.h"
#include "tests/model/sanitized.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

const std::string attention = "encoder.layers.0.self_attn.";

ModelConfiguration modelOf(Block block) {
  ModelConfiguration model = smallModel();
  model.block = block;
  model.finalNorm = true;
  model.position = Position::Learned;
  model.numLayers = 2;
  return model;
}

/// Token 1 of the first of the ragged samples is padding, and token 4 is only in the last.
std::vector<Interventions> everyKind() {
  const float lowest = -std::numeric_limits<float>::infinity();
  const TokensPatched patch{
      attention + "v", {0, 2}, {0, 1, 2, 3, 4, 5, 6, 7, -1, -2, -3, -4, -5, -6, -7, -8}, "sample 7"};
  return {{{HeadOff{0, 1}}},
          {{AttentionOff{1}}},
          {{FeedForwardOff{0}}},
          {{NormOff{0, 1}}},
          {{NormOff{1, 2}}},
          {{NormOff{-1, 1}}},
          {{ResidualOff{0, 1}}},
          {{ResidualOff{1, 2}}},
          {{PositionOff{}}},
          {{ScalingOff{0}}},
          {{FrozenParameter{"head.weight"}}},
          {{CellSet{{"encoder.layers.0.linear1", {0, 0, 2}}, 0.75F}}},
          {{CellSet{{"logits", {0, 0, 2}}, 0.75F}}},
          {{CellSet{{attention + "scores", {0, 0, 2, 0}}, lowest}}},
          {{CellSet{{attention + "weights", {0, 1, 0, 2}}, 0.7F}}},
          {{WeightPinned{0, 1, 0, 2, 0.7F}}},
          {{WeightPinned{0, 1, 0, 2, 1}}},
          {{WeightPinned{0, 1, 0, 1, 0.5F}}},  // padding in one sample, the last key of another
          {{WeightPinned{1, 0, 3, 0, 0.25F}, WeightPinned{1, 0, 3, 2, 0.5F}, WeightPinned{1, 1, 0, 0, 0}}},
          {{WeightPinned{0, 1, 0, 2, 0.5F}, CellSet{{attention + "weights", {0, 1, 0, 0}}, 0.125F},
            CellSet{{attention + "scores", {0, 1, 0, 3}}, 0.5F}}},
          {{CellSet{{attention + "weights", {0, 1, 0, 2}}, 0.25F}, WeightPinned{0, 1, 0, 2, 0.5F}}},
          {{patch}},
          {{patch, CellSet{{attention + "v", {0, 1, 2, 3}}, 2}}},
          {{HeadOff{1, 0}, ResidualOff{0, 1}, ScalingOff{1}, patch, WeightPinned{0, 0, 2, 0, 0.5F}, NormOff{1, 1}}}};
}

/// What only a model with rotary positions can have.
std::vector<Interventions> everyRotaryKind() {
  return {{{RotationOff{0}}},
          {{RotationOff{0}, RotationOff{1}}},
          {{CellSet{{attention + "q", {0, 1, 2, 3}}, 0.75F}, CellSet{{attention + "k_rotated", {0, 0, 2, 1}}, -2}}},
          {{TokensPatched{attention + "q_rotated", {2}, {0, 1, 2, 3, 4, 5, 6, 7}, "sample 7"}}}};
}

/// What the first change says in English, or nothing.
QString changeOf(const CellExplanation& explanation) {
  return explanation.changes.empty() ? QString() : QString::fromStdString(explanation.changes.front().inEnglish());
}

QStringList labelsOf(const LedgerStep& step) {
  QStringList labels;
  for (const LedgerTerm& term : step.terms) {
    if (term.label != phrases::rounding) labels.append(QString::fromStdString(term.label));
  }
  return labels;
}

const LedgerStep& stepNamed(const CellExplanation& explanation, const std::string& name) {
  return *std::ranges::find(explanation.steps, name, &LedgerStep::name);
}

}  // namespace

/// With interventions, an explanation shows the rule that was really followed.
class LedgerInterventionsTest : public QObject {
  Q_OBJECT

 private slots:
  void everyCellAddsUpWithEveryKind_data() {
    QTest::addColumn<int>("block");
    for (const Block block : {Block::Pre, Block::Post, Block::AsPrinted})
      QTest::addRow("block %d", static_cast<int>(block)) << static_cast<int>(block);
  }

  void everyCellAddsUpWithEveryKind() {
    QFETCH(const int, block);
    RandomStream random(5);
    ModelConfiguration rotary = modelOf(static_cast<Block>(block));
    rotary.position = Position::Rotary;
    std::vector<std::pair<ModelConfiguration, Interventions>> cases;
    for (const Interventions& interventions : everyKind())
      cases.emplace_back(modelOf(static_cast<Block>(block)), interventions);
    for (const Interventions& interventions : everyRotaryKind()) cases.emplace_back(rotary, interventions);
    for (const auto& [model, interventions] : cases) {
      const Traced traced(model, interventions);
      std::vector<CellAddress> cells = computedCells(traced.trace);
      // Every cell that is written, and of the others every tenth.
      std::erase_if(cells, [&](const CellAddress& cell) {
        return traced.context.changes().writer({withoutGradient(cell.tensor), cell.index}) == nullptr &&
               random.below(10 * sanitizedStride) != 0;
      });
      for (const CellAddress& cell : cells) {
        const CellExplanation explanation = traced.explain(cell);
        const QString fault = faultOf(explanation, traced.context);
        QVERIFY2(fault.isEmpty(), (fault + "\n" + explanationText(explanation).c_str()).toUtf8().constData());
      }
    }
  }

  void whatIsOffPassesOnWhatItGets() {
    const Traced norm(modelOf(Block::Pre), {{NormOff{0, 1}}});
    const CellExplanation passed = norm.explain({"encoder.layers.0.norm1", {0, 2, 3}});
    QCOMPARE(changeOf(passed), QStringLiteral("The norm is switched off: the value passes through unchanged."));
    QCOMPARE(passed.steps.size(), std::size_t(1));
    QCOMPARE(labelsOf(passed.steps[0]), QStringList{"x[0, 2, 3]"});
    QCOMPARE(norm.explain({"grad.encoder.layers.0.norm1.bias", {3}}).steps.back().terms[0].label,
             std::string(phrases::isOff));
    const CellExplanation back = norm.explain({"grad.encoder.input", {0, 2, 3}});
    QCOMPARE(labelsOf(stepNamed(back, "via encoder.layers.0.norm1")), QStringList{"dy[0, 2, 3]"});

    const Traced residual(modelOf(Block::Pre), {{ResidualOff{0, 1}}});
    QCOMPARE(labelsOf(residual.explain({"encoder.layers.0.residual1", {0, 0, 0}}).steps[0]),
             QStringList{"encoder.layers.0.self_attn.output[0, 0, 0]"});
    const Traced printed(modelOf(Block::AsPrinted), {{ResidualOff{0, 1}}});
    QCOMPARE(printed.explain({"encoder.layers.0.residual1", {0, 0, 0}}).steps[0].terms.size(), std::size_t(1));

    const Traced scaling(modelOf(Block::Pre), {{ScalingOff{0}}});
    const CellExplanation score = scaling.explain({attention + "scores", {0, 1, 2, 0}});
    QCOMPARE(labelsOf(score.steps[0]).first(), QStringLiteral("q[2, 0] k[0, 0]"));
    QVERIFY(changeOf(score).startsWith("The scaling is switched off"));
    QVERIFY(changeOf(scaling.explain({"encoder.layers.1.self_attn.scores", {0, 1, 2, 0}})).isEmpty());
  }

  void aRotationThatIsOffPassesOnWhatItGets() {
    ModelConfiguration model = modelOf(Block::Pre);
    model.position = Position::Rotary;
    const Traced traced(model, {{RotationOff{0}}});
    for (const std::string name : {"q", "k"}) {
      const CellExplanation passed = traced.explain({attention + name + "_rotated", {0, 1, 2, 3}});
      QCOMPARE(changeOf(passed), QStringLiteral("The rotation is switched off: the value passes through unchanged."));
      QCOMPARE(labelsOf(passed.steps[0]), QStringList{"x[0, 1, 2, 3]"});
      QCOMPARE(labelsOf(traced.explain({"grad." + attention + name, {0, 1, 2, 3}}).steps[0]),
               QStringList{"dy[0, 1, 2, 3]"});
      QVERIFY(changeOf(traced.explain({"encoder.layers.1.self_attn." + name + "_rotated", {0, 1, 2, 3}})).isEmpty());
    }
    QVERIFY(changeOf(traced.explain({"encoder.input", {0, 2, 3}})).isEmpty());
  }

  void whatIsSetByHandSaysWhatTheSumWouldGive() {
    const CellAddress cell{"encoder.layers.0.linear1", {0, 0, 2}};
    const double computed = Traced(modelOf(Block::Pre)).context.at(cell);
    const Traced traced(modelOf(Block::Pre), {{CellSet{cell, 0.75F}}});
    const CellExplanation set = traced.explain(cell);
    QVERIFY2(changeOf(set).startsWith("Set by hand to 0.75; the sum would give "), qPrintable(changeOf(set)));
    QVERIFY(std::abs(stepNamed(set, phrases::withoutTheChange).result - computed) < 1e-5);
    QCOMPARE(labelsOf(set.steps.back()), QStringList{phrases::setByHand});
    const CellExplanation gradient = traced.explain({"grad." + cell.tensor, cell.index});
    QCOMPARE(gradient.value, 0.0);
    QCOMPARE(labelsOf(gradient.steps.back()), QStringList{phrases::gradientStops});

    const Traced head(modelOf(Block::Pre), {{HeadOff{0, 1}}});
    const CellExplanation silent = head.explain({attention + "heads", {0, 1, 0, 0}});
    QCOMPARE(changeOf(silent), QStringLiteral("The head is switched off: its output is 0."));
    QCOMPARE(labelsOf(silent.steps.back()), QStringList{phrases::isOff});

    const Traced patched(modelOf(Block::Pre), {{TokensPatched{"embedding", {2}, std::vector<float>(8, 0.5F), "dog"}}});
    QVERIFY(changeOf(patched.explain({"embedding", {0, 2, 1}})).startsWith("Patched from dog to 0.5; the sum"));
    QVERIFY(changeOf(patched.explain({"embedding", {0, 1, 1}})).isEmpty());
  }

  void aPinShowsHowItsRowIsSharedOut() {
    const Traced traced(modelOf(Block::Pre), {{WeightPinned{0, 1, 0, 2, 0.7F}}});
    const CellExplanation pinned = traced.explain({attention + "weights", {0, 1, 0, 2}});
    QVERIFY2(changeOf(pinned).startsWith("Pinned by hand to 0.7; the softmax would give "),
             qPrintable(changeOf(pinned)));
    const CellExplanation other = traced.explain({attention + "weights", {0, 1, 0, 0}});
    QVERIFY(changeOf(other).startsWith("The row has pinned weights"));
    QCOMPARE(labelsOf(stepNamed(other, phrases::leftByPins)), (QStringList{"1", "−a[0, 2]"}));
    QCOMPARE(labelsOf(stepNamed(other, phrases::otherWeights)), (QStringList{"p[0, 0]", "p[0, 3]"}));
    const double left = stepNamed(other, phrases::leftByPins).result;
    const double p = stepNamed(other, "p = exp(s − max) / Σ").result;
    QVERIFY(std::abs(left - 0.3) < 1e-6);
    QVERIFY(std::abs(other.value - p * left / stepNamed(other, phrases::otherWeights).result) < 1e-6);
    QCOMPARE(traced.explain({"grad." + attention + "weights", {0, 1, 0, 2}}).value, 0.0);
    // The second sample has no token 2, and its row is as ever.
    QVERIFY(changeOf(traced.explain({attention + "weights", {1, 1, 0, 0}})).isEmpty());
    QVERIFY(changeOf(traced.explain({"grad." + attention + "scores", {0, 1, 0, 0}})).startsWith("The row has weights"));
  }

  void whatIsCopiedSaysWhatWasChanged() {
    const Traced traced(modelOf(Block::Pre), {{WeightPinned{0, 1, 0, 2, 0.7F}}});
    for (const char* name : {"weights", "scores"}) {
      for (const std::string& tensor : {attention + name, "grad." + attention + name}) {
        const CellExplanation explanation = traced.explain({tensor, {0, 1, 0, 0}});
        for (const LedgerPhrase& change : explanation.changes)
          QVERIFY(explanationText(explanation).find(change.inEnglish()) != std::string::npos);
        const std::string latex = explanationLatex(explanation);
        QVERIFY2(std::ranges::all_of(latex, [](char c) { return static_cast<unsigned char>(c) < 128; }), latex.c_str());
        QCOMPARE(std::ranges::count(latex, '{'), std::ranges::count(latex, '}'));
        QCOMPARE(std::ranges::count(latex, '$') % 2, 0);
      }
    }
  }
};

QTEST_APPLESS_MAIN(LedgerInterventionsTest)
#include "ledger_interventions_test.moc"
