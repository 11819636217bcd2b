#include "model/data/detection.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <string_view>

#include "model/data/number_text.h"

namespace encoderlab {
namespace {

constexpr std::size_t mostGuessedClasses = 50;
constexpr double shortText = 25;
constexpr double longestMeanWord = 15;
constexpr std::size_t mostTokens = 256;

bool isType(const TableScan& scan, std::size_t column, ColumnType type) {
  return scan.statistics[column].type() == type;
}

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return text;
}

template <typename Predicate>
std::vector<std::size_t> columnsWhere(const TableScan& scan, Predicate predicate) {
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < scan.columns.size(); ++column) {
    if (predicate(column)) columns.push_back(column);
  }
  return columns;
}

/// Keeps what `predicate` says, unless nothing would be left.
template <typename Predicate>
void prefer(std::vector<std::size_t>& columns, Predicate predicate) {
  std::vector<std::size_t> preferred;
  std::copy_if(columns.begin(), columns.end(), std::back_inserter(preferred), predicate);
  if (!preferred.empty()) columns = preferred;
}

bool hasFewValues(const ColumnStatistics& statistics) {
  return statistics.distinct() <= std::min(mostGuessedClasses, statistics.values() / 2);
}

/// The number after the common `prefix`, −1 if there is none.
int indexAfter(const std::string& name, std::size_t prefix) {
  int index = -1;
  const char* const end = name.data() + name.size();
  const auto [parsed, error] = std::from_chars(name.data() + std::min(prefix, name.size()), end, index);
  return error == std::errc() && parsed == end ? index : -1;
}

bool areNumbered(const std::vector<std::string>& names) {
  const std::size_t prefix = std::min(names.front().find_last_not_of("0123456789") + 1, names.front().size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].compare(0, prefix, names.front(), 0, prefix) != 0) return false;
    const int index = indexAfter(names[i], prefix);
    if (index < 0 || index != indexAfter(names.front(), prefix) + static_cast<int>(i)) return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> detectLabelColumn(const TableScan& scan) {
  static constexpr std::array<std::string_view, 4> names = {"label", "class", "target", "y"};
  for (const std::string_view name : names) {
    for (std::size_t column = 0; column < scan.columns.size(); ++column) {
      if (lowerCase(scan.columns[column]) == name) return column;
    }
  }
  const std::size_t last = scan.columns.size() - 1;
  if (!hasFewValues(scan.statistics[last])) return std::nullopt;
  if (isType(scan, last, ColumnType::Text)) return last == 0 ? std::nullopt : std::optional(last);
  // With dates beside it, a last column of numbers is one more series (a flag, say) rather than a label.
  const auto isTime = [&](std::size_t column) { return isType(scan, column, ColumnType::Time); };
  if (!isType(scan, last, ColumnType::Number) || !columnsWhere(scan, isTime).empty()) return std::nullopt;
  const bool hasFeatures = !numberColumns(scan, last).empty() || !textColumns(scan, last).empty();
  return hasFeatures ? std::optional(last) : std::nullopt;
}

std::string detectKind(const TableScan& scan) {
  if (const std::optional<std::size_t> label = detectLabelColumn(scan)) {
    const std::vector<std::size_t> texts = textColumns(scan, label);
    const bool hasFreeText = std::any_of(texts.begin(), texts.end(),
                                         [&](std::size_t column) { return !hasFewValues(scan.statistics[column]); });
    const bool hasNumbers = !numberColumns(scan, label).empty();
    if (hasFreeText || (!texts.empty() && !hasNumbers)) return "text";
    if (hasNumbers) return "rows";
  }
  if (!valueColumns(scan).empty()) return "series";
  throw std::runtime_error(scan.file +
                           ", row 1: the columns are neither a text and its label, nor numbers and their label, nor a "
                           "series of numbers; the columns are " +
                           joined(scan.columns) + ": choose label_column, and text_column or value_column.");
}

std::vector<std::size_t> textColumns(const TableScan& scan, std::optional<std::size_t> label) {
  std::vector<std::size_t> columns =
      columnsWhere(scan, [&](std::size_t column) { return column != label && isType(scan, column, ColumnType::Text); });
  std::stable_sort(columns.begin(), columns.end(), [&](std::size_t left, std::size_t right) {
    return scan.statistics[left].meanCharacters() > scan.statistics[right].meanCharacters();
  });
  return columns;
}

std::vector<std::size_t> numberColumns(const TableScan& scan, std::optional<std::size_t> label) {
  return columnsWhere(scan,
                      [&](std::size_t column) { return column != label && isType(scan, column, ColumnType::Number); });
}

std::vector<std::size_t> valueColumns(const TableScan& scan) {
  std::vector<std::size_t> columns = columnsWhere(scan, [&](std::size_t column) {
    return isType(scan, column, ColumnType::Number) || isType(scan, column, ColumnType::Index);
  });
  prefer(columns, [&](std::size_t column) { return !isType(scan, column, ColumnType::Index); });
  prefer(columns, [&](std::size_t column) { return !scan.statistics[column].isRising(); });
  prefer(columns, [&](std::size_t column) { return scan.statistics[column].distinct() > 2; });
  return columns;
}

std::string detectTokens(const ColumnStatistics& texts) {
  const bool isShort = texts.meanCharacters() < shortText;
  const bool hasFewSpaces = texts.meanCharacters() > longestMeanWord * (texts.meanSpaces() + 1);
  return isShort || hasFewSpaces ? "characters" : "words";
}

int detectValuesPerToken(const std::vector<std::string>& names) {
  const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(names.size()))));
  if (side >= 4 && side * side == names.size() && areNumbered(names)) return static_cast<int>(side);
  std::size_t divisor = 1;
  while (names.size() % divisor != 0 || names.size() / divisor > mostTokens) ++divisor;
  return static_cast<int>(divisor);
}

}  // namespace encoderlab
