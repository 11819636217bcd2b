#include "app/commands/csv.h"

#include <QTest>
#include <limits>

#include "app/commands/prediction_table.h"

using namespace encoderlab;

class CsvTest : public QObject {
  Q_OBJECT

 private slots:
  void onlyFieldsThatNeedItAreQuoted() {
    QCOMPARE(csvLine({"plain", "", "汉字", "a b"}), std::string("plain,,汉字,a b\n"));
    QCOMPARE(csvLine({"a,b", "say \"hi\"", "two\nlines", " space"}),
             std::string("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" space\"\n"));
    QCOMPARE(csvLine({""}), std::string("\n"));
  }

  void numbersReadBackExactlyAndNanIsEmpty() {
    QCOMPARE(csvNumber(0.1), std::string("0.1"));
    QCOMPARE(csvNumber(0.1F), std::string("0.1"));
    QCOMPARE(std::stod(csvNumber(1.0 / 3.0)), 1.0 / 3.0);
    QCOMPARE(csvNumber(std::numeric_limits<double>::quiet_NaN()), std::string());
  }

  void classesAreNamedWithTheirProbability() {
    Dataset dataset;
    dataset.head = {HeadKind::Sequence, Pooling::Mean, LossKind::CrossEntropy, 2};
    dataset.classNames = {"cat, tame", "dog"};
    const std::vector<Sample> samples{sampleFrom("first"), sampleFrom("second, \"quoted\"")};
    const std::vector<Prediction> predictions{prediction({1}, {0.75F}, {}), prediction({0}, {0.5F}, {})};
    QCOMPARE(
        predictionTable("source", dataset, samples, predictions),
        std::string("source,prediction,probability\nfirst,dog,0.75\n\"second, \"\"quoted\"\"\",\"cat, tame\",0.5\n"));
  }

  void classesOfATokenHeadAreJoined() {
    Dataset dataset;
    dataset.classNames = {"a", "b"};
    const std::vector<Sample> samples{sampleFrom("x")};
    const std::vector<Prediction> predictions{prediction({1, 0, 1}, {0.5F, 0.5F, 1.0F}, {})};
    QCOMPARE(predictionTable("source", dataset, samples, predictions),
             std::string("source,prediction,probability\nx,b a b,0.25\n"));
  }

  void valuesAreInTheDatasOwnUnit() {
    Dataset dataset;
    dataset.head = {HeadKind::Sequence, Pooling::Mean, LossKind::MeanSquaredError, 2};
    dataset.outputNames = {"t+1", "t+2"};
    dataset.outputScaler = {{10, 20}, {2, 4}};
    const std::vector<Sample> samples{sampleFrom("row 7")};
    const std::vector<Prediction> predictions{prediction({}, {}, {1.5F, -1.0F})};
    QCOMPARE(predictionTable("source", dataset, samples, predictions), std::string("source,t+1,t+2\nrow 7,13,16\n"));
  }

 private:
  static Sample sampleFrom(const char* source) {
    Sample sample;
    sample.source = source;
    return sample;
  }

  static Prediction prediction(std::vector<std::int64_t> classes, std::vector<float> probabilities,
                               std::vector<float> values) {
    Prediction made;
    made.classes = std::move(classes);
    made.probabilities = std::move(probabilities);
    made.values = std::move(values);
    return made;
  }
};

QTEST_APPLESS_MAIN(CsvTest)
#include "csv_test.moc"
