#include "app/commands/saved_run.h"

#include <stdexcept>

#include "app/commands/command_text.h"
#include "model/data/own_data.h"

namespace encoderlab {
namespace {

[[noreturn]] void fail(const QString& message) { throw std::runtime_error(message.toStdString()); }

/// Whether the data read now would be encoded as they were for training.
bool encodesAlike(const Dataset& now, const Dataset& then) {
  return now.tokenNames == then.tokenNames && now.classNames == then.classNames &&
         now.inputScaler.mean == then.inputScaler.mean && now.inputScaler.scale == then.inputScaler.scale &&
         now.outputScaler.mean == then.outputScaler.mean && now.outputScaler.scale == then.outputScaler.scale;
}

}  // namespace

Experiment experimentOf(const std::filesystem::path& path, const ModelFile& file) {
  const QString name = QString::fromStdString(path.string());
  Experiment experiment = makeExperiment(file.configuration);
  if (!experiment.dataset) fail(CommandText::tr("%1 has no task, and so no data to go on with.").arg(name));
  if (experiment.configuration.model != file.configuration.model ||
      (file.encoding && !encodesAlike(*experiment.dataset, *file.encoding))) {
    fail(CommandText::tr("The data are not those that %1 was trained on; name them with --data or train anew.")
             .arg(name));
  }
  return experiment;
}

Dataset readForModel(const std::filesystem::path& path, const ModelFile& file, const std::filesystem::path& data) {
  if (!file.encoding || !file.configuration.task.data) {
    fail(CommandText::tr("%1 was not trained on a file of data, so it cannot read %2.")
             .arg(QString::fromStdString(path.string()), QString::fromStdString(data.string())));
  }
  DataConfiguration configuration = *file.configuration.task.data;
  configuration.file = data.string();
  return readDataFor(*file.encoding, configuration);
}

}  // namespace encoderlab
