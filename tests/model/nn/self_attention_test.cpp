#include "model/nn/self_attention.h"

#include <QTest>

#include "model/nn/rotary.h"

#include "tests/model/nn/numeric_gradient.h"
#include "tests/model/nn/ragged_batch.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

constexpr std::size_t D = 8;
constexpr std::size_t headCount = 2;

/// Attention over the ragged batch, with random weights and all the memory it needs.
struct Attention {
  explicit Attention(const Dropout& dropout, bool isRotary = false) {
    if (isRotary) {
      rotary = {table.values.data(), table.rows, table.columns};
      fillRotaryTable(rotary);
    }
    RandomStream random(7);
    for (Matrix* matrix : {&x, &inWeight, &inBias, &outWeight, &outBias, &lossWeights})
      fillNormal(matrix->values, random);
    context.chunk = wholeChunk(batch);
    context.dropout = dropout;
  }

  SelfAttentionParameters<const double> parameters() const {
    return {{inWeight.view(), inBias.values.data()}, {outWeight.view(), outBias.values.data()}};
  }
  SelfAttentionActivations<double> activations() { return {qkv.view(), weights.data(), heads.view()}; }
  SelfAttentionScratch<double> scratch() {
    return {dropped.data(), gradient.data(), dQkv.view(), dHeads.view(), rotary};
  }
  double loss() {
    selfAttentionForward<double>(context, 0, headCount, parameters(), x.view(), activations(), scratch(), y.view());
    return weightedSum(lossWeights, y);
  }

  Batch batch = raggedBatch();
  PassContext<double> context;
  Matrix x{D, 10}, inWeight{D, 3 * D}, inBias{3 * D, 1}, outWeight{D, D}, outBias{D, 1}, lossWeights{D, 10};
  Matrix table{D / headCount, 5};
  MatrixView<double> rotary;
  Matrix qkv{3 * D, 10}, heads{D, 10}, y{D, 10}, dQkv{3 * D, 10}, dHeads{D, 10};
  std::vector<double> weights = std::vector<double>(headCount * (16 + 1 + 25));
  std::vector<double> dropped = std::vector<double>(25);
  std::vector<double> gradient = std::vector<double>(25);
};

}  // namespace

class SelfAttentionTest : public QObject {
  Q_OBJECT

 private slots:
  void rowsSumToOneAndPaddingGetsExactlyNothing() {
    Attention attention{Dropout()};
    attention.loss();
    // The last sample's 5 × 5 weights of head 1 come last; its columns 3 and 4 are padding.
    const double* last = attention.weights.data() + attention.weights.size() - 25;
    for (std::size_t query = 0; query < 5; ++query) {
      double sum = 0;
      for (std::size_t key = 0; key < 5; ++key) sum += last[query * 5 + key];
      QVERIFY(std::abs(sum - 1.0) < 1e-12);
      QCOMPARE(last[query * 5 + 3], 0.0);
      QCOMPARE(last[query * 5 + 4], 0.0);
    }
  }

  void samplesDoNotSeeEachOther() {
    Attention attention{Dropout()};
    attention.loss();
    const Matrix before = attention.y;
    for (std::size_t i = 0; i < D; ++i) attention.x.view()(i, 4) += 1.0;
    attention.loss();
    for (std::size_t n = 0; n < 10; ++n) {
      const bool moved = attention.y.view()(0, n) != before.view()(0, n);
      QCOMPARE(moved, n == 4);
    }
  }

  void whatStandsInPaddingChangesNoOtherToken() {
    Attention attention{Dropout()};
    attention.loss();
    const Matrix before = attention.y;
    for (std::size_t i = 0; i < D; ++i) attention.x.view()(i, 1) += 1.0;
    attention.loss();
    for (const std::size_t n : {0U, 2U, 3U}) QCOMPARE(attention.y.view()(0, n), before.view()(0, n));
  }

  void rotaryPositionsTellTheOrderAndNotThePlace() {
    for (const bool isRotary : {false, true}) {
      Attention attention{Dropout(), isRotary};
      attention.batch.padding.clear();
      attention.loss();
      const Matrix before = attention.y;
      for (std::size_t t = 0; t < 4; ++t) attention.batch.positions[t] += 1;  // the table ends at position 4
      attention.loss();
      for (std::size_t n = 0; n < 4; ++n) QVERIFY(std::abs(attention.y.view()(0, n) - before.view()(0, n)) < 1e-12);
      std::swap(attention.batch.positions[0], attention.batch.positions[3]);
      attention.loss();
      QCOMPARE(std::abs(attention.y.view()(0, 1) - before.view()(0, 1)) > 1e-6, isRotary);
    }
  }

  void aRotationThatIsOffLeavesQueriesAndKeys() {
    Attention plain{Dropout()};
    Attention rotary{Dropout(), true};
    QVERIFY(rotary.loss() != plain.loss());
    Switches switches;
    switches.turnOff(Part::Rotation, 0);
    rotary.context.switches = &switches;
    QCOMPARE(rotary.loss(), plain.loss());
    QCOMPARE(rotary.qkv.values, plain.qkv.values);
  }

  void gradientsAgreeWithSlopes_data() {
    QTest::addColumn<double>("dropout");
    QTest::addColumn<bool>("isRotary");
    QTest::newRow("dropout off") << 0.0 << false;
    QTest::newRow("dropout on") << 0.3 << false;
    QTest::newRow("rotary, dropout off") << 0.0 << true;
    QTest::newRow("rotary, dropout on") << 0.3 << true;
  }
  void gradientsAgreeWithSlopes() {
    QFETCH(double, dropout);
    QFETCH(bool, isRotary);
    Attention attention{Dropout(dropout, 1, 1), isRotary};
    const auto loss = [&attention] { return attention.loss(); };
    loss();
    Matrix dX(D, 10);
    Matrix dInWeight(D, 3 * D);
    Matrix dInBias(3 * D, 1);
    Matrix dOutWeight(D, D);
    Matrix dOutBias(D, 1);
    selfAttentionBackward<double>(
        attention.context, 0, headCount, attention.parameters(), attention.x.view(), attention.activations(),
        attention.scratch(), attention.lossWeights.view(),
        {{dInWeight.view(), dInBias.values.data()}, {dOutWeight.view(), dOutBias.values.data()}}, dX.view());
    VERIFY_GRADIENT("x", attention.x.values.data(), attention.x.values.size(), dX.values.data(), loss);
    VERIFY_GRADIENT("in_proj_weight", attention.inWeight.values.data(), dInWeight.values.size(),
                    dInWeight.values.data(), loss);
    VERIFY_GRADIENT("in_proj_bias", attention.inBias.values.data(), dInBias.values.size(), dInBias.values.data(), loss);
    VERIFY_GRADIENT("out_proj.weight", attention.outWeight.values.data(), dOutWeight.values.size(),
                    dOutWeight.values.data(), loss);
    VERIFY_GRADIENT("out_proj.bias", attention.outBias.values.data(), dOutBias.values.size(), dOutBias.values.data(),
                    loss);
  }
};

QTEST_APPLESS_MAIN(SelfAttentionTest)
#include "self_attention_test.moc"
