#include "model/training/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <span>
#include <thread>

#include "model/data/sample_length.h"
#include "model/nn/kernels/kernels.h"
#include "model/random.h"
#include "model/training/gradient_slots.h"
#include "model/training/non_finite.h"
#include "model/training/optimizer.h"
#include "model/training/prediction.h"

namespace encoderlab {

NonFiniteError::NonFiniteError(std::int64_t step, std::string tensor)
    : std::runtime_error("Training stopped at step " + std::to_string(step) + ": " + tensor +
                         " holds a number that is not finite. The weights of step " + std::to_string(step - 1) +
                         " are kept; a smaller learning rate or clipping usually helps."),
      m_step(step),
      m_tensor(std::move(tensor)) {}

/// Members are in the order of a step: the batch, its gradient, the update.
class Trainer::Implementation {
 public:
  Implementation(Experiment experiment, TrainingState state, int threads);

  StepPoint runStep();
  Evaluation evaluateValidation();
  void changeTraining(const TrainingConfiguration& training);
  std::shared_ptr<const Snapshot> snapshot() const;
  TrainingState state() const;
  std::int64_t stepsPerEpoch() const;

  const Experiment& experiment() const { return m_experiment; }
  std::int64_t step() const { return m_step; }
  void changeDropout(double dropout);
  void setInterventions(const Interventions& interventions);
  const Interventions& interventions() const { return m_interventions; }

 private:
  const Dataset& dataset() const { return *m_experiment.dataset; }
  const ModelConfiguration& model() const { return m_experiment.configuration.model; }
  const TrainingConfiguration& training() const { return m_experiment.configuration.training; }
  std::size_t longestColumns() const;
  void packNextBatch();
  bool mayOverflowWeights(const UpdateConstants& constants);
  void update(const UpdateConstants& constants);
  [[noreturn]] void refuseNonFinite(const Dropout& dropout) const;

  Experiment m_experiment;
  ParameterLayout m_layout;
  Network<float> m_network;
  std::vector<float> m_weights;
  NetworkParameters<const float> m_parameters;
  std::int64_t m_step = 0;
  bool m_hasGradient = false;  ///< m_slots holds that of step m_step
  double m_seconds = 0;

  std::vector<std::size_t> m_order;  ///< of the samples in the epoch m_orderEpoch
  std::int64_t m_orderEpoch = -1;
  Batch m_batch;

  Interventions m_interventions;
  std::vector<ElementRange> m_trained;  ///< all elements that are not frozen

  WorkerTeam m_team;
  GradientSlots m_slots;
  Optimizer<float> m_optimizer;
  UpdateConstants m_constants;
  std::vector<std::uint8_t> m_updatedFinite;  ///< one a worker
  std::function<void(std::size_t)> m_update;  // made once: made for each step it would allocate
};

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
  const auto first = static_cast<std::size_t>((m_step % stepsPerEpoch()) * training().batchSize);
  const std::size_t count = std::min(static_cast<std::size_t>(training().batchSize), m_order.size() - first);
  packBatch(model(), dataset().training, std::span(m_order).subspan(first, count), PaddingColumns::LeftOut, m_batch);
}

StepPoint Trainer::Implementation::runStep() {
  const auto began = std::chrono::steady_clock::now();
  packNextBatch();
  const std::int64_t step = m_step + 1;
  const Dropout dropout(model().dropout, training().seed, step);
  m_hasGradient = false;
  const LossSums sums = m_slots.compute(m_network, m_parameters, m_batch, dropout);
  if (!std::isfinite(sums.loss) || !std::isfinite(m_slots.norm())) refuseNonFinite(dropout);

  UpdateConstants constants;
  constants.step = step;
  constants.learningRate = learningRateAt(training(), step);
  constants.gradientCoefficient = clipCoefficient(training(), m_slots.norm());
  update(constants);
  m_step = step;
  m_hasGradient = true;

  StepPoint point;
  point.step = step;
  point.loss = sums.loss;
  point.accuracy = model().head.loss == LossKind::CrossEntropy
                       ? static_cast<double>(sums.correct) / static_cast<double>(sums.counted)
                       : std::numeric_limits<double>::quiet_NaN();
  point.learningRate = constants.learningRate;
  point.gradientNorm = m_slots.norm();
  m_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  point.seconds = m_seconds;
  return point;
}

/// Whether a step is so long that the weights themselves could overflow; only then is a copy to go back to worth its
/// time.
bool Trainer::Implementation::mayOverflowWeights(const UpdateConstants& constants) {
  constexpr double longStep = 1e12;
  double reach = m_slots.norm();
  if (training().optimizer == OptimizerKind::Sgd) {
    const std::vector<float>& momentum = m_optimizer.firstMoment();
    reach += std::sqrt(static_cast<double>(kernels<float>().sumOfSquares(momentum.data(), momentum.size())));
  } else {
    reach /= training().epsilon;
  }
  return constants.learningRate * training().weightDecay > 1.0 || !(constants.learningRate * reach <= longStep);
}

void Trainer::Implementation::update(const UpdateConstants& constants) {
  TrainingState before;
  const bool mayOverflow = mayOverflowWeights(constants);
  if (mayOverflow) before = state();
  m_constants = constants;
  m_team.run(m_update);
  const bool finite = std::find(m_updatedFinite.begin(), m_updatedFinite.end(), 0) == m_updatedFinite.end();
  if (finite) return;
  if (mayOverflow) {
    std::copy(before.weights.begin(), before.weights.end(), m_weights.begin());
    m_optimizer.firstMoment() = std::move(before.firstMoment);
    m_optimizer.secondMoment() = std::move(before.secondMoment);
  }
  throw NonFiniteError(constants.step, "the updated weights");
}

void Trainer::Implementation::refuseNonFinite(const Dropout& dropout) const {
  const std::string tensor = firstNonFiniteTensor(model(), m_weights, m_batch, dropout);
  throw NonFiniteError(m_step + 1, tensor.empty() ? "the norm of the gradient" : tensor);
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
}

void Trainer::Implementation::changeDropout(double dropout) {
  ModelConfiguration changed = model();
  changed.dropout = dropout;
  validate(changed);
  m_experiment.configuration.model = changed;
  m_network.setDropout(dropout);
}

void Trainer::Implementation::setInterventions(const Interventions& interventions) {
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
  if (m_hasGradient) {
    const std::span<const float> gradient = m_slots.gradient();
    for (const Parameter& parameter : m_layout.parameters()) {
      double squares = 0;
      for (const float g : gradient.subspan(parameter.offset, parameter.size))
        squares += static_cast<double>(g) * static_cast<double>(g);
      snapshot->parameterGradientNorms.push_back(static_cast<float>(std::sqrt(squares)));
    }
  }
  return snapshot;
}

TrainingState Trainer::Implementation::state() const {
  return {m_step, m_weights, m_optimizer.firstMoment(), m_optimizer.secondMoment()};
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
Evaluation Trainer::evaluateValidation() const { return m_implementation->evaluateValidation(); }
void Trainer::changeTraining(const TrainingConfiguration& training) { m_implementation->changeTraining(training); }
void Trainer::changeDropout(double dropout) { m_implementation->changeDropout(dropout); }
void Trainer::setInterventions(const Interventions& interventions) {
  m_implementation->setInterventions(interventions);
}
const Interventions& Trainer::interventions() const { return m_implementation->interventions(); }
std::shared_ptr<const Snapshot> Trainer::snapshot() const { return m_implementation->snapshot(); }
TrainingState Trainer::state() const { return m_implementation->state(); }

}  // namespace encoderlab
