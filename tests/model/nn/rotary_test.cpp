#include "model/nn/rotary.h"

#include <QTest>
#include <complex>

#include "tests/model/nn/numeric_gradient.h"
#include "tests/model/nn/ragged_batch.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

constexpr std::size_t d = 6;
constexpr std::size_t headCount = 2;

Matrix tableOf(std::size_t positions) {
  Matrix table(d, positions);
  fillRotaryTable(table.view());
  return table;
}

/// A sample without padding that has one token at each position.
Batch sampleOf(std::size_t length) {
  Batch batch;
  batch.offsets = {0, length};
  for (std::size_t t = 0; t < length; ++t) batch.positions.push_back(static_cast<std::int32_t>(t));
  batch.length = length;
  return batch;
}

double dot(const Matrix& a, std::size_t columnOfA, const Matrix& b, std::size_t columnOfB, std::size_t firstRow) {
  double sum = 0;
  for (std::size_t i = firstRow; i < firstRow + d; ++i) sum += a.view()(i, columnOfA) * b.view()(i, columnOfB);
  return sum;
}

}  // namespace

class RotaryTest : public QObject {
  Q_OBJECT

 private slots:
  void everyPairIsTurnedByThePaper() {
    const Batch batch = raggedBatch();
    RandomStream random(3);
    const Matrix x = randomMatrix(headCount * d, 10, random);
    Matrix y = x;
    rotaryForward<double>(wholeChunk(batch), tableOf(5).view(), y.view());
    for (std::size_t n = 0; n < 10; ++n) {
      for (std::size_t row = 0; row < x.rows; row += 2) {
        const auto pair = static_cast<double>(row % d / 2);
        const double angle = batch.positions[n] / std::pow(10000.0, 2 * pair / static_cast<double>(d));
        const std::complex<double> before(x.view()(row, n), x.view()(row + 1, n));
        const std::complex<double> after = before * std::polar(1.0, angle);
        QVERIFY(std::abs(y.view()(row, n) - after.real()) < 1e-12);
        QVERIFY(std::abs(y.view()(row + 1, n) - after.imag()) < 1e-12);
      }
    }
  }

  void theFirstTokenOfEachSampleStaysAsItIs() {
    const Batch batch = raggedBatch();
    RandomStream random(4);
    const Matrix x = randomMatrix(d, 10, random);
    Matrix y = x;
    rotaryForward<double>(wholeChunk(batch), tableOf(5).view(), y.view());
    for (std::size_t n = 0; n < 10; ++n) {
      const bool isFirst = batch.positions[n] == 0;
      QCOMPARE(y.view()(0, n) == x.view()(0, n), isFirst);
      QCOMPARE(y.view()(d - 1, n) == x.view()(d - 1, n), isFirst);
    }
  }

  void aChunkInTheMiddleOfABatchKnowsItsPositions() {
    const Batch batch = raggedBatch();
    RandomStream random(5);
    Matrix whole = randomMatrix(d, 10, random);
    Matrix last(d, 5);
    std::copy(whole.values.end() - static_cast<std::ptrdiff_t>(last.values.size()), whole.values.end(),
              last.values.begin());
    rotaryForward<double>(wholeChunk(batch), tableOf(5).view(), whole.view());
    rotaryForward<double>({&batch, 2, 1}, tableOf(5).view(), last.view());
    for (std::size_t i = 0; i < d; ++i) QCOMPARE(last.view()(i, 4), whole.view()(i, 9));
  }

  void scoresDependOnTheDistanceAlone() {
    constexpr std::size_t length = 12;
    const Batch batch = sampleOf(length);
    RandomStream random(6);
    const Matrix q = randomMatrix(headCount * d, 1, random);
    const Matrix k = randomMatrix(headCount * d, 1, random);
    Matrix queries(headCount * d, length);
    Matrix keys(headCount * d, length);
    for (std::size_t t = 0; t < length; ++t) {
      std::copy(q.values.begin(), q.values.end(), queries.view().column(t));
      std::copy(k.values.begin(), k.values.end(), keys.view().column(t));
    }
    rotaryForward<double>(wholeChunk(batch), tableOf(length).view(), queries.view());
    rotaryForward<double>(wholeChunk(batch), tableOf(length).view(), keys.view());
    for (const std::size_t firstRow : {std::size_t{0}, d}) {
      const double near = dot(queries, 3, keys, 1, firstRow);
      QVERIFY(std::abs(dot(queries, 11, keys, 9, firstRow) - near) < 1e-12);
      QVERIFY(std::abs(dot(queries, 11, keys, 1, firstRow) - near) > 1e-3);
      QVERIFY(std::abs(dot(queries, 1, keys, 3, firstRow) - near) > 1e-3);
    }
  }

  void gradientsAgreeWithSlopes() {
    const Batch batch = raggedBatch();
    const Chunk chunk = wholeChunk(batch);
    const Matrix table = tableOf(5);
    RandomStream random(7);
    Matrix x = randomMatrix(headCount * d, 10, random);
    const Matrix lossWeights = randomMatrix(headCount * d, 10, random);
    const auto loss = [&] {
      Matrix y = x;
      rotaryForward<double>(chunk, table.view(), y.view());
      return weightedSum(lossWeights, y);
    };
    Matrix dX = lossWeights;
    rotaryBackward<double>(chunk, table.view(), dX.view());
    VERIFY_GRADIENT("x", x.values.data(), x.values.size(), dX.values.data(), loss);
  }

  void backwardUndoesForward() {
    const Batch batch = raggedBatch();
    RandomStream random(8);
    const Matrix x = randomMatrix(headCount * d, 10, random);
    Matrix y = x;
    rotaryForward<double>(wholeChunk(batch), tableOf(5).view(), y.view());
    rotaryBackward<double>(wholeChunk(batch), tableOf(5).view(), y.view());
    for (std::size_t i = 0; i < x.values.size(); ++i) QVERIFY(std::abs(y.values[i] - x.values[i]) < 1e-12);
  }

  void bothScalarsHoldTheSameTable() {
    const Matrix table = tableOf(64);
    std::vector<float> inFloat(d * 64);
    fillRotaryTable(MatrixView<float>(inFloat.data(), d, 64));
    for (std::size_t i = 0; i < inFloat.size(); ++i) QCOMPARE(inFloat[i], static_cast<float>(table.values[i]));
  }
};

QTEST_APPLESS_MAIN(RotaryTest)
#include "rotary_test.moc"
