#include "model/tasks/bag_of_words.h"

#include <QTest>

#include <algorithm>

#include "model/tasks/generation.h"

using namespace encoderlab;

namespace {

/// Sentences of eight tokens out of five, the first 200 held out.
Dataset labelled(std::int64_t (*label)(const std::vector<std::int32_t>& tokens), std::size_t classes = 2) {
  Dataset dataset = describeTokens(letterNames(5), HeadKind::Sequence, numberNames(classes));
  RandomStream random(3);
  for (std::size_t i = 0; i < 2200; ++i) {
    Sample sample;
    sample.tokens = drawTokens(8, 5, random);
    sample.classes = {label(sample.tokens)};
    (i < 200 ? dataset.validation : dataset.training).push_back(sample);
  }
  return dataset;
}

std::int64_t countOf(const std::vector<std::int32_t>& tokens, std::int32_t token) {
  return std::ranges::count(tokens, token);
}

}  // namespace

class BagOfWordsTest : public QObject {
  Q_OBJECT

 private slots:
  void whatCountsDecideIsLearnt() {
    const Dataset dataset = labelled([](const std::vector<std::int32_t>& tokens) -> std::int64_t {
      return 2 * countOf(tokens, 0) > countOf(tokens, 1) + countOf(tokens, 2) ? 1 : 0;
    });
    QVERIFY2(bagOfWordsBaseline(dataset).value > 0.97, qPrintable(QString::number(bagOfWordsBaseline(dataset).value)));
  }

  void moreThanTwoClassesAreToldApart() {
    const Dataset dataset = labelled(
        [](const std::vector<std::int32_t>& tokens) -> std::int64_t {
          const std::int64_t counts[] = {countOf(tokens, 0), countOf(tokens, 1), countOf(tokens, 2)};
          return std::ranges::max_element(counts) - counts;
        },
        3);
    QVERIFY2(bagOfWordsBaseline(dataset).value > 0.9, qPrintable(QString::number(bagOfWordsBaseline(dataset).value)));
  }

  void whatOnlyTheOrderDecidesIsGuessed() {
    const Dataset dataset = labelled([](const std::vector<std::int32_t>& tokens) -> std::int64_t {
      return std::ranges::find(tokens, 0) < std::ranges::find(tokens, 1) ? 1 : 0;
    });
    const double majority = majorityBaseline(dataset).value;
    QVERIFY(std::abs(majority - 0.5) < 0.1);
    QVERIFY(bagOfWordsBaseline(dataset).value < 0.85);
  }

  void onlyTheValidationPartIsMeasured() {
    Dataset dataset = labelled(
        [](const std::vector<std::int32_t>& tokens) -> std::int64_t { return countOf(tokens, 0) > 1 ? 1 : 0; });
    const double before = bagOfWordsBaseline(dataset).value;
    for (Sample& sample : dataset.validation) sample.classes[0] = 1 - sample.classes[0];
    QVERIFY(std::abs(bagOfWordsBaseline(dataset).value - (1 - before)) < 1e-12);
  }
};

QTEST_APPLESS_MAIN(BagOfWordsTest)
#include "bag_of_words_test.moc"
