#include <filesystem>
#include <stdexcept>

#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/training_request.h"
#include "app/commands/training_run.h"

namespace encoderlab {
namespace {

/// A slip such as `--data names.tsv --out names.tsv` must not cost the user their data.
void refuseOverwriting(const std::filesystem::path& output, const CommandLine& line) {
  for (const char* input : {"data", "config"}) {
    const std::filesystem::path path = line.value(QString::fromLatin1(input)).toStdString();
    std::error_code error;
    if (!output.empty() && !path.empty() && std::filesystem::equivalent(output, path, error)) {
      throw std::runtime_error(CommandText::tr("%1 would be overwritten by the results.")
                                   .arg(QString::fromStdString(path.string()))
                                   .toStdString());
    }
  }
}

void sayWhatIsTrained(Console& console, const Experiment& experiment, int threads) {
  const Dataset& dataset = *experiment.dataset;
  for (const std::string& note : dataset.notes) console.say(QString::fromStdString(note));
  console.say(CommandText::tr("Training on %1 with %n thread(s).", nullptr, threads)
                  .arg(QString::fromStdString(experiment.configuration.task.name)));
  console.say(CommandText::tr("%1 samples are trained on, %2 are held out for validation.")
                  .arg(QString::number(dataset.training.size()), QString::number(dataset.validation.size())));
}

}  // namespace

int runTrain(const QStringList& words) {
  CommandLine line(QStringLiteral("train"), {}, CommandText::tr("Trains a model on a task or on your own data."));
  addTrainingRequestOptions(line);
  addTrainingOutputOptions(line, CommandText::tr("Saves the model there."),
                           CommandText::tr("Saves every step's measures there."));
  addThreadsOption(line);
  Console::addOptions(line);
  if (!line.parse(words)) return 0;

  const int threads = threadCount(line);
  const ConfigurationRequest request = trainingRequest(line);
  const TrainingOutputs outputs = trainingOutputs(line);
  refuseOverwriting(outputs.model, line);
  refuseOverwriting(outputs.metrics, line);

  Experiment experiment = makeExperiment(resolveConfiguration(request));
  if (!experiment.dataset) {
    throw std::runtime_error(
        CommandText::tr("The task \"custom\" has nothing to train on; name another with --task or a file with --data.")
            .toStdString());
  }
  Console console(line);
  sayWhatIsTrained(console, experiment, threads);
  return trainAndReport(Trainer(std::move(experiment), threads), outputs, console);
}

}  // namespace encoderlab
