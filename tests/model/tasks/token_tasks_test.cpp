#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "model/tasks/options.h"
#include "model/tasks/task.h"

using namespace encoderlab;

namespace {

struct Made {
  Dataset dataset;
  std::vector<Sample> samples;  ///< of both parts

  /// The names of a sample's tokens, one after the other.
  std::string text(const Sample& sample) const {
    std::string names;
    for (const std::int32_t token : sample.tokens) names += dataset.tokenNames.at(static_cast<std::size_t>(token));
    return names;
  }
  /// The names of the classes of the targets that count, one after the other.
  std::string answer(const Sample& sample) const {
    std::string names;
    for (const std::int64_t target : sample.classes) {
      if (target != ignoredTarget) names += dataset.classNames.at(static_cast<std::size_t>(target));
    }
    return names;
  }
  std::set<std::size_t> lengths() const {
    std::set<std::size_t> all;
    for (const Sample& sample : samples) all.insert(sample.tokens.size());
    return all;
  }
  double shareOf(std::int64_t targetClass) const {
    const auto count = std::ranges::count_if(
        samples, [&](const Sample& sample) { return sample.classes == std::vector<std::int64_t>{targetClass}; });
    return static_cast<double>(count) / static_cast<double>(samples.size());
  }
};

Made make(const char* name, const TaskOptions& options = {}) {
  const Task& task = taskByName(name);
  Made made{task.generate(completeOptions(task, options), 3, 0.1), {}};
  made.samples = made.dataset.training;
  made.samples.insert(made.samples.end(), made.dataset.validation.begin(), made.dataset.validation.end());
  return made;
}

std::set<std::size_t> allFrom(std::size_t low, std::size_t high, std::size_t step = 1) {
  std::set<std::size_t> all;
  for (std::size_t i = low; i <= high; i += step) all.insert(i);
  return all;
}

/// By removing "()" and the like until nothing is left to remove.
bool balancedByRemoval(std::string text) {
  for (bool removed = true; removed;) {
    removed = false;
    for (const char* pair : {"()", "[]", "{}"}) {
      for (auto at = text.find(pair); at != std::string::npos; at = text.find(pair)) {
        text.erase(at, 2);
        removed = true;
      }
    }
  }
  return text.empty();
}

}  // namespace

class TokenTasksTest : public QObject {
  Q_OBJECT

 private slots:
  void copyAnswersWithTheSequence() {
    const Made made = make("copy");
    for (const Sample& sample : made.samples) QCOMPARE(made.answer(sample), made.text(sample));
    QCOMPARE(made.lengths(), allFrom(4, 12));
  }

  void reverseAnswersFromTheEnd() {
    const Made made = make("reverse", {{"length", 7}, {"symbols", 3}, {"samples", 1000}});
    for (const Sample& sample : made.samples) {
      std::string text = made.text(sample);
      std::ranges::reverse(text);
      QCOMPARE(made.answer(sample), text);
    }
    QCOMPARE(made.lengths(), std::set<std::size_t>{7});
    QCOMPARE(made.dataset.tokenNames, (std::vector<std::string>{"a", "b", "c"}));
  }

  void reverseHasTheDefaultConfigurationOfTheDesign() {
    Configuration expected;
    expected.task.name = "reverse";
    expected.task.options = {{"length", 12}, {"symbols", 16}, {"samples", 20'000}};
    QVERIFY(taskByName("reverse").defaults == expected);
  }

  void sortAnswersInOrder() {
    const Made made = make("sort");
    for (const Sample& sample : made.samples) {
      std::string text = made.text(sample);
      std::ranges::sort(text);
      QCOMPARE(made.answer(sample), text);
    }
  }

  void sortKeepsTheOrderOfNumbersWithTwoDigits() {
    const Made made = make("sort", {{"symbols", 50}, {"samples", 100}});
    QCOMPARE(made.dataset.tokenNames.at(49), "49");
    for (const Sample& sample : made.samples) QVERIFY(std::ranges::is_sorted(sample.classes));
  }

  void mostFrequentIsAheadOfAllOthers() {
    const Made made = make("most_frequent");
    for (const Sample& sample : made.samples) {
      std::map<char, int> counts;
      for (const char symbol : made.text(sample)) ++counts[symbol];
      const char winner = made.answer(sample).at(0);
      for (const auto& [symbol, count] : counts) QVERIFY(symbol == winner || count < counts[winner]);
    }
    QCOMPARE(made.lengths(), allFrom(8, 16));
    for (int i = 0; i < 5; ++i) QVERIFY(std::abs(made.shareOf(i) - 0.2) < 0.02);
  }

  void bracketsAreJudgedRightly_data() {
    QTest::addColumn<int>("types");
    for (const int types : {1, 2, 3}) QTest::addRow("%d types", types) << types;
  }

  void bracketsAreJudgedRightly() {
    QFETCH(int, types);
    const Made made = make("brackets", {{"types", types}, {"samples", 4000}});
    for (const Sample& sample : made.samples) {
      QCOMPARE(made.answer(sample), balancedByRemoval(made.text(sample)) ? "balanced" : "unbalanced");
    }
    QCOMPARE(made.lengths(), allFrom(8, 20, 2));
    QCOMPARE(made.dataset.input.vocabulary, 2 * types);
    QCOMPARE(made.shareOf(1), 0.5);
    QVERIFY(std::abs(made.dataset.baseline.value - 0.5) < 0.01);
  }

  void manyUnbalancedSequencesHaveAsManyOfEveryBracketAsBalancedOnes() {
    const Made made = make("brackets");
    std::size_t unbalanced = 0;
    std::size_t sameCounts = 0;
    for (const Sample& sample : made.samples) {
      if (sample.classes.at(0) == 1) continue;
      ++unbalanced;
      const std::string text = made.text(sample);
      sameCounts += std::ranges::count(text, '(') == std::ranges::count(text, ')') &&
                    std::ranges::count(text, '[') == std::ranges::count(text, ']');
    }
    QVERIFY(3 * sameCounts > unbalanced);
  }

  void bracketsStayEvenlySplitWhereFewAreBalanced() {
    const Made made = make("brackets", {{"pairs", 3}, {"min_pairs", 3}, {"types", 1}});
    QCOMPARE(made.samples.size(), std::size_t{10});  // five are balanced
    QCOMPARE(made.shareOf(1), 0.5);
  }

  void parityCountsTheFirstBitsOnly() {
    const Made made = make("parity", {{"k", 3}});
    for (const Sample& sample : made.samples) {
      const std::string text = made.text(sample).substr(0, 3);
      QCOMPARE(made.answer(sample), std::ranges::count(text, '1') % 2 == 0 ? "even" : "odd");
    }
    QVERIFY(std::abs(made.shareOf(0) - 0.5) < 0.02);
  }

  void parityOfFewBitsMakesAllThereAreAndHoldsSomeOut() {
    const Made made = make("parity", {{"k", 2}, {"length", 4}, {"min_length", 4}});
    QCOMPARE(made.samples.size(), std::size_t{16});
    QCOMPARE(made.dataset.validation.size(), std::size_t{1});
  }

  void recallAnswersWithWhatFollowedTheKey() {
    const Made made = make("recall", {{"questions", 3}});
    for (const Sample& sample : made.samples) {
      const std::string text = made.text(sample);
      const std::string answer = made.answer(sample);
      const std::string pairs = text.substr(0, text.size() - answer.size());
      const std::string questions = text.substr(pairs.size());
      QCOMPARE(questions.size(), std::min<std::size_t>(3, pairs.size() / 2));
      for (std::size_t i = 0; i < questions.size(); ++i) {
        QCOMPARE(std::ranges::count(pairs, questions[i]), 1);
        QCOMPARE(std::ranges::count(questions, questions[i]), 1);
        QCOMPARE(pairs.at(pairs.find(questions[i]) + 1), answer[i]);
        QVERIFY(sample.classes[pairs.size() + i] != ignoredTarget);
      }
    }
  }

  void recallWorksWithAsManyPairsAsKeys() {
    const Made made = make(
        "recall", {{"pairs", 26}, {"min_pairs", 26}, {"questions", 1}, {"keys", 26}, {"values", 50}, {"samples", 100}});
    QCOMPARE(made.lengths(), std::set<std::size_t>{53});
    QCOMPARE(made.dataset.input.vocabulary, 76);
  }

  void additionIsRight_data() {
    QTest::addColumn<int>("fewest");
    QTest::addColumn<int>("most");
    QTest::newRow("one digit") << 1 << 1;
    QTest::newRow("two or three digits") << 2 << 3;
    QTest::newRow("eight digits") << 8 << 8;
  }

  void additionIsRight() {
    QFETCH(int, fewest);
    QFETCH(int, most);
    const Made made = make("addition", {{"min_digits", fewest}, {"digits", most}, {"samples", 2000}});
    for (const Sample& sample : made.samples) {
      const std::string text = made.text(sample);
      const auto plus = text.find('+');
      const auto equals = text.find('=');
      const std::string answer = made.answer(sample);
      QCOMPARE(std::stoll(text.substr(0, plus)) + std::stoll(text.substr(plus + 1)), std::stoll(answer));
      QCOMPARE(text.substr(equals + 1), std::string(answer.size(), '_'));
      QCOMPARE(answer.size(), plus + 1);
    }
    if (most == 1) QCOMPARE(made.samples.size(), std::size_t{100});
    QCOMPARE(made.lengths(),
             allFrom(static_cast<std::size_t>(3 * fewest + 3), static_cast<std::size_t>(3 * most + 3), 3));
  }
};

QTEST_APPLESS_MAIN(TokenTasksTest)
#include "token_tasks_test.moc"
