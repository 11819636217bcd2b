#include "model/tasks/numerals.h"

#include <QTest>

#include <map>

using namespace encoderlab;

namespace {

QString english(std::size_t number, bool withAnd = true) {
  QStringList words;
  for (const std::string_view word : englishNumeral(number, withAnd))
    words += QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
  return words.join(QLatin1Char(' '));
}

QString chinese(std::size_t number) {
  QString text;
  for (const std::string_view character : chineseNumeral(number))
    text += QString::fromUtf8(character.data(), static_cast<qsizetype>(character.size()));
  return text;
}

/// The value of a Chinese numeral, read from left to right.
int readChinese(const QString& numeral) {
  static const QString digits = QStringLiteral("零一二三四五六七八九");
  static const std::map<QChar, int> units = {{u'十', 10}, {u'百', 100}, {u'千', 1000}, {u'万', 10'000}};
  int value = 0;
  int digit = 0;
  for (const QChar character : numeral) {
    const auto unit = units.find(character);
    if (unit == units.end()) {
      digit = static_cast<int>(digits.indexOf(character));
    } else {
      value += (numeral.startsWith(character) ? 1 : digit) * unit->second;
      digit = 0;
    }
  }
  return value + digit;
}

struct Known {
  int number;
  const char* english;
  const char* chinese;
};
constexpr Known known[] = {
    {1, "one", "一"},
    {10, "ten", "十"},
    {11, "eleven", "十一"},
    {19, "nineteen", "十九"},
    {20, "twenty", "二十"},
    {99, "ninety nine", "九十九"},
    {100, "one hundred", "一百"},
    {101, "one hundred and one", "一百零一"},
    {110, "one hundred and ten", "一百一十"},
    {215, "two hundred and fifteen", "二百一十五"},
    {1000, "one thousand", "一千"},
    {1001, "one thousand and one", "一千零一"},
    {1010, "one thousand and ten", "一千零一十"},
    {1100, "one thousand one hundred", "一千一百"},
    {2026, "two thousand and twenty six", "二千零二十六"},
    {9909, "nine thousand nine hundred and nine", "九千九百零九"},
    {10'000, "ten thousand", "一万"},
    {10'001, "ten thousand and one", "一万零一"},
    {10'010, "ten thousand and ten", "一万零一十"},
    {10'203, "ten thousand two hundred and three", "一万零二百零三"},
    {11'000, "eleven thousand", "一万一千"},
    {20'300, "twenty thousand three hundred", "二万零三百"},
    {30'040, "thirty thousand and forty", "三万零四十"},
    {56'789, "fifty six thousand seven hundred and eighty nine", "五万六千七百八十九"},
    {99'999, "ninety nine thousand nine hundred and ninety nine", "九万九千九百九十九"},
};

}  // namespace

class NumeralsTest : public QObject {
  Q_OBJECT

 private slots:
  void knownNumbersAreRight_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(known)); ++i) QTest::addRow("%d", known[i].number) << i;
  }

  void knownNumbersAreRight() {
    QFETCH(int, index);
    const Known& example = known[index];
    QCOMPARE(english(static_cast<std::size_t>(example.number)), QString::fromUtf8(example.english));
    QCOMPARE(chinese(static_cast<std::size_t>(example.number)), QString::fromUtf8(example.chinese));
  }

  void theAndIsLeftOutWhereItIsNotWanted() {
    QCOMPARE(english(203, false), QStringLiteral("two hundred three"));
    QCOMPARE(english(10'001, false), QStringLiteral("ten thousand one"));
  }

  void everyChineseNumeralReadsAsItsNumber() {
    for (int number = 1; number < 100'000; ++number) {
      const QString numeral = chinese(static_cast<std::size_t>(number));
      QCOMPARE(readChinese(numeral), number);
      QVERIFY2(!numeral.contains(QStringLiteral("零零")) && !numeral.endsWith(u'零'), qPrintable(numeral));
    }
  }

  void noTwoNumbersAreSaidAlike() {
    QSet<QString> said;
    for (std::size_t number = 1; number < 100'000; ++number) said.insert(english(number, false));
    QCOMPARE(said.size(), 99'999);
  }
};

QTEST_APPLESS_MAIN(NumeralsTest)
#include "numerals_test.moc"
