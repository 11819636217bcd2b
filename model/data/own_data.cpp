#include "model/data/own_data.h"

#include <stdexcept>
#include <utility>

#include "model/data/data_plan.h"
#include "model/data/rows_dataset.h"
#include "model/data/series_dataset.h"
#include "model/data/text_dataset.h"

namespace encoderlab {

DataPreview previewData(const DataConfiguration& wanted) {
  DataPlan plan = planData(wanted);
  DataPreview preview;
  preview.configuration = std::move(plan.configuration);
  preview.columns = std::move(plan.scan.columns);
  preview.firstRows = std::move(plan.scan.firstRows);
  preview.rowCount = plan.scan.rowCount;
  preview.notes = std::move(plan.notes);
  preview.numberCount = plan.featureColumns.size();
  return preview;
}

Dataset readData(const DataConfiguration& configuration, std::uint64_t seed, double validationFraction, int maxLength) {
  if (!(validationFraction > 0 && validationFraction < 1)) {
    throw std::invalid_argument("training.validation_fraction is " + std::to_string(validationFraction) +
                                "; it must be above 0 and below 1 for data of your own.");
  }
  const DataPlan plan = planData(configuration);
  Dataset dataset;
  if (plan.configuration.kind == "text") dataset = readTextData(plan, seed, validationFraction, maxLength);
  if (plan.configuration.kind == "rows") dataset = readRowsData(plan, seed, validationFraction);
  if (plan.configuration.kind == "series") dataset = readSeriesData(plan, validationFraction);
  dataset.notes.insert(dataset.notes.begin(), plan.notes.begin(), plan.notes.end());
  return dataset;
}

Dataset readDataFor(const Dataset& encoding, const DataConfiguration& configuration) {
  Dataset emptied = encoding;
  emptied.training.clear();
  emptied.validation.clear();
  emptied.notes.clear();
  emptied.baseline = {};
  if (encoding.input.kind == InputKind::Tokens) return readTextDataFor(emptied, configuration);
  if (encoding.head.loss == LossKind::MeanSquaredError) return readSeriesDataFor(emptied, configuration);
  return readRowsDataFor(emptied, configuration);
}

}  // namespace encoderlab
