#include "model/inspect/interventions.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "tests/model/nn/ragged_model.h"

using namespace encoderlab;
using namespace encoderlab::testing;

Q_DECLARE_METATYPE(encoderlab::Intervention)

namespace {

const std::string attention = "encoder.layers.0.self_attn.";
constexpr float infinity = std::numeric_limits<float>::infinity();

/// The small model with random weights on its first ragged sample: four tokens, of which token 1 is padding.
class Tracer {
 public:
  explicit Tracer(Block block = Block::Pre) : Tracer(smallModel(block)) {}
  explicit Tracer(const ModelConfiguration& configuration) : model(configuration) {
    samples = raggedSamples(model);
    const ParameterLayout layout(model);
    weights.resize(layout.size());
    initializeParameters(layout, 3, weights.data());
    RandomStream random(4);
    for (float& weight : weights) weight += 0.3F * static_cast<float>(random.normal());
  }

  Batch batch(std::size_t sample = 0) const {
    return packBatch(model, std::span(samples).subspan(sample, 1), PaddingColumns::Kept);
  }
  Trace trace(const Interventions& interventions = {}, std::size_t sample = 0) const {
    return traceBatch<float>(model, weights, batch(sample), interventions);
  }

  ModelConfiguration model;
  std::vector<Sample> samples;
  std::vector<float> weights;
};

std::vector<float> valuesOf(const Trace& trace, const std::string& name) { return trace.find(name)->values; }

/// The T weights of one query; the first sample has 4 tokens, the model 2 heads.
std::vector<float> rowOf(const Trace& trace, std::size_t head, std::size_t query) {
  const std::vector<float>& values = trace.find(attention + "weights")->values;
  const auto begin = values.begin() + static_cast<std::ptrdiff_t>((head * 4 + query) * 4);
  return {begin, begin + 4};
}

bool areClose(const std::vector<float>& left, const std::vector<float>& right) {
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](float a, float b) { return std::abs(a - b) < 1e-6F; });
}

bool areZero(const std::vector<float>& values) {
  return std::all_of(values.begin(), values.end(), [](float value) { return value == 0; });
}

template <typename Action>
QString refusal(Action action) {
  try {
    action();
  } catch (const std::invalid_argument& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class InterventionsTest : public QObject {
  Q_OBJECT

 private slots:
  void noneChangeNothing() {
    const Tracer tracer;
    const Trace bare =
        traceBatch<float>(tracer.model, std::vector<float>(ParameterLayout(tracer.model).size(), 0.1F), tracer.batch());
    const Trace empty = traceBatch<float>(tracer.model, std::vector<float>(ParameterLayout(tracer.model).size(), 0.1F),
                                          tracer.batch(), Interventions{});
    for (const auto& [name, tensor] : bare.tensors) QVERIFY2(tensor.values == valuesOf(empty, name), name.c_str());
  }

  void aHeadThatIsOffGivesNothing() {
    const Tracer tracer;
    const std::vector<float> untouched = valuesOf(tracer.trace(), attention + "heads");
    const Trace trace = tracer.trace({{HeadOff{0, 1}}});
    const std::vector<float> heads = valuesOf(trace, attention + "heads");
    const std::size_t half = heads.size() / 2;
    QVERIFY(std::equal(heads.begin(), heads.begin() + static_cast<std::ptrdiff_t>(half), untouched.begin()));
    QVERIFY(areZero({heads.begin() + static_cast<std::ptrdiff_t>(half), heads.end()}));
    const std::vector<float> gradient = valuesOf(trace, "grad." + attention + "heads");
    QVERIFY(areZero({gradient.begin() + static_cast<std::ptrdiff_t>(half), gradient.end()}));
  }

  void aBranchThatIsOffLeavesTheStreamAlone() {
    const Tracer tracer;
    const Trace trace = tracer.trace({{AttentionOff{0}, FeedForwardOff{0}}});
    QCOMPARE(valuesOf(trace, "encoder.layers.0.output"), valuesOf(trace, "encoder.input"));
  }

  void aNormThatIsOffHandsOnItsInput() {
    const Tracer tracer;
    const Trace trace = tracer.trace({{NormOff{0, 1}, NormOff{1, 2}, NormOff{-1, 1}}});
    QCOMPARE(valuesOf(trace, "encoder.layers.0.norm1"), valuesOf(trace, "encoder.input"));
    QCOMPARE(valuesOf(trace, "encoder.layers.1.norm2"), valuesOf(trace, "encoder.layers.1.residual1"));
    QCOMPARE(valuesOf(trace, "encoder.norm"), valuesOf(trace, "encoder.layers.1.output"));
    QVERIFY(valuesOf(trace, "encoder.layers.0.norm2") != valuesOf(trace, "encoder.layers.0.residual1"));
    QVERIFY(areZero(valuesOf(trace, "grad.encoder.layers.0.norm1.weight")));
  }

  void aResidualThatIsOffHandsOnTheBranch_data() {
    QTest::addColumn<Block>("block");
    QTest::newRow("pre") << Block::Pre;
    QTest::newRow("post") << Block::Post;
    QTest::newRow("as printed, where it does not double") << Block::AsPrinted;
  }
  void aResidualThatIsOffHandsOnTheBranch() {
    QFETCH(Block, block);
    const Tracer tracer(block);
    const Trace trace = tracer.trace({{ResidualOff{0, 1}, ResidualOff{1, 2}}});
    QCOMPARE(valuesOf(trace, "encoder.layers.0.residual1"), valuesOf(trace, attention + "output"));
    QCOMPARE(valuesOf(trace, "encoder.layers.1.residual2"), valuesOf(trace, "encoder.layers.1.linear2"));
    QVERIFY(valuesOf(trace, "encoder.layers.0.residual2") != valuesOf(trace, "encoder.layers.0.linear2"));
  }

  void withoutPositionTheEmbeddingEnters() {
    const Trace trace = Tracer().trace({{PositionOff{}}});
    QCOMPARE(valuesOf(trace, "encoder.input"), valuesOf(trace, "embedding"));
  }

  void withoutRotationQueriesAndKeysStayAsTheyAre() {
    const Tracer tracer(rotaryModel(Block::Pre));
    const Trace trace = tracer.trace({{RotationOff{0}}});
    const Trace untouched = tracer.trace();
    for (const std::string name : {"q", "k"}) {
      QCOMPARE(valuesOf(trace, attention + name + "_rotated"), valuesOf(trace, attention + name));
      QVERIFY(valuesOf(untouched, attention + name + "_rotated") != valuesOf(untouched, attention + name));
      const std::string next = "encoder.layers.1.self_attn." + name;
      QVERIFY(valuesOf(trace, next + "_rotated") != valuesOf(trace, next));
    }
    QCOMPARE(valuesOf(untouched, "encoder.input"), valuesOf(untouched, "embedding"));
  }

  void withoutScalingScoresAreLarger() {
    const Tracer tracer;
    std::vector<float> expected = valuesOf(tracer.trace(), attention + "scores");
    for (float& score : expected) score *= std::sqrt(2.0F);  // D/H = 2
    QVERIFY(areClose(valuesOf(tracer.trace({{ScalingOff{0}}}), attention + "scores"), expected));
  }

  void aSetCellIsWhatItWasSetTo() {
    const Tracer tracer;
    const Trace trace = tracer.trace(
        {{CellSet{{"encoder.layers.0.linear1", {0, 2, 3}}, -4}, CellSet{{attention + "k", {0, 1, 3, 1}}, 5},
          CellSet{{attention + "scores", {0, 1, 3, 2}}, 6}, CellSet{{"logits", {0, 1, 2}}, 7}}});
    QCOMPARE(valuesOf(trace, "encoder.layers.0.linear1")[2 * 5 + 3], -4.0F);
    QCOMPARE(valuesOf(trace, attention + "k")[(4 + 3) * 2 + 1], 5.0F);
    QCOMPARE(valuesOf(trace, attention + "scores")[(4 + 3) * 4 + 2], 6.0F);
    QCOMPARE(valuesOf(trace, "logits")[3 + 2], 7.0F);
    QCOMPARE(valuesOf(trace, "grad." + attention + "k")[(4 + 3) * 2 + 1], 0.0F);
    const Trace untouched = tracer.trace();
    QCOMPARE(valuesOf(trace, attention + "q"), valuesOf(untouched, attention + "q"));
    QVERIFY(valuesOf(trace, "loss") != valuesOf(untouched, "loss"));
  }

  void theLaterOfTwoHolds() {
    const CellAddress cell{"embedding", {0, 0, 1}};
    QCOMPARE(valuesOf(Tracer().trace({{CellSet{cell, 1}, CellSet{cell, 2}}}), "embedding")[1], 2.0F);
    const Trace trace = Tracer().trace({{WeightPinned{0, 0, 2, 3, 0.75F}, WeightPinned{0, 0, 2, 3, 0.5F}}});
    QCOMPARE(rowOf(trace, 0, 2)[3], 0.5F);
  }

  void aScoreOfMinusInfinityTakesNoPart() {
    const Tracer tracer;
    const std::vector<float> before = rowOf(tracer.trace(), 0, 2);
    const std::vector<float> row =
        rowOf(tracer.trace({{CellSet{{attention + "scores", {0, 0, 2, 0}}, -infinity}}}), 0, 2);
    const float rest = before[2] + before[3];
    QVERIFY(areClose(row, {0, 0, before[2] / rest, before[3] / rest}));
  }

  void aRowWithoutAnyScoreIsRefused() {
    const Tracer tracer;
    Interventions interventions;
    for (const std::size_t key : {0U, 2U, 3U})  // 1 is padding
      interventions.list.push_back(CellSet{{attention + "scores", {0, 1, 2, key}}, -infinity});
    QCOMPARE(
        refusal([&] { tracer.trace(interventions); }),
        "In layer 0, head 1 (the first are 0), every score of token 2 is −∞, so that its attention has nowhere to go.");
  }

  void theRowOfAPinnedWeightKeepsItsProportions() {
    const Tracer tracer;
    const std::vector<float> before = rowOf(tracer.trace(), 1, 2);
    const Trace trace = tracer.trace({{WeightPinned{0, 1, 2, 3, 0.8F}}});
    const float scale = 0.2F / (before[0] + before[2]);
    QVERIFY(areClose(rowOf(trace, 1, 2), {before[0] * scale, 0, before[2] * scale, 0.8F}));
    QCOMPARE(rowOf(trace, 1, 0), rowOf(tracer.trace(), 1, 0));
    QCOMPARE(rowOf(trace, 0, 2), rowOf(tracer.trace(), 0, 2));
    // What follows uses the pinned row: O = P V.
    const std::vector<float> row = rowOf(trace, 1, 2);
    const std::vector<float> v = valuesOf(trace, attention + "v");
    float expected = 0;
    for (std::size_t key = 0; key < 4; ++key) expected += row[key] * v[(4 + key) * 2];
    QVERIFY(std::abs(valuesOf(trace, attention + "heads")[(4 + 2) * 2] - expected) < 1e-5F);
  }

  void pinsOfOneRowShareIt() {
    const Tracer tracer;
    QVERIFY(areClose(rowOf(tracer.trace({{WeightPinned{0, 0, 0, 0, 0.25F}, WeightPinned{0, 0, 0, 2, 0.5F}}}), 0, 0),
                     {0.25F, 0, 0.5F, 0.25F}));
  }

  void othersWithoutProportionsGetEqualParts() {
    const CellSet overwhelming{{attention + "scores", {0, 0, 2, 3}}, 1000};
    const Trace trace = Tracer().trace({{overwhelming, WeightPinned{0, 0, 2, 3, 0.5F}}});
    QVERIFY(areClose(rowOf(trace, 0, 2), {0.25F, 0, 0.25F, 0.5F}));
  }

  void aPinWithoutKeyOrCompanyHasNoEffect() {
    const Tracer tracer;
    for (const WeightPinned pin : {WeightPinned{0, 0, 2, 1, 0.5F}, WeightPinned{0, 0, 4, 0, 0.5F}})
      QCOMPARE(valuesOf(tracer.trace({{pin}}), "loss"), valuesOf(tracer.trace(), "loss"));
    const Trace alone = tracer.trace({{WeightPinned{0, 0, 0, 0, 0.5F}}}, 1);  // a sample of one token
    QCOMPARE(valuesOf(alone, attention + "weights"), (std::vector<float>{1, 1}));
  }

  void leavingPaddingOutChangesNothing() {
    const Tracer tracer;
    std::vector<Sample> samples = tracer.samples;
    for (Sample& sample : samples) {
      for (std::size_t t = 0; t < sample.padding.size(); ++t) {
        if (sample.padding[t] != 0) sample.classes[t] = ignoredTarget;
      }
    }
    const Interventions interventions{{CellSet{{"encoder.layers.0.linear1", {0, 3, 1}}, 2},
                                       WeightPinned{0, 1, 2, 3, 0.75F}, WeightPinned{0, 1, 3, 1, 0.5F},
                                       CellSet{{attention + "weights", {0, 0, 3, 2}}, 0.5F},
                                       TokensPatched{"encoder.layers.1.norm1", {2}, {1, -1, 2, 3}, ""}}};
    const auto traceOf = [&](PaddingColumns columns) {
      return traceBatch<float>(tracer.model, tracer.weights, packBatch(tracer.model, samples, columns), interventions);
    };
    const Trace kept = traceOf(PaddingColumns::Kept);
    const Trace packed = traceOf(PaddingColumns::LeftOut);
    QVERIFY(areClose(valuesOf(kept, "loss"), valuesOf(packed, "loss")));
    for (const char* name : {"grad.token_embedding.weight", "grad.encoder.layers.0.self_attn.in_proj_weight"})
      QVERIFY(areClose(valuesOf(kept, name), valuesOf(packed, name)));
  }

  void patchedTokensAreThoseOfTheDonor() {
    const Tracer tracer;
    for (const std::string& tensor : {std::string("encoder.layers.0.residual1"), attention + "q"}) {
      const Trace other = tracer.trace({}, 2);
      const TokensPatched patch = patchFrom(other, tensor, {0, 2}, "the third");
      const Trace trace = tracer.trace({{patch}});
      const TokensPatched back = patchFrom(trace, tensor, {0, 2}, "the third");
      QCOMPARE(back.values, patch.values);
      QVERIFY(patchFrom(trace, tensor, {3}, "").values == patchFrom(tracer.trace(), tensor, {3}, "").values);
      QVERIFY(areZero(patchFrom(trace, "grad." + tensor, {0, 2}, "").values));
    }
  }

  void aWholeLayerPatchedCarriesTheDonorsAnswer() {
    const Tracer tracer;
    const Trace donor = tracer.trace({{FeedForwardOff{0}}});
    const TokensPatched patch = patchFrom(donor, "encoder.layers.0.output", {0, 1, 2, 3}, "the same, without");
    QCOMPARE(valuesOf(tracer.trace({{patch}}), "logits"), valuesOf(donor, "logits"));
  }

  void whatCannotBePatchedIsRefused() {
    const Trace trace = Tracer().trace();
    QVERIFY(refusal([&] { patchFrom(trace, "nothing", {0}, ""); }).contains("nothing called \"nothing\""));
    QVERIFY(refusal([&] { patchFrom(trace, attention + "scores", {0}, ""); }).contains("no single token"));
    QCOMPARE(refusal([&] { patchFrom(trace, "embedding", {4}, ""); }),
             "The other sample has no token 4; its tokens run from 0 to 3.");
  }

  void theImpossibleIsRefused_data() {
    QTest::addColumn<Intervention>("intervention");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const Intervention& intervention, const char* sentence) {
      QTest::newRow(name) << intervention << QString::fromUtf8(sentence);
    };
    row("layer", AttentionOff{2}, "There is no layer 2; they run from 0 to 1.");
    row("head", HeadOff{0, -1}, "There is no head -1; they run from 0 to 1.");
    row("third norm", NormOff{0, 3}, "A layer has a first and a second of these, not a 3.");
    row("parameter", FrozenParameter{"head.gain"}, "head.gain");
    row("name", CellSet{{"embedings", {0, 0, 0}}, 0},
        "The model computes nothing called \"embedings\" that could be changed.");
    row("loss", CellSet{{"loss", {}}, 0}, "The loss follows from the logits and cannot be set by hand.");
    row("rank", CellSet{{"embedding", {0, 1}}, 0},
        "The cell (0, 1) is outside embedding, whose shape is at most (1, 5, 4).");
    row("cell", CellSet{{attention + "q", {0, 1, 5, 0}}, 0}, "whose shape is at most (1, 2, 5, 2).");
    row("second sample", CellSet{{"embedding", {1, 0, 0}}, 0}, "The cell (1, 0, 0) is outside embedding");
    row("infinite cell", CellSet{{"embedding", {0, 0, 0}}, -infinity}, "finite number");
    row("score of plus infinity", CellSet{{attention + "scores", {0, 0, 0, 0}}, infinity}, "finite number");
    row("weight above 1", WeightPinned{0, 0, 0, 0, 1.5F}, "An attention weight lies between 0 and 1.");
    row("weight that is no number", WeightPinned{0, 0, 0, 0, std::nanf("")}, "An attention weight lies");
    row("key", WeightPinned{0, 0, 0, 5, 0.5F}, "There is no token 5; they run from 0 to 4.");
    row("patch without tokens", TokensPatched{"embedding", {}, {}, ""}, "There is no token to patch.");
    row("patch of another width", TokensPatched{"embedding", {0}, {1, 2}, ""},
        "The patch needs 4 numbers for each token.");
    row("patch of scores", TokensPatched{attention + "weights", {0}, {1, 2}, ""}, "no single token");
  }
  void theImpossibleIsRefused() {
    QFETCH(Intervention, intervention);
    QFETCH(QString, sentence);
    const Tracer tracer;
    const QString said = refusal([&] { tracer.trace({{intervention}}); });
    QVERIFY2(said.contains(sentence), qPrintable(said));
    QCOMPARE(refusal([&] { checkIntervention(tracer.model, intervention); }), said);
  }

  void whatTheModelDoesNotHaveCannotBeSwitchedOff() {
    ModelConfiguration model = smallModel(Block::Post);
    QCOMPARE(refusal([&] {
               checkIntervention(model, NormOff{-1, 1});
             }),
             "The stack of this model does not end in a norm.");
    for (const Position position : {Position::None, Position::Rotary}) {
      model.position = position;
      QCOMPARE(refusal([&] { checkIntervention(model, PositionOff{}); }),
               "This model adds no position that could be switched off.");
    }
    QCOMPARE(refusal([&] { checkIntervention(model, RotationOff{2}); }), "There is no layer 2; they run from 0 to 1.");
    model.position = Position::Learned;
    QCOMPARE(refusal([&] { checkIntervention(model, RotationOff{0}); }),
             "This model rotates no queries and keys by their position.");
  }

  void pinsThatHaveNoRoomAreRefused() {
    const ModelConfiguration model = smallModel(Block::Pre);
    const WeightPinned most{0, 0, 2, 0, 0.75F};
    checkInterventions(model, {{most, WeightPinned{0, 0, 2, 0, 0.5F}, WeightPinned{0, 0, 2, 3, 0.5F}}});
    QCOMPARE(refusal([&] {
               checkInterventions(model, {{most, WeightPinned{0, 0, 2, 3, 0.5F}}});
             }),
             "The pinned weights of token 2 sum to more than 1.");
  }

  void whatWouldChangeNothingInTheSampleIsRefused() {
    const Tracer tracer;
    const auto said = [&](const Intervention& intervention, std::size_t sample = 0) {
      return refusal([&] { checkIntervention(tracer.model, tracer.batch(sample), intervention); });
    };
    QCOMPARE(said(CellSet{{"embedding", {0, 4, 0}}, 1}), "The sample has no token 4; its tokens run from 0 to 3.");
    QVERIFY(said(CellSet{{"embedding", {0, 3, 0}}, 1}).isEmpty());
    QCOMPARE(said(WeightPinned{0, 0, 0, 1, 0.5F}), "Token 1 is padding and takes no part in attention.");
    QCOMPARE(said(WeightPinned{0, 0, 0, 0, 0.5F}, 1),
             "The weight cannot be pinned: there is no other token that could take the rest.");
    QVERIFY(said(HeadOff{0, 0}).isEmpty());
  }

  void everyInterventionKnowsItsCells() {
    const WeightPinned pin{1, 0, 2, 3, 0.5F};
    QVERIFY(changesTensor(pin, "encoder.layers.1.self_attn.weights"));
    QVERIFY(!changesTensor(pin, "encoder.layers.1.self_attn.scores"));
    QVERIFY(changesCell(pin, {"encoder.layers.1.self_attn.weights", {0, 0, 2, 1}}));
    QVERIFY(!changesCell(pin, {"encoder.layers.1.self_attn.weights", {0, 0, 1, 3}}));
    QVERIFY(!changesCell(pin, {"encoder.layers.0.self_attn.weights", {0, 0, 2, 3}}));
    QVERIFY(changesCell(HeadOff{0, 1}, {attention + "heads", {0, 1, 0, 0}}));
    QVERIFY(!changesCell(HeadOff{0, 1}, {attention + "heads", {0, 0, 0, 0}}));
    QVERIFY(changesCell(CellSet{{"embedding", {0, 1, 2}}, 0}, {"embedding", {0, 1, 2}}));
    QVERIFY(!changesCell(CellSet{{"embedding", {0, 1, 2}}, 0}, {"embedding", {0, 2, 2}}));
    QVERIFY(changesCell(TokensPatched{attention + "q", {2}, {}, ""}, {attention + "q", {0, 1, 2, 0}}));
    QVERIFY(changesCell(NormOff{-1, 1}, {"encoder.norm", {0, 0, 0}}));
    QVERIFY(!changesCell(FrozenParameter{"head.bias"}, {}));
    QVERIFY(!changesTensor(FrozenParameter{"head.bias"}, ""));
    for (const char* name : {"q_rotated", "k_rotated"}) QVERIFY(changesTensor(RotationOff{0}, attention + name));
    for (const char* name : {"q", "k", "v"}) QVERIFY(!changesTensor(RotationOff{0}, attention + name));
    QVERIFY(!changesTensor(RotationOff{1}, attention + "q_rotated"));
  }
};

QTEST_APPLESS_MAIN(InterventionsTest)
#include "interventions_test.moc"
