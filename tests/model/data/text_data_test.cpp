#include <QTest>
#include <algorithm>
#include <set>
#include <stdexcept>

#include "model/data/own_data.h"
#include "model/data/vocabulary.h"
#include "table_files.h"

using namespace encoderlab;

namespace {

/// Two classes with `count` different names each; a name tells its class by its letters.
QByteArray namesFile(int count) {
  QByteArray bytes = "name\tlabel\n";
  for (int i = 0; i < count; ++i) {
    QByteArray name;
    for (int rest = i + 27; rest > 0; rest /= 26) name += static_cast<char>('a' + rest % 26);
    bytes += name + "o\titalian\n" + name + "son\tswedish\n";
  }
  return bytes;
}

std::set<std::string> sourcesOf(const std::vector<Sample>& samples) {
  std::set<std::string> sources;
  for (const Sample& sample : samples) sources.insert(sample.source);
  return sources;
}

/// The text that the ids stand for, with a space between two tokens.
std::string decoded(const Dataset& dataset, const Sample& sample) {
  std::string text;
  for (const std::int32_t token : sample.tokens) {
    text += (text.empty() ? "" : " ") + dataset.tokenNames[static_cast<std::size_t>(token)];
  }
  return text;
}

const Sample& sampleOf(const std::vector<Sample>& samples, const std::string& source) {
  const auto found =
      std::find_if(samples.begin(), samples.end(), [&](const Sample& sample) { return sample.source == source; });
  if (found == samples.end()) qFatal("no sample of %s", source.c_str());
  return *found;
}

}  // namespace

class TextDataTest : public QObject {
  Q_OBJECT

  TableFiles m_files;

  Dataset read(const QByteArray& bytes, const DataConfiguration& options = {}, std::uint64_t seed = 1,
               int maxLength = 0, double fraction = 0.2) const {
    DataConfiguration configuration = options;
    configuration.file = m_files.write(bytes);
    return readData(configuration, seed, fraction, maxLength);
  }

  QString errorOf(const QByteArray& bytes, const DataConfiguration& options = {}) const {
    return sentenceOf<std::runtime_error>([&] { read(bytes, options); });
  }

 private slots:
  void charactersBecomeIdsAndLabelsClasses() {
    const Dataset dataset = read(namesFile(50));
    QCOMPARE(dataset.classNames, (std::vector<std::string>{"italian", "swedish"}));
    QVERIFY(dataset.input.kind == InputKind::Tokens);
    QCOMPARE(static_cast<std::size_t>(dataset.input.vocabulary), dataset.tokenNames.size());
    QCOMPARE(dataset.tokenNames[0], std::string("<pad>"));
    QCOMPARE(dataset.tokenNames[1], std::string("<unk>"));
    QCOMPARE(dataset.tokenNames[2], std::string("o"));
    QCOMPARE(dataset.paddingToken, 0);
    QCOMPARE(dataset.unknownToken, 1);
    QCOMPARE(dataset.head.outputs, 2);
    QVERIFY(dataset.head.kind == HeadKind::Sequence && dataset.head.loss == LossKind::CrossEntropy);
    QCOMPARE(dataset.measure, std::string("accuracy"));
    const Sample& sample = dataset.training.front();
    QCOMPARE(decoded(dataset, sample), [&] {
      std::string spaced;
      for (const char letter : sample.source) spaced += (spaced.empty() ? "" : " ") + std::string(1, letter);
      return spaced;
    }());
    QCOMPARE(sample.classes, (std::vector<std::int64_t>{sample.source.ends_with("son") ? 1 : 0}));
  }

  void wordsBecomeIdsIfTheyOccurTwice() {
    const QByteArray bytes =
        "text\tlabel\nA good film.\tx\nA bad film!\ty\nA good day.\tx\nA bad day!\ty\nA good film, a day.\tx\n";
    const Dataset dataset = read(bytes, with(&DataConfiguration::tokens, "words"), 1, 0, 0.01);
    QCOMPARE(dataset.validation.size(), 1U);
    const std::set<std::string> names(dataset.tokenNames.begin(), dataset.tokenNames.end());
    QVERIFY(names.contains("A") && names.contains("film") && !names.contains("a") && !names.contains(","));
    for (const Sample& sample : dataset.training)
      if (sample.source == "A good film, a day.")
        QCOMPARE(decoded(dataset, sample), std::string("A good film <unk> <unk> day ."));
  }

  void theSeedAloneDecides() {
    const QByteArray bytes = namesFile(100);
    const Dataset first = read(bytes);
    const Dataset second = read(bytes);
    QVERIFY(first.training == second.training && first.validation == second.validation);
    QCOMPARE(first.tokenNames, second.tokenNames);
    QVERIFY(sourcesOf(read(bytes, {}, 2).validation) != sourcesOf(first.validation));
  }

  void theSplitIsByClass() {
    const Dataset dataset = read(namesFile(100));
    QCOMPARE(dataset.training.size(), 160U);
    QCOMPARE(dataset.validation.size(), 40U);
    const auto swedish = std::count_if(dataset.validation.begin(), dataset.validation.end(),
                                       [](const Sample& sample) { return sample.classes.front() == 1; });
    QCOMPARE(swedish, 20);
  }

  void equalTextsAreOnOneSide() {
    QByteArray bytes = "text\tlabel\n";
    for (int i = 0; i < 300; ++i) bytes += "name" + QByteArray::number(i % 60) + (i % 3 == 0 ? "\tx\n" : "\ty\n");
    for (std::uint64_t seed = 1; seed < 6; ++seed) {
      const Dataset dataset = read(bytes, {}, seed);
      QVERIFY(!dataset.validation.empty());
      for (const std::string& source : sourcesOf(dataset.validation))
        QVERIFY(!sourcesOf(dataset.training).contains(source));
    }
  }

  void textsThatDifferOnlyWhereTheyAreCutAreOnOneSide() {
    QByteArray bytes = "text\tlabel\n";
    for (int i = 0; i < 200; ++i)
      bytes += QByteArray::number(1'000 + i % 40) + "-" + QByteArray::number(i) + "z\t" + (i % 2 == 0 ? "x\n" : "y\n");
    const Dataset dataset = read(bytes, with(&DataConfiguration::textColumn, "text"), 1, 4);
    std::set<std::vector<std::int32_t>> training;
    for (const Sample& sample : dataset.training) training.insert(sample.tokens);
    for (const Sample& sample : dataset.validation) QVERIFY(!training.contains(sample.tokens));
  }

  void theVocabularyHoldsNothingOfValidationAlone() {
    QByteArray bytes = "text\tlabel\n";
    for (int i = 0; i < 60; ++i) bytes += QString(QChar(0x4E00 + i)).toUtf8() + (i % 2 == 0 ? "a\tx\n" : "a\ty\n");
    const Dataset dataset = read(bytes);
    QCOMPARE(dataset.validation.size(), 12U);
    QCOMPARE(dataset.tokenNames.size(), 2U + 1U + 48U);
    for (const Sample& sample : dataset.validation) QCOMPARE(decoded(dataset, sample), std::string("<unk> a"));
    for (const Sample& sample : dataset.training)
      QVERIFY(std::count(sample.tokens.begin(), sample.tokens.end(), 1) == 0);
  }

  void theLongestTrainingTextLimitsAllOthers() {
    QByteArray bytes = "text\tlabel\n";
    for (int i = 0; i < 40; ++i) bytes += QByteArray(i + 1, 'a') + "b\t" + (i % 2 == 0 ? "x\n" : "y\n");
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
      const Dataset dataset = read(bytes, with(&DataConfiguration::textColumn, "text"), seed);
      std::size_t longest = 0;
      for (const Sample& sample : dataset.training) longest = std::max(longest, sample.tokens.size());
      QCOMPARE(static_cast<std::size_t>(dataset.maxLength), longest);
      for (const Sample& sample : dataset.validation) QVERIFY(sample.tokens.size() <= longest);
    }
  }

  void longTextsAreCutWithANote() {
    QByteArray bytes = namesFile(20) + QByteArray(500, 'q') + "\titalian\n" + QByteArray(400, 'w') + "\tswedish\n";
    const Dataset cut = read(bytes, {}, 1, 5);
    QCOMPARE(cut.maxLength, 5);
    QVERIFY(notesSay(cut.notes, "after 5 tokens"));
    const Dataset byDefault = read(bytes, {}, 1, 0, 0.05);
    QCOMPARE(byDefault.maxLength, 128);
    QVERIFY(notesSay(byDefault.notes, "Cut 2 texts after 128 tokens"));
    QVERIFY(!notesSay(read(namesFile(20)).notes, "Cut"));
  }

  void theBaselineIsTheMajorityOfTraining() {
    QByteArray bytes = "text\tlabel\n";
    for (int i = 0; i < 100; ++i) bytes += "t" + QByteArray::number(i) + (i % 10 < 7 ? "\toften\n" : "\tseldom\n");
    const Dataset dataset = read(bytes);
    QCOMPARE(dataset.baseline.name, std::string("majority class"));
    QCOMPARE(dataset.baseline.value, 0.7);
  }

  void aClassWithOneExampleTrainsAndIsNoted() {
    const Dataset dataset = read(namesFile(20) + "Wu\tchinese\n");
    QVERIFY(sourcesOf(dataset.training).contains("Wu"));
    QVERIFY(notesSay(dataset.notes, "validation part has no example of 1 class: 'chinese'"));
    QCOMPARE(dataset.head.outputs, 3);
  }

  void labelsThatAreNumbersAreSortedAsSuch() {
    QByteArray bytes = "text\tlabel\n";
    for (int i = 0; i < 24; ++i) bytes += "t" + QByteArray::number(i) + "\t" + QByteArray::number(8 + i % 4) + "\n";
    QCOMPARE(read(bytes).classNames, (std::vector<std::string>{"8", "9", "10", "11"}));
  }

  void missingValuesAreRefusedOrSkipped() {
    const QByteArray noText = namesFile(10) + " \titalian\n";
    const QByteArray noLabel = namesFile(10) + "Enzo\t\n";
    QCOMPARE(unsaid(errorOf(noText), {"table.csv, row 22, column 'name'", "missing", "skip"}), QString());
    QCOMPARE(unsaid(errorOf(noLabel), {"table.csv, row 22, column 'label'", "missing", "skip"}), QString());
    const DataConfiguration skip = with(&DataConfiguration::missing, "skip");
    QCOMPARE(read(noText, skip).training.size(), read(namesFile(10)).training.size());
    QVERIFY(notesSay(read(noLabel, skip).notes, "Left out 1 row with a missing value"));
    QCOMPARE(unsaid(errorOf("text\tlabel\n\tx\n\ty\n",
                            with(&DataConfiguration::textColumn, "text", &DataConfiguration::missing, "skip")),
                    {"table.csv", "every row has a missing value"}),
             QString());
  }

  void wordsThatOnlyLookMissingAreTexts() {
    const Dataset dataset = read(namesFile(10) + "Null\titalian\nNA\titalian\n");
    QCOMPARE(dataset.training.size() + dataset.validation.size(), 22U);
  }

  void whatCannotBeSplitIsRefused() {
    QCOMPARE(unsaid(errorOf("text\tlabel\nAnna\tx\nBert\tx\n"),
                    {"table.csv", "'label'", "every label is 'x'", "two classes"}),
             QString());
    QCOMPARE(unsaid(errorOf("text\tlabel\nAnna\tx\nBert\ty\n"), {"table.csv", "'label'", "two different samples"}),
             QString());
    QCOMPARE(unsaid(errorOf("text\tlabel\nAnna\tx\nAnna\tx\nBert\ty\n"), {"two different samples", "3 rows"}),
             QString());
    QByteArray tooMany = "text\tlabel\n";
    for (int i = 0; i < 1'200; ++i) tooMany += "t\tclass" + QByteArray::number(i) + "\n";
    QCOMPARE(unsaid(errorOf(tooMany), {"table.csv, row 1002, column 'label'", "1000", "label_column"}), QString());
  }

  void theFractionMustLeaveBothParts() {
    for (const double fraction : {0.0, 1.0, -0.1, std::numeric_limits<double>::quiet_NaN()})
      QCOMPARE(unsaid(sentenceOf<std::invalid_argument>([&] { read(namesFile(5), {}, 1, 0, fraction); }),
                      {"training.validation_fraction", "above 0 and below 1"}),
               QString());
  }

  void aNewFileIsEncodedTheSameWay() {
    DataConfiguration configuration;
    configuration.file = m_files.write(namesFile(50), "train.tsv");
    configuration = previewData(configuration).configuration;
    const Dataset dataset = readData(configuration, 1, 0.2, 0);
    const Dataset again = readDataFor(dataset, configuration);
    QVERIFY(again.training.empty());
    QCOMPARE(again.validation.size(), 100U);
    for (const Sample& sample : dataset.training) QCOMPARE(sampleOf(again.validation, sample.source), sample);
    for (const Sample& sample : dataset.validation) QCOMPARE(sampleOf(again.validation, sample.source), sample);
    QVERIFY(again.baseline.name.empty());
  }

  void aNewFileMayLackLabelsAndHoldUnknownTokens() {
    DataConfiguration configuration;
    configuration.file = m_files.write(namesFile(50), "train.tsv");
    configuration = previewData(configuration).configuration;
    const Dataset dataset = readData(configuration, 1, 0.2, 0);
    configuration.file = m_files.write("id,name\n1,abc\n2,aéo\n3," + QByteArray(100, 'a') + "\n", "new.csv");
    configuration.tokens.clear();
    const Dataset predicted = readDataFor(dataset, configuration);
    QCOMPARE(predicted.validation.size(), 3U);
    QVERIFY(predicted.validation[0].classes.empty());
    QCOMPARE(predicted.validation[1].tokens[1], 1);
    QCOMPARE(predicted.validation[1].source, std::string("aéo"));
    QCOMPARE(predicted.validation[2].tokens.size(), static_cast<std::size_t>(dataset.maxLength));
    QVERIFY(notesSay(predicted.notes, "Cut 1 text"));
    QVERIFY(notesSay(predicted.notes, "1 token is not in the vocabulary"));
  }

  void aNewFileThatDoesNotFitIsRefused() {
    DataConfiguration configuration;
    configuration.file = m_files.write(namesFile(50), "train.tsv");
    configuration = previewData(configuration).configuration;
    const Dataset dataset = readData(configuration, 1, 0.2, 0);
    const auto errorFor = [&](const QByteArray& bytes) {
      configuration.file = m_files.write(bytes, "new.csv");
      return sentenceOf<std::runtime_error>([&] { readDataFor(dataset, configuration); });
    };
    QCOMPARE(unsaid(errorFor("name,label\nabc,italian\nabd,danish\n"),
                    {"new.csv, row 3, column 'label'", "'danish'", "leave the column out"}),
             QString());
    QCOMPARE(unsaid(errorFor("surname,label\nabc,italian\n"), {"new.csv, row 1", "'name'", "surname, label"}),
             QString());
    QCOMPARE(unsaid(errorFor("name,label\n,italian\n"), {"new.csv, row 2, column 'name'", "missing"}), QString());
  }

  void fiveMegabytesAreRead() {
    QByteArray bytes = "text\tlabel\n";
    int rows = 0;
    for (; bytes.size() < 5'000'000; ++rows)
      bytes +=
          "name " + QByteArray::number(rows * 7'919 % 1'000'003) + "\tclass " + QByteArray::number(rows % 5) + "\n";
    const Dataset dataset = read(bytes);
    QCOMPARE(dataset.training.size() + dataset.validation.size(), static_cast<std::size_t>(rows));
    QCOMPARE(dataset.classNames.size(), 5U);
  }
};

QTEST_APPLESS_MAIN(TextDataTest)
#include "text_data_test.moc"
