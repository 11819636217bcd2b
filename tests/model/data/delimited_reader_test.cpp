#include "model/data/delimited_reader.h"

#include <QTest>
#include <stdexcept>

#include "table_files.h"

using namespace encoderlab;

namespace {

using Rows = QList<QStringList>;

/// The header and all rows of the file.
Rows rowsOf(const std::string& file) {
  DelimitedReader reader(file);
  QStringList row;
  for (const std::string& column : reader.columns()) row << QString::fromStdString(column);
  Rows rows = {row};
  while (reader.next()) {
    row.clear();
    for (std::size_t column = 0; column < reader.columns().size(); ++column) {
      const std::string_view field = reader.field(column);
      row << QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
    }
    rows << row;
  }
  return rows;
}

}  // namespace

class DelimitedReaderTest : public QObject {
  Q_OBJECT

  TableFiles m_files;

  QString errorOf(const QByteArray& bytes) const {
    const std::string file = m_files.write(bytes);
    const QString sentence = sentenceOf<std::runtime_error>([&] { rowsOf(file); });
    const bool namesFile = sentence.contains(QString::fromStdString(file));
    return namesFile ? sentence : "(the file is not named) " + sentence;
  }

 private slots:
  void rowsAreRead_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Rows>("rows");
    const Rows plain = {{"a", "b"}, {"1", "2"}, {"3", "4"}};
    QTest::newRow("comma") << QByteArray("a,b\n1,2\n3,4\n") << plain;
    QTest::newRow("semicolon") << QByteArray("a;b\n1;2\n3;4\n") << plain;
    QTest::newRow("tab") << QByteArray("a\tb\n1\t2\n3\t4\n") << plain;
    QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2\r\n3,4\r\n") << plain;
    QTest::newRow("CR") << QByteArray("a,b\r1,2\r3,4\r") << plain;
    QTest::newRow("no last line end") << QByteArray("a,b\n1,2\n3,4") << plain;
    QTest::newRow("byte order mark") << QByteArray(
                                            "\xEF\xBB\xBF"
                                            "a,b\n1,2\n3,4\n")
                                     << plain;
    QTest::newRow("mark and quotes") << QByteArray("\xEF\xBB\xBF\"a\",\"b\"\n1,2\n3,4\n") << plain;
    QTest::newRow("empty lines") << QByteArray("\n\na,b\n\n1,2\r\n\r\n3,4\n\n\n") << plain;
    QTest::newRow("spaces around names") << QByteArray("a, b \n1,2\n3,4\n") << plain;
    QTest::newRow("one column") << QByteArray("a\n1\n2\n") << Rows({{"a"}, {"1"}, {"2"}});
    QTest::newRow("empty fields") << QByteArray("a,b\n,\n,2\n1,\n")
                                  << Rows({{"a", "b"}, {"", ""}, {"", "2"}, {"1", ""}});
    QTest::newRow("empty last field at the end") << QByteArray("a,b\n1,") << Rows({{"a", "b"}, {"1", ""}});
    QTest::newRow("comma among tabs") << QByteArray("a, or so\tb\n1,5\t2\n") << Rows({{"a, or so", "b"}, {"1,5", "2"}});
    QTest::newRow("unnamed column") << QByteArray(",b\n0,2\n") << Rows({{"column 1", "b"}, {"0", "2"}});
    QTest::newRow("numbered columns") << QByteArray("0,1,2\n7,8,9\n") << Rows({{"0", "1", "2"}, {"7", "8", "9"}});
  }
  void rowsAreRead() {
    QFETCH(QByteArray, bytes);
    QFETCH(Rows, rows);
    QCOMPARE(rowsOf(m_files.write(bytes)), rows);
  }

  void quotesAreRead_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("separator inside") << QByteArray("\"1,2\",x") << QStringList({"1,2", "x"});
    QTest::newRow("line end inside") << QByteArray("\"one\r\ntwo\",x") << QStringList({"one\r\ntwo", "x"});
    QTest::newRow("doubled") << QByteArray("\"say \"\"yes\"\" now\",\"\"\"\"")
                             << QStringList({"say \"yes\" now", "\""});
    QTest::newRow("empty") << QByteArray("\"\",\"\"") << QStringList({"", ""});
    QTest::newRow("inside a plain field") << QByteArray("5\" wide,it\"\"s") << QStringList({"5\" wide", "it\"\"s"});
    QTest::newRow("after a space") << QByteArray("a, \"b\"") << QStringList({"a", " \"b\""});
  }
  void quotesAreRead() {
    QFETCH(QByteArray, row);
    QFETCH(QStringList, fields);
    for (const QByteArray& end : {QByteArray("\n"), QByteArray("\r\n"), QByteArray()})
      QCOMPARE(rowsOf(m_files.write("a,b\n" + row + end)), Rows({{"a", "b"}, fields}));
  }

  void quotesInTabSeparatedTextAreOftenJustText_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("inside") << QByteArray("the \" lord \" of\tx") << QStringList({"the \" lord \" of", "x"});
    QTest::newRow("one only") << QByteArray("6\" tall\tx") << QStringList({"6\" tall", "x"});
    QTest::newRow("begins a word") << QByteArray("\" ops \" exceeds\tx") << QStringList({"\" ops \" exceeds", "x"});
    QTest::newRow("never closed") << QByteArray("\"never closed\tx") << QStringList({"\"never closed", "x"});
    QTest::newRow("round the field") << QByteArray("\"a\tb \"\"c\"\"\"\tx") << QStringList({"a\tb \"c\"", "x"});
    QTest::newRow("with a line end") << QByteArray("\"one\ntwo\"\tx") << QStringList({"one\ntwo", "x"});
  }
  void quotesInTabSeparatedTextAreOftenJustText() {
    QFETCH(QByteArray, row);
    QFETCH(QStringList, fields);
    QCOMPARE(rowsOf(m_files.write("a\tb\n" + row + "\n")), Rows({{"a", "b"}, fields}));
    const QByteArray next = "it was \"good\"\ty\n";
    QCOMPARE(rowsOf(m_files.write("a\tb\n" + row + "\n" + next)), Rows({{"a", "b"}, fields, {"it was \"good\"", "y"}}));
  }

  void rowsAreCountedAsInASpreadsheet() {
    DelimitedReader reader(m_files.write("a,b\n\"1\n1\",2\n\n\n3,4\n\n"));
    QCOMPARE(reader.row(), 1U);
    QVERIFY(reader.next());
    QCOMPARE(reader.row(), 2U);
    QCOMPARE(reader.emptyLines(), 0U);
    QVERIFY(reader.next());
    QCOMPARE(reader.row(), 5U);
    QCOMPARE(reader.emptyLines(), 2U);
    QVERIFY(!reader.next());
    QVERIFY(!reader.next());
    QCOMPARE(reader.emptyLines(), 2U);
  }

  void theRowAsWrittenIsKept() {
    DelimitedReader reader(m_files.write("a,b\r\n\"x \"\"y\"\"\", 2\r\n"));
    QVERIFY(reader.next());
    QCOMPARE(reader.rowText(), std::string_view("\"x \"\"y\"\"\", 2"));
  }

  void rowsAcrossTheBufferAreWhole() {
    // 5 MB pass through a buffer of 1 MiB; the long fields make it grow.
    QByteArray bytes = "index,text\r\n";
    const QByteArray longText(300'000, 'z');
    constexpr int count = 60'000;
    const auto textOf = [&](int i) {
      return i % 6'000 == 5'999 ? longText : "\"row \"\"" + QByteArray::number(i) + "\"\", é\r\n\"";
    };
    for (int i = 0; i < count; ++i) bytes += QByteArray::number(i) + "," + textOf(i) + "\r\n";
    QVERIFY(bytes.size() > 4'500'000);
    DelimitedReader reader(m_files.write(bytes));
    for (int i = 0; i < count; ++i) {
      QVERIFY(reader.next());
      QCOMPARE(reader.field(0), std::string_view(std::to_string(i)));
      const std::string expected =
          i % 6'000 == 5'999 ? longText.toStdString() : "row \"" + std::to_string(i) + "\", é\r\n";
      QCOMPARE(reader.field(1), std::string_view(expected));
    }
    QVERIFY(!reader.next());
  }

  void brokenFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("empty") << QByteArray() << QStringList({"is empty"});
    QTest::newRow("mark only") << QByteArray("\xEF\xBB\xBF") << QStringList({"is empty"});
    QTest::newRow("empty lines only") << QByteArray("\n\r\n\n") << QStringList({"is empty"});
    QTest::newRow("UTF-16 little") << QByteArray(
                                          "\xFF\xFE"
                                          "a\0,\0b\0",
                                          8)
                                   << QStringList({"row 1, column 1", "UTF-16", "save it as UTF-8"});
    QTest::newRow("UTF-16 big") << QByteArray("\xFE\xFF\0a\0,\0b", 8)
                                << QStringList({"row 1, column 1", "UTF-16", "save it as UTF-8"});
    QTest::newRow("UTF-16 unmarked") << QByteArray("a\0,\0b\0\n\0", 8)
                                     << QStringList({"row 1, column 1", "NUL", "UTF-16"});
    QTest::newRow("Latin-1") << QByteArray("name,label\nx,y\nJos\xE9,z\n")
                             << QStringList({"row 3, column 'name'", "0xE9", "Latin-1", "save it as UTF-8"});
    QTest::newRow("Latin-1 header") << QByteArray("a,\xE9t\xE9\n1,2\n") << QStringList({"row 1, column 2", "0xE9"});
    QTest::newRow("Latin-1 in quotes") << QByteArray("a,b\n1,\"x\"\"\xE9\"\n")
                                       << QStringList({"row 2, column 'b'", "0xE9"});
    QTest::newRow("NUL") << QByteArray("a,b\n1,x\0y\n", 10) << QStringList({"row 2, column 'b'", "NUL"});
    QTest::newRow("too many fields") << QByteArray("a,b\n1,2\n1,2,3\n")
                                     << QStringList({"row 3, column 3", "3 fields", "2 columns (a, b)", "quotes"});
    QTest::newRow("too few fields") << QByteArray("a,b,c\n1,2\n")
                                    << QStringList({"row 2, column 'c'", "2 fields", "3 columns (a, b, c)"});
    QTest::newRow("name twice") << QByteArray("a,b,a\n1,2,3\n") << QStringList({"row 1, column 3", "'a'", "column 1"});
    QTest::newRow("name twice after trimming") << QByteArray("a,a \n1,2\n") << QStringList({"row 1, column 2", "'a'"});
    QTest::newRow("fractions as header") << QByteArray("5.1,3.5,setosa\n4.9,3.0,setosa\n")
                                         << QStringList({"row 1, column 1", "'5.1'", "name the columns"});
    QTest::newRow("numbers as header") << QByteArray("7,3\n4,9\n")
                                       << QStringList({"row 1, column 2", "'3'", "name the columns"});
    QTest::newRow("one number as header") << QByteArray("7\n4\n9\n") << QStringList({"row 1, column 1", "'7'"});
    QTest::newRow("never closed") << QByteArray("a,b\n1,2\n1,\"never\n3,4\n")
                                  << QStringList({"row 3, column 'b'", "quote", "not closed"});
    QTest::newRow("text after the quote")
        << QByteArray("a,b\n\"x\" y,2\n") << QStringList({"row 2, column 'a'", "closing quote", "double the quotes"});
  }
  void brokenFilesAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, parts);
    const QString sentence = errorOf(bytes);
    QCOMPARE(unsaid(sentence, parts), QString());
    QVERIFY2(!sentence.startsWith('('), qPrintable(sentence));
  }

  void oneEndlessLineIsRefused() {
    QCOMPARE(unsaid(errorOf("a,b\n" + QByteArray(18'000'000, 'x')), {"row 2", "longer than 16 MiB"}), QString());
  }

  void whatIsNoFileIsRefused() {
    const auto open = [](const std::string& file) {
      return sentenceOf<std::runtime_error>([&] { DelimitedReader reader(file); });
    };
    QCOMPARE(unsaid(open(m_files.directory()), {m_files.directory().c_str(), "is a directory"}), QString());
    QCOMPARE(unsaid(open(m_files.directory() + "/absent.csv"), {"absent.csv", "no such file"}), QString());
    QCOMPARE(unsaid(open("/dev/null"), {"/dev/null", "not a regular file"}), QString());
  }

  void anUnreadableFileIsRefused() {
    const std::string file = m_files.write("a,b\n1,2\n", "secret.csv");
    QVERIFY(QFile::setPermissions(QString::fromStdString(file), QFileDevice::Permissions()));
    if (QFile open(QString::fromStdString(file)); open.open(QIODevice::ReadOnly))
      QSKIP("this user may read every file");
    QCOMPARE(
        unsaid(sentenceOf<std::runtime_error>([&] { DelimitedReader reader(file); }), {"secret.csv", "cannot be read"}),
        QString());
  }

  void aFileThatFailsWhileReadingIsRefused() {
    // A process may open its memory but not read its first, unmapped page.
    QCOMPARE(unsaid(sentenceOf<std::runtime_error>([] { DelimitedReader reader("/proc/self/mem"); }),
                    {"/proc/self/mem", "cannot be read"}),
             QString());
  }
};

QTEST_APPLESS_MAIN(DelimitedReaderTest)
#include "delimited_reader_test.moc"
