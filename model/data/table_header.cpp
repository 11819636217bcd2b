#include "model/data/table_header.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <utility>

#include "model/data/number_text.h"
#include "model/data/string_map.h"
#include "model/data/text_encoding.h"

namespace encoderlab {
namespace {

/// The column in which the row betrays that it is data and not a header.
std::optional<std::size_t> columnWithData(const std::vector<std::string>& names) {
  std::vector<double> numbers;
  for (std::size_t column = 0; column < names.size(); ++column) {
    const std::optional<double> number = parseNumber(names[column]);
    if (number && *number != std::floor(*number)) return column;
    if (number) numbers.push_back(*number);
  }
  if (numbers.size() < names.size()) return std::nullopt;
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (numbers[i] != numbers[i - 1] + 1) return i;
  }
  return numbers.size() > 1 ? std::nullopt : std::optional<std::size_t>(0);
}

[[noreturn]] void refuseSecond(const std::string& file, const std::string& name, std::size_t first,
                               std::size_t second) {
  throw std::runtime_error(file + ", row 1, column " + std::to_string(second + 1) + ": the name '" + name +
                           "' already stands in column " + std::to_string(first + 1) +
                           "; the first row must name the columns, each differently.");
}

}  // namespace

std::vector<std::string> columnNames(const std::string& file, const std::vector<std::string_view>& fields) {
  std::vector<std::string> names;
  StringMap<std::size_t> seen;
  for (std::size_t column = 0; column < fields.size(); ++column) {
    std::string name(trimmed(fields[column]));
    if (name.empty()) name = "column " + std::to_string(column + 1);
    const auto [found, isNew] = seen.emplace(name, column);
    if (!isNew) refuseSecond(file, name, found->second, column);
    names.push_back(std::move(name));
  }
  if (const auto column = columnWithData(names)) {
    throw std::runtime_error(file + ", row 1, column " + std::to_string(*column + 1) + ": '" + names[*column] +
                             "' is a number, not a name; the first row must name the columns.");
  }
  return names;
}

std::optional<std::size_t> findColumn(const std::vector<std::string>& columns, std::string_view name) {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::size_t requireColumn(const std::string& file, const std::vector<std::string>& columns, const std::string& name,
                          const std::string& option) {
  if (const auto found = findColumn(columns, name)) return *found;
  throw std::runtime_error(file + ", row 1: there is no column '" + name + "' (" + option + "); the columns are " +
                           joined(columns) + ".");
}

}  // namespace encoderlab
