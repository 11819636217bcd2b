#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/data/table_scan.h"

namespace encoderlab {

/// The guesses about a file whose user did not say what it is. All are made from `scan` alone.

/// A column called label, class, target or y; else the last one if it has few different values beside other columns.
std::optional<std::size_t> detectLabelColumn(const TableScan& scan);

/// "text", "rows" or "series"; throws std::runtime_error if the columns are none of these.
std::string detectKind(const TableScan& scan);

/// The columns of texts beside `label`, the longest texts first.
std::vector<std::size_t> textColumns(const TableScan& scan, std::optional<std::size_t> label);

/// The columns of numbers beside `label` that do not merely count the rows.
std::vector<std::size_t> numberColumns(const TableScan& scan, std::optional<std::size_t> label);

/// The columns of numbers that can be the values of a series: neither counting or rising, nor with two values only, as
/// long as there is another.
std::vector<std::size_t> valueColumns(const TableScan& scan);

/// "characters" for short texts (below 25 characters in the mean) and for writing without spaces, else "words".
std::string detectTokens(const ColumnStatistics& texts);

/// The numbers that make one token: the side of the square where `names` number the pixels of one (p0 … p63); else the
/// smallest divisor of their count that leaves at most 256 tokens.
int detectValuesPerToken(const std::vector<std::string>& names);

}  // namespace encoderlab
