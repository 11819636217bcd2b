#include <nlohmann/json.hpp>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/console.h"
#include "model/io/atomic_file.h"
#include "model/io/model_file.h"

namespace encoderlab {

int runTrace(const QStringList& words) {
  CommandLine line(QStringLiteral("trace"), {QStringLiteral("M.safetensors")},
                   CommandText::tr("Saves every intermediate of a batch, and with targets every gradient."));
  line.addOption(QStringLiteral("batch"), QStringLiteral("B.safetensors"), CommandText::tr("Batch to run."));
  line.addOption(QStringLiteral("out"), QStringLiteral("T.safetensors"), CommandText::tr("Saves the trace there."));
  Console::addOptions(line);
  if (!line.parse(words)) return 0;

  const QString batchFile = line.required(QStringLiteral("batch"));
  const QString out = line.required(QStringLiteral("out"));
  requireWritable(out.toStdString());
  const ModelFile file = loadModel(line.file().toStdString());
  const ModelConfiguration& model = file.configuration.model;
  const Batch batch = loadBatch(batchFile.toStdString(), model);
  const Trace trace = traceBatch<float>(model, file.state.weights, batch);
  saveTrace(out.toStdString(), trace);

  Console console(line);
  console.say(CommandText::tr("Saved %n tensor(s) as %1.", nullptr, static_cast<int>(trace.tensors.size())).arg(out));
  nlohmann::ordered_json json = {{"out", out.toStdString()}, {"tensors", trace.tensors.size()}};
  if (const Tensor<float>* loss = trace.find("loss")) json["loss"] = loss->values.front();
  console.finish(json);
  return 0;
}

}  // namespace encoderlab
