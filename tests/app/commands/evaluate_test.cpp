#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "tests/app/commands/program_runner.h"

using namespace encoderlab::testing;

/// What `evaluate` says of classes and of numbers.
class EvaluateTest : public QObject {
  Q_OBJECT

 private slots:
  void classesAreComparedByTheirNames() {
    const QJsonObject trained = run({"train", "--task", "most_frequent", "--steps", "20", "--set", "model.num_layers=1",
                                     "--out", path("classes"), "--metrics", path("m.csv"), "--json"})
                                    .json();
    const QJsonObject json = run({"evaluate", path("classes"), "--json"}).json();
    const QJsonArray classes = json.value(QStringLiteral("classes")).toArray();
    const QJsonArray confusion = json.value(QStringLiteral("confusion")).toArray();
    QVERIFY(classes.size() > 1);
    QCOMPARE(confusion.size(), classes.size());
    double targets = 0;
    double right = 0;
    double f1Sum = 0;
    int withF1 = 0;
    for (qsizetype i = 0; i < classes.size(); ++i) {
      const QJsonObject of = classes[i].toObject();
      QVERIFY(!of.value(QStringLiteral("name")).toString().isEmpty());
      double count = 0;
      double predicted = 0;
      for (qsizetype j = 0; j < classes.size(); ++j) {
        count += confusion[i][j].toDouble();
        predicted += confusion[j][i].toDouble();
      }
      QCOMPARE(of.value(QStringLiteral("count")).toDouble(), count);
      const double hit = confusion[i][i].toDouble();
      QCOMPARE(of.value(QStringLiteral("precision")).isNull(), predicted == 0);
      if (predicted > 0) QCOMPARE(of.value(QStringLiteral("precision")).toDouble(), hit / predicted);
      if (count > 0) QCOMPARE(of.value(QStringLiteral("recall")).toDouble(), hit / count);
      if (count + predicted > 0) {
        QCOMPARE(of.value(QStringLiteral("f1")).toDouble(), 2 * hit / (count + predicted));
        f1Sum += of.value(QStringLiteral("f1")).toDouble();
        ++withF1;
      }
      targets += count;
      right += hit;
    }
    QCOMPARE(targets, json.value(QStringLiteral("targets")).toDouble());
    QCOMPARE(json.value(QStringLiteral("valid_accuracy")).toDouble(), right / targets);
    QCOMPARE(json.value(QStringLiteral("macro_f1")).toDouble(), f1Sum / withF1);
    QCOMPARE(trained.value(QStringLiteral("macro_f1")), json.value(QStringLiteral("macro_f1")));
    QVERIFY(!trained.contains(QStringLiteral("confusion")));
    QCOMPARE(lastMetric("valid_macro_f1"), json.value(QStringLiteral("macro_f1")).toDouble());

    const QString said = run({"evaluate", path("classes")}).output;
    QVERIFY(said.contains(QStringLiteral("Macro F1")));
    const QStringList titles{"precision", "recall", "F1", "count", "class"};
    QVERIFY2(said.simplified().contains(titles.join(u' ')), qPrintable(said));
  }

  void numbersHaveTheirMeanAbsoluteError() {
    QCOMPARE(run({"train", "--task", "forecast", "--steps", "5", "--set", "model.num_layers=1", "--out",
                  path("numbers"), "--metrics", path("m.csv")})
                 .status,
             0);
    const QJsonObject json = run({"evaluate", path("numbers"), "--json"}).json();
    const double mae = json.value(QStringLiteral("mae")).toDouble();
    QVERIFY(mae > 0);
    // The mean of magnitudes is never above the root of the mean square.
    QVERIFY(mae <= json.value(QStringLiteral("valid_measure")).toDouble());
    QCOMPARE(lastMetric("valid_mae"), mae);
    for (const char* key : {"classes", "confusion", "macro_f1"}) QVERIFY(!json.contains(QLatin1String(key)));
    QVERIFY(run({"evaluate", path("numbers")}).output.contains(QStringLiteral("MAE")));
  }

 private:
  QString path(const char* name) const { return m_directory.filePath(QString::fromLatin1(name)); }

  /// In the last column of the metrics file, which `name` titles.
  double lastMetric(const char* name) const {
    QFile file(path("m.csv"));
    if (!file.open(QIODevice::ReadOnly)) return std::nan("");
    const QStringList lines = QString::fromUtf8(file.readAll()).trimmed().split(u'\n');
    if (lines.first().section(u',', -1) != QLatin1String(name)) return std::nan("");
    return lines.last().section(u',', -1).toDouble();
  }

  QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(EvaluateTest)
#include "evaluate_test.moc"
