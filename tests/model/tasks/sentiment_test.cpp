#include <QSet>
#include <QTest>

#include <algorithm>
#include <map>

#include "model/tasks/options.h"
#include "model/tasks/task.h"

using namespace encoderlab;

namespace {

Dataset make(const TaskOptions& options) {
  const Task& task = taskByName("sentiment");
  return task.generate(completeOptions(task, options), 3, 0.1);
}

std::vector<Sample> allSamples(const Dataset& dataset) {
  std::vector<Sample> samples = dataset.training;
  samples.insert(samples.end(), dataset.validation.begin(), dataset.validation.end());
  return samples;
}

QStringList wordsOf(const Dataset& dataset, const Sample& sample) {
  QStringList words;
  for (const std::int32_t token : sample.tokens)
    words += QString::fromStdString(dataset.tokenNames.at(static_cast<std::size_t>(token)));
  return words;
}

/// What a reader takes from "nobody found the plot very dull", in halves of a plain adjective.
int opinionOf(const QStringList& clause) {
  static const std::map<QString, int> adjectives = {{"good", 2}, {"great", 2}, {"bad", -2}, {"awful", -2}};
  int opinion = adjectives.at(clause.last());
  const bool negated = clause.contains("not") || clause.contains("never") || clause.contains("nobody");
  const bool stressed = clause.contains("very") || clause.contains("extremely");
  const bool softened = clause.contains("slightly") || clause.contains("somewhat");
  if (softened || (stressed && negated)) opinion /= 2;
  if (stressed && !negated) opinion *= 2;
  return negated ? -opinion : opinion;
}

int opinionOfSentence(const QStringList& words) {
  int opinion = 0;
  QStringList clause;
  for (const QString& word : words) {
    if (word != "and" && word != "but") {
      clause += word;
      continue;
    }
    opinion = word == "but" ? 0 : opinion + opinionOf(clause);
    clause.clear();
  }
  return opinion + opinionOf(clause);
}

const TaskOptions fewWords = {{"adjectives", 2}, {"samples", 4000}};

TaskOptions with(TaskOptions options, const TaskOptions& more) {
  for (const auto& [name, value] : more) options[name] = value;
  return options;
}

}  // namespace

class SentimentTest : public QObject {
  Q_OBJECT

 private slots:
  void theGrammarDecidesTheLabel() {
    const Dataset dataset = make(with(fewWords, {{"clauses", 4}}));
    QSet<QString> seen;
    for (const Sample& sample : allSamples(dataset)) {
      const QStringList words = wordsOf(dataset, sample);
      const int opinion = opinionOfSentence(words);
      QVERIFY2(opinion != 0, qPrintable(words.join(' ')));
      QVERIFY2((opinion > 0) == (sample.classes.at(0) == 1), qPrintable(words.join(' ')));
      for (const QString& word : words) seen.insert(word);
    }
    QCOMPARE(seen.size(), static_cast<qsizetype>(dataset.tokenNames.size()));
    QCOMPARE(dataset.classNames.at(1), std::string("positive"));
  }

  void bothAnswersAreEquallyFrequent() {
    const std::vector<Sample> samples = allSamples(make({}));
    const auto positive = std::ranges::count_if(samples, [](const Sample& sample) { return sample.classes[0] == 1; });
    QVERIFY(std::abs(static_cast<double>(positive) / static_cast<double>(samples.size()) - 0.5) < 0.02);
  }

  void countingWordsIsNotEnough() {
    const Baseline baseline = make({}).baseline;
    QCOMPARE(baseline.name, std::string("bag of words"));
    QVERIFY2(baseline.value > 0.55 && baseline.value < 0.85, qPrintable(QString::number(baseline.value)));
  }

  void countingWordsIsEnoughWhereNothingTurnsThemRound() {
    QCOMPARE(make({{"clauses", 1}, {"negation", 0}}).baseline.value, 1.0);
    QVERIFY(make({{"negation", 0}, {"but", 0}, {"intensifiers", 0}}).baseline.value > 0.99);
  }

  void optionsLeaveOutWhatTheySwitchOff() {
    const Dataset dataset = make(with(fewWords, {{"negation", 0}, {"intensifiers", 0}, {"but", 1}, {"clauses", 2}}));
    for (const Sample& sample : allSamples(dataset)) {
      const QStringList words = wordsOf(dataset, sample);
      for (const char* word : {"not", "never", "nobody", "very", "extremely", "slightly", "somewhat", "and"})
        QVERIFY2(!words.contains(word), word);
      QVERIFY(words.count("but") <= 1);
    }
  }
};

QTEST_APPLESS_MAIN(SentimentTest)
#include "sentiment_test.moc"
