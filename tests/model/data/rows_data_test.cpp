#include <QTest>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "model/data/own_data.h"
#include "model/io/encoding_json.h"
#include "table_files.h"

using namespace encoderlab;

namespace {

/// 100 rows u, v, w with label a or b; w is constant.
QByteArray rowsFile(const QByteArray& replacement = {}, int replacedRow = -1) {
  QByteArray bytes = "u,v,w,label\n";
  for (int i = 0; i < 100; ++i) {
    const QByteArray row = QByteArray::number(i * 37 % 101 + 0.5) + "," + QByteArray::number(-3 * (i * 53 % 89)) +
                           ",7," + (i % 2 == 0 ? "a" : "b");
    bytes += (i == replacedRow ? replacement : row) + "\n";
  }
  return bytes;
}

bool holds(const std::vector<Sample>& samples, const std::string& source) {
  return std::any_of(samples.begin(), samples.end(), [&](const Sample& sample) { return sample.source == source; });
}

}  // namespace

class RowsDataTest : public QObject {
  Q_OBJECT

  TableFiles m_files;

  Dataset read(const QByteArray& bytes, const DataConfiguration& options = {}, std::uint64_t seed = 1) const {
    DataConfiguration configuration = options;
    configuration.file = m_files.write(bytes);
    return readData(configuration, seed, 0.2, 0);
  }

  QString errorOf(const QByteArray& bytes, const DataConfiguration& options = {}) const {
    return sentenceOf<std::runtime_error>([&] { read(bytes, options); });
  }

 private slots:
  void eachColumnIsScaledByTheTrainingPart() {
    const Dataset dataset = read(rowsFile());
    QCOMPARE(dataset.featureNames, (std::vector<std::string>{"u", "v", "w"}));
    QCOMPARE(dataset.inputScaler.mean.size(), 3U);
    QCOMPARE(dataset.input.features, 1);
    QCOMPARE(dataset.maxLength, 3);
    QVERIFY(notesSay(dataset.notes, "(x − mean) / standard deviation"));
    for (std::size_t column = 0; column < 2; ++column) {
      double sum = 0;
      double squares = 0;
      for (const Sample& sample : dataset.training) {
        sum += static_cast<double>(sample.vectors[column]);
        squares += static_cast<double>(sample.vectors[column]) * static_cast<double>(sample.vectors[column]);
      }
      const auto count = static_cast<double>(dataset.training.size());
      QVERIFY(std::abs(sum / count) < 1e-5);
      QVERIFY(std::abs(squares / count - 1) < 1e-5);
    }
    for (const Sample& sample : dataset.validation) QCOMPARE(sample.vectors[2], 0.0F);
    QCOMPARE(dataset.inputScaler.scale[2], 1.0);
  }

  void aRowIsSoManyTokens() {
    const Dataset dataset = read(rowsFile(), with(&DataConfiguration::valuesPerToken, 3));
    QCOMPARE(dataset.input.features, 3);
    QCOMPARE(dataset.maxLength, 1);
    QCOMPARE(dataset.lengthOf(dataset.training.front()), 1U);
  }

  void scalesIgnoreTheValidationPart() {
    const Dataset before = read(rowsFile());
    for (int row = 0; row < 100; ++row) {
      const QByteArray changed = row % 2 == 0 ? "1e6,1e6,1e6,a" : "1e6,1e6,1e6,b";
      const std::string original = rowsFile().split('\n')[row + 1].toStdString();
      const bool wasHeldOut = holds(before.validation, original);
      const Dataset after = read(rowsFile(changed, row));
      QCOMPARE(holds(after.validation, changed.toStdString()), wasHeldOut);
      QCOMPARE(after.inputScaler.mean == before.inputScaler.mean, wasHeldOut);
    }
  }

  void equalRowsAreOnOneSide() {
    QByteArray bytes = "u,v,label\n";
    for (int i = 0; i < 300; ++i)
      bytes += QByteArray::number(i % 60) + (i % 2 == 0 ? ".0" : "") + ",1.5," + (i % 3 == 0 ? "x\n" : "y\n");
    const Dataset dataset = read(bytes);
    std::set<std::vector<float>> training;
    for (const Sample& sample : dataset.training) training.insert(sample.vectors);
    for (const Sample& sample : dataset.validation) QVERIFY(!training.contains(sample.vectors));
    QVERIFY(!dataset.validation.empty());
  }

  void theSeedAloneDecides() {
    QVERIFY(read(rowsFile()).validation == read(rowsFile()).validation);
    QVERIFY(read(rowsFile()).validation != read(rowsFile(), {}, 2).validation);
  }

  void missingNumbersAreRefusedSkippedOrTheMean() {
    const QByteArray bytes = rowsFile("NA,3,7,a", 10);
    QCOMPARE(unsaid(errorOf(bytes), {"table.csv, row 12, column 'u'", "missing", "--missing skip"}), QString());
    const Dataset skipped = read(bytes, with(&DataConfiguration::missing, "skip"));
    QCOMPARE(skipped.training.size() + skipped.validation.size(), 99U);
    QVERIFY(notesSay(skipped.notes, "Left out 1 row"));
    const Dataset filled = read(bytes, with(&DataConfiguration::missing, "mean"));
    QVERIFY(notesSay(filled.notes, "mean of the training part in the place of 1 missing number"));
    const auto& part = holds(filled.training, "NA,3,7,a") ? filled.training : filled.validation;
    const auto sample =
        std::find_if(part.begin(), part.end(), [](const Sample& each) { return each.source == "NA,3,7,a"; });
    QCOMPARE(sample->vectors[0], 0.0F);
    QVERIFY(sample->vectors[1] != 0.0F);
  }

  void aMissingLabelHasNoMean() {
    const QByteArray bytes = rowsFile("1,3,7,", 10);
    QCOMPARE(unsaid(errorOf(bytes, with(&DataConfiguration::missing, "mean")), {"row 12, column 'label'", "missing"}),
             QString());
  }

  void aColumnMissingInTrainingHasNoMean() {
    QByteArray bytes = "u,v,label\n";
    for (int i = 0; i < 20; ++i) bytes += QByteArray::number(i * 7 % 11) + (i < 15 ? ",,a" : ",,b") + "\n";
    bytes.replace("u,v,label\n", "u,v,label\n99,5,c\n98,6,c\n97,7,c\n");
    for (std::uint64_t seed = 1; seed < 3; ++seed) {
      const Dataset dataset =
          read(bytes, with(&DataConfiguration::missing, "mean", &DataConfiguration::kind, "rows"), seed);
      QVERIFY(std::isfinite(dataset.inputScaler.mean[1]));
    }
  }

  void whatIsNoNumberIsRefused_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("word") << QByteArray("1,x,7,a") << QStringList({"row 52, column 'v'", "'x'", "not a number"});
    QTest::newRow("decimal comma") << QByteArray("1,\"2,5\",7,a")
                                   << QStringList({"row 52, column 'v'", "'2,5'", "point"});
    QTest::newRow("infinite") << QByteArray("inf,1,7,a") << QStringList({"row 52, column 'u'", "'inf'"});
    QTest::newRow("too large") << QByteArray("1,2,1e999,a") << QStringList({"row 52, column 'w'", "'1e999'"});
  }
  void whatIsNoNumberIsRefused() {
    QFETCH(QByteArray, row);
    QFETCH(QStringList, parts);
    for (const char* missing : {"refuse", "skip", "mean"})
      QCOMPARE(unsaid(errorOf(rowsFile(row, 50), with(&DataConfiguration::missing, missing)), parts << "table.csv"),
               QString());
  }

  void aSavedEncodingReadsANewFileTheSameWay() {
    DataConfiguration configuration;
    configuration.file = m_files.write(rowsFile(), "train.csv");
    configuration = previewData(configuration).configuration;
    const Dataset dataset = readData(configuration, 1, 0.2, 0);
    ModelConfiguration model = suggestConfiguration(previewData(configuration)).model;
    model.input = dataset.input;
    model.head = dataset.head;
    const Dataset encoding = encodingFromJson(encodingToJson(dataset), model);
    const Dataset again = readDataFor(encoding, configuration);
    QCOMPARE(again.validation.size(), 100U);
    for (const Sample& sample : dataset.validation)
      QVERIFY(std::find(again.validation.begin(), again.validation.end(), sample) != again.validation.end());
  }

  void aNewFileMayOrderItsColumnsDifferently() {
    DataConfiguration configuration;
    configuration.file = m_files.write(rowsFile(), "train.csv");
    configuration = previewData(configuration).configuration;
    const Dataset dataset = readData(configuration, 1, 0.2, 0);
    configuration.file = m_files.write("extra;w;u;v\nhello;7;0.5;0\n", "new.csv");
    const Dataset predicted = readDataFor(dataset, configuration);
    QCOMPARE(predicted.validation.size(), 1U);
    QVERIFY(predicted.validation.front().classes.empty());
    configuration.file = m_files.write("u,v,w\n0.5,0,7\n", "other.csv");
    QCOMPARE(readDataFor(dataset, configuration).validation.front().vectors, predicted.validation.front().vectors);
    configuration.file = m_files.write("u,v\n0.5,0\n", "lacking.csv");
    QCOMPARE(unsaid(sentenceOf<std::runtime_error>([&] { readDataFor(dataset, configuration); }),
                    {"lacking.csv, row 1", "'w'", "u, v"}),
             QString());
  }
};

QTEST_APPLESS_MAIN(RowsDataTest)
#include "rows_data_test.moc"
