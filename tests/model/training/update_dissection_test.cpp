#include "model/training/update_dissection.h"

#include <QTest>
#include <algorithm>
#include <bit>
#include <cmath>

#include "model/random.h"
#include "model/training/optimizer.h"

using namespace encoderlab;

Q_DECLARE_METATYPE(encoderlab::TrainingConfiguration)

namespace {

std::uint32_t bits(float value) { return std::bit_cast<std::uint32_t>(value); }

const UpdateStage* stageOf(const UpdateDissection& dissection, UpdateStageKind kind) {
  const auto found = std::ranges::find(dissection.stages, kind, &UpdateStage::kind);
  return found == dissection.stages.end() ? nullptr : &*found;
}

TrainingConfiguration training(OptimizerKind optimizer, double momentum, double weightDecay, double clipNorm) {
  TrainingConfiguration configuration;
  configuration.optimizer = optimizer;
  configuration.momentum = momentum;
  configuration.weightDecay = weightDecay;
  configuration.clipNorm = clipNorm;
  configuration.learningRate = 0.013;
  configuration.schedule = ScheduleKind::Cosine;
  configuration.warmupSteps = 3;
  return configuration;
}

}  // namespace

class UpdateDissectionTest : public QObject {
  Q_OBJECT

 private slots:
  /// Fonts lose marks that are put over the letter before them.
  void symbolsNeedNoCombiningMarks() {
    const UpdateDissection dissection = dissectUpdate(training(OptimizerKind::AdamW, 0, 0.1, 0.5), 3, {}, 1);
    for (const UpdateStage& stage : dissection.stages) {
      for (const std::string& text : {stage.symbol, stage.formula}) {
        const QString letters = QString::fromStdString(text);
        QVERIFY2(std::ranges::none_of(letters, [](QChar letter) { return letter.isMark(); }), text.c_str());
      }
    }
  }

  void equalsTheOptimizerBitForBit_data() {
    QTest::addColumn<TrainingConfiguration>("configuration");
    for (const double weightDecay : {0.0, 0.1}) {
      for (const double clipNorm : {0.0, 0.5}) {
        QTest::addRow("sgd %g %g", weightDecay, clipNorm) << training(OptimizerKind::Sgd, 0, weightDecay, clipNorm);
        QTest::addRow("momentum %g %g", weightDecay, clipNorm)
            << training(OptimizerKind::Sgd, 0.9, weightDecay, clipNorm);
        QTest::addRow("adam %g %g", weightDecay, clipNorm) << training(OptimizerKind::Adam, 0, weightDecay, clipNorm);
        QTest::addRow("adamw %g %g", weightDecay, clipNorm) << training(OptimizerKind::AdamW, 0, weightDecay, clipNorm);
      }
    }
  }
  void equalsTheOptimizerBitForBit() {
    QFETCH(TrainingConfiguration, configuration);
    constexpr std::size_t size = 103;  // whole vectors and a rest
    RandomStream random(9);
    std::vector<float> weights(size);
    for (float& weight : weights) weight = static_cast<float>(random.normal());
    Optimizer<float> optimizer(configuration, size);
    for (std::int64_t step = 1; step <= 20; ++step) {
      std::vector<float> gradient(size);
      double squares = 0;
      for (float& g : gradient) {
        g = static_cast<float>(random.normal() * std::exp(3 * random.normal()));
        squares += static_cast<double>(g) * static_cast<double>(g);
      }
      gradient[step] = 0;
      const double norm = std::sqrt(squares);
      std::vector<UpdateDissection> dissections;
      for (std::size_t i = 0; i < size; ++i) {
        const float second = optimizer.secondMoment().empty() ? 0.0F : optimizer.secondMoment()[i];
        dissections.push_back(
            dissectUpdate(configuration, step, {weights[i], gradient[i], optimizer.firstMoment()[i], second}, norm));
      }
      const UpdateConstants constants{step, learningRateAt(configuration, step), clipCoefficient(configuration, norm)};
      QVERIFY(optimizer.update(constants, 0, size, weights.data(), gradient.data()));
      for (std::size_t i = 0; i < size; ++i) {
        QCOMPARE(bits(dissections[i].newWeight), bits(weights[i]));
        QCOMPARE(bits(dissections[i].newFirstMoment), bits(optimizer.firstMoment()[i]));
        if (!optimizer.secondMoment().empty())
          QCOMPARE(bits(dissections[i].newSecondMoment), bits(optimizer.secondMoment()[i]));
      }
    }
  }

  void stagesLeadFromTheGradientToTheNewWeight_data() { equalsTheOptimizerBitForBit_data(); }
  void stagesLeadFromTheGradientToTheNewWeight() {
    QFETCH(TrainingConfiguration, configuration);
    const WeightState before{0.5F, 2.0F, 0.25F, configuration.optimizer == OptimizerKind::Sgd ? 0.0F : 0.125F};
    const UpdateDissection dissection = dissectUpdate(configuration, 4, before, 3.0);
    QCOMPARE(dissection.stages.front().kind, UpdateStageKind::Gradient);
    QCOMPARE(dissection.stages.front().value, before.gradient);
    QCOMPARE(dissection.stages.back().kind, UpdateStageKind::NewWeight);
    QCOMPARE(bits(dissection.stages.back().value), bits(dissection.newWeight));
    QCOMPARE(bits(stageOf(dissection, UpdateStageKind::FirstMoment)->value), bits(dissection.newFirstMoment));
    const UpdateStage& clipping = *stageOf(dissection, UpdateStageKind::Clipping);
    QCOMPARE(clipping.active, configuration.clipNorm > 0);
    QVERIFY(std::abs(clipping.value - (clipping.active ? 2.0 * 0.5 / 3.0 : 2.0)) < 1e-5);
    QCOMPARE(stageOf(dissection, UpdateStageKind::WeightDecay)->active, configuration.weightDecay > 0);
    const bool isAdam = configuration.optimizer != OptimizerKind::Sgd;
    QCOMPARE(stageOf(dissection, UpdateStageKind::SecondMoment) != nullptr, isAdam);
    QCOMPARE(stageOf(dissection, UpdateStageKind::CorrectedRate) != nullptr, isAdam);
    QCOMPARE(stageOf(dissection, UpdateStageKind::CorrectedDeviation) != nullptr, isAdam);
    const double step = static_cast<double>(stageOf(dissection, UpdateStageKind::Step)->value);
    const std::vector<UpdateTerm>& last = dissection.stages.back().terms;
    QCOMPARE(last.at(1).value, step);
    QVERIFY(std::abs(last.at(0).value - step - static_cast<double>(dissection.newWeight)) < 1e-7);
  }

  void whatIsLeftOutPassesTheValueOn() {
    const UpdateDissection dissection = dissectUpdate(training(OptimizerKind::Sgd, 0, 0, 0), 4, {1, 2, 3, 0}, 9);
    for (const UpdateStageKind kind :
         {UpdateStageKind::Clipping, UpdateStageKind::WeightDecay, UpdateStageKind::FirstMoment}) {
      QVERIFY(!stageOf(dissection, kind)->active);
      QCOMPARE(stageOf(dissection, kind)->value, 2.0F);
    }
  }
};

QTEST_APPLESS_MAIN(UpdateDissectionTest)
#include "update_dissection_test.moc"
