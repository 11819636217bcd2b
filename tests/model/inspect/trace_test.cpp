#include "model/inspect/trace.h"

#include <QTest>
#include <cmath>

#include "model/inspect/inspection.h"
#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

class TraceTest : public QObject {
  Q_OBJECT

 private slots:
  void shapesAreThoseOfPyTorch() {
    const Experiment experiment = copyExperiment();
    const Trainer trainer(experiment);
    const std::vector<Sample> samples(experiment.dataset->training.begin(), experiment.dataset->training.begin() + 3);
    const ModelConfiguration& model = experiment.configuration.model;
    const Batch batch = packBatch(model, samples, PaddingColumns::Kept);
    const std::vector<float> weights = trainer.state().weights;
    const Trace trace = traceBatch<float>(model, weights, batch);
    const std::size_t T = batch.length;
    using Shape = std::vector<std::size_t>;
    QCOMPARE(trace.find("encoder.input")->shape, (Shape{3, T, 16}));
    QCOMPARE(trace.find("encoder.layers.0.self_attn.q")->shape, (Shape{3, 2, T, 8}));
    QCOMPARE(trace.find("grad.encoder.layers.0.self_attn.weights")->shape, (Shape{3, 2, T, T}));
    QCOMPARE(trace.find("encoder.layers.0.linear1")->shape, (Shape{3, T, 24}));
    QCOMPARE(trace.find("grad.encoder.layers.0.linear1.weight")->shape, (Shape{24, 16}));
    QVERIFY(trace.find("loss")->shape.empty());
    QVERIFY(trace.find("pooled") == nullptr);
  }

  void whatIsNotComputedIsNotANumber() {
    const Experiment experiment = copyExperiment();
    std::vector<Sample> samples(2);
    samples[0].tokens = {1, 2, 3};
    samples[1].tokens = {4};
    const ModelConfiguration& model = experiment.configuration.model;
    const std::vector<float> weights = Trainer(experiment).state().weights;
    const Trace trace = traceBatch<float>(model, weights, packBatch(model, samples, PaddingColumns::Kept));
    const Tensor<float>& input = *trace.find("encoder.input");
    QVERIFY(!std::isnan(input.values[3 * 16]));  // sample 1, token 0
    QVERIFY(std::isnan(input.values[4 * 16]));   // sample 1 has no token 1
    QVERIFY(trace.find("loss") == nullptr);
    QVERIFY(trace.find("grad.encoder.input") == nullptr);
  }

  void aProbeCanChangeWhatFollows() {
    class Silence : public Probe<float> {
     public:
      void visit(const HookedTensor<float>& tensor) override {
        if (tensor.hook != Hook::Heads || tensor.pass != Pass::Forward) return;
        for (std::size_t n = 0; n < tensor.values.columns; ++n)
          std::fill_n(tensor.values.column(n), tensor.values.rows, 0.0F);
      }
    };
    const Experiment experiment = copyExperiment();
    const ModelConfiguration& model = experiment.configuration.model;
    const std::vector<float> weights = Trainer(experiment).state().weights;
    const Batch batch = packBatch(model, std::span(experiment.dataset->training).first(1), PaddingColumns::Kept);
    Silence silence;
    const Trace trace = traceBatch<float>(model, weights, batch, &silence);
    for (const float value : trace.find("encoder.layers.0.self_attn.heads")->values) QCOMPARE(value, 0.0F);
    // out_proj's bias is 0 at the start, so nothing is left of the attention.
    for (const float value : trace.find("encoder.layers.0.self_attn.output")->values) QCOMPARE(value, 0.0F);
    QCOMPARE(trace.find("encoder.layers.0.residual1")->values, trace.find("encoder.input")->values);
  }

  void weightsOfAnotherModelAreRefused() {
    const Experiment experiment = copyExperiment();
    const std::vector<float> weights(10);
    const Batch batch = packBatch(experiment.configuration.model, std::span(experiment.dataset->training).first(1),
                                  PaddingColumns::Kept);
    QVERIFY_EXCEPTION_THROWN(traceBatch<float>(experiment.configuration.model, weights, batch), std::invalid_argument);
  }

  void inspectionAgreesWithPrediction() {
    const Experiment experiment = copyExperiment();
    Trainer trainer(experiment);
    for (int i = 0; i < 20; ++i) trainer.runStep();
    const auto snapshot = trainer.snapshot();
    const std::vector<Prediction> predictions =
        predict(snapshot->model, snapshot->weights, experiment.dataset->validation);
    for (std::size_t i = 0; i < predictions.size(); ++i) {
      const auto inspection = inspectSample(snapshot, experiment.dataset, experiment.dataset->validation[i]);
      QCOMPARE(inspection->prediction.classes, predictions[i].classes);
      QVERIFY(std::abs(inspection->prediction.loss - predictions[i].loss) < 1e-5);
      QCOMPARE(inspection->tokenLabels.size(), experiment.dataset->validation[i].tokens.size());
    }
  }
};

QTEST_APPLESS_MAIN(TraceTest)
#include "trace_test.moc"
