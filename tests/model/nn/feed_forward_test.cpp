#include "model/nn/feed_forward.h"

#include <QTest>

#include "tests/model/nn/numeric_gradient.h"
#include "tests/model/nn/ragged_batch.h"

using namespace encoderlab;
using namespace encoderlab::testing;

class FeedForwardTest : public QObject {
  Q_OBJECT

 private slots:
  void gradientsAgreeWithSlopes_data() {
    QTest::addColumn<int>("activation");
    QTest::addColumn<int>("block");
    QTest::addColumn<double>("dropout");
    for (const Activation activation : {Activation::Relu, Activation::Gelu}) {
      for (const double dropout : {0.0, 0.4}) {
        for (const Block block : {Block::Pre, Block::AsPrinted}) {
          QTest::addRow("activation %d, block %d, dropout %g", static_cast<int>(activation), static_cast<int>(block),
                        dropout)
              << static_cast<int>(activation) << static_cast<int>(block) << dropout;
        }
      }
    }
  }
  void gradientsAgreeWithSlopes() {
    QFETCH(int, activation);
    QFETCH(int, block);
    QFETCH(double, dropout);
    constexpr std::size_t D = 3;
    constexpr std::size_t F = 5;
    constexpr std::size_t N = 10;
    ModelConfiguration model;
    model.activation = static_cast<Activation>(activation);
    model.block = static_cast<Block>(block);
    const Batch batch = raggedBatch();
    PassContext<double> context;
    context.chunk = wholeChunk(batch);
    context.dropout = Dropout(dropout, 1, 1);
    RandomStream random(8);
    Matrix x = randomMatrix(D, N, random);
    Matrix weight1 = randomMatrix(D, F, random);
    Matrix bias1 = randomMatrix(F, 1, random);
    Matrix weight2 = randomMatrix(F, D, random);
    Matrix bias2 = randomMatrix(D, 1, random);
    const Matrix lossWeights = randomMatrix(D, N, random);
    Matrix linear1(F, N);
    Matrix hidden(F, N);
    const FeedForwardParameters<const double> parameters{{weight1.view(), bias1.values.data()},
                                                         {weight2.view(), bias2.values.data()}};
    const auto loss = [&] {
      Matrix y(D, N);
      feedForwardForward<double>(context, 0, model, parameters, x.view(), {linear1.view(), hidden.view()}, y.view());
      return weightedSum(lossWeights, y);
    };
    loss();
    Matrix dX(D, N);
    Matrix dWeight1(D, F);
    Matrix dBias1(F, 1);
    Matrix dWeight2(F, D);
    Matrix dBias2(D, 1);
    Matrix dHidden(F, N);
    feedForwardBackward<double>(
        context, 0, model, parameters, x.view(), {linear1.view(), hidden.view()}, lossWeights.view(),
        {{dWeight1.view(), dBias1.values.data()}, {dWeight2.view(), dBias2.values.data()}}, dHidden.view(), dX.view());
    VERIFY_GRADIENT("x", x.values.data(), x.values.size(), dX.values.data(), loss);
    VERIFY_GRADIENT("linear1.weight", weight1.values.data(), weight1.values.size(), dWeight1.values.data(), loss);
    VERIFY_GRADIENT("linear1.bias", bias1.values.data(), bias1.values.size(), dBias1.values.data(), loss);
    VERIFY_GRADIENT("linear2.weight", weight2.values.data(), weight2.values.size(), dWeight2.values.data(), loss);
    VERIFY_GRADIENT("linear2.bias", bias2.values.data(), bias2.values.size(), dBias2.values.data(), loss);
  }

  void asPrintedHasNoDropoutInside() {
    const Batch batch = raggedBatch();
    PassContext<double> context;
    context.chunk = wholeChunk(batch);
    context.dropout = Dropout(0.5, 1, 1);
    RandomStream random(9);
    const Matrix x = randomMatrix(3, 10, random);
    const Matrix weight1 = randomMatrix(3, 4, random);
    const Matrix weight2 = randomMatrix(4, 3, random);
    const std::vector<double> zeros(4);
    const auto dropped = [&](Block block) {
      ModelConfiguration model;
      model.block = block;
      model.activation = Activation::Gelu;
      Matrix linear1(4, 10);
      Matrix hidden(4, 10);
      Matrix y(3, 10);
      feedForwardForward<double>(context, 0, model, {{weight1.view(), zeros.data()}, {weight2.view(), zeros.data()}},
                                 x.view(), {linear1.view(), hidden.view()}, y.view());
      return std::count(hidden.values.begin(), hidden.values.end(), 0.0);
    };
    QCOMPARE(dropped(Block::AsPrinted), 0);
    QVERIFY(dropped(Block::Pre) > 5);
  }
};

QTEST_APPLESS_MAIN(FeedForwardTest)
#include "feed_forward_test.moc"
