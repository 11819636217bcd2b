#include "model/training/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <thread>

#include "model/data/sample_length.h"
#include "model/inspect/cell_index.h"
#include "model/random.h"
#include "model/training/prediction.h"
#include "model/training/trainer_implementation.h"

namespace encoderlab {

namespace {

/// Throws what packing any of them would throw, now rather than in the middle of a run, and refuses what teaches
/// nothing: a batch of such samples would have no loss.
void checkSamples(const ModelConfiguration& model, const std::vector<Sample>& samples) {
  Batch batch;
  std::vector<std::size_t> index(1);
  for (index[0] = 0; index[0] < samples.size(); ++index[0]) {
    packBatch(model, samples, index, PaddingColumns::LeftOut, batch);
    if (countTargets(model, batch) == 0)
      throw std::invalid_argument("Sample " + std::to_string(index[0]) +
                                  " (the first is 0) has no target that counts; training needs at least one.");
  }
}

Experiment checked(Experiment experiment) {
  if (experiment.dataset == nullptr || experiment.dataset->training.empty())
    throw std::invalid_argument("There is nothing to train on: the experiment has no training samples.");
  validate(experiment.configuration.model);
  validate(experiment.configuration.training);
  checkSamples(experiment.configuration.model, experiment.dataset->training);
  checkSamples(experiment.configuration.model, experiment.dataset->validation);
  return experiment;
}

void checkSize(const char* what, std::size_t size, std::size_t expected) {
  if (size != expected)
    throw std::invalid_argument("The saved " + std::string(what) + " has " + std::to_string(size) +
                                " numbers, but this configuration needs " + std::to_string(expected) + ".");
}

/// Weights that have made no step yet, as those of another program, come without moments.
void restoreMoment(const char* what, std::int64_t step, const std::vector<float>& saved, std::vector<float>& moment) {
  if (step == 0 && saved.empty()) return;
  checkSize(what, saved.size(), moment.size());
  std::copy(saved.begin(), saved.end(), moment.begin());
}

}  // namespace

Trainer::Implementation::Implementation(Experiment experiment, TrainingState state, int threads)
    : m_experiment(checked(std::move(experiment))),
      m_layout(model()),
      m_network(model()),
      m_weights(std::move(state.weights)),
      m_parameters(model(), m_layout, m_weights.data()),
      m_step(state.step),
      m_trained{{0, m_layout.size()}},
      m_team(static_cast<std::size_t>(std::max(1, threads))),
      m_slots(model(), m_layout, static_cast<std::size_t>(training().batchSize), longestColumns(), m_team),
      m_optimizer(training(), m_layout.size()),
      m_updatedFinite(m_team.size()) {
  if (m_step < 0) throw std::invalid_argument("The saved step must be 0 or more, not " + std::to_string(m_step) + ".");
  checkSize("weight vector", m_weights.size(), m_layout.size());
  restoreMoment("first moment", m_step, state.firstMoment, m_optimizer.firstMoment());
  restoreMoment("second moment", m_step, state.secondMoment, m_optimizer.secondMoment());
  m_order.resize(dataset().training.size());
  m_update = [this](std::size_t worker) {
    const std::size_t size = m_layout.size();
    const std::size_t first = size * worker / m_team.size();
    const std::size_t last = size * (worker + 1) / m_team.size();
    bool finite = true;
    for (const ElementRange& trained : m_trained) {
      const std::size_t from = std::max(first, trained.first);
      const std::size_t to = std::min(last, trained.last);
      if (from < to)
        finite &= m_optimizer.update(m_constants, from, to - from, m_weights.data(), m_slots.gradient().data());
    }
    m_updatedFinite[worker] = finite ? 1 : 0;
  };
}

std::size_t Trainer::Implementation::longestColumns() const {
  std::size_t longest = 0;
  for (const auto* part : {&dataset().training, &dataset().validation}) {
    for (const Sample& sample : *part) longest = std::max(longest, columnsOf(model(), sample));
  }
  return longest;
}

std::int64_t Trainer::Implementation::stepsPerEpoch() const {
  const auto samples = static_cast<std::int64_t>(dataset().training.size());
  return (samples + training().batchSize - 1) / training().batchSize;
}

void Trainer::Implementation::packNextBatch() {
  const std::int64_t epoch = m_step / stepsPerEpoch();
  if (epoch != m_orderEpoch) {
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    RandomStream random(deriveSeed(training().seed, "order", static_cast<std::uint64_t>(epoch)));
    shuffle(m_order, random);
    m_orderEpoch = epoch;
  }
  packBatch(model(), dataset().training, samplesOf(m_step + 1), PaddingColumns::LeftOut, m_batch);
}

/// `step` belongs to the epoch m_orderEpoch.
std::span<const std::size_t> Trainer::Implementation::samplesOf(std::int64_t step) const {
  const auto first = static_cast<std::size_t>(((step - 1) % stepsPerEpoch()) * training().batchSize);
  const std::size_t count = std::min(static_cast<std::size_t>(training().batchSize), m_order.size() - first);
  return std::span(m_order).subspan(first, count);
}

StepPoint Trainer::Implementation::runStep() {
  const auto began = std::chrono::steady_clock::now();
  m_rewinder.keepIfDue();
  StepPoint point = makeStepOrTellWhy();
  m_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  point.seconds = m_seconds;
  return point;
}

StepPoint Trainer::Implementation::runStepToUndo() {
  m_rewinder.keepToUndo();
  return runStep();
}

StepPoint Trainer::Implementation::makeStep() {
  packNextBatch();
  const std::int64_t step = m_step + 1;
  m_hasGradient = false;
  m_gradientNorms.clear();
  const LossSums sums = m_slots.compute(m_network, m_parameters, m_batch, dropoutOf(step));
  const StepPoint point = pointOf(step, sums);
  if (!std::isfinite(sums.loss) || !std::isfinite(m_slots.norm())) refuseGradient(point);

  UpdateConstants constants;
  constants.step = step;
  constants.learningRate = point.learningRate;
  constants.gradientCoefficient = clipCoefficient(training(), m_slots.norm());
  update(constants, point);
  m_step = step;
  m_hasGradient = true;
  return point;
}

StepPoint Trainer::Implementation::pointOf(std::int64_t step, const LossSums& sums) const {
  StepPoint point;
  point.step = step;
  point.loss = sums.loss;
  point.accuracy = model().head.loss == LossKind::CrossEntropy
                       ? static_cast<double>(sums.correct) / static_cast<double>(sums.counted)
                       : std::numeric_limits<double>::quiet_NaN();
  point.learningRate = learningRateAt(training(), step);
  point.gradientNorm = m_slots.norm();
  return point;
}

void Trainer::Implementation::update(const UpdateConstants& constants, const StepPoint& point) {
  m_constants = constants;
  m_team.run(m_update);
  const bool finite = std::find(m_updatedFinite.begin(), m_updatedFinite.end(), 0) == m_updatedFinite.end();
  if (finite) return;
  const auto isNotFinite = [](float weight) { return !std::isfinite(weight); };
  const auto bad = std::find_if(m_weights.begin(), m_weights.end(), isNotFinite);
  const PassExamination::Finding finding{
      StepPhase::Update, parameterCellAt(m_layout, static_cast<std::size_t>(bad - m_weights.begin())), *bad};
  m_rewinder.repeat(m_step, m_step);
  packNextBatch();
  refuse(examinePass(nextPass()), finding, point);
}

Evaluation Trainer::Implementation::evaluateValidation() {
  const std::vector<Sample>& samples = dataset().validation;
  std::vector<Prediction> predictions(samples.size());
  m_team.run([&](std::size_t worker) {
    const std::size_t first = samples.size() * worker / m_team.size();
    const std::size_t last = samples.size() * (worker + 1) / m_team.size();
    predictRange(m_network, m_parameters, m_slots.workspaceOf(worker), m_slots.chunkSamples(), samples, first,
                 std::span(predictions).subspan(first, last - first), m_slots.interventionsOf(worker));
  });
  return summarize(model(), dataset(), samples, predictions);
}

void Trainer::Implementation::changeTraining(const TrainingConfiguration& changed) {
  validate(changed);
  const TrainingConfiguration& now = training();
  if (changed.seed != now.seed || changed.batchSize != now.batchSize || changed.optimizer != now.optimizer ||
      changed.validationFraction != now.validationFraction)
    throw std::invalid_argument(
        "The seed, batch size, optimizer and validation fraction belong to a run from its start; a new run can change "
        "them.");
  m_experiment.configuration.training = changed;
  m_optimizer.changeTraining(changed);
  m_rewinder.keep();
}

void Trainer::Implementation::changeDropout(double dropout) {
  ModelConfiguration changed = model();
  changed.dropout = dropout;
  validate(changed);
  m_experiment.configuration.model = changed;
  m_network.setDropout(dropout);
  m_rewinder.keep();
}

void Trainer::Implementation::setInterventions(const Interventions& interventions) {
  replaceInterventions(interventions);
  m_rewinder.keep();
}

void Trainer::Implementation::replaceInterventions(const Interventions& interventions) {
  m_slots.setInterventions(model(), m_layout, interventions);
  m_trained = complementOf(frozenRanges(m_layout, interventions), m_layout.size());
  m_interventions = interventions;
}

std::shared_ptr<const Snapshot> Trainer::Implementation::snapshot() const {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->model = model();
  snapshot->training = m_experiment.configuration.training;
  snapshot->step = m_step;
  snapshot->weights = m_weights;
  snapshot->parameterGradientNorms = parameterGradientNorms();
  return snapshot;
}

std::vector<float> Trainer::Implementation::parameterGradientNorms() const {
  if (!m_hasGradient) return m_gradientNorms;
  std::vector<float> norms;
  const std::span<const float> gradient = m_slots.gradient();
  for (const Parameter& parameter : m_layout.parameters()) {
    double squares = 0;
    for (const float g : gradient.subspan(parameter.offset, parameter.size))
      squares += static_cast<double>(g) * static_cast<double>(g);
    norms.push_back(static_cast<float>(std::sqrt(squares)));
  }
  return norms;
}

TrainingState Trainer::Implementation::state() const {
  TrainingState state;
  copyState(state);
  return state;
}

void Trainer::Implementation::copyState(TrainingState& state) const {
  state.step = m_step;
  state.weights = m_weights;
  state.firstMoment = m_optimizer.firstMoment();
  state.secondMoment = m_optimizer.secondMoment();
}

void Trainer::Implementation::restore(const TrainingState& state) {
  m_step = state.step;
  m_weights = state.weights;  // of the same size: the views of the parameters stay valid
  m_optimizer.firstMoment() = state.firstMoment;
  m_optimizer.secondMoment() = state.secondMoment;
  m_hasGradient = false;
  m_gradientNorms.clear();
}

StepSettings Trainer::Implementation::settings() const { return {training(), model().dropout, m_interventions}; }

void Trainer::Implementation::apply(const StepSettings& settings) {
  m_experiment.configuration.training = settings.training;
  m_optimizer.changeTraining(settings.training);
  m_experiment.configuration.model.dropout = settings.dropout;
  m_network.setDropout(settings.dropout);
  if (settings.interventions != m_interventions) replaceInterventions(settings.interventions);
}

namespace {

TrainingState initialState(const Experiment& experiment) {
  validate(experiment.configuration.model);
  const ParameterLayout layout(experiment.configuration.model);
  TrainingState state;
  state.weights.resize(layout.size());
  initializeParameters(layout, experiment.configuration.training.seed, state.weights.data());
  return state;
}

}  // namespace

int usefulTrainingThreads() {
  constexpr auto most = static_cast<unsigned>(GradientSlots::mostSlots);
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, most));
}

Trainer::Trainer(Experiment experiment, int threads) {
  TrainingState state = initialState(experiment);
  m_implementation = std::make_unique<Implementation>(std::move(experiment), std::move(state), threads);
}
Trainer::Trainer(Experiment experiment, TrainingState state, int threads)
    : m_implementation(std::make_unique<Implementation>(std::move(experiment), std::move(state), threads)) {}
Trainer::~Trainer() = default;
Trainer::Trainer(Trainer&&) noexcept = default;
Trainer& Trainer::operator=(Trainer&&) noexcept = default;

const Experiment& Trainer::experiment() const { return m_implementation->experiment(); }
std::int64_t Trainer::step() const { return m_implementation->step(); }
std::int64_t Trainer::stepsPerEpoch() const { return m_implementation->stepsPerEpoch(); }
StepPoint Trainer::runStep() { return m_implementation->runStep(); }
StepPoint Trainer::runStepToUndo() { return m_implementation->runStepToUndo(); }
std::int64_t Trainer::earliestStep() const { return m_implementation->earliestStep(); }
void Trainer::goBackTo(std::int64_t step) { m_implementation->goBackTo(step); }
std::shared_ptr<const StepRecord> Trainer::previewStep() { return m_implementation->previewStep(); }
std::shared_ptr<const StepRecord> Trainer::lastStep() { return m_implementation->lastStep(); }
Evaluation Trainer::evaluateValidation() const { return m_implementation->evaluateValidation(); }
void Trainer::changeTraining(const TrainingConfiguration& training) { m_implementation->changeTraining(training); }
void Trainer::changeDropout(double dropout) { m_implementation->changeDropout(dropout); }
void Trainer::setInterventions(const Interventions& interventions) {
  m_implementation->setInterventions(interventions);
}
std::shared_ptr<const Snapshot> Trainer::snapshot() const { return m_implementation->snapshot(); }
TrainingState Trainer::state() const { return m_implementation->state(); }

}  // namespace encoderlab
