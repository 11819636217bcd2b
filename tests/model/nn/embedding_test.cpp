#include "model/nn/embedding.h"

#include <QTest>

#include "model/nn/pooling.h"
#include "tests/model/nn/numeric_gradient.h"
#include "tests/model/nn/ragged_batch.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

Batch tokenBatch() {
  Batch batch = raggedBatch();
  batch.tokens = {0, 2, 2, 1, 3, 1, 0, 2, 3, 3};
  return batch;
}

}  // namespace

class EmbeddingTest : public QObject {
  Q_OBJECT

 private slots:
  void tokensAndPositionsGradientsAgreeWithSlopes() {
    const Batch batch = tokenBatch();
    const Chunk chunk = wholeChunk(batch);
    RandomStream random(10);
    Matrix tokens = randomMatrix(3, 4, random);
    Matrix positions = randomMatrix(3, 5, random);
    const Matrix lossWeights = randomMatrix(3, 10, random);
    const auto loss = [&] {
      Matrix y(3, 10);
      tokenEmbeddingForward<double>(chunk, tokens.view(), y.view());
      positionForward<double>(chunk, positions.view(), y.view(), y.view());
      return weightedSum(lossWeights, y);
    };
    Matrix dTokens(3, 4);
    Matrix dPositions(3, 5);
    positionBackward<double>(chunk, lossWeights.view(), dPositions.view());
    tokenEmbeddingBackward<double>(chunk, lossWeights.view(), dTokens.view());
    VERIFY_GRADIENT("token_embedding", tokens.values.data(), tokens.values.size(), dTokens.values.data(), loss);
    VERIFY_GRADIENT("position_embedding", positions.values.data(), positions.values.size(), dPositions.values.data(),
                    loss);
  }

  void clsFillsTheFirstColumnAndTakesItsGradient() {
    const Batch batch = tokenBatch();
    const Chunk chunk = wholeChunk(batch);
    std::vector<double> cls{7, 8, 9};
    Matrix y(3, 10);
    clsForward<double>(chunk, cls.data(), y.view());
    for (const std::size_t n : {0U, 4U, 5U}) QCOMPARE(y.view()(1, n), 8.0);
    QCOMPARE(y.view()(1, 1), 0.0);

    RandomStream random(11);
    Matrix dY = randomMatrix(3, 10, random);
    const double expected = dY.view()(2, 0) + dY.view()(2, 4) + dY.view()(2, 5);
    const double untouched = dY.view()(2, 6);
    std::vector<double> gradient(3);
    clsBackward<double>(chunk, dY.view(), gradient.data());
    QCOMPARE(gradient[2], expected);
    QCOMPARE(dY.view()(2, 4), 0.0);
    QCOMPARE(dY.view()(2, 6), untouched);
  }

  void sinusoidalPositionsAreThoseOfThePaper() {
    Matrix table(5, 3);  // an odd d_model ends in a sine
    fillSinusoidalPositions(table.view());
    QCOMPARE(table.view()(0, 0), 0.0);
    QCOMPARE(table.view()(1, 0), 1.0);
    QVERIFY(std::abs(table.view()(0, 2) - std::sin(2.0)) < 1e-12);
    QVERIFY(std::abs(table.view()(3, 2) - std::cos(2.0 / std::pow(10000.0, 2.0 / 5.0))) < 1e-12);
    QVERIFY(std::abs(table.view()(4, 1) - std::sin(1.0 / std::pow(10000.0, 4.0 / 5.0))) < 1e-12);
  }

  void meanLeavesPaddingOutAndClsTakesTheFirst() {
    const Batch batch = raggedBatch();
    const Chunk chunk = wholeChunk(batch);
    Matrix x(1, 10);
    for (std::size_t n = 0; n < 10; ++n) x.values[n] = static_cast<double>(n);
    Matrix y(1, 3);
    poolingForward<double>(chunk, Pooling::Mean, x.view(), y.view());
    QCOMPARE(y.values[0], (0.0 + 2.0 + 3.0) / 3.0);
    QCOMPARE(y.values[1], 4.0);
    QCOMPARE(y.values[2], 6.0);
    poolingForward<double>(chunk, Pooling::Cls, x.view(), y.view());
    QCOMPARE(y.values, (std::vector<double>{0, 4, 5}));
  }

  void poolingGradientsAgreeWithSlopes_data() {
    QTest::addColumn<int>("pooling");
    QTest::newRow("mean") << static_cast<int>(Pooling::Mean);
    QTest::newRow("cls") << static_cast<int>(Pooling::Cls);
  }
  void poolingGradientsAgreeWithSlopes() {
    QFETCH(int, pooling);
    const auto kind = static_cast<Pooling>(pooling);
    const Batch batch = raggedBatch();
    const Chunk chunk = wholeChunk(batch);
    RandomStream random(12);
    Matrix x = randomMatrix(2, 10, random);
    const Matrix lossWeights = randomMatrix(2, 3, random);
    const auto loss = [&] {
      Matrix y(2, 3);
      poolingForward<double>(chunk, kind, x.view(), y.view());
      return weightedSum(lossWeights, y);
    };
    Matrix dX(2, 10);
    poolingBackward<double>(chunk, kind, lossWeights.view(), dX.view());
    VERIFY_GRADIENT("x", x.values.data(), x.values.size(), dX.values.data(), loss);
  }
};

QTEST_APPLESS_MAIN(EmbeddingTest)
#include "embedding_test.moc"
