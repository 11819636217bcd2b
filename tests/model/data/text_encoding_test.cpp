#include "model/data/text_encoding.h"

#include <QTest>
#include <string>

using namespace encoderlab;

namespace {

QStringList tokensOf(std::string_view text, TokenUnit unit) {
  std::vector<std::string_view> tokens = {"left from before"};
  splitIntoTokens(text, unit, tokens);
  QStringList list;
  for (const std::string_view token : tokens)
    list << QString::fromUtf8(token.data(), static_cast<qsizetype>(token.size()));
  return list;
}

}  // namespace

class TextEncodingTest : public QObject {
  Q_OBJECT

 private slots:
  void badBytesAreFound_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("bad");
    QTest::newRow("empty") << QByteArray("") << -1;
    QTest::newRow("ASCII") << QByteArray("plain text of many bytes") << -1;
    QTest::newRow("all lengths") << QByteArray("é €\xF0\x9F\x98\x80") << -1;
    QTest::newRow("highest") << QByteArray("\xF4\x8F\xBF\xBF") << -1;
    QTest::newRow("Latin-1") << QByteArray("caf\xE9 au lait") << 3;
    QTest::newRow("Latin-1 at the end") << QByteArray("caf\xE9") << 3;
    QTest::newRow("after eight bytes") << QByteArray("12345678\xFF") << 8;
    QTest::newRow("lone continuation") << QByteArray("a\x80") << 1;
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 0;
    QTest::newRow("overlong of three") << QByteArray("\xE0\x80\xAF") << 0;
    QTest::newRow("overlong of four") << QByteArray("\xF0\x80\x80\xAF") << 0;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 0;
    QTest::newRow("above U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << 0;
    QTest::newRow("cut short") << QByteArray("ab\xE2\x82") << 2;
    QTest::newRow("NUL") << QByteArray("ab\0cd", 5) << 2;
    QTest::newRow("NUL in a long text") << QByteArray("0123456789\0abcdefgh", 19) << 10;
  }
  void badBytesAreFound() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, bad);
    const std::size_t expected = bad < 0 ? std::string_view::npos : static_cast<std::size_t>(bad);
    QCOMPARE(firstBadByte({bytes.data(), static_cast<std::size_t>(bytes.size())}), expected);
  }

  void charactersAreCodePoints() {
    QCOMPARE(tokensOf("aé€😀", TokenUnit::Characters), QStringList({"a", "é", "€", "😀"}));
    QCOMPARE(countCharacters("aé€😀"), 4U);
    QCOMPARE(tokensOf("e\u0301", TokenUnit::Characters), QStringList({"e", "\u0301"}));
    QCOMPARE(tokensOf(" A\t", TokenUnit::Characters), QStringList({" ", "A", "\t"}));
    QCOMPARE(tokensOf("", TokenUnit::Characters), QStringList());
  }

  void wordsStandBetweenWhiteSpace() {
    QCOMPARE(tokensOf("  two\twords \n", TokenUnit::Words), QStringList({"two", "words"}));
    QCOMPARE(tokensOf("wide\u3000and\u00A0hard", TokenUnit::Words), QStringList({"wide", "and", "hard"}));
    QCOMPARE(tokensOf("Größe große", TokenUnit::Words), QStringList({"Größe", "große"}));
    QCOMPARE(tokensOf(" \n ", TokenUnit::Words), QStringList());
  }

  void punctuationAroundAWordStandsAlone() {
    QCOMPARE(tokensOf("(it's 3.5, \"so-called\"!)", TokenUnit::Words),
             QStringList({"(", "it's", "3.5", ",", "\"", "so-called", "\"", "!", ")"}));
    QCOMPARE(tokensOf("... ?", TokenUnit::Words), QStringList({".", ".", ".", "?"}));
    QCOMPARE(tokensOf("“quoted”…", TokenUnit::Words), QStringList({"“", "quoted", "”", "…"}));
  }

  void blankIsWhiteSpaceOnly() {
    QVERIFY(isBlank(""));
    QVERIFY(isBlank(" \t\u00A0\u3000"));
    QVERIFY(!isBlank(" a "));
    QVERIFY(!isBlank("é"));
  }

  void trimmingLeavesTheInside() {
    QCOMPARE(trimmed(" \ta b\r\n"), std::string_view("a b"));
    QCOMPARE(trimmed("   "), std::string_view());
  }
};

QTEST_APPLESS_MAIN(TextEncodingTest)
#include "text_encoding_test.moc"
