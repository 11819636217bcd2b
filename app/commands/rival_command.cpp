#include <nlohmann/json.hpp>

#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/console.h"
#include "app/commands/evaluation_report.h"
#include "app/commands/interruption.h"
#include "app/commands/training_request.h"
#include "model/training/recurrent_rival.h"

namespace encoderlab {
namespace {

nlohmann::ordered_json toJson(const RivalCurve& curve) {
  nlohmann::ordered_json validations = nlohmann::ordered_json::array();
  for (const ValidationPoint& point : curve.validations)
    validations.push_back({{"step", point.step}, {"loss", point.loss}, {"measure", point.measure}});
  return {{"d_model", curve.model.dModel},
          {"parameters", parameterCount(curve.model)},
          {"ms_per_step", curve.millisecondsPerStep()},
          {"validations", std::move(validations)}};
}

nlohmann::ordered_json toJson(const RivalTiming& timing) {
  return {{"length", timing.length},
          {"encoder_ms_per_step", timing.encoderMilliseconds},
          {"gru_ms_per_step", timing.recurrentMilliseconds}};
}

}  // namespace

int runRival(const QStringList& words) {
  CommandLine line(QStringLiteral("rival"), {},
                   CommandText::tr("Trains a model and a GRU of about its size on the same data, side by side."));
  addTrainingRequestOptions(line);
  line.addOption(QStringLiteral("longest"), QStringLiteral("T"),
                 CommandText::tr("Times a step of both while the sequences double up to this length."));
  addThreadsOption(line);
  Console::addOptions(line);
  if (!line.parse(words)) return 0;

  constexpr std::int64_t longestByDefault = 512;
  constexpr int shortest = 8;
  constexpr int stepsToTime = 5;
  const int threads = threadCount(line);
  const auto longest =
      static_cast<int>(line.wholeNumber(QStringLiteral("longest"), shortest, 16'384).value_or(longestByDefault));
  const Experiment experiment = makeExperiment(resolveConfiguration(trainingRequest(line)));
  if (!experiment.dataset || experiment.dataset->validation.empty())
    throw std::runtime_error(
        CommandText::tr("There is nothing to measure both on: the task needs data of which a part is held out.")
            .toStdString());
  const std::string& measure = experiment.dataset->measure;

  Console console(line);
  const Interruption interruption;
  const auto sayTurn = [&](const RivalCurves& known) {
    const ValidationPoint& encoder = known.encoder.validations.back();
    const ValidationPoint& recurrent = known.recurrent.validations.back();
    console.say(CommandText::tr("Step %1: %2 encoder %3, GRU %4")
                    .arg(QString::number(encoder.step), measureText(measure), measuredText(measure, encoder.measure),
                         measuredText(measure, recurrent.measure)));
    return !interruption.requested();
  };
  const RivalCurves curves = trainAgainstRival(experiment, experiment.configuration.training.steps, threads, sayTurn);
  console.say(CommandText::tr("Encoder: %1 parameters, %2 ms a step; GRU: %3 parameters, %4 ms a step")
                  .arg(QString::number(parameterCount(curves.encoder.model)),
                       consoleNumber(curves.encoder.millisecondsPerStep()),
                       QString::number(parameterCount(curves.recurrent.model)),
                       consoleNumber(curves.recurrent.millisecondsPerStep())));
  nlohmann::ordered_json timings = nlohmann::ordered_json::array();
  timeAgainstRival(experiment.configuration, shortest, longest, threads, stepsToTime, [&](const RivalTiming& timing) {
    console.say(CommandText::tr("%1 tokens: encoder %2 ms a step, GRU %3 ms a step")
                    .arg(QString::number(timing.length), consoleNumber(timing.encoderMilliseconds),
                         consoleNumber(timing.recurrentMilliseconds)));
    timings.push_back(toJson(timing));
    return !interruption.requested();
  });
  console.finish({{"measure", measure},
                  {"encoder", toJson(curves.encoder)},
                  {"gru", toJson(curves.recurrent)},
                  {"lengths", std::move(timings)}});
  return 0;
}

}  // namespace encoderlab
