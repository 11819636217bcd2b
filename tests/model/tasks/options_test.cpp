#include "model/tasks/options.h"

#include <QTest>

#include <limits>

using namespace encoderlab;

namespace {

std::string refusalOf(const TaskOptions& options, const std::string& taskName = "reverse") {
  try {
    completeOptions(taskByName(taskName), options);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

}  // namespace

class OptionsTest : public QObject {
  Q_OBJECT

 private slots:
  void unnamedOptionsGetTheirDefaults() {
    const TaskOptions options = completeOptions(taskByName("reverse"), {{"length", 5}});
    QCOMPARE(options.size(), taskByName("reverse").options.size());
    QCOMPARE(options.at("length"), 5.0);
    QCOMPARE(options.at("symbols"), 16.0);
  }

  void boundsAreAllowed() {
    QCOMPARE(refusalOf({{"length", 2}}), "");
    QCOMPARE(refusalOf({{"length", 128}}), "");
  }

  void valuesOutOfRangeAreRefusedWithKeyAndRange() {
    QCOMPARE(refusalOf({{"length", 300}}), "task.length must be a whole number from 2 to 128, not 300.");
    QCOMPARE(refusalOf({{"length", 1}}), "task.length must be a whole number from 2 to 128, not 1.");
    QCOMPARE(refusalOf({{"length", 2.5}}), "task.length must be a whole number from 2 to 128, not 2.5.");
    QCOMPARE(refusalOf({{"noise", -0.5}}, "forecast"), "task.noise must be a number from 0 to 1, not -0.5.");
    QCOMPARE(refusalOf({{"length", std::numeric_limits<double>::quiet_NaN()}}),
             "task.length must be a whole number from 2 to 128, not nan.");
  }

  void fractionsAreAllowedWhereTheyMeanSomething() { QCOMPARE(refusalOf({{"noise", 0.25}}, "forecast"), ""); }

  void unknownOptionsAreRefusedWithTheKnownOnes() {
    QCOMPARE(refusalOf({{"lenght", 12}}),
             "task.lenght is not an option of the task \"reverse\", which has length, symbols, samples.");
  }

  void unknownTasksAreRefusedWithTheKnownOnes() {
    QVERIFY_EXCEPTION_THROWN(taskByName("revers"), std::invalid_argument);
    try {
      taskByName("revers");
    } catch (const std::invalid_argument& error) {
      const std::string sentence = error.what();
      QVERIFY(sentence.find("\"revers\"") != std::string::npos);
      for (const Task& task : allTasks()) QVERIFY(sentence.find(task.name) != std::string::npos);
    }
  }

  void contradictionsAreRefusedWithBothKeys_data() {
    QTest::addColumn<QString>("taskName");
    QTest::addColumn<QString>("smaller");
    QTest::addColumn<QString>("larger");
    QTest::newRow("copy") << "copy"
                          << "min_length"
                          << "length";
    QTest::newRow("most frequent") << "most_frequent"
                                   << "min_length"
                                   << "length";
    QTest::newRow("parity's lengths") << "parity"
                                      << "min_length"
                                      << "length";
    QTest::newRow("parity's bits") << "parity"
                                   << "k"
                                   << "min_length";
    QTest::newRow("brackets") << "brackets"
                              << "min_pairs"
                              << "pairs";
    QTest::newRow("recall's pairs") << "recall"
                                    << "min_pairs"
                                    << "pairs";
    QTest::newRow("recall's keys") << "recall"
                                   << "pairs"
                                   << "keys";
    QTest::newRow("addition") << "addition"
                              << "min_digits"
                              << "digits";
  }

  void contradictionsAreRefusedWithBothKeys() {
    QFETCH(QString, taskName);
    QFETCH(QString, smaller);
    QFETCH(QString, larger);
    const Task& task = taskByName(taskName.toStdString());
    TaskOptions options = task.defaults.task.options;
    options[smaller.toStdString()] = options[larger.toStdString()] + 1;
    try {
      task.generate(options, 1, 0.1);
      QFAIL("A contradiction was accepted.");
    } catch (const std::invalid_argument& error) {
      const QString sentence = error.what();
      QVERIFY2(sentence.startsWith("task." + smaller + " must be at most task." + larger), error.what());
    }
  }
};

QTEST_APPLESS_MAIN(OptionsTest)
#include "options_test.moc"
