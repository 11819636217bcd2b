#include "model/nn/layer_norm.h"

#include <QTest>

#include "tests/model/nn/numeric_gradient.h"

using namespace encoderlab;
using namespace encoderlab::testing;

class LayerNormTest : public QObject {
  Q_OBJECT

 private slots:
  void normalizesEachToken() {
    std::vector<double> x{1, 2, 3, 4, -10, 0, 10, 20};
    std::vector<double> weight(4, 1.0);
    std::vector<double> bias(4, 0.0);
    std::vector<double> y(8);
    std::vector<double> mean(2);
    std::vector<double> inverseDeviation(2);
    layerNormForward<double>({weight.data(), bias.data()}, {x.data(), 4, 2}, {mean.data(), inverseDeviation.data()},
                             {y.data(), 4, 2});
    QCOMPARE(mean[0], 2.5);
    // PyTorch: nn.LayerNorm(4)(torch.tensor([1., 2., 3., 4.])) = [−1.3416, −0.4472, 0.4472, 1.3416]
    QVERIFY(std::abs(y[0] + 1.3416354) < 1e-6);
    QVERIFY(std::abs(y[3] - 1.3416354) < 1e-6);
    double sum = 0;
    for (std::size_t i = 4; i < 8; ++i) sum += y[i];
    QVERIFY(std::abs(sum) < 1e-12);
  }

  void aConstantTokenIsNotDividedByZero() {
    std::vector<double> x(3, 5.0);
    std::vector<double> weight(3, 2.0);
    std::vector<double> bias{1, 2, 3};
    std::vector<double> y(3);
    double mean = 0;
    double inverseDeviation = 0;
    layerNormForward<double>({weight.data(), bias.data()}, {x.data(), 3, 1}, {&mean, &inverseDeviation},
                             {y.data(), 3, 1});
    QCOMPARE(y, bias);
  }

  void gradientsAgreeWithSlopes() {
    RandomStream random(4);
    Matrix x = randomMatrix(5, 3, random);
    Matrix weight = randomMatrix(5, 1, random);
    Matrix bias = randomMatrix(5, 1, random);
    const Matrix lossWeights = randomMatrix(5, 3, random);
    std::vector<double> mean(3);
    std::vector<double> inverseDeviation(3);
    const auto loss = [&] {
      Matrix y(5, 3);
      layerNormForward<double>({weight.values.data(), bias.values.data()}, x.view(),
                               {mean.data(), inverseDeviation.data()}, y.view());
      return weightedSum(lossWeights, y);
    };
    loss();
    Matrix dX(5, 3);
    Matrix dWeight(5, 1);
    Matrix dBias(5, 1);
    layerNormBackward<double>({weight.values.data(), bias.values.data()}, x.view(),
                              {mean.data(), inverseDeviation.data()}, lossWeights.view(),
                              {dWeight.values.data(), dBias.values.data()}, dX.view(), Gradient::Write);
    const std::vector<double> written = dX.values;
    VERIFY_GRADIENT("x", x.values.data(), x.values.size(), written.data(), loss);
    VERIFY_GRADIENT("weight", weight.values.data(), weight.values.size(), dWeight.values.data(), loss);
    VERIFY_GRADIENT("bias", bias.values.data(), bias.values.size(), dBias.values.data(), loss);

    layerNormBackward<double>({weight.values.data(), bias.values.data()}, x.view(),
                              {mean.data(), inverseDeviation.data()}, lossWeights.view(),
                              {dWeight.values.data(), dBias.values.data()}, dX.view(), Gradient::Add);
    for (std::size_t i = 0; i < written.size(); ++i) QVERIFY(std::abs(dX.values[i] - 2 * written[i]) < 1e-12);
  }
};

QTEST_APPLESS_MAIN(LayerNormTest)
#include "layer_norm_test.moc"
