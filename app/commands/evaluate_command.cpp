#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/console.h"
#include "app/commands/data_options.h"
#include "app/commands/evaluation_report.h"
#include "app/commands/saved_run.h"
#include "model/tasks/generation.h"
#include "model/training/measures.h"

namespace encoderlab {
namespace {

/// Leaves out what cannot be compared: rows without a label, and the forecast of what comes after the end of a series.
void keepSamplesWithTargets(Dataset& dataset, const QString& data) {
  std::erase_if(dataset.validation,
                [](const Sample& sample) { return sample.classes.empty() && sample.values.empty(); });
  if (dataset.validation.empty()) {
    throw std::runtime_error(
        CommandText::tr("%1 has no labels that the predictions could be compared with.").arg(data).toStdString());
  }
}

/// What is held out of the file that the model was trained on: of the other rows it has seen the answers.
Dataset heldOutPart(const CommandLine& line, const std::filesystem::path& path, const ModelFile& file,
                    Console& console) {
  const QString data = line.value(QStringLiteral("data"));
  DataConfiguration read = withDataFileOptions(line, *file.configuration.task.data);
  read.file = file.configuration.task.data->file;
  if (read != *file.configuration.task.data) {
    throw std::runtime_error(
        CommandText::tr("%1 was trained on %2, which can only be read again as it was read for training.")
            .arg(line.file(), data)
            .toStdString());
  }
  console.say(
      CommandText::tr("%1 was trained on %2; only what was held out of it is measured.").arg(line.file(), data));
  return *experimentOf(path, file).dataset;
}

Dataset datasetFor(const CommandLine& line, const std::filesystem::path& path, const ModelFile& file,
                   Console& console) {
  const QString data = line.value(QStringLiteral("data"));
  if (data.isEmpty()) {
    requireNoDataFileOptions(line);
    return *experimentOf(path, file).dataset;
  }
  if (wasTrainedOn(file, data.toStdString())) return heldOutPart(line, path, file, console);
  Dataset dataset = readForModel(line, path, file).dataset;
  keepSamplesWithTargets(dataset, data);
  if (dataset.head.loss == LossKind::CrossEntropy) dataset.baseline = majorityBaseline(dataset);
  return dataset;
}

}  // namespace

int runEvaluate(const QStringList& words) {
  CommandLine line(QStringLiteral("evaluate"), {QStringLiteral("M.safetensors")},
                   CommandText::tr("Measures a model on the validation part of its task, or on a file of data."));
  addDataFileOptions(line, CommandText::tr("Data with labels to measure on; of the file that the model was trained on "
                                           "only the part held out is measured."));
  Console::addOptions(line);
  if (!line.parse(words)) return 0;

  const std::filesystem::path path = line.file().toStdString();
  const ModelFile file = loadModel(path);
  Console console(line);
  const Dataset dataset = datasetFor(line, path, file, console);
  const Evaluation evaluation = evaluate(file.configuration.model, file.state.weights, dataset, dataset.validation);

  console.say(CommandText::tr("%n sample(s): loss %1, %2 %3", nullptr, static_cast<int>(evaluation.samples))
                  .arg(consoleNumber(evaluation.loss), measureText(dataset.measure),
                       measuredText(dataset.measure, evaluation.measure)));
  if (evaluation.meanAbsoluteError)
    console.say(CommandText::tr("Mean absolute error (MAE) %1").arg(consoleNumber(*evaluation.meanAbsoluteError)));
  if (const auto macroF1 = evaluation.classes.macroF1())
    console.say(CommandText::tr("Macro F1 %1 %").arg(QString::number(100 * *macroF1, 'f', 1)));
  if (!dataset.baseline.name.empty()) {
    console.say(
        CommandText::tr("To beat: %1, %2")
            .arg(QString::fromStdString(dataset.baseline.name), measuredText(dataset.measure, dataset.baseline.value)));
  }
  for (const QString& classLine : classLines(dataset, evaluation.classes)) console.say(classLine);
  nlohmann::ordered_json json = {{"task", file.configuration.task.name},
                                 {"steps", file.state.step},
                                 {"samples", evaluation.samples},
                                 {"targets", evaluation.targets},
                                 {"valid_loss", evaluation.loss}};
  if (line.has(QStringLiteral("data"))) json["data"] = line.value(QStringLiteral("data")).toStdString();
  addMeasures(json, dataset, evaluation);
  addClasses(json, dataset, evaluation.classes);
  console.finish(json);
  return 0;
}

}  // namespace encoderlab
