#include "model/nn/activation.h"

#include <QTest>
#include <limits>

#include "model/nn/softmax.h"
#include "tests/model/nn/numeric_gradient.h"

using namespace encoderlab;
using namespace encoderlab::testing;

class ActivationTest : public QObject {
  Q_OBJECT

 private slots:
  void reluAndGeluHaveTheirKnownValues() {
    const std::vector<double> x{-2, -0.5, 0, 1, 3};
    std::vector<double> y(5);
    activationForward<double>(Activation::Relu, {x.data(), 5, 1}, {y.data(), 5, 1});
    QCOMPARE(y, (std::vector<double>{0, 0, 0, 1, 3}));
    // torch.nn.functional.gelu
    const std::vector<double> gelu{-0.04550026, -0.15426877, 0, 0.84134475, 2.99595031};
    activationForward<double>(Activation::Gelu, {x.data(), 5, 1}, {y.data(), 5, 1});
    for (std::size_t i = 0; i < y.size(); ++i) QVERIFY(std::abs(y[i] - gelu[i]) < 1e-7);
  }

  void notANumberStaysVisible() {
    const float x = std::numeric_limits<float>::quiet_NaN();
    float y = 0;
    activationForward<float>(Activation::Relu, {&x, 1, 1}, {&y, 1, 1});
    QVERIFY(std::isnan(y));
  }

  void gradientsAgreeWithSlopes_data() {
    QTest::addColumn<int>("activation");
    QTest::newRow("relu") << static_cast<int>(Activation::Relu);
    QTest::newRow("gelu") << static_cast<int>(Activation::Gelu);
  }
  void gradientsAgreeWithSlopes() {
    QFETCH(int, activation);
    const auto kind = static_cast<Activation>(activation);
    RandomStream random(5);
    Matrix x = randomMatrix(4, 6, random);
    const Matrix lossWeights = randomMatrix(4, 6, random);
    const auto loss = [&] {
      Matrix y(4, 6);
      activationForward<double>(kind, x.view(), y.view());
      return weightedSum(lossWeights, y);
    };
    Matrix gradient = lossWeights;
    activationBackward<double>(kind, x.view(), gradient.view());
    VERIFY_GRADIENT("x", x.values.data(), x.values.size(), gradient.values.data(), loss);
  }

  void softmaxSumsToOneAndLeavesPaddingOut() {
    std::vector<float> x{1000.0F, 1001.0F, 5000.0F, 999.0F};
    const std::vector<std::uint8_t> padding{0, 0, 1, 0};
    softmaxForward<float>({x.data(), x.size(), 1}, padding.data());
    QCOMPARE(x[2], 0.0F);
    QVERIFY(std::abs(x[0] + x[1] + x[3] - 1.0F) < 1e-6F);
    QVERIFY(std::abs(x[1] / x[0] - std::exp(1.0F)) < 1e-5F);
  }

  void softmaxGradientAgreesWithSlopes() {
    RandomStream random(6);
    Matrix x = randomMatrix(6, 1, random);
    const Matrix lossWeights = randomMatrix(6, 1, random);
    const std::vector<std::uint8_t> padding{0, 0, 0, 1, 0, 0};
    const auto probabilities = [&] {
      Matrix p = x;
      softmaxForward<double>(p.view(), padding.data());
      return p;
    };
    const auto loss = [&] { return weightedSum(lossWeights, probabilities()); };
    Matrix gradient = lossWeights;
    Matrix p = probabilities();
    softmaxBackward<double>(p.view(), gradient.view());
    QCOMPARE(gradient.values[3], 0.0);
    VERIFY_GRADIENT("x", x.values.data(), x.values.size(), gradient.values.data(), loss);
  }
};

QTEST_APPLESS_MAIN(ActivationTest)
#include "activation_test.moc"
