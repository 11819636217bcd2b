#include "app/commands/prediction_table.h"

#include "app/commands/csv.h"

namespace encoderlab {
namespace {

std::string className(const Dataset& dataset, std::int64_t index) {
  const auto place = static_cast<std::size_t>(index);
  return place < dataset.classNames.size() ? dataset.classNames[place] : std::to_string(index);
}

std::string classLine(const Dataset& dataset, const std::string& source, const Prediction& prediction) {
  std::string names;
  double probability = 1;
  for (std::size_t i = 0; i < prediction.classes.size(); ++i) {
    names += (i == 0 ? "" : " ") + className(dataset, prediction.classes[i]);
    probability *= static_cast<double>(prediction.probabilities[i]);
  }
  return csvLine({source, names, csvNumber(static_cast<float>(probability))});
}

std::size_t outputCount(const Dataset& dataset) { return static_cast<std::size_t>(dataset.head.outputs); }

std::string valueHeader(const std::string& sourceName, const Dataset& dataset) {
  std::vector<std::string> fields{sourceName};
  for (std::size_t i = 0; i < outputCount(dataset); ++i) {
    fields.push_back(i < dataset.outputNames.size() ? dataset.outputNames[i] : "output " + std::to_string(i + 1));
  }
  return csvLine(fields);
}

std::string valueLine(const Dataset& dataset, const std::string& source, const Prediction& prediction) {
  const Scaler& scaler = dataset.outputScaler;
  const std::size_t outputs = outputCount(dataset);
  const std::size_t first = prediction.values.size() - outputs;
  std::vector<std::string> fields{source};
  for (std::size_t i = 0; i < outputs; ++i) {
    const auto scaled = static_cast<double>(prediction.values[first + i]);
    const double value = scaler.mean.empty() ? scaled : scaled * scaler.scale[i] + scaler.mean[i];
    fields.push_back(csvNumber(static_cast<float>(value)));
  }
  return csvLine(fields);
}

}  // namespace

std::string predictionTable(const std::string& sourceName, const Dataset& dataset, std::span<const Sample> samples,
                            std::span<const Prediction> predictions) {
  const bool classes = dataset.head.loss == LossKind::CrossEntropy;
  std::string table = classes ? csvLine({sourceName, "prediction", "probability"}) : valueHeader(sourceName, dataset);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    table += classes ? classLine(dataset, samples[i].source, predictions[i])
                     : valueLine(dataset, samples[i].source, predictions[i]);
  }
  return table;
}

}  // namespace encoderlab
