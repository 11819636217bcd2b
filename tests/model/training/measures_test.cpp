#include "model/training/measures.h"

#include <QTest>
#include <cmath>

#include "copy_experiment.h"
#include "model/training/trainer.h"

using namespace encoderlab;

class MeasuresTest : public QObject {
  Q_OBJECT

 private slots:
  void samplesWithAndWithoutTargetsArePredictedTogether() {
    const Experiment experiment = testing::copyExperiment();
    const std::vector<float> weights = Trainer(experiment).snapshot()->weights;
    const ModelConfiguration& model = experiment.configuration.model;
    const std::vector<Sample> complete = experiment.dataset->validation;
    std::vector<Sample> mixed = complete;
    for (const std::size_t i : {std::size_t{0}, std::size_t{3}, std::size_t{4}, mixed.size() - 1})
      mixed[i].classes.clear();
    const std::vector<Prediction> expected = predict(model, weights, complete);
    const std::vector<Prediction> predictions = predict(model, weights, mixed);
    QCOMPARE(predictions.size(), mixed.size());
    for (std::size_t i = 0; i < mixed.size(); ++i) {
      QCOMPARE(predictions[i].classes, expected[i].classes);
      QCOMPARE(std::isnan(predictions[i].loss), mixed[i].classes.empty());
      if (!mixed[i].classes.empty()) QVERIFY(std::abs(predictions[i].loss - expected[i].loss) < 1e-5);
    }
  }

  void theRootMeanSquareErrorIsInTheUnitOfTheData() {
    const Experiment copy = testing::copyExperiment();
    ModelConfiguration model = copy.configuration.model;
    model.head = {HeadKind::Sequence, Pooling::Mean, LossKind::MeanSquaredError, 1};
    Experiment experiment = copy;
    experiment.configuration.model = model;
    auto dataset = std::make_shared<Dataset>(*copy.dataset);
    dataset->head = model.head;
    dataset->measure = "rmse";
    dataset->outputScaler = {{100.0}, {10.0}};
    for (std::vector<Sample>* const part : {&dataset->training, &dataset->validation}) {
      for (Sample& sample : *part) {
        sample.classes.clear();
        sample.values = {0.5F};
      }
    }
    experiment.dataset = dataset;
    const std::vector<float> weights = Trainer(experiment).snapshot()->weights;
    const Evaluation evaluation = evaluate(model, weights, *dataset, dataset->validation);
    QVERIFY(std::abs(evaluation.measure - 10.0 * std::sqrt(evaluation.loss)) < 1e-4);
    QCOMPARE(evaluation.samples, static_cast<std::int64_t>(dataset->validation.size()));
    double errors = 0;
    for (const Prediction& prediction : predict(model, weights, dataset->validation))
      errors += 10.0 * std::abs(static_cast<double>(prediction.values.at(0)) - 0.5);
    QVERIFY(std::abs(*evaluation.meanAbsoluteError - errors / static_cast<double>(evaluation.samples)) < 1e-9);
    QVERIFY(evaluation.classes.isEmpty());
  }
};

QTEST_APPLESS_MAIN(MeasuresTest)
#include "measures_test.moc"
