#include "app/commands/saved_run.h"

#include <stdexcept>
#include <utility>

#include "app/commands/command_text.h"
#include "app/commands/data_options.h"
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
    fail(CommandText::tr("The data are not those that %1 was trained on; name others with --data or train anew.")
             .arg(name));
  }
  return experiment;
}

OwnData readForModel(const CommandLine& line, const std::filesystem::path& path, const ModelFile& file) {
  const QString data = line.value(QStringLiteral("data"));
  if (!file.encoding || !file.configuration.task.data) {
    fail(CommandText::tr("%1 was not trained on a file of data, so it cannot read %2.")
             .arg(QString::fromStdString(path.string()), data));
  }
  DataConfiguration configuration = withDataFileOptions(line, *file.configuration.task.data);
  Dataset dataset = readDataFor(*file.encoding, configuration);
  return {std::move(configuration), std::move(dataset)};
}

bool wasTrainedOn(const ModelFile& file, const std::filesystem::path& data) {
  std::error_code error;
  return file.configuration.task.data && std::filesystem::equivalent(file.configuration.task.data->file, data, error);
}

}  // namespace encoderlab
