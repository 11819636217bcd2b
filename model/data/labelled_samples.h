#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/data/data_plan.h"
#include "model/data/dataset.h"
#include "model/data/delimited_reader.h"
#include "model/data/split.h"
#include "model/data/string_map.h"

namespace encoderlab {

/// The classes of a label column: numbered as they appear, or those of a model that is trained already.
class ClassLabels {
 public:
  static constexpr std::size_t mostClasses = 1'000;

  ClassLabels() = default;
  explicit ClassLabels(const std::vector<std::string>& known);

  /// The class of the label in `column` of the reader's row. Throws naming row and column if it is not known, or if
  /// there are more than mostClasses.
  std::int64_t classOf(const DelimitedReader& reader, std::size_t column);

  /// The labels in order (by number if all are numbers, else by text); renumbers the classes of `samples` so.
  std::vector<std::string> sort(std::vector<Sample>& samples) const;

 private:
  StringMap<std::int64_t> m_classes;
  bool m_isFixed = false;
};

/// How many samples a data set may have, so that a file of any size fits into memory.
struct SampleLimit {
  static constexpr std::size_t mostSamples = 500'000;
  static constexpr std::size_t mostValues = 50'000'000;  ///< tokens or numbers in all samples
  /// A file to predict is read whole or not at all.
  static constexpr std::size_t mostPredicted = 2'000'000;

  static std::size_t forSamplesOf(std::size_t values);
};

/// Which rows are read, and what was left out.
struct RowReading {
  std::optional<RowSelection> selection;  ///< nothing: all rows; more than SampleLimit::mostPredicted are refused
  MissingRule missing = MissingRule::Refuse;
  std::size_t skipped = 0;  ///< rows left out because something is missing
};

/// Makes a sample of each row that `reading` selects; `readRow` returns the column that it misses, or nothing.
std::vector<Sample> readSamples(DelimitedReader& reader, RowReading& reading,
                                const std::function<std::optional<std::size_t>(Sample&)>& readRow);

/// A note on the rows left out, if there are any.
void noteSkipped(const RowReading& reading, std::vector<std::string>& notes);

/// A note if only a part of `total` rows is used.
void noteSelection(std::size_t total, std::size_t used, std::vector<std::string>& notes);

/// Sorts the classes, splits `samples` by class, keeping samples with equal `keys` together, and moves them into
/// `dataset` with names, head, measure, baseline and notes. Returns which sample went where. Throws
/// std::runtime_error naming file and column if there are fewer than two classes or none with two different samples.
Split splitIntoDataset(const DataPlan& plan, const ClassLabels& labels, const std::vector<std::string_view>& keys,
                       std::uint64_t seed, double validationFraction, std::vector<Sample> samples, Dataset& dataset);

}  // namespace encoderlab
