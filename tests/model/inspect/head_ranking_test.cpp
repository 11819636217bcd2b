#include "model/inspect/head_ranking.h"

#include <QTest>

#include "model/training/trainer.h"
#include "tests/model/training/copy_experiment.h"

using namespace encoderlab;
using namespace encoderlab::testing;

namespace {

/// Two heads in the middle of learning to copy, on the validation part.
struct Subject {
  explicit Subject(Experiment run = copyExperiment()) : experiment(std::move(run)) {
    Trainer trainer(experiment);
    for (int i = 0; i < 8; ++i) trainer.runStep();
    weights = trainer.state().weights;
    step = trainer.step();
  }

  const ModelConfiguration& model() const { return experiment.configuration.model; }
  const std::vector<Sample>& samples() const { return experiment.dataset->validation; }
  HeadRanking rank(const Interventions& standing = {}) const { return rankOver(*experiment.dataset, standing); }
  HeadRanking rankOver(const Dataset& dataset, const Interventions& standing = {},
                       const std::stop_token& stop = {}) const {
    const Snapshot snapshot{
        .model = model(), .training = {}, .step = step, .weights = weights, .parameterGradientNorms = {}};
    return rankHeads(snapshot, dataset, standing, stop);
  }

  Experiment experiment;
  std::vector<float> weights;
  std::int64_t step = 0;
};

}  // namespace

class HeadRankingTest : public QObject {
  Q_OBJECT

 private slots:
  void everyHeadIsMeasuredWithoutIt() {
    const Subject subject;
    const HeadRanking ranking = subject.rank();
    QCOMPARE(ranking.heads.size(), 2U);
    const std::vector<Prediction> before = predict(subject.model(), subject.weights, subject.samples());
    for (const HeadEffect& effect : ranking.heads) {
      const Interventions off{{HeadOff{effect.layer, effect.head}}};
      const Evaluation without =
          evaluate(subject.model(), subject.weights, *subject.experiment.dataset, subject.samples(), off);
      QCOMPARE(effect.without.measure, without.measure);
      QCOMPARE(effect.without.loss, without.loss);
      QCOMPARE(effect.harm, ranking.untouched.measure - without.measure);
      const std::vector<Prediction> after = predict(subject.model(), subject.weights, subject.samples(), off);
      for (std::size_t i = 0; i < before.size(); ++i) {
        const auto flip = std::ranges::find(effect.flipped, i, &Flip::sample);
        QCOMPARE(flip != effect.flipped.end(), before[i].classes != after[i].classes);
        if (flip == effect.flipped.end()) continue;
        QVERIFY(flip->before.classes == before[i].classes);
        QVERIFY(flip->after.classes == after[i].classes);
      }
    }
    QVERIFY(ranking.heads[0].harm >= ranking.heads[1].harm);
    QVERIFY(!ranking.heads[0].flipped.empty());
  }

  void aHeadThatSaysNothingHarmsNobodyByLeaving() {
    Subject subject;
    const ParameterLayout layout(subject.model());
    const Parameter& outProjection = layout.at("encoder.layers.0.self_attn.out_proj.weight");
    for (std::size_t row = 0; row < 16; ++row)  // columns 0 … 7 read head 0
      std::fill_n(subject.weights.begin() + static_cast<std::ptrdiff_t>(outProjection.offset + row * 16), 8, 0.0F);
    const HeadRanking ranking = subject.rank();
    QCOMPARE(ranking.heads[1].head, 0);
    QCOMPARE(ranking.heads[1].harm, 0.0);
    QVERIFY(ranking.heads[1].flipped.empty());
  }

  void aRankingKnowsWhatItIsOf() {
    const Subject subject;
    const HeadRanking ranking = subject.rank({{PositionOff{}}});
    QCOMPARE(ranking.measure, subject.experiment.dataset->measure);
    QCOMPARE(ranking.step, 8);
    QCOMPARE(ranking.standing, (Interventions{{PositionOff{}}}));
    QCOMPARE(ranking.untouched.samples, static_cast<std::int64_t>(subject.samples().size()));
  }

  void standingInterventionsStay() {
    const Subject subject;
    const HeadRanking ranking = subject.rank({{HeadOff{0, 1}}});
    for (const HeadEffect& effect : ranking.heads) {
      if (effect.head != 1) continue;
      QCOMPARE(effect.harm, 0.0);
      QVERIFY(effect.flipped.empty());
      return;
    }
    QFAIL("head 1 is not in the ranking");
  }

  void aTargetThatDoesNotCountFlipsNothing() {
    const Subject subject;
    Dataset dataset = *subject.experiment.dataset;
    for (Sample& sample : dataset.validation)
      std::fill(sample.classes.begin() + 1, sample.classes.end(), ignoredTarget);
    const std::size_t all = subject.rank().heads[0].flipped.size();
    const HeadRanking ranking = subject.rankOver(dataset);
    QVERIFY(ranking.heads[0].flipped.size() < all);
  }

  void aLargerErrorIsTheHarm() {
    Experiment experiment = copyExperiment();
    auto dataset = std::make_shared<Dataset>(*experiment.dataset);
    experiment.configuration.model.head.loss = LossKind::MeanSquaredError;
    dataset->head = experiment.configuration.model.head;
    dataset->measure = "rmse";
    for (auto* part : {&dataset->training, &dataset->validation}) {
      for (Sample& sample : *part) {
        sample.classes.clear();
        for (const std::int32_t token : sample.tokens)
          sample.values.insert(sample.values.end(), 6, static_cast<float>(token));
      }
    }
    experiment.dataset = dataset;
    const HeadRanking ranking = Subject(experiment).rank();
    QCOMPARE(ranking.heads[0].harm, ranking.heads[0].without.measure - ranking.untouched.measure);
    QVERIFY(ranking.heads[0].harm >= ranking.heads[1].harm);
    QVERIFY(ranking.heads[0].flipped.empty());
  }

  void aStopEndsItAtOnce() {
    const Subject subject;
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(subject.rankOver(*subject.experiment.dataset, {}, stop.get_token()).heads.empty());
  }
};

QTEST_APPLESS_MAIN(HeadRankingTest)
#include "head_ranking_test.moc"
