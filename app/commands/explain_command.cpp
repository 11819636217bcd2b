#include <nlohmann/json.hpp>

#include "app/commands/command_line.h"
#include "app/commands/command_text.h"
#include "app/commands/commands.h"
#include "app/commands/console.h"
#include "model/inspect/ledger.h"
#include "model/io/model_file.h"

namespace encoderlab {
namespace {

const QString cellOption = QStringLiteral("cell");

/// "0,2,5" as indices.
std::vector<std::size_t> parseIndex(const QString& text) {
  std::vector<std::size_t> index;
  if (text.trimmed().isEmpty()) return index;
  for (const QString& word : text.split(QLatin1Char(','))) {
    bool isNumber = false;
    index.push_back(word.toULongLong(&isNumber));
    if (!isNumber) {
      throw UsageError(
          CommandText::tr("--cell must be whole numbers, as in 0,2,5, one for each axis, not \"%1\".").arg(text));
    }
  }
  return index;
}

nlohmann::ordered_json toJson(const LedgerStep& step) {
  nlohmann::ordered_json json = {{"name", step.name}};
  if (step.combine == Combine::Max) json["combine"] = "max";
  if (step.combine == Combine::Product) json["combine"] = "product";
  for (const LedgerTerm& term : step.terms) json["terms"].push_back({{"label", term.label}, {"value", term.value}});
  json["result"] = step.result;
  return json;
}

nlohmann::ordered_json toJson(const CellExplanation& explanation) {
  nlohmann::ordered_json steps = nlohmann::ordered_json::array();
  for (const LedgerStep& step : explanation.steps) steps.push_back(toJson(step));
  return {{"tensor", explanation.cell.tensor}, {"cell", explanation.cell.index}, {"value", explanation.value},
          {"formula", explanation.formula},    {"pytorch", explanation.pytorch}, {"steps", steps}};
}

}  // namespace

int runExplain(const QStringList& words) {
  CommandLine line(QStringLiteral("explain"), {QStringLiteral("M.safetensors")},
                   CommandText::tr("Says where one number of a trace comes from: the terms that make it."));
  line.addOption(QStringLiteral("batch"), QStringLiteral("B.safetensors"), CommandText::tr("Batch to run."));
  line.addOption(QStringLiteral("tensor"), QStringLiteral("NAME"),
                 CommandText::tr("Name of the trace, of a gradient as well: grad.NAME."));
  line.addOption(cellOption, QStringLiteral("i,j,…"),
                 CommandText::tr("Indices of the number, counted from 0; none for a single number such as loss."));
  Console::addOptions(line);
  if (!line.parse(words)) return 0;

  const QString batchFile = line.required(QStringLiteral("batch"));
  const std::string tensor = line.required(QStringLiteral("tensor")).toStdString();
  const CellAddress cell{tensor, parseIndex(line.value(cellOption))};
  const ModelFile file = loadModel(line.file().toStdString());
  const ModelConfiguration& model = file.configuration.model;
  const Batch batch = loadBatch(batchFile.toStdString(), model);
  const Trace trace = traceBatch<float>(model, file.state.weights, batch);
  const Tensor<float>* traced = trace.find(tensor);
  if (traced != nullptr && !traced->shape.empty()) line.required(cellOption);
  const CellExplanation explanation = explainCell({model, opList(model), file.state.weights, batch, trace, {}}, cell);

  Console console(line);
  console.say(QString::fromStdString(explanationText(explanation)).trimmed());
  console.finish(toJson(explanation));
  return 0;
}

}  // namespace encoderlab
