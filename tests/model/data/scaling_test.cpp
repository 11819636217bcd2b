#include "model/data/scaling.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace encoderlab;

class ScalingTest : public QObject {
  Q_OBJECT

  static constexpr double missing = std::numeric_limits<double>::quiet_NaN();

 private slots:
  void columnsAreFittedOnTheGivenRows() {
    const std::vector<double> table = {1, 10, 3, 10, 100, 100};
    const std::vector<std::size_t> rows = {0, 1};
    const Scaler scaler = fitScaler(table, 2, rows);
    QCOMPARE(scaler.mean, (std::vector<double>{2, 10}));
    QCOMPARE(scaler.scale, (std::vector<double>{1, 1}));
    QCOMPARE(scaled(scaler, 0, 100), 98.0F);
  }

  void missingValuesAreLeftAsideAndBecomeTheMean() {
    const std::vector<double> table = {2, missing, 4};
    const std::vector<std::size_t> rows = {0, 1, 2};
    const Scaler scaler = fitScaler(table, 1, rows);
    QCOMPARE(scaler.mean.front(), 3.0);
    QCOMPARE(scaled(scaler, 0, missing), 0.0F);
  }

  void aColumnWithoutValuesHasNoMean() {
    const std::vector<double> table = {missing, missing};
    const std::vector<std::size_t> rows = {0, 1};
    QVERIFY(std::isnan(fitScaler(table, 1, rows).mean.front()));
  }

  void constantColumnsHaveScaleOne() {
    const std::vector<double> table(1'000, 0.1);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < table.size(); ++i) rows.push_back(i);
    const Scaler scaler = fitScaler(table, 1, rows);
    QCOMPARE(scaler.scale.front(), 1.0);
    QVERIFY(std::abs(scaled(scaler, 0, 0.1)) < 1e-12F);
  }

  void aSmallSpreadAroundALargeMeanIsNotLost() {
    std::vector<double> table;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < 1'000; ++i) {
      table.push_back(1e9 + (i % 2 == 0 ? 1.0 : -1.0));
      rows.push_back(i);
    }
    const Scaler scaler = fitScaler(table, 1, rows);
    QVERIFY(std::abs(scaler.scale.front() - 1.0) < 1e-6);
    QVERIFY(std::abs(scaled(scaler, 0, 1e9 + 1) - 1.0F) < 1e-5F);
  }
};

QTEST_APPLESS_MAIN(ScalingTest)
#include "scaling_test.moc"
