#include <array>
#include <cmath>
#include <numbers>

#include "model/tasks/generation.h"
#include "model/tasks/list.h"
#include "model/translatable.h"

namespace encoderlab {
namespace {

/// In time steps.
constexpr double shortestPeriod = 8;
constexpr double longestPeriod = 16;

/// Height, from −1 to 1, at `phase` of a period, from 0 to 1.
struct Waveform {
  const char* name;
  double (*height)(double phase);
};
constexpr std::array<Waveform, 4> waveforms = {{
    {QT_TRANSLATE_NOOP("Task", "sine"), [](double phase) { return std::sin(2 * std::numbers::pi * phase); }},
    {QT_TRANSLATE_NOOP("Task", "square"), [](double phase) { return phase < 0.5 ? 1.0 : -1.0; }},
    {QT_TRANSLATE_NOOP("Task", "triangle"), [](double phase) { return 4 * std::abs(phase - 0.5) - 1; }},
    {QT_TRANSLATE_NOOP("Task", "sawtooth"), [](double phase) { return 2 * phase - 1; }},
}};

Dataset describe(const TaskOptions&) {
  Dataset dataset = describeSeries(LossKind::CrossEntropy, waveforms.size());
  for (const Waveform& waveform : waveforms) dataset.classNames.emplace_back(waveform.name);
  return dataset;
}

std::vector<Sample> draw(const TaskOptions& options, RandomStream& stream) {
  const std::size_t length = countOption(options, "length");
  const double noise = options.at("noise");
  return drawDistinct(countOption(options, "samples"), stream, [=](RandomStream& random) {
    const std::size_t kind = drawBetween(0, waveforms.size() - 1, random);
    const double amplitude = random.uniform(0.5, 1.5);
    const double period = random.uniform(shortestPeriod, longestPeriod);
    const double start = random.uniform();
    Sample sample;
    for (std::size_t t = 0; t < length; ++t) {
      const double periods = start + static_cast<double>(t) / period;
      const double height = amplitude * waveforms[kind].height(periods - std::floor(periods));
      sample.vectors.push_back(static_cast<float>(height + noise * random.normal()));
    }
    sample.classes = {static_cast<std::int64_t>(kind)};
    return sample;
  });
}

}  // namespace

Task waveformsTask() {
  Task task;
  task.name = "waveforms";
  task.title = QT_TRANSLATE_NOOP("Task", "Tell waveforms apart");
  task.kind = "series";
  task.teaches =
      QT_TRANSLATE_NOOP("Task",
                        "Sine, square, triangle or sawtooth, whatever its phase, period and height: one number alone "
                        "says next to nothing, its neighbours make it a corner, a jump or a slope.");
  task.lookFor = QT_TRANSLATE_NOOP(
      "Task",
      "The heads stay broad, for every value is evidence: there is hardly a place that matters most. A head of the "
      "last layer may leave out a value's own neighbourhood and compare it with values some steps away.");
  task.goal = 0.94;
  task.options = {lengthOption(32, 8), noiseOption(0.1), samplesOption(10'000)};
  complete(task, {describe, draw});
  task.defaults.model.dropout = 0;
  task.defaults.training.learningRate = 0.002;
  task.defaults.training.schedule = ScheduleKind::Cosine;
  task.defaults.training.warmupSteps = 200;
  task.defaults.training.steps = 3000;
  return task;
}

}  // namespace encoderlab
