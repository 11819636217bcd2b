#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "model/data/own_data.h"
#include "table_files.h"

using namespace encoderlab;

namespace {

double valueAt(int i) { return 10.0 + 5.0 * std::sin(0.3 * i) + 0.01 * i; }

/// `count` different values with a place each; those in `replaced` are written as `replacement`.
QByteArray seriesFile(int count, const std::set<int>& replaced = {}, const QByteArray& replacement = {}) {
  QByteArray bytes = "place,value\n";
  for (int i = 0; i < count; ++i) {
    bytes += "2020-" + QByteArray::number(i) + "," +
             (replaced.contains(i) ? replacement : QByteArray::number(valueAt(i), 'g', 12)) + "\n";
  }
  return bytes;
}

DataConfiguration shaped(int window, int horizon, const char* missing = "refuse") {
  return with(&DataConfiguration::kind, "series", &DataConfiguration::valueColumn, "value", &DataConfiguration::window,
              window, &DataConfiguration::horizon, horizon, &DataConfiguration::missing, missing);
}

/// All scaled values that the samples of a part read or forecast.
std::set<float> valuesOf(const std::vector<Sample>& samples) {
  std::set<float> values;
  for (const Sample& sample : samples) {
    values.insert(sample.vectors.begin(), sample.vectors.end());
    values.insert(sample.values.begin(), sample.values.end());
  }
  return values;
}

}  // namespace

class SeriesDataTest : public QObject {
  Q_OBJECT

  TableFiles m_files;

  Dataset read(const QByteArray& bytes, const DataConfiguration& options, double fraction = 0.2) const {
    DataConfiguration configuration = options;
    configuration.file = m_files.write(bytes);
    return readData(configuration, 1, fraction, 0);
  }

  QString errorOf(const QByteArray& bytes, const DataConfiguration& options) const {
    return sentenceOf<std::runtime_error>([&] { read(bytes, options); });
  }

 private slots:
  void windowsSlideByOne() {
    const Dataset dataset = read(seriesFile(100), shaped(6, 2));
    QCOMPARE(dataset.training.size(), 80U - 8U + 1U);
    QCOMPARE(dataset.validation.size(), 20U - 8U + 1U);
    QCOMPARE(dataset.maxLength, 6);
    QCOMPARE(dataset.input.features, 1);
    QCOMPARE(dataset.head.outputs, 2);
    QVERIFY(dataset.head.loss == LossKind::MeanSquaredError);
    QCOMPARE(dataset.measure, std::string("rmse"));
    QCOMPARE(dataset.outputNames, (std::vector<std::string>{"value +1", "value +2"}));
    const Sample& second = dataset.training[1];
    QCOMPARE(second.source, std::string("2020-7"));
    for (std::size_t i = 0; i < 6; ++i) {
      const double unscaled =
          static_cast<double>(second.vectors[i]) * dataset.inputScaler.scale[0] + dataset.inputScaler.mean[0];
      QVERIFY(std::abs(unscaled - valueAt(static_cast<int>(i) + 1)) < 1e-4);
    }
    const double forecast =
        static_cast<double>(second.values[1]) * dataset.outputScaler.scale[1] + dataset.outputScaler.mean[1];
    QVERIFY(std::abs(forecast - valueAt(8)) < 1e-4);
  }

  void noValueIsInWindowsOfBothParts() {
    const Dataset dataset = read(seriesFile(200), shaped(12, 4));
    const std::set<float> training = valuesOf(dataset.training);
    const std::set<float> validation = valuesOf(dataset.validation);
    QCOMPARE(training.size(), 160U);
    QCOMPARE(validation.size(), 40U);
    for (const float value : validation) QVERIFY(!training.contains(value));
  }

  void scalesIgnoreTheValidationPart() {
    std::set<int> last;
    for (int i = 160; i < 200; ++i) last.insert(i);
    const Dataset before = read(seriesFile(200), shaped(12, 4));
    const Dataset after = read(seriesFile(200, last, "1e6"), shaped(12, 4));
    QCOMPARE(after.inputScaler.mean, before.inputScaler.mean);
    QCOMPARE(after.inputScaler.scale, before.inputScaler.scale);
    QVERIFY(after.training == before.training);
    QVERIFY(read(seriesFile(200, {159}, "1e6"), shaped(12, 4)).inputScaler.mean != before.inputScaler.mean);
  }

  void theBaselineIsTheLastValueInTheDatasOwnUnit() {
    QByteArray ramp = "value\n";
    for (int i = 0; i < 100; ++i) ramp += QByteArray::number(3 * i) + "\n";
    const Dataset dataset = read(ramp, shaped(6, 2));
    QCOMPARE(dataset.baseline.name, std::string("last value"));
    QVERIFY(std::abs(dataset.baseline.value - std::sqrt((9.0 + 36.0) / 2)) < 1e-4);
  }

  void atLeastOneWindowIsHeldOut() {
    const Dataset dataset = read(seriesFile(40), shaped(6, 2), 0.01);
    QCOMPARE(dataset.validation.size(), 1U);
    QVERIFY(notesSay(dataset.notes, "The last 8 of 40 values are held out"));
    const Dataset least = read(seriesFile(16), shaped(6, 2));
    QCOMPARE(least.training.size(), 1U);
    QCOMPARE(unsaid(errorOf(seriesFile(15), shaped(6, 2)),
                    {"table.csv", "'value'", "15 values are too few", "window of 6", "horizon of 2", "smaller"}),
             QString());
  }

  void aConstantSeriesIsRead() {
    QByteArray constant = "value\n";
    for (int i = 0; i < 40; ++i) constant += "5\n";
    const Dataset dataset = read(constant, shaped(6, 2));
    QCOMPARE(dataset.inputScaler.scale.front(), 1.0);
    QCOMPARE(dataset.baseline.value, 0.0);
    QCOMPARE(dataset.training.front().source, std::string("7"));
  }

  void missingValuesAreRefused() {
    const QString sentence = errorOf(seriesFile(40, {10}, "NA"), shaped(6, 2));
    QCOMPARE(unsaid(sentence, {"table.csv, row 12, column 'value'", "missing", "--missing mean", "--missing skip"}),
             QString());
    QCOMPARE(unsaid(errorOf(seriesFile(40, {10}, "x"), shaped(6, 2, "skip")),
                    {"row 12, column 'value'", "'x'", "not a number"}),
             QString());
  }

  void missingValuesAreSkippedWithANote() {
    const Dataset dataset = read(seriesFile(41, {10}, ""), shaped(6, 2, "skip"));
    QCOMPARE(dataset.training.size() + dataset.validation.size(), 32U - 7U + 8U - 7U);
    QVERIFY(notesSay(dataset.notes, "Left out 1 row without a value"));
  }

  void missingValuesLieOnTheLineBetweenTheirNeighbours() {
    const Dataset dataset = read(seriesFile(100, {0, 20, 21, 22}, "?"), shaped(6, 2, "mean"));
    QVERIFY(notesSay(dataset.notes, "straight line"));
    QVERIFY(notesSay(dataset.notes, "4 missing values"));
    const auto unscaled = [&](std::size_t window, std::size_t i) {
      return static_cast<double>(dataset.training[window].vectors[i]) * dataset.inputScaler.scale[0] +
             dataset.inputScaler.mean[0];
    };
    QVERIFY(std::abs(unscaled(0, 0) - valueAt(1)) < 1e-4);
    const double step = (valueAt(23) - valueAt(19)) / 4;
    QVERIFY(std::abs(unscaled(20, 0) - (valueAt(19) + step)) < 1e-4);
    QVERIFY(std::abs(unscaled(20, 2) - (valueAt(19) + 3 * step)) < 1e-4);
  }

  void noLineIsDrawnAcrossTheBorder() {
    const Dataset before = read(seriesFile(100, {79, 80}, ""), shaped(6, 2, "mean"));
    const Dataset after = read(seriesFile(100, {79, 80, 81}, ""), shaped(6, 2, "mean"));
    QVERIFY(before.training == after.training);
    QCOMPARE(before.training.back().values.back(), before.training.back().values.front());
  }

  void aPartWithoutValuesIsRefused() {
    std::set<int> last;
    for (int i = 80; i < 100; ++i) last.insert(i);
    QCOMPARE(unsaid(errorOf(seriesFile(100, last, ""), shaped(6, 2, "mean")), {"table.csv", "'value'", "missing"}),
             QString());
  }

  void aNewFileIsForecastBeyondItsEnd() {
    const Dataset dataset = read(seriesFile(100), shaped(6, 2));
    DataConfiguration configuration = shaped(6, 2);
    configuration.file = m_files.write(seriesFile(20), "new.csv");
    const Dataset predicted = readDataFor(dataset, configuration);
    QVERIFY(predicted.training.empty());
    QCOMPARE(predicted.validation.size(), 20U - 8U + 1U + 1U);
    QCOMPARE(predicted.validation.front().vectors, dataset.training.front().vectors);
    QCOMPARE(predicted.validation.front().values, dataset.training.front().values);
    const Sample& last = predicted.validation.back();
    QVERIFY(last.values.empty());
    QCOMPARE(last.source, std::string("after 2020-19"));
    QCOMPARE(last.vectors, dataset.training[14].vectors);
    QCOMPARE(predicted.baseline.name, std::string("last value"));
    QVERIFY(predicted.baseline.value > 0);
  }

  void aNewFileNeedsOneWindow() {
    const Dataset dataset = read(seriesFile(100), shaped(6, 2));
    DataConfiguration configuration = shaped(6, 2);
    configuration.file = m_files.write(seriesFile(6), "new.csv");
    QCOMPARE(readDataFor(dataset, configuration).validation.size(), 1U);
    configuration.file = m_files.write(seriesFile(5), "new.csv");
    QCOMPARE(unsaid(sentenceOf<std::runtime_error>([&] { readDataFor(dataset, configuration); }),
                    {"new.csv", "'value'", "5 values are too few", "from 6"}),
             QString());
    configuration.file = m_files.write("place,other\n1,2\n", "new.csv");
    QCOMPARE(unsaid(sentenceOf<std::runtime_error>([&] { readDataFor(dataset, configuration); }),
                    {"new.csv, row 1", "'value'", "place, other"}),
             QString());
  }
};

QTEST_APPLESS_MAIN(SeriesDataTest)
#include "series_data_test.moc"
