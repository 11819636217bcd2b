#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/configuration.h"
#include "model/data/table_scan.h"
#include "model/data/text_encoding.h"

namespace encoderlab {

/// What to do with a number, or with a row, that is missing.
enum class MissingRule { Refuse, Skip, Mean };

/// How a file is read: every choice made, every column found.
struct DataPlan {
  TableScan scan;
  DataConfiguration configuration;  ///< complete
  MissingRule missing = MissingRule::Refuse;
  std::size_t labelColumn = 0;                ///< text, rows
  std::size_t textColumn = 0;                 ///< text
  TokenUnit tokens = TokenUnit::Characters;   ///< text
  std::vector<std::size_t> featureColumns;    ///< rows
  std::size_t valueColumn = 0;                ///< series
  std::optional<std::size_t> positionColumn;  ///< series: names the place of each value, a month for instance
  std::vector<std::string> notes;             ///< what was found out and chosen, one sentence each
};

/// Looks at the whole file and makes the choices that `wanted` leaves open. Throws std::invalid_argument naming an
/// option of `wanted` that is impossible and what is possible, std::runtime_error naming file, row and column.
DataPlan planData(const DataConfiguration& wanted);

/// "characters" or "words"; throws std::invalid_argument.
TokenUnit tokenUnitFrom(const std::string& name);
/// "refuse" (or empty), "skip" or "mean"; throws std::invalid_argument.
MissingRule missingRuleFrom(const std::string& name);

}  // namespace encoderlab
