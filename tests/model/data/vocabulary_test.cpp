#include "model/data/vocabulary.h"

#include <QTest>

using namespace encoderlab;

class VocabularyTest : public QObject {
  Q_OBJECT

 private slots:
  void frequentTokensComeFirstAndEqualOnesByText() {
    TokenCounts counts;
    for (const char* token : {"b", "c", "a", "b", "d", "d"}) counts.add(token);
    const Vocabulary vocabulary = counts.vocabulary(100, 1);
    QCOMPARE(vocabulary.names(), (std::vector<std::string>{"<pad>", "<unk>", "b", "d", "a", "c"}));
    QCOMPARE(vocabulary.idOf("b"), 2);
    QCOMPARE(vocabulary.idOf("c"), 5);
  }

  void whatIsNotHeldIsUnknown() {
    TokenCounts counts;
    counts.add("a");
    const Vocabulary vocabulary = counts.vocabulary(100, 1);
    QCOMPARE(vocabulary.idOf("z"), Vocabulary::unknown);
    QCOMPARE(vocabulary.idOf("<pad>"), Vocabulary::unknown);
    QCOMPARE(vocabulary.idOf(""), Vocabulary::unknown);
  }

  void rareTokensAndThoseBeyondTheCapAreLeftOut() {
    TokenCounts counts;
    for (const char* token : {"once", "twice", "twice", "often", "often", "often"}) counts.add(token);
    QCOMPARE(counts.distinct(), 3U);
    QCOMPARE(counts.vocabulary(100, 2).names().size(), 4U);
    QCOMPARE(counts.vocabulary(1, 1).names(), (std::vector<std::string>{"<pad>", "<unk>", "often"}));
  }

  void namesMakeTheSameVocabularyAgain() {
    TokenCounts counts;
    for (const char* token : {"x", "y", "x"}) counts.add(token);
    const Vocabulary first = counts.vocabulary(100, 1);
    const Vocabulary second(first.names());
    for (const char* token : {"x", "y", "z"}) QCOMPARE(second.idOf(token), first.idOf(token));
  }
};

QTEST_APPLESS_MAIN(VocabularyTest)
#include "vocabulary_test.moc"
