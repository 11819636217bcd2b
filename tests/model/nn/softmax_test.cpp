#include "model/nn/softmax.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <vector>

using namespace encoderlab;

namespace {

template <typename Scalar>
void verifyLargeScores() {
  std::vector<Scalar> x{1000, 999, -1000};
  softmaxForward<Scalar>({x.data(), x.size(), 1}, nullptr);
  QVERIFY(std::abs(x[0] - Scalar(0.7310585786300049)) < Scalar(1e-6));
  QVERIFY(std::abs(x[1] - Scalar(0.2689414213699951)) < Scalar(1e-6));
  QVERIFY(x[2] == 0);
}

template <typename Scalar>
void verifyIgnoredScores() {
  const std::vector<std::uint8_t> ignored{0, 1, 0};
  std::vector<Scalar> x{2, 50, 2};
  softmaxForward<Scalar>({x.data(), x.size(), 1}, ignored.data());
  QVERIFY(x == (std::vector<Scalar>{0.5, 0, 0.5}));
}

template <typename Scalar>
void verifyNotANumberStays(Scalar notANumber) {
  std::vector<Scalar> x{0, notANumber, 1};
  softmaxForward<Scalar>({x.data(), x.size(), 1}, nullptr);
  for (const Scalar value : x) QVERIFY(std::isnan(value));
}

}  // namespace

class SoftmaxTest : public QObject {
  Q_OBJECT

 private slots:
  void largeScoresDoNotOverflow() {
    verifyLargeScores<float>();
    verifyLargeScores<double>();
  }

  void ignoredScoresTakeNoPart() {
    verifyIgnoredScores<float>();
    verifyIgnoredScores<double>();
  }

  void notANumberStaysVisible() {
    verifyNotANumberStays(std::numeric_limits<float>::quiet_NaN());
    verifyNotANumberStays(std::numeric_limits<double>::quiet_NaN());
    // Bits that say nothing but could be taken for an exponent.
    verifyNotANumberStays(std::nanf("1"));
  }
};

QTEST_APPLESS_MAIN(SoftmaxTest)
#include "softmax_test.moc"
