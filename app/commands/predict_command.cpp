#include <cstdio>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/console.h"
#include "app/commands/data_options.h"
#include "app/commands/prediction_table.h"
#include "app/commands/saved_run.h"
#include "model/io/atomic_file.h"

namespace encoderlab {
namespace {

void writeToStandardOutput(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    throw std::runtime_error(CommandText::tr("Standard output cannot be written.").toStdString());
  }
}

/// Predicting needs no targets, and some rows may have one while others do not.
std::vector<Sample> withoutTargets(std::vector<Sample> samples) {
  for (Sample& sample : samples) {
    sample.classes.clear();
    sample.values.clear();
  }
  return samples;
}

}  // namespace

int runPredict(const QStringList& words) {
  CommandLine line(QStringLiteral("predict"), {QStringLiteral("M.safetensors")},
                   CommandText::tr("Writes what a model predicts for each row of a file, as CSV."));
  addDataFileOptions(line, CommandText::tr("Data to predict; labels may be missing."));
  line.addOption(QStringLiteral("out"), QStringLiteral("P.csv"),
                 CommandText::tr("Writes there instead of to standard output."));
  Console::addOptions(line);
  if (!line.parse(words)) return 0;

  line.required(QStringLiteral("data"));
  const QString out = line.value(QStringLiteral("out"));
  if (out.isEmpty() && line.has(QStringLiteral("json"))) throw UsageError(CommandText::tr("--json needs --out."));
  if (!out.isEmpty()) requireWritable(out.toStdString());

  const std::filesystem::path path = line.file().toStdString();
  const ModelFile file = loadModel(path);
  auto [configuration, dataset] = readForModel(line, path, file);
  const std::vector<Sample> samples = withoutTargets(std::move(dataset.validation));
  const bool isText = dataset.input.kind == InputKind::Tokens;
  const std::string table = predictionTable(isText ? configuration.textColumn : "source", dataset, samples,
                                            predict(file.configuration.model, file.state.weights, samples));
  if (out.isEmpty()) {
    writeToStandardOutput(table);
    return 0;
  }
  AtomicFile output(out.toStdString());
  output.write(table);
  output.commit();
  Console console(line);
  console.say(CommandText::tr("Saved %n prediction(s) as %1.", nullptr, static_cast<int>(samples.size())).arg(out));
  console.finish({{"out", out.toStdString()}, {"samples", samples.size()}});
  return 0;
}

}  // namespace encoderlab
