#include "model/data/batch.h"

#include <QTest>

using namespace encoderlab;

namespace {

ModelConfiguration tokenModel() {
  ModelConfiguration model;
  model.maxLength = 4;
  model.input.vocabulary = 5;
  model.head.outputs = 3;
  return model;
}

Sample tokenSample() {
  Sample sample;
  sample.tokens = {1, 2, 3};
  sample.classes = {0, 1, 2};
  return sample;
}

QString refusalOf(const ModelConfiguration& model, const Sample& sample) {
  try {
    packBatch(model, std::vector<Sample>{sample}, PaddingColumns::Kept);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return {};
}

}  // namespace

class BatchTest : public QObject {
  Q_OBJECT

 private slots:
  void packsSamplesSideBySide() {
    Sample shorter;
    shorter.tokens = {4};
    shorter.classes = {ignoredTarget};
    const Batch batch = packBatch(tokenModel(), std::vector<Sample>{tokenSample(), shorter}, PaddingColumns::Kept);
    QCOMPARE(batch.offsets, (std::vector<std::size_t>{0, 3, 4}));
    QCOMPARE(batch.tokens, (std::vector<std::int32_t>{1, 2, 3, 4}));
    QCOMPARE(batch.positions, (std::vector<std::int32_t>{0, 1, 2, 0}));
    QCOMPARE(batch.classes, (std::vector<std::int64_t>{0, 1, 2, -100}));
    QVERIFY(batch.padding.empty());
    QCOMPARE(batch.length, 3U);
  }

  void paddingIsKeptOrLeftOutButPositionsStay() {
    Sample sample = tokenSample();
    sample.padding = {0, 1, 0};
    const Batch kept = packBatch(tokenModel(), std::vector<Sample>{sample}, PaddingColumns::Kept);
    QCOMPARE(kept.padding, sample.padding);
    const Batch packed = packBatch(tokenModel(), std::vector<Sample>{sample}, PaddingColumns::LeftOut);
    QCOMPARE(packed.tokens, (std::vector<std::int32_t>{1, 3}));
    QCOMPARE(packed.positions, (std::vector<std::int32_t>{0, 2}));
    QCOMPARE(packed.classes, (std::vector<std::int64_t>{0, 2}));
    QVERIFY(packed.padding.empty());
  }

  void clsComesFirstAndCountsAsPositionZero() {
    ModelConfiguration model = tokenModel();
    model.head.kind = HeadKind::Sequence;
    model.head.pooling = Pooling::Cls;
    Sample sample = tokenSample();
    sample.classes = {2};
    sample.padding = {1, 0, 0};
    const Batch batch = packBatch(model, std::vector<Sample>{sample}, PaddingColumns::Kept);
    QCOMPARE(batch.tokens, (std::vector<std::int32_t>{Batch::clsColumn, 1, 2, 3}));
    QCOMPARE(batch.positions, (std::vector<std::int32_t>{0, 1, 2, 3}));
    QCOMPARE(batch.padding, (std::vector<std::uint8_t>{0, 1, 0, 0}));
    QCOMPARE(batch.classes, (std::vector<std::int64_t>{2}));
  }

  void whatDoesNotFitIsRefusedInOneSentence() {
    const ModelConfiguration model = tokenModel();
    Sample sample = tokenSample();
    sample.tokens[1] = 5;
    QCOMPARE(refusalOf(model, sample),
             "Sample 0 (the first is 0) has the token 5 at place 1; the model's vocabulary runs from 0 to 4.");
    sample = tokenSample();
    sample.classes[0] = 3;
    QVERIFY(refusalOf(model, sample).contains("has the target 3; classes run from 0 to 2"));
    sample = tokenSample();
    sample.classes.pop_back();
    QVERIFY(refusalOf(model, sample).contains("has 2 targets, but the head needs 3"));
    sample = tokenSample();
    sample.padding = {1, 1, 1};
    QVERIFY(refusalOf(model, sample).contains("is all padding"));
    sample.padding = {1};
    QVERIFY(refusalOf(model, sample).contains("has 1 padding flags for 3 tokens"));
    sample = Sample{};
    QVERIFY(refusalOf(model, sample).contains("has no tokens"));
    sample.tokens.assign(5, 1);
    QVERIFY(refusalOf(model, sample).contains("is 5 tokens long, but model.max_length is 4"));
  }

  void vectorsMustFillTheirFeatures() {
    ModelConfiguration model = tokenModel();
    model.input = {InputKind::Vectors, 0, 2};
    Sample sample;
    sample.vectors = {1, 2, 3};
    QVERIFY(refusalOf(model, sample).contains("not a multiple of the 2 features"));
    sample.vectors = {1, 2, 3, 4};
    const Batch batch = packBatch(model, std::vector<Sample>{sample}, PaddingColumns::Kept);
    QCOMPARE(batch.columnCount(), 2U);
    QVERIFY(!batch.hasTargets());
  }

  void aPictureMustBeWhole() {
    ModelConfiguration model = tokenModel();
    model.input = patchesInput({.height = 2, .width = 4, .patch = 2});
    Sample sample;
    sample.vectors = {1, 2, 3, 4};
    QVERIFY(
        refusalOf(model, sample).contains("has 4 numbers, but the patches of the model's input are 2 of 4 numbers"));
    sample.vectors.resize(8);
    const Batch batch = packBatch(model, std::vector<Sample>{sample}, PaddingColumns::Kept);
    QCOMPARE(batch.columnCount(), 2U);
    QCOMPARE(batch.vectors, sample.vectors);
  }

  void mixedTargetsAreRefused() {
    Sample without = tokenSample();
    without.classes.clear();
    QVERIFY_EXCEPTION_THROWN(packBatch(tokenModel(), std::vector<Sample>{tokenSample(), without}, PaddingColumns::Kept),
                             std::invalid_argument);
  }
};

QTEST_APPLESS_MAIN(BatchTest)
#include "batch_test.moc"
