#include "model/inspect/sample_edits.h"

#include <QTest>

using namespace encoderlab;

namespace {

using Kind = SampleEdit::Kind;

const InputConfiguration tokensInput{.kind = InputKind::Tokens, .vocabulary = 9};
const InputConfiguration vectorsInput{.kind = InputKind::Vectors, .features = 2};

Sample ofTokens(std::vector<std::int32_t> tokens, std::vector<std::uint8_t> padding = {}) {
  Sample sample;
  sample.tokens = std::move(tokens);
  sample.padding = std::move(padding);
  return sample;
}

Sample ofVectors(std::vector<float> vectors) {
  Sample sample;
  sample.vectors = std::move(vectors);
  return sample;
}

}  // namespace

class SampleEditsTest : public QObject {
  Q_OBJECT

 private slots:
  void equalSamplesHaveNoEdits() {
    const Sample sample = ofTokens({1, 2, 3});
    QVERIFY(sampleEdits(tokensInput, sample, sample).empty());
    QVERIFY(sampleEdits(tokensInput, sample, ofTokens({1, 2, 3}, {0, 0, 0})).empty());
  }

  void tokensAndPaddingAreTakenBackOneByOne() {
    const Sample original = ofTokens({1, 2, 3});
    const Sample edited = ofTokens({1, 5, 3}, {0, 1, 1});
    const std::vector<SampleEdit> edits = sampleEdits(tokensInput, original, edited);
    QVERIFY(edits == (std::vector<SampleEdit>{{Kind::Token, 1}, {Kind::Padding, 1}, {Kind::Padding, 2}}));
    QVERIFY(changedTokens(tokensInput, original, edited) == (std::vector<bool>{false, true, true}));
    Sample left = withoutEdit(tokensInput, original, edited, edits[1]);
    QVERIFY(left == ofTokens({1, 5, 3}, {0, 0, 1}));
    left = withoutEdit(tokensInput, original, left, edits[0]);
    QVERIFY(left == ofTokens({1, 2, 3}, {0, 0, 1}));
    QVERIFY(withoutEdit(tokensInput, original, left, edits[2]) == original);
  }

  void numbersOfAVectorAreToldApart() {
    const Sample original = ofVectors({1, 2, 3, 4});
    const Sample edited = ofVectors({1, 2, 3, 9});
    const std::vector<SampleEdit> edits = sampleEdits(vectorsInput, original, edited);
    QVERIFY(edits == (std::vector<SampleEdit>{{Kind::Number, 1, 1}}));
    QVERIFY(changedTokens(vectorsInput, original, edited) == (std::vector<bool>{false, true}));
    QVERIFY(withoutEdit(vectorsInput, original, edited, edits.front()) == original);
  }

  void whatIsPutInMovesAllThatFollows() {
    const Sample original = ofTokens({1, 2, 3});
    const Sample longer = ofTokens({1, 7, 2, 3});
    const std::vector<SampleEdit> edits = sampleEdits(tokensInput, original, longer);
    QVERIFY(edits == (std::vector<SampleEdit>{{Kind::Whole}}));
    QVERIFY(changedTokens(tokensInput, original, longer) == (std::vector<bool>{false, true, true, true}));
    QVERIFY(withoutEdit(tokensInput, original, longer, edits.front()) == original);
    // Where the last one was taken out, the one before stands for it.
    QVERIFY(changedTokens(tokensInput, original, ofTokens({1, 2})) == (std::vector<bool>{false, true}));
  }
};

QTEST_APPLESS_MAIN(SampleEditsTest)
#include "sample_edits_test.moc"
