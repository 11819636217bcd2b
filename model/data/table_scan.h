#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/data/column_statistics.h"

namespace encoderlab {

/// What one pass over a whole file found; every row of it can be read.
struct TableScan {
  /// What the columns are for is guessed from so many rows.
  static constexpr std::size_t rowsLookedAt = 20'000;

  std::string file;
  std::vector<std::string> columns;
  std::vector<ColumnStatistics> statistics;  ///< of the first rowsLookedAt rows, one a column
  std::vector<std::vector<std::string>> firstRows;
  std::size_t rowCount = 0;  ///< without the header and empty lines
  std::vector<std::string> notes;
};

/// Throws std::runtime_error as DelimitedReader does, and if there is no row after the header or if the rows are
/// several series one below the other, which cannot be read.
TableScan scanTable(const std::string& file);

}  // namespace encoderlab
