#include "model/data/rows_dataset.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/data/labelled_samples.h"
#include "model/data/number_column.h"
#include "model/data/number_text.h"
#include "model/data/scaling.h"
#include "model/data/table_header.h"

namespace encoderlab {
namespace {

constexpr double missingValue = std::numeric_limits<double>::quiet_NaN();

struct RowColumns {
  std::vector<std::size_t> features;
  std::optional<std::size_t> label;
};

/// Rows as they are written; row-major with one number a feature column, NaN where one is missing.
struct NumberTable {
  std::vector<double> values;
  std::size_t missing = 0;
};

/// Appends the numbers of the reader's row; returns the column that is missing and must not be.
std::optional<std::size_t> appendNumbers(const DelimitedReader& reader, const std::vector<std::size_t>& columns,
                                         MissingRule rule, NumberTable& table) {
  const std::size_t before = table.values.size();
  for (const std::size_t column : columns) {
    if (const std::optional<double> number = numberIn(reader, column)) {
      table.values.push_back(*number);
      continue;
    }
    if (rule != MissingRule::Mean) {
      table.values.resize(before);
      return column;
    }
    table.values.push_back(missingValue);
    ++table.missing;
  }
  return std::nullopt;
}

/// Reads the reader's row into `sample`, its numbers into `table`; returns the column that is missing and must not be.
std::optional<std::size_t> readRow(const DelimitedReader& reader, const RowColumns& columns, MissingRule missing,
                                   ClassLabels& labels, NumberTable& table, Sample& sample) {
  if (columns.label && isBlank(reader.field(*columns.label))) return columns.label;
  if (const auto absent = appendNumbers(reader, columns.features, missing, table)) return absent;
  sample.source = reader.rowText();
  if (columns.label) sample.classes = {labels.classOf(reader, *columns.label)};
  return std::nullopt;
}

/// Each row's bytes, which are equal where its numbers are.
std::vector<std::string_view> keysOf(const NumberTable& table, std::size_t columns) {
  std::vector<std::string_view> keys;
  for (std::size_t begin = 0; begin < table.values.size(); begin += columns) {
    keys.emplace_back(reinterpret_cast<const char*>(table.values.data() + begin), columns * sizeof(double));
  }
  return keys;
}

std::vector<float> scaledRow(const NumberTable& table, std::size_t row, const Scaler& scaler) {
  const std::size_t columns = scaler.mean.size();
  std::vector<float> vectors(columns);
  for (std::size_t column = 0; column < columns; ++column) {
    vectors[column] = scaled(scaler, column, table.values[row * columns + column]);
  }
  return vectors;
}

void refuseEmptyColumns(const DataPlan& plan, const Scaler& scaler) {
  for (std::size_t i = 0; i < scaler.mean.size(); ++i) {
    if (!std::isnan(scaler.mean[i])) continue;
    throw std::runtime_error(plan.scan.file + ", column '" + plan.scan.columns[plan.featureColumns[i]] +
                             "': the training part has no value in it, so there is no mean for the missing ones.");
  }
}

void noteMissing(const NumberTable& table, std::vector<std::string>& notes) {
  if (table.missing == 0) return;
  notes.push_back("Put the mean of the training part in the place of " +
                  counted(table.missing, "missing number", "missing numbers") + ".");
}

}  // namespace

Dataset readRowsData(const DataPlan& plan, std::uint64_t seed, double validationFraction) {
  const std::size_t columns = plan.featureColumns.size();
  DelimitedReader reader(plan.scan.file);
  ClassLabels labels;
  NumberTable table;
  RowReading reading{RowSelection(plan.scan.rowCount, SampleLimit::forSamplesOf(columns), seed), plan.missing};
  const RowColumns rowColumns = {plan.featureColumns, plan.labelColumn};
  std::vector<Sample> samples = readSamples(reader, reading, [&](Sample& sample) {
    return readRow(reader, rowColumns, reading.missing, labels, table, sample);
  });

  Dataset dataset;
  noteSelection(plan.scan.rowCount, samples.size() + reading.skipped, dataset.notes);
  noteSkipped(reading, dataset.notes);
  const Split split =
      splitIntoDataset(plan, labels, keysOf(table, columns), seed, validationFraction, std::move(samples), dataset);

  dataset.inputScaler = fitScaler(table.values, columns, split.training);
  refuseEmptyColumns(plan, dataset.inputScaler);
  for (std::size_t i = 0; i < split.training.size(); ++i) {
    dataset.training[i].vectors = scaledRow(table, split.training[i], dataset.inputScaler);
  }
  for (std::size_t i = 0; i < split.validation.size(); ++i) {
    dataset.validation[i].vectors = scaledRow(table, split.validation[i], dataset.inputScaler);
  }
  dataset.input.kind = InputKind::Vectors;
  dataset.input.features = plan.configuration.valuesPerToken;
  dataset.maxLength = static_cast<int>(columns) / plan.configuration.valuesPerToken;
  for (const std::size_t column : plan.featureColumns) dataset.featureNames.push_back(plan.scan.columns[column]);
  noteMissing(table, dataset.notes);
  dataset.notes.emplace_back("Each column is scaled to (x − mean) / standard deviation, both of the training part.");
  return dataset;
}

Dataset readRowsDataFor(const Dataset& encoding, const DataConfiguration& configuration) {
  DelimitedReader reader(configuration.file);
  RowColumns columns = {{}, findColumn(reader.columns(), configuration.labelColumn)};
  for (const std::string& name : encoding.featureNames) {
    columns.features.push_back(requireColumn(reader.file(), reader.columns(), name, "which the model reads"));
  }
  ClassLabels labels(encoding.classNames);
  NumberTable table;
  RowReading reading{std::nullopt, missingRuleFrom(configuration.missing)};

  Dataset dataset = encoding;
  dataset.validation = readSamples(reader, reading, [&](Sample& sample) {
    const auto absent = readRow(reader, columns, reading.missing, labels, table, sample);
    if (!absent) sample.vectors = scaledRow(table, 0, encoding.inputScaler);
    table.values.clear();
    return absent;
  });
  noteSkipped(reading, dataset.notes);
  noteMissing(table, dataset.notes);
  return dataset;
}

}  // namespace encoderlab
