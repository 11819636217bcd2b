#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/console.h"
#include "model/io/configuration_json.h"
#include "model/nn/blas_threads.h"
#include "model/training/benchmark.h"

namespace encoderlab {
namespace {

constexpr std::int64_t longest = 65'536;

/// The length asked for, for which the model is made long enough, or the longest that the model takes; pictures have
/// but one.
int fitLength(ModelConfiguration& model, std::optional<std::int64_t> asked) {
  const int cls = model.hasCls() ? 1 : 0;
  if (!asked && model.input.kind == InputKind::Patches) return model.input.patchCount();
  if (!asked) return model.maxLength - cls;
  model.maxLength = std::max(model.maxLength, static_cast<int>(*asked) + cls);
  return static_cast<int>(*asked);
}

}  // namespace

int runBench(const QStringList& words) {
  CommandLine line(
      QStringLiteral("bench"), {},
      CommandText::tr("Times whole training steps: forward, backward, optimizer; the batch is in memory."));
  line.addOption(QStringLiteral("config"), QStringLiteral("C.json"), CommandText::tr("Configuration to time."));
  line.addOption(QStringLiteral("length"), QStringLiteral("T"), CommandText::tr("Tokens of a sample."));
  line.addOption(QStringLiteral("steps"), QStringLiteral("N"), CommandText::tr("Steps to time; medians are printed."));
  addThreadsOption(line);
  Console::addOptions(line);
  if (!line.parse(words)) return 0;

  constexpr std::int64_t mostSteps = 1'000'000;
  constexpr std::int64_t stepsByDefault = 50;
  const int threads = threadCount(line);
  const auto steps = static_cast<int>(line.wholeNumber(QStringLiteral("steps"), 1, mostSteps).value_or(stepsByDefault));
  const auto askedLength = line.wholeNumber(QStringLiteral("length"), 1, longest);
  Configuration configuration = resolveConfiguration({{}, line.value(QStringLiteral("config")).toStdString(), {}});
  const int length = fitLength(configuration.model, askedLength);
  const StepTiming timing = timeTrainingSteps(configuration, length, threads, steps);

  const double seconds = timing.millisecondsPerStep * 1e-3;
  const double tokensPerSecond = configuration.training.batchSize * static_cast<double>(length) / seconds;
  const double gigaflops = timing.floatingPointOperations / seconds * 1e-9;
  Console console(line);
  console.say(
      CommandText::tr("OpenBLAS core %1, %n thread(s)", nullptr, threads).arg(QString::fromStdString(blasCoreName())));
  console.say(CommandText::tr("%1 ms a step (forward %2 ms), %3 tokens/s, %4 GFLOP/s")
                  .arg(consoleNumber(timing.millisecondsPerStep), consoleNumber(timing.millisecondsForward),
                       QString::number(tokensPerSecond, 'f', 0), consoleNumber(gigaflops)));
  console.finish({{"ms_per_step", timing.millisecondsPerStep},
                  {"ms_forward", timing.millisecondsForward},
                  {"tokens_per_second", tokensPerSecond},
                  {"gflops", gigaflops},
                  {"batch_size", configuration.training.batchSize},
                  {"length", length},
                  {"threads", threads},
                  {"steps", steps},
                  {"blas_core", blasCoreName()}});
  return 0;
}

}  // namespace encoderlab
