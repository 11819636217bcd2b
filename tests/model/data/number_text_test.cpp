#include "model/data/number_text.h"

#include <QTest>

using namespace encoderlab;

class NumberTextTest : public QObject {
  Q_OBJECT

 private slots:
  void numbersAreRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("number");
    QTest::newRow("whole") << "42" << 42.0;
    QTest::newRow("decimal") << "-3.25" << -3.25;
    QTest::newRow("exponent") << "1e-3" << 0.001;
    QTest::newRow("plus") << "+7" << 7.0;
    QTest::newRow("spaces") << " 5 " << 5.0;
    QTest::newRow("no leading zero") << ".5" << 0.5;
  }
  void numbersAreRead() {
    QFETCH(QString, text);
    QFETCH(double, number);
    QCOMPARE(parseNumber(text.toStdString()).value(), number);
  }

  void whatIsNoFiniteNumberIsRefused() {
    for (const char* text : {"", " ", "abc", "1,5", "1.5x", "1 2", "+-1", "inf", "nan", "1e999", "0x10", "--1", "+"})
      QVERIFY2(!parseNumber(text), text);
  }

  void missingNumbersAreKnown() {
    for (const char* text : {"", "  ", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", "?", " NA "})
      QVERIFY2(isMissingNumber(text), text);
    for (const char* text : {"0", "abc", "-", "inf", "nano"}) QVERIFY2(!isMissingNumber(text), text);
  }

  void countsAgreeWithTheirNoun() {
    QCOMPARE(counted(1, "row", "rows"), std::string("1 row"));
    QCOMPARE(counted(0, "row", "rows"), std::string("0 rows"));
    QCOMPARE(joined(std::vector<std::string>{"a", "b", "c"}), std::string("a, b, c"));
  }
};

QTEST_APPLESS_MAIN(NumberTextTest)
#include "number_text_test.moc"
