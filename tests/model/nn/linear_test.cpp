#include "model/nn/linear.h"

#include <QTest>

#include "tests/model/nn/numeric_gradient.h"

using namespace encoderlab;
using namespace encoderlab::testing;

class LinearTest : public QObject {
  Q_OBJECT

 private slots:
  void computesWeightTimesInputPlusBias() {
    // weight as PyTorch prints it: [[1, 2, 3], [4, 5, 6]], bias [10, 20], x = [1, 0, −1]
    std::vector<double> weight{1, 2, 3, 4, 5, 6};
    std::vector<double> bias{10, 20};
    const std::vector<double> x{1, 0, -1};
    std::vector<double> y(2);
    linearForward<double>({{weight.data(), 3, 2}, bias.data()}, {x.data(), 3, 1}, {y.data(), 2, 1});
    QCOMPARE(y, (std::vector<double>{8, 18}));
  }

  void gradientsAgreeWithSlopes() {
    RandomStream random(1);
    Matrix x = randomMatrix(3, 5, random);
    Matrix weight = randomMatrix(3, 4, random);
    Matrix bias = randomMatrix(4, 1, random);
    const Matrix lossWeights = randomMatrix(4, 5, random);
    const auto loss = [&] {
      Matrix y(4, 5);
      linearForward<double>({weight.view(), bias.values.data()}, x.view(), y.view());
      return weightedSum(lossWeights, y);
    };
    Matrix dX(3, 5);
    Matrix dWeight(3, 4);
    Matrix dBias(4, 1);
    linearBackward<double>({weight.view(), bias.values.data()}, x.view(), lossWeights.view(),
                           {dWeight.view(), dBias.values.data()}, dX.view());
    VERIFY_GRADIENT("x", x.values.data(), x.values.size(), dX.values.data(), loss);
    VERIFY_GRADIENT("weight", weight.values.data(), weight.values.size(), dWeight.values.data(), loss);
    VERIFY_GRADIENT("bias", bias.values.data(), bias.values.size(), dBias.values.data(), loss);
  }

  void parameterGradientsAreAddedTo() {
    RandomStream random(2);
    const Matrix x = randomMatrix(2, 3, random);
    const Matrix weight = randomMatrix(2, 2, random);
    const Matrix bias = randomMatrix(2, 1, random);
    const Matrix dY = randomMatrix(2, 3, random);
    Matrix dWeight(2, 2);
    Matrix dBias(2, 1);
    const auto pass = [&] {
      linearBackward<double>({weight.view(), bias.values.data()}, x.view(), dY.view(),
                             {dWeight.view(), dBias.values.data()}, {});
    };
    pass();
    const std::vector<double> once = dWeight.values;
    pass();
    for (std::size_t i = 0; i < once.size(); ++i) QVERIFY(std::abs(dWeight.values[i] - 2 * once[i]) < 1e-12);
  }
};

QTEST_APPLESS_MAIN(LinearTest)
#include "linear_test.moc"
