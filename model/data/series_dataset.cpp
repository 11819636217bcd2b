#include "model/data/series_dataset.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "model/data/labelled_samples.h"
#include "model/data/number_column.h"
#include "model/data/number_text.h"
#include "model/data/scaling.h"
#include "model/data/table_header.h"

namespace encoderlab {
namespace {

struct SeriesColumns {
  std::size_t value;
  std::optional<std::size_t> position;
};

/// The values in the order of the file, NaN where one is missing, and what their places are called.
class Series {
 public:
  std::vector<double> values;

  void append(double value, std::string_view position) {
    values.push_back(value);
    m_positions.append(position);
    m_positionEnds.push_back(m_positions.size());
  }

  /// The name of the place of value `index`; of the place after the last one too.
  std::string position(std::size_t index) const {
    if (m_positions.empty()) return std::to_string(index + 1);
    if (index == values.size()) return std::string("after ").append(position(index - 1));
    const std::size_t begin = index == 0 ? 0 : m_positionEnds[index - 1];
    return m_positions.substr(begin, m_positionEnds[index] - begin);
  }

 private:
  std::string m_positions;  ///< one after the other: millions of small strings would take several times the memory
  std::vector<std::size_t> m_positionEnds;
};

/// Values begin … end − 1 of a series.
struct Part {
  std::size_t begin;
  std::size_t end;
};

Series readSeries(DelimitedReader& reader, const SeriesColumns& columns, MissingRule missing,
                  std::vector<std::string>& notes) {
  Series series;
  std::size_t skipped = 0;
  while (reader.next()) {
    const std::optional<double> number = numberIn(reader, columns.value);
    if (!number && missing == MissingRule::Refuse) {
      reader.fail(columns.value,
                  "the value is missing; write it, have the line between its neighbours put in its place (on the "
                  "command line: --missing mean), or have the gap closed (--missing skip).");
    }
    if (!number && missing == MissingRule::Skip) {
      ++skipped;
      continue;
    }
    series.append(number.value_or(std::numeric_limits<double>::quiet_NaN()),
                  columns.position ? reader.field(*columns.position) : std::string_view());
  }
  if (skipped > 0) {
    notes.push_back("Left out " + counted(skipped, "row", "rows") +
                    " without a value; the values beside such a gap now follow each other.");
  }
  return series;
}

/// Puts the straight line between its neighbours (at the ends: the nearest value) in the place of each missing value,
/// from this part alone. Returns how many there were; throws if nothing else was.
std::size_t fillMissing(const std::string& place, std::vector<double>& values, const Part& part) {
  std::size_t filled = 0;
  std::size_t known = part.end;  // the last value seen
  for (std::size_t i = part.begin; i < part.end; ++i) {
    if (std::isnan(values[i])) continue;
    for (std::size_t gap = known == part.end ? part.begin : known + 1; gap < i; ++gap, ++filled) {
      const double share = known == part.end ? 1 : static_cast<double>(gap - known) / static_cast<double>(i - known);
      values[gap] = share == 1 ? values[i] : std::lerp(values[known], values[i], share);
    }
    known = i;
  }
  if (known == part.end) throw std::runtime_error(place + "every value of a part is missing.");
  for (std::size_t gap = known + 1; gap < part.end; ++gap, ++filled) values[gap] = values[known];
  return filled;
}

void noteFilled(std::size_t filled, std::vector<std::string>& notes) {
  if (filled == 0) return;
  notes.push_back("Put the straight line between its neighbours, rather than a mean, in the place of " +
                  counted(filled, "missing value", "missing values") + ".");
}

struct WindowShape {
  std::size_t window;
  std::size_t horizon;
  std::size_t length() const { return window + horizon; }
};

/// The sample whose window begins at `begin`; without targets if the series ends with the window.
Sample windowAt(const Series& series, std::size_t begin, const WindowShape& shape, const Scaler& scaler) {
  Sample sample;
  const std::size_t middle = begin + shape.window;
  const std::size_t end = middle == series.values.size() ? middle : middle + shape.horizon;
  for (std::size_t i = begin; i < middle; ++i) sample.vectors.push_back(scaled(scaler, 0, series.values[i]));
  for (std::size_t i = middle; i < end; ++i) sample.values.push_back(scaled(scaler, 0, series.values[i]));
  sample.source = series.position(middle);
  return sample;
}

std::size_t windowCount(const Part& part, const WindowShape& shape) {
  const std::size_t length = part.end - part.begin;
  return length < shape.length() ? 0 : length - shape.length() + 1;
}

std::vector<Sample> windowsOf(const Series& series, const Part& part, const WindowShape& shape, const Scaler& scaler,
                              std::size_t stride) {
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < windowCount(part, shape); i += stride) {
    samples.push_back(windowAt(series, part.begin + i, shape, scaler));
  }
  return samples;
}

/// The root mean square error of forecasting the last value of each window, in the unit of the data.
Baseline lastValueBaseline(const std::vector<Sample>& samples, const Scaler& scaler) {
  double squares = 0;
  double count = 0;
  for (const Sample& sample : samples) {
    for (const float value : sample.values) {
      const double error = static_cast<double>(value) - static_cast<double>(sample.vectors.back());
      squares += error * error;
      ++count;
    }
  }
  return {"last value", count == 0 ? 0 : std::sqrt(squares / count) * scaler.scale.front()};
}

/// Where training ends. At least one whole window is held out; throws if the series is too short for that.
std::size_t splitSeries(const DataPlan& plan, std::size_t count, const WindowShape& shape, double validationFraction,
                        std::vector<std::string>& notes) {
  const auto wanted = static_cast<std::size_t>(std::lround(validationFraction * static_cast<double>(count)));
  const std::size_t heldOut = std::max(wanted, shape.length());
  if (count < heldOut + shape.length()) {
    throw std::runtime_error(plan.scan.file + ", column '" + plan.configuration.valueColumn +
                             "': " + counted(count, "value is", "values are") + " too few for a window of " +
                             std::to_string(shape.window) + " and a horizon of " + std::to_string(shape.horizon) +
                             " both in training and in the " + std::to_string(heldOut) +
                             " held out; choose a smaller window or horizon.");
  }
  notes.push_back("The last " + std::to_string(heldOut) + " of " + counted(count, "value", "values") +
                  " are held out for validation; no window reaches over the border.");
  return count - heldOut;
}

void describeSeries(const DataConfiguration& configuration, Dataset& dataset) {
  dataset.input.kind = InputKind::Vectors;
  dataset.input.features = 1;
  dataset.head = {HeadKind::Sequence, Pooling::Mean, LossKind::MeanSquaredError, configuration.horizon};
  dataset.maxLength = configuration.window;
  dataset.featureNames = {configuration.valueColumn};
  for (int step = 1; step <= configuration.horizon; ++step) {
    dataset.outputNames.push_back(configuration.valueColumn + " +" + std::to_string(step));
  }
  dataset.measure = "rmse";
}

WindowShape shapeOf(const Dataset& dataset) {
  return {static_cast<std::size_t>(dataset.maxLength), static_cast<std::size_t>(dataset.head.outputs)};
}

}  // namespace

Dataset readSeriesData(const DataPlan& plan, double validationFraction) {
  Dataset dataset;
  describeSeries(plan.configuration, dataset);
  const WindowShape shape = shapeOf(dataset);
  DelimitedReader reader(plan.scan.file);
  Series series = readSeries(reader, {plan.valueColumn, plan.positionColumn}, plan.missing, dataset.notes);

  const std::size_t count = series.values.size();
  const std::size_t border = splitSeries(plan, count, shape, validationFraction, dataset.notes);
  const Part training = {0, border};
  const Part validation = {border, count};
  const std::string place = plan.scan.file + ", column '" + plan.configuration.valueColumn + "': ";
  // Each part by itself: a line across the border would tell training what comes after it.
  noteFilled(fillMissing(place, series.values, training) + fillMissing(place, series.values, validation),
             dataset.notes);

  std::vector<std::size_t> rows(border);
  std::iota(rows.begin(), rows.end(), 0);
  dataset.inputScaler = fitScaler(series.values, 1, rows);
  dataset.outputScaler = {std::vector<double>(shape.horizon, dataset.inputScaler.mean.front()),
                          std::vector<double>(shape.horizon, dataset.inputScaler.scale.front())};
  const std::size_t windows = windowCount(training, shape) + windowCount(validation, shape);
  const std::size_t most = SampleLimit::forSamplesOf(shape.length());
  const std::size_t stride = (windows + most - 1) / most;
  dataset.training = windowsOf(series, training, shape, dataset.inputScaler, stride);
  dataset.validation = windowsOf(series, validation, shape, dataset.inputScaler, stride);
  dataset.baseline = lastValueBaseline(dataset.validation, dataset.outputScaler);
  if (stride > 1) {
    dataset.notes.push_back("Windows begin at every " + std::to_string(stride) + "th value, to keep within memory.");
  }
  dataset.notes.emplace_back("The values are scaled to (x − mean) / standard deviation, both of the training part.");
  return dataset;
}

Dataset readSeriesDataFor(const Dataset& encoding, const DataConfiguration& configuration) {
  Dataset dataset = encoding;
  DelimitedReader reader(configuration.file);
  const std::string& trained = encoding.featureNames.front();
  const std::string& name = configuration.valueColumn.empty() ? trained : configuration.valueColumn;
  const std::size_t valueColumn = requireColumn(reader.file(), reader.columns(), name, "which the model reads");
  const auto positionColumn = valueColumn > 0 ? std::optional<std::size_t>(0) : std::nullopt;
  Series series =
      readSeries(reader, {valueColumn, positionColumn}, missingRuleFrom(configuration.missing), dataset.notes);

  const WindowShape shape = shapeOf(encoding);
  const std::string place = reader.file() + ", column '" + name + "': ";
  const std::size_t count = series.values.size();
  if (count < shape.window) {
    throw std::runtime_error(place + counted(count, "value is", "values are") + " too few: the model forecasts from " +
                             std::to_string(shape.window) + ".");
  }
  if (count > SampleLimit::mostPredicted) {
    throw std::runtime_error(place + "there are more than " + std::to_string(SampleLimit::mostPredicted) +
                             " values; split the file to forecast from each.");
  }
  noteFilled(fillMissing(place, series.values, {0, count}), dataset.notes);
  dataset.validation = windowsOf(series, {0, count}, shape, encoding.inputScaler, 1);
  dataset.baseline = lastValueBaseline(dataset.validation, encoding.outputScaler);
  dataset.validation.push_back(windowAt(series, count - shape.window, shape, encoding.inputScaler));
  return dataset;
}

}  // namespace encoderlab
