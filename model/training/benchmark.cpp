#include "model/training/benchmark.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>

#include "model/nn/network.h"
#include "model/nn/stem_convolution.h"
#include "model/random.h"
#include "model/training/trainer.h"
#include "model/training/worker_team.h"

namespace encoderlab {
namespace {

Sample randomSample(const ModelConfiguration& model, std::size_t length, RandomStream& random) {
  Sample sample;
  if (model.input.kind == InputKind::Tokens) {
    for (std::size_t t = 0; t < length; ++t)
      sample.tokens.push_back(
          static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(model.input.vocabulary))));
  } else {
    for (std::size_t i = 0; i < length * static_cast<std::size_t>(model.input.features); ++i)
      sample.vectors.push_back(static_cast<float>(random.normal()));
  }
  const std::size_t judged = model.head.kind == HeadKind::Token ? length : 1;
  const auto outputs = static_cast<std::uint64_t>(model.head.outputs);
  if (model.head.loss == LossKind::CrossEntropy) {
    for (std::size_t i = 0; i < judged; ++i) sample.classes.push_back(static_cast<std::int64_t>(random.below(outputs)));
  } else {
    for (std::size_t i = 0; i < judged * outputs; ++i) sample.values.push_back(static_cast<float>(random.normal()));
  }
  return sample;
}

std::shared_ptr<const Dataset> randomBatch(const Configuration& configuration, std::size_t length) {
  auto dataset = std::make_shared<Dataset>();
  dataset->input = configuration.model.input;
  dataset->head = configuration.model.head;
  dataset->maxLength = static_cast<int>(length);
  RandomStream random(deriveSeed(configuration.training.seed, "benchmark"));
  for (int s = 0; s < configuration.training.batchSize; ++s)
    dataset->training.push_back(randomSample(configuration.model, length, random));
  return dataset;
}

/// Of one token.
double stemOperationsOf(const ModelConfiguration& model) {
  const double square = static_cast<double>(model.dModel) * model.dModel;
  switch (model.stem) {
    case Stem::Convolution:
      return 2 * square * static_cast<double>(StemNeighbours(model).tapCount());
    case Stem::Recurrent:
      return 2 * square * 6;  // three gates, each of the input and of the state
    case Stem::None:
      break;
  }
  return 0;
}

/// Multiplications and additions of all products, backward twice the forward.
double floatingPointOperationsOf(const Configuration& configuration, double length) {
  const ModelConfiguration& model = configuration.model;
  const double D = model.dModel;
  const double F = model.dimFeedforward;
  const double T = length + (model.hasCls() ? 1 : 0);
  const double columns = configuration.training.batchSize * T;
  const double layer = 8 * D * D + 4 * D * F + 4 * T * D;
  const double judged = model.head.kind == HeadKind::Token ? columns : configuration.training.batchSize;
  return 3 * (columns * (model.numLayers * layer + stemOperationsOf(model)) + judged * 2 * D * model.head.outputs);
}

double medianMilliseconds(int repetitions, const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < repetitions; ++i) {
    const auto began = std::chrono::steady_clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
  }
  std::nth_element(times.begin(), times.begin() + repetitions / 2, times.end());
  return times[static_cast<std::size_t>(repetitions / 2)];
}

/// The forward pass of one batch, its chunks shared over a team as in training.
class ForwardPass {
 public:
  ForwardPass(const Configuration& configuration, const std::vector<Sample>& samples, std::size_t threads)
      : m_network(configuration.model),
        m_layout(configuration.model),
        m_weights(m_layout.size()),
        m_parameters(configuration.model, m_layout, m_weights.data()),
        m_batch(packBatch(configuration.model, samples, PaddingColumns::LeftOut)),
        m_team(threads),
        m_work([this](std::size_t worker) { passChunks(worker); }) {
    initializeParameters(m_layout, configuration.training.seed, m_weights.data());
    for (std::size_t worker = 0; worker < threads; ++worker)
      m_workspaces.push_back(std::make_unique<Workspace<float>>(
          configuration.model, WorkspaceCapacity::forSamples(chunkSamples, m_batch.length)));
  }

  void run() {
    m_next = 0;
    m_team.run(m_work);
  }

 private:
  static constexpr std::size_t chunkSamples = 4;

  void passChunks(std::size_t worker) {
    PassContext<float> context;
    for (std::size_t first; (first = m_next.fetch_add(chunkSamples)) < m_batch.sampleCount();) {
      context.chunk = {&m_batch, first, std::min(chunkSamples, m_batch.sampleCount() - first)};
      m_network.forward(context, m_parameters, *m_workspaces[worker]);
    }
  }

  Network<float> m_network;
  ParameterLayout m_layout;
  std::vector<float> m_weights;
  NetworkParameters<const float> m_parameters;
  Batch m_batch;
  WorkerTeam m_team;
  std::vector<std::unique_ptr<Workspace<float>>> m_workspaces;
  std::atomic<std::size_t> m_next{0};
  std::function<void(std::size_t)> m_work;
};

}  // namespace

StepTiming timeTrainingSteps(const Configuration& configuration, int length, int threads, int steps) {
  validate(configuration.model);
  validate(configuration.training);
  const int columns = length + (configuration.model.hasCls() ? 1 : 0);
  if (length < 1 || columns > configuration.model.maxLength)
    throw std::invalid_argument("A length of " + std::to_string(length) + " does not fit model.max_length " +
                                std::to_string(configuration.model.maxLength) + ".");
  if (configuration.model.input.kind == InputKind::Patches && length != configuration.model.input.patchCount())
    throw std::invalid_argument("A length of " + std::to_string(length) + " does not fit the " +
                                std::to_string(configuration.model.input.patchCount()) + " patches of model.input.");
  if (threads < 1 || steps < 1) throw std::invalid_argument("Threads and steps to time must be at least 1.");
  const auto dataset = randomBatch(configuration, static_cast<std::size_t>(length));
  constexpr int warmUp = 3;
  StepTiming timing;
  timing.floatingPointOperations = floatingPointOperationsOf(configuration, length);
  {
    Trainer trainer({configuration, dataset}, threads);
    for (int i = 0; i < warmUp; ++i) trainer.runStep();
    timing.millisecondsPerStep = medianMilliseconds(steps, [&trainer] { trainer.runStep(); });
  }
  ForwardPass forward(configuration, dataset->training, static_cast<std::size_t>(threads));
  for (int i = 0; i < warmUp; ++i) forward.run();
  timing.millisecondsForward = medianMilliseconds(steps, [&forward] { forward.run(); });
  return timing;
}

}  // namespace encoderlab
