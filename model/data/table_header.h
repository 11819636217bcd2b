#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace encoderlab {

/// The names of the columns from the fields of the first row of `file`: white space around them is left aside, an empty
/// one becomes "column 3". Throws std::runtime_error naming file, row and column if a name stands twice or if the
/// row is data: a header that is numbers only (0, 1, 2, … excepted) or holds a decimal fraction.
std::vector<std::string> columnNames(const std::string& file, const std::vector<std::string_view>& fields);

/// Nothing if no column bears that name.
std::optional<std::size_t> findColumn(const std::vector<std::string>& columns, std::string_view name);

/// Throws std::runtime_error listing the columns of `file` if none bears the name that `option` asks for.
std::size_t requireColumn(const std::string& file, const std::vector<std::string>& columns, const std::string& name,
                          const std::string& option);

}  // namespace encoderlab
