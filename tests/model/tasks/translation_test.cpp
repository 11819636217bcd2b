#include <QTest>

#include <algorithm>
#include <map>

#include "model/tasks/numerals.h"
#include "model/tasks/options.h"
#include "model/tasks/task.h"

using namespace encoderlab;

namespace {

Dataset make(const TaskOptions& options) {
  const Task& task = taskByName("translation");
  return task.generate(completeOptions(task, options), 3, 0.1);
}

std::vector<Sample> allSamples(const Dataset& dataset) {
  std::vector<Sample> samples = dataset.training;
  samples.insert(samples.end(), dataset.validation.begin(), dataset.validation.end());
  return samples;
}

using Parts = std::vector<std::string_view>;

/// The names of what is neither a blank nor left out of the loss.
template <typename Id>
Parts namesOf(const std::vector<std::string>& names, const std::vector<Id>& ids) {
  Parts parts;
  for (const Id id : ids) {
    if (id != ignoredTarget && names.at(static_cast<std::size_t>(id)) != "_")
      parts.emplace_back(names[static_cast<std::size_t>(id)]);
  }
  return parts;
}

/// Numbers of up to four digits by their words.
const std::map<Parts, std::size_t>& numbersByWords(bool withAnd) {
  static const auto all = [](bool and_) {
    std::map<Parts, std::size_t> numbers;
    for (std::size_t number = 1; number < 10'000; ++number) numbers[englishNumeral(number, and_)] = number;
    return numbers;
  };
  static const std::map<Parts, std::size_t> maps[] = {all(false), all(true)};
  return maps[withAnd ? 1 : 0];
}

}  // namespace

class TranslationTest : public QObject {
  Q_OBJECT

 private slots:
  void wordsAndNumeralsAreOfTheSameNumber_data() {
    QTest::addColumn<int>("withAnd");
    QTest::newRow("without and") << 0;
    QTest::newRow("with and") << 1;
  }

  void wordsAndNumeralsAreOfTheSameNumber() {
    QFETCH(int, withAnd);
    const Dataset dataset = make({{"digits", 4}, {"and", withAnd}, {"samples", 3000}});
    for (const Sample& sample : allSamples(dataset)) {
      const auto number = numbersByWords(withAnd == 1).find(namesOf(dataset.tokenNames, sample.tokens));
      QVERIFY(number != numbersByWords(withAnd == 1).end());
      QVERIFY(chineseNumeral(number->second) == namesOf(dataset.classNames, sample.classes));
    }
  }

  void theAnswerHasAsManyPlacesForEveryNumber() {
    for (const int digits : {1, 3, 5}) {
      const Dataset dataset = make({{"digits", digits}, {"samples", 500}});
      for (const Sample& sample : allSamples(dataset)) {
        const auto places = std::ranges::count(sample.tokens, 0);
        QCOMPARE(places, 2 * digits - 1);
        QCOMPARE(std::ranges::count(sample.classes, ignoredTarget), std::ssize(sample.tokens) - places);
        QVERIFY(sample.classes.back() != ignoredTarget);
      }
    }
  }

  void theNumberOfDigitsIsAsAskedFor() {
    const Dataset dataset = make({{"min_digits", 2}, {"digits", 3}, {"samples", 500}});
    for (const Sample& sample : allSamples(dataset)) {
      const std::size_t number = numbersByWords(true).at(namesOf(dataset.tokenNames, sample.tokens));
      QVERIFY(number >= 10 && number <= 999);
    }
    QCOMPARE(allSamples(make({{"digits", 1}})).size(), std::size_t{9});
  }

  void smallNumbersAreNotAllHeldOut() {
    const Dataset dataset = make({});
    const auto isSmall = [](const Sample& sample) { return std::ranges::count(sample.classes, ignoredTarget) == 1; };
    QVERIFY(std::ranges::count_if(dataset.training, isSmall) > 10);
  }

  void theDictionaryTranslatesWordByWord() {
    const Dataset dataset = make({});
    QCOMPARE(dataset.measure, std::string("exact_match"));
    QCOMPARE(dataset.baseline.name, std::string("word-by-word dictionary"));
    // Below a hundred it is right; it has no word for ten thousand.
    QCOMPARE(make({{"digits", 2}}).baseline.value, 1.0);
    QCOMPARE(make({{"min_digits", 5}, {"samples", 2000}}).baseline.value, 0.0);
    // Of three digits it is wrong where a zero is missing (一百一) or the one of ten (一百十): 19 in a hundred.
    const double hundreds = make({{"min_digits", 3}, {"digits", 3}, {"samples", 900}}).baseline.value;
    QVERIFY2(std::abs(hundreds - 0.81) < 0.1, qPrintable(QString::number(hundreds)));
  }
};

QTEST_APPLESS_MAIN(TranslationTest)
#include "translation_test.moc"
