#include "app/launch_options.h"

#include <QTest>

#include "app/commands/command_line.h"

using namespace encoderlab;

class LaunchOptionsTest : public QObject {
  Q_OBJECT

 private slots:
  void theWindowTakesOneFileAndItsOptions() {
    const WindowOptions options =
        parseWindowOptions({QStringLiteral("--theme"), QStringLiteral("dark"), QStringLiteral("m.safetensors"),
                            QStringLiteral("--language"), QStringLiteral("zh_CN")});
    QCOMPARE(options.file, QStringLiteral("m.safetensors"));
    QVERIFY(options.theme == Theme::Dark);
    QCOMPARE(options.language, QStringLiteral("zh_CN"));
    QVERIFY(parseWindowOptions({}).file.isEmpty());
  }

  void wrongWordsAreRefused_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("names");
    const auto out = QStringLiteral("--out=x");
    QTest::newRow("no directory") << QStringList{} << QStringLiteral("--out");
    QTest::newRow("theme") << QStringList{out, QStringLiteral("--theme=red")} << QStringLiteral("red");
    QTest::newRow("language") << QStringList{out, QStringLiteral("--language=fr")} << QStringLiteral("fr");
    QTest::newRow("size without height") << QStringList{out, QStringLiteral("--size=900")} << QStringLiteral("900");
    QTest::newRow("tiny size") << QStringList{out, QStringLiteral("--size=10x10")} << QStringLiteral("10x10");
    QTest::newRow("negative steps") << QStringList{out, QStringLiteral("--steps=-1")} << QStringLiteral("steps");
    QTest::newRow("unknown option") << QStringList{out, QStringLiteral("--colour")} << QStringLiteral("colour");
    QTest::newRow("task and data") << QStringList{out, QStringLiteral("--task=copy"), QStringLiteral("--data=d.csv")}
                                   << QStringLiteral("--data");
  }

  void wrongWordsAreRefused() {
    QFETCH(const QStringList, words);
    QFETCH(const QString, names);
    try {
      parseScreenshotOptions(words);
      QFAIL("nothing was refused");
    } catch (const UsageError& error) {
      QVERIFY2(QString::fromUtf8(error.what()).contains(names), error.what());
    }
  }

  void aScreenshotHasItsDefaults() {
    const auto options = parseScreenshotOptions({QStringLiteral("--out"), QStringLiteral("pictures")});
    QVERIFY(options);
    QCOMPARE(options->steps, 300);
    QCOMPARE(options->size, QSize(1600, 1000));
    QVERIFY(options->theme == Theme::Light);
  }
};

QTEST_GUILESS_MAIN(LaunchOptionsTest)
#include "launch_options_test.moc"
