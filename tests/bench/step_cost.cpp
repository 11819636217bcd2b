#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <memory>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/io/configuration_json.h"
#include "model/nn/blas_threads.h"
#include "model/nn/kernels/kernels.h"
#include "model/nn/workspace.h"
#include "model/random.h"
#include "model/training/trainer.h"

using namespace encoderlab;

namespace {

using Json = nlohmann::ordered_json;
using Lengths = std::vector<std::size_t>;

constexpr int warmUpSteps = 2;

/// Of this process, as the kernel counts it.
std::int64_t residentBytes() {
  std::ifstream file("/proc/self/statm");
  std::int64_t all = 0;
  std::int64_t resident = 0;
  file >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Random tokens and targets; beyond its length a sample is padding up to the longest.
std::shared_ptr<const Dataset> makeDataset(const Configuration& configuration, const Lengths& lengths) {
  const ModelConfiguration& model = configuration.model;
  const std::size_t longest = *std::max_element(lengths.begin(), lengths.end());
  auto dataset = std::make_shared<Dataset>();
  dataset->input = model.input;
  dataset->head = model.head;
  dataset->maxLength = static_cast<int>(longest);
  RandomStream random(deriveSeed(configuration.training.seed, "benchmark"));
  for (const std::size_t length : lengths) {
    Sample& sample = dataset->training.emplace_back();
    for (std::size_t t = 0; t < longest; ++t) {
      sample.tokens.push_back(
          static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(model.input.vocabulary))));
      sample.padding.push_back(t < length ? 0 : 1);
      const auto target = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(model.head.outputs)));
      sample.classes.push_back(t < length ? target : ignoredTarget);
    }
  }
  return dataset;
}

/// One training run on one batch, and what its steps cost.
class Run {
 public:
  Run(const Configuration& configuration, const Lengths& lengths, int threads)
      : m_trainer({configuration, makeDataset(configuration, lengths)}, threads) {
    for (int i = 0; i < warmUpSteps; ++i) m_trainer.runStep();
  }

  void timeStep() {
    const auto began = std::chrono::steady_clock::now();
    const std::clock_t processorBegan = std::clock();
    m_trainer.runStep();
    m_processorMilliseconds.push_back(1000.0 * static_cast<double>(std::clock() - processorBegan) / CLOCKS_PER_SEC);
    m_milliseconds.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
  }

  Json result() const { return {{"ms", median(m_milliseconds)}, {"cpu_ms", median(m_processorMilliseconds)}}; }

 private:
  Trainer m_trainer;
  std::vector<double> m_milliseconds;
  std::vector<double> m_processorMilliseconds;  ///< of all threads together
};

/// What a worker's activations take, a token of a sample of `length`: resident memory, averaged over a chunk.
double activationBytesPerToken(const ModelConfiguration& model, std::size_t length) {
  constexpr std::size_t samples = 8;
  const std::int64_t before = residentBytes();
  const Workspace<float> workspace(model, WorkspaceCapacity::forSamples(samples, length));
  return static_cast<double>(residentBytes() - before) / static_cast<double>(samples * length);
}

/// Makes resident what is so only once and grows with nothing: the program itself, BLAS's own memory.
void warmUpProcess(const Configuration& configuration, const Lengths& lengths) {
  { const Run run(configuration, {lengths.front()}, 1); }
  malloc_trim(0);
}

Json answer(const Json& request) {
  const Configuration configuration = configurationFromJson(request.at("configuration"));
  const auto batches = request.at("batches").get<std::vector<Lengths>>();
  const int threads = request.at("threads").get<int>();
  warmUpProcess(configuration, batches.front());
  Json result = {{"parameters", ParameterLayout(configuration.model).size()}};
  result["activation_bytes_per_token"] =
      activationBytesPerToken(configuration.model, *std::ranges::max_element(batches.front()));
  const std::int64_t before = residentBytes();
  std::vector<std::unique_ptr<Run>> runs;
  for (const Lengths& lengths : batches) runs.push_back(std::make_unique<Run>(configuration, lengths, threads));
  result["resident_bytes"] = residentBytes() - before;
  // In turn, so that whatever else the machine does disturbs all alike.
  for (int step = 0; step < request.at("steps").get<int>(); ++step) {
    for (const auto& run : runs) run->timeStep();
  }
  for (const auto& run : runs) result["batches"].push_back(run->result());
  return result;
}

}  // namespace

/// step_cost < REQUEST.json: what training steps cost on batches of samples of given lengths. Reads
/// {"configuration": …, "batches": [[length of each sample], …], "threads": N, "steps": N}, prints
/// {"batches": [{"ms", "cpu_ms"}, …], "parameters", "resident_bytes" (of all runs together),
/// "activation_bytes_per_token" (of the first batch), "core", "instructions"}: medians, and growth of the resident
/// memory.
int main() {
  try {
    // What is given back must leave the process, or it would hide what comes next.
    mallopt(M_MMAP_THRESHOLD, 1 << 16);
    useOneBlasThread();
    Json result = answer(Json::parse(std::cin));
    result["core"] = blasCoreName();
    result["instructions"] = instructionSetName();
    std::cout << result.dump() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "step_cost: " << error.what() << '\n';
    return 1;
  }
}
