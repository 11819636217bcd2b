#include "model/nn/dropout.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace encoderlab;

namespace {

std::vector<float> dropOnes(const Dropout& dropout, int layer, DropoutSite site, std::uint64_t place,
                            std::size_t count) {
  std::vector<float> values(count, 1.0F);
  dropout.apply(dropout.siteKey(layer, site), place, values.data(), values.data(), count);
  return values;
}

}  // namespace

class DropoutTest : public QObject {
  Q_OBJECT

 private slots:
  void dropsTheRightShareAndScalesTheRest() {
    const Dropout dropout(0.25, 1, 1);
    const std::vector<float> values = dropOnes(dropout, 0, DropoutSite::Activation, columnPlace(0, 0), 100'000);
    const auto dropped = static_cast<double>(std::count(values.begin(), values.end(), 0.0F));
    QVERIFY(std::abs(dropped / 100'000 - 0.25) < 0.01);
    for (const float value : values) QVERIFY(value == 0.0F || std::abs(value - 1.0F / 0.75F) < 1e-6F);
  }

  void zeroProbabilityIsOff() {
    QVERIFY(!Dropout().isOn());
    QVERIFY(!Dropout(0.0, 1, 1).isOn());
    QVERIFY(Dropout(0.1, 1, 1).isOn());
  }

  void sameKeyGivesTheSameMaskAndEveryOtherADifferentOne() {
    const Dropout dropout(0.5, 1, 1);
    const auto reference = dropOnes(dropout, 0, DropoutSite::AttentionOutput, columnPlace(0, 0), 64);
    QCOMPARE(dropOnes(Dropout(0.5, 1, 1), 0, DropoutSite::AttentionOutput, columnPlace(0, 0), 64), reference);
    QVERIFY(dropOnes(Dropout(0.5, 2, 1), 0, DropoutSite::AttentionOutput, columnPlace(0, 0), 64) != reference);
    QVERIFY(dropOnes(Dropout(0.5, 1, 2), 0, DropoutSite::AttentionOutput, columnPlace(0, 0), 64) != reference);
    QVERIFY(dropOnes(dropout, 1, DropoutSite::AttentionOutput, columnPlace(0, 0), 64) != reference);
    QVERIFY(dropOnes(dropout, 0, DropoutSite::FeedForwardOutput, columnPlace(0, 0), 64) != reference);
    QVERIFY(dropOnes(dropout, 0, DropoutSite::AttentionOutput, columnPlace(1, 0), 64) != reference);
    QVERIFY(dropOnes(dropout, 0, DropoutSite::AttentionOutput, columnPlace(0, 1), 64) != reference);
    QVERIFY(dropOnes(dropout, 0, DropoutSite::AttentionOutput, weightsPlace(0, 1, 0), 64) != reference);
  }

  void neighboursAreNotCorrelated() {
    const Dropout dropout(0.5, 3, 7);
    constexpr std::size_t count = 200'000;
    const std::vector<float> values = dropOnes(dropout, 0, DropoutSite::Activation, columnPlace(2, 3), count);
    double both = 0;
    for (std::size_t i = 1; i < count; ++i) both += values[i] > 0 && values[i - 1] > 0 ? 1 : 0;
    QVERIFY(std::abs(both / static_cast<double>(count) - 0.25) < 0.01);
  }
};

QTEST_APPLESS_MAIN(DropoutTest)
#include "dropout_test.moc"
