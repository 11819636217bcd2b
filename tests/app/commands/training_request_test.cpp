#include "app/commands/training_request.h"

#include <QTest>

using namespace encoderlab;

namespace {

ConfigurationRequest requestFor(const QStringList& words) {
  CommandLine line(QStringLiteral("train"), {}, {});
  addTrainingRequestOptions(line);
  line.parse(words);
  return trainingRequest(line);
}

QString usageErrorOf(const QStringList& words) {
  try {
    requestFor(words);
  } catch (const UsageError& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class TrainingRequestTest : public QObject {
  Q_OBJECT

 private slots:
  void taskFileAndSettings() {
    const ConfigurationRequest request = requestFor({"--task", "sort", "--config", "c.json", "--set", "model.nhead=2",
                                                     "--set", "model.block=post", "--steps", "7", "--seed=3"});
    QCOMPARE(request.task, std::string("sort"));
    QCOMPARE(request.file.string(), std::string("c.json"));
    QCOMPARE(request.settings,
             (std::vector<std::string>{"model.nhead=2", "model.block=post", "training.steps=7", "training.seed=3"}));
  }

  void dataBecomesSettingsOfTheTask() {
    const ConfigurationRequest request =
        requestFor({"--data", "/data/7", "--kind", "series", "--value-column", "3", "--window", "24"});
    QCOMPARE(request.settings,
             (std::vector<std::string>{"task.name=\"data\"", "task.file=\"/data/7\"", "task.kind=\"series\"",
                                       "task.value_column=\"3\"", "task.window=24"}));
  }

  void dataIsNamedByItsAbsolutePath() {
    const ConfigurationRequest request = requestFor({"--data", "names.tsv"});
    const std::string path = (std::filesystem::current_path() / "names.tsv").string();
    QCOMPARE(request.settings.at(1), "task.file=\"" + path + "\"");
  }

  void contradictionsAreWrongUsage() {
    QCOMPARE(usageErrorOf({"--task", "copy", "--data", "x.csv"}),
             QStringLiteral("--task and --data cannot be given together."));
    QCOMPARE(usageErrorOf({"--window", "3"}), QStringLiteral("--window belongs to --data."));
    QCOMPARE(usageErrorOf({"--steps", "many"}),
             QStringLiteral("--steps must be a whole number from 0 to 9223372036854775807, not \"many\"."));
    QCOMPARE(usageErrorOf({"--data", "x.csv", "--window", "-3"}),
             QStringLiteral("--window must be a whole number from 1 to 65536, not \"-3\"."));
    for (const char* option : {"--window", "--horizon", "--values-per-token"}) {
      QCOMPARE(usageErrorOf({"--data", "x.csv", option, "0"}),
               QStringLiteral("%1 must be a whole number from 1 to 65536, not \"0\".").arg(QLatin1String(option)));
    }
    QCOMPARE(usageErrorOf({"--data", "x.csv", "--kind", "foo"}),
             QStringLiteral("--kind must be one of text, rows, series, not \"foo\"."));
    QCOMPARE(usageErrorOf({"--data", "x.csv", "--tokens", ""}),
             QStringLiteral("--tokens must be one of characters, words, not \"\"."));
    QCOMPARE(usageErrorOf({"--data", "x.csv", "--missing", "foo"}),
             QStringLiteral("--missing must be one of refuse, skip, mean, not \"foo\"."));
    for (const char* setting : {"foo", "=3"}) {
      QCOMPARE(usageErrorOf({"--set", setting}),
               QStringLiteral("--set must be followed by KEY=VALUE, not by \"%1\".").arg(QLatin1String(setting)));
    }
    QVERIFY(usageErrorOf({"--bogus"}).contains(QStringLiteral("bogus")));
    QVERIFY(usageErrorOf({"--task"}).contains(QStringLiteral("task")));
    QCOMPARE(usageErrorOf({"stray"}), QStringLiteral("\"stray\" was not expected."));
  }
};

QTEST_GUILESS_MAIN(TrainingRequestTest)
#include "training_request_test.moc"
