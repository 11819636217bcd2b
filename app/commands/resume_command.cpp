#include <limits>
#include <stdexcept>

#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/saved_run.h"
#include "app/commands/training_run.h"

namespace encoderlab {

int runResume(const QStringList& words) {
  CommandLine line(QStringLiteral("resume"), {QStringLiteral("M.safetensors")},
                   CommandText::tr("Goes on training a saved model. Without --out the file itself is replaced."));
  line.addOption(QStringLiteral("steps"), QStringLiteral("N"), CommandText::tr("Steps in all, those made included."));
  addTrainingOutputOptions(
      line, CommandText::tr("Saves the model there instead of replacing the file."),
      CommandText::tr("Saves the measures of the steps made now there, not of those before; a file "
                      "of that name is replaced."));
  addThreadsOption(line);
  Console::addOptions(line);
  if (!line.parse(words)) return 0;

  line.required(QStringLiteral("steps"));
  const std::int64_t steps =
      line.wholeNumber(QStringLiteral("steps"), 0, std::numeric_limits<std::int64_t>::max()).value_or(0);
  const int threads = threadCount(line);
  const std::filesystem::path path = line.file().toStdString();
  ModelFile file = loadModel(path);
  if (!file.resumable) {
    throw std::runtime_error(
        CommandText::tr("%1 holds weights only; it cannot be resumed.").arg(line.file()).toStdString());
  }
  if (file.state.step > steps) {
    throw std::runtime_error(CommandText::tr("%1 has already made %2 steps, more than the %3 asked for.")
                                 .arg(line.file(), QString::number(file.state.step), QString::number(steps))
                                 .toStdString());
  }
  file.configuration.training.steps = steps;
  TrainingOutputs outputs = trainingOutputs(line);
  if (outputs.model.empty()) outputs.model = path;

  Experiment experiment = experimentOf(path, file);
  Console console(line);
  console.say(CommandText::tr("Resuming %1 at step %2.").arg(line.file(), QString::number(file.state.step)));
  return trainAndReport(Trainer(std::move(experiment), std::move(file.state), threads), outputs, console);
}

}  // namespace encoderlab
