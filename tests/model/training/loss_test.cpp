#include "model/training/loss.h"

#include <QTest>

#include "model/data/dataset.h"
#include "model/training/optimizer.h"
#include "tests/model/nn/numeric_gradient.h"
#include "tests/model/nn/ragged_batch.h"

using namespace encoderlab;
using namespace encoderlab::testing;

class LossTest : public QObject {
  Q_OBJECT

 private slots:
  void crossEntropyIsThatOfPyTorch() {
    ModelConfiguration model;
    model.head.kind = HeadKind::Sequence;
    Batch batch = raggedBatch();
    batch.classes = {2, ignoredTarget, 0};
    // torch.nn.functional.cross_entropy(tensor([[1,2,3],[0,0,0],[2,0,1]]), tensor([2,-100,0])) = 0.4076059644443804
    const std::vector<double> logits{1, 2, 3, 0, 0, 0, 2, 0, 1};
    const LossSums sums = lossOf<double>(model, wholeChunk(batch), {logits.data(), 3, 3}, 0.5, {});
    QVERIFY(std::abs(sums.loss - 0.4076059644443804) < 1e-12);
    QCOMPARE(sums.counted, 2);
    QCOMPARE(sums.correct, 2);
    QCOMPARE(countTargets(model, batch), 2);
  }

  void hugeLogitsDoNotOverflow() {
    ModelConfiguration model;
    model.head.kind = HeadKind::Sequence;
    Batch batch = raggedBatch();
    batch.classes = {0, 1, 1};
    const std::vector<float> logits{3e38F, -3e38F, 1e4F, 0, 0, 1e30F};
    const LossSums sums = lossOf<float>(model, wholeChunk(batch), {logits.data(), 2, 3}, 1.0, {});
    QCOMPARE(sums.loss, 1e4);
  }

  void gradientsAgreeWithSlopes_data() {
    QTest::addColumn<int>("head");
    QTest::addColumn<int>("loss");
    for (const HeadKind head : {HeadKind::Token, HeadKind::Sequence}) {
      for (const LossKind loss : {LossKind::CrossEntropy, LossKind::MeanSquaredError})
        QTest::addRow("head %d, loss %d", static_cast<int>(head), static_cast<int>(loss))
            << static_cast<int>(head) << static_cast<int>(loss);
    }
  }
  void gradientsAgreeWithSlopes() {
    QFETCH(int, head);
    QFETCH(int, loss);
    ModelConfiguration model;
    model.head.kind = static_cast<HeadKind>(head);
    model.head.loss = static_cast<LossKind>(loss);
    Batch batch = raggedBatch();
    const std::size_t judged = model.head.kind == HeadKind::Token ? 10 : 3;
    RandomStream random(30);
    for (std::size_t i = 0; i < judged; ++i)
      batch.classes.push_back(i == 1 ? ignoredTarget : static_cast<std::int64_t>(random.below(4)));
    for (std::size_t i = 0; i < judged * 4; ++i) batch.values.push_back(static_cast<float>(random.normal()));
    Matrix logits = randomMatrix(4, judged, random);
    Matrix dLogits(4, judged);
    const double share = 1.0 / static_cast<double>(countTargets(model, batch));
    const auto value = [&] { return lossOf<double>(model, wholeChunk(batch), logits.view(), share, {}).loss; };
    lossOf<double>(model, wholeChunk(batch), logits.view(), share, dLogits.view());
    VERIFY_GRADIENT("logits", logits.values.data(), logits.values.size(), dLogits.values.data(), value);
  }

  void schedulesAreWhatTheySay() {
    TrainingConfiguration training;
    training.learningRate = 1.0;
    training.steps = 110;
    QCOMPARE(learningRateAt(training, 77), 1.0);
    training.schedule = ScheduleKind::Cosine;
    training.warmupSteps = 10;
    QCOMPARE(learningRateAt(training, 1), 0.1);
    QCOMPARE(learningRateAt(training, 10), 1.0);
    QCOMPARE(learningRateAt(training, 11), 1.0);
    QVERIFY(std::abs(learningRateAt(training, 61) - 0.5) < 1e-12);
    QVERIFY(learningRateAt(training, 110) < 0.001);
    QCOMPARE(learningRateAt(training, 500), 0.0);
    training.schedule = ScheduleKind::Step;
    training.stepSize = 30;
    training.gamma = 0.5;
    QCOMPARE(learningRateAt(training, 30), 1.0);
    QCOMPARE(learningRateAt(training, 31), 0.5);
    QCOMPARE(learningRateAt(training, 61), 0.25);
  }

  void clippingIsThatOfPyTorch() {
    TrainingConfiguration training;
    QCOMPARE(clipCoefficient(training, 100.0), 1.0);
    training.clipNorm = 2.0;
    QCOMPARE(clipCoefficient(training, 1.0), 1.0);
    QCOMPARE(clipCoefficient(training, 8.0), 2.0 / (8.0 + 1e-6));
  }
};

QTEST_APPLESS_MAIN(LossTest)
#include "loss_test.moc"
