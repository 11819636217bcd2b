#include "model/training/class_report.h"

#include <QTest>
#include <algorithm>
#include <limits>
#include <stdexcept>

#include "copy_experiment.h"
#include "model/training/prediction.h"
#include "model/training/trainer.h"

using namespace encoderlab;

namespace {

constexpr std::int64_t unpredictable = -1;

/// Of a sample's targets: what was predicted, sure of itself; nothing where it is `unpredictable`.
Prediction predictionOfClasses(const std::vector<std::int64_t>& classes) {
  Prediction prediction;
  prediction.classes = classes;
  for (const std::int64_t predicted : classes)
    prediction.probabilities.push_back(predicted == unpredictable ? std::numeric_limits<float>::quiet_NaN() : 1.0F);
  std::ranges::replace(prediction.classes, unpredictable, std::int64_t{0});
  return prediction;
}

Sample sampleOfTargets(const std::vector<std::int64_t>& targets) {
  Sample sample;
  sample.tokens.resize(targets.size());
  sample.classes = targets;
  return sample;
}

ModelConfiguration tokenModel(int classes) {
  ModelConfiguration model;
  model.head = {HeadKind::Token, Pooling::Mean, LossKind::CrossEntropy, classes};
  return model;
}

Evaluation summaryOf(int classes, const std::vector<Sample>& samples, const std::vector<Prediction>& predictions) {
  return summarize(tokenModel(classes), Dataset(), samples, predictions);
}

}  // namespace

class ClassReportTest : public QObject {
  Q_OBJECT

 private slots:
  void figuresAreThoseOfACountByHand() {
    ClassReport report(3);
    // Class 0: three right, one taken for 1. Class 1: two right, two taken for 0. Class 2: one right, one taken for 1.
    const std::int64_t pairs[][2] = {{0, 0}, {0, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 1}, {1, 0}, {1, 0}, {2, 2}, {2, 1}};
    for (const auto& [target, predicted] : pairs) report.add(0, target, predicted);
    QCOMPARE(report.count(1, 0), 2);
    QCOMPARE(report.count(0, 1), 1);
    QCOMPARE(report.count(0, 2), 0);
    const std::vector<ClassFigures> figures = report.figures();
    QCOMPARE(figures[0].count, 4);
    QCOMPARE(figures[0].predicted, 5);
    QCOMPARE(figures[0].precision, 3.0 / 5);
    QCOMPARE(figures[0].recall, 3.0 / 4);
    QCOMPARE(figures[0].f1, 6.0 / 9);
    QCOMPARE(figures[1].precision, 2.0 / 4);
    QCOMPARE(figures[1].recall, 2.0 / 4);
    QCOMPARE(figures[1].f1, 4.0 / 8);
    QCOMPARE(figures[2].precision, 1.0);
    QCOMPARE(figures[2].recall, 1.0 / 2);
    QCOMPARE(figures[2].f1, 2.0 / 3);
    QCOMPARE(report.macroF1(), (6.0 / 9 + 4.0 / 8 + 2.0 / 3) / 3);
    QCOMPARE(figures[0].iou, 3.0 / 6);
    QCOMPARE(figures[1].iou, 2.0 / 6);
    QCOMPARE(figures[2].iou, 1.0 / 2);
    QCOMPARE(report.meanIntersectionOverUnion(), (3.0 / 6 + 2.0 / 6 + 1.0 / 2) / 3);
  }

  void aClassWithoutSamplesHasNoFiguresAndNoPartInTheMean() {
    ClassReport report(4);
    report.add(0, 0, 0);
    report.add(0, 1, 0);  // never predicted: precision is 0/0, but its F1 is 0
    report.add(0, 0, 3);  // never a target: recall is 0/0, but its F1 is 0
    const std::vector<ClassFigures> figures = report.figures();
    QCOMPARE(figures[1].precision, std::nullopt);
    QCOMPARE(figures[1].recall, 0.0);
    QCOMPARE(figures[1].f1, 0.0);
    QCOMPARE(figures[3].precision, 0.0);
    QCOMPARE(figures[3].recall, std::nullopt);
    QCOMPARE(figures[3].f1, 0.0);
    QCOMPARE(figures[2].precision, std::nullopt);
    QCOMPARE(figures[2].recall, std::nullopt);
    QCOMPARE(figures[2].f1, std::nullopt);
    QCOMPARE(report.macroF1(), (2.0 / 4) / 3);
    QCOMPARE(ClassReport(4).macroF1(), std::nullopt);
    QCOMPARE(ClassReport().macroF1(), std::nullopt);
  }

  void oneClassIsAlwaysRight() {
    ClassReport report(1);
    report.add(0, 0, 0);
    QCOMPARE(report.figures().front().precision, 1.0);
    QCOMPARE(report.macroF1(), 1.0);
  }

  void theSamplesOfACellAreKnown() {
    ClassReport report(2);
    report.add(0, 1, 0);
    report.add(0, 1, 0);
    report.add(1, 1, 1);
    report.add(4, 1, 0);
    QCOMPARE(report.samplesWith(1, 0), (std::vector<std::size_t>{0, 4}));
    QCOMPARE(report.samplesWith(1, 1), std::vector<std::size_t>{1});
    QVERIFY(report.samplesWith(0, 1).empty());
  }

  void tooManyClassesAreNotCompared() {
    const std::size_t tooMany = ClassReport::mostClasses + 1;
    QVERIFY_EXCEPTION_THROWN(ClassReport{tooMany}, std::invalid_argument);
    const std::vector<Sample> samples{sampleOfTargets({1000})};
    const Evaluation evaluation = summaryOf(static_cast<int>(tooMany), samples, {predictionOfClasses({1000})});
    QVERIFY(evaluation.classes.isEmpty());
    QCOMPARE(evaluation.measure, 1.0);
  }

  void targetsThatAreLeftOutArePartOfNoCell() {
    std::vector<Sample> samples{sampleOfTargets({0, ignoredTarget, 1}), sampleOfTargets({1, 1}), sampleOfTargets({})};
    samples[1].padding = {0, 1};
    const std::vector<Prediction> predictions{predictionOfClasses({0, 1, 0}), predictionOfClasses({1, 0}),
                                              predictionOfClasses({1})};
    const ClassReport report = summaryOf(2, samples, predictions).classes;
    QCOMPARE(report.count(0, 0), 1);
    QCOMPARE(report.count(0, 1), 0);
    QCOMPARE(report.count(1, 0), 1);
    QCOMPARE(report.count(1, 1), 1);
    QCOMPARE(report.samplesWith(1, 0), std::vector<std::size_t>{0});
  }

  void whatIsNotANumberIsWrongAndOfNoClass() {
    const std::vector<Sample> samples{sampleOfTargets({0, 0})};
    const Evaluation evaluation = summaryOf(2, samples, {predictionOfClasses({unpredictable, 0})});
    const ClassFigures first = evaluation.classes.figures().front();
    QCOMPARE(first.count, 2);
    QCOMPARE(first.predicted, 1);
    QCOMPARE(first.recall, 0.5);
    QCOMPARE(first.precision, 1.0);
    QCOMPARE(evaluation.measure, 0.5);
  }

  void anyNumberOfThreadsCountsTheSame() {
    const Experiment experiment = testing::copyExperiment();
    const Evaluation alone = Trainer(experiment, 1).evaluateValidation();
    const Evaluation together = Trainer(experiment, 3).evaluateValidation();
    QVERIFY(!alone.classes.isEmpty());
    QVERIFY(alone.classes == together.classes);
    std::int64_t counted = 0;
    std::int64_t right = 0;
    const std::vector<ClassFigures> figures = alone.classes.figures();
    for (std::size_t i = 0; i < figures.size(); ++i) {
      counted += figures[i].count;
      right += alone.classes.count(i, i);
    }
    QCOMPARE(counted, alone.targets);
    QCOMPARE(static_cast<double>(right) / static_cast<double>(counted), alone.measure);
  }
};

QTEST_APPLESS_MAIN(ClassReportTest)
#include "class_report_test.moc"
