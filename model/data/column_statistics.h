#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace encoderlab {

enum class ColumnType {
  Empty,   ///< every value is missing
  Index,   ///< whole numbers that count the rows, one by one
  Number,  ///< mostly numbers
  Time,    ///< dates or times of day, such as 1749-01 or 2013-07-04 00:00:00
  Text,
};

/// What a column looks like from the values seen of it, for guessing what it is for.
class ColumnStatistics {
 public:
  static constexpr std::size_t mostDistinct = 1'000;

  void add(std::string_view field);

  ColumnType type() const;
  std::size_t values() const { return m_values; }               ///< that are not missing
  std::size_t distinct() const { return m_distinct.size(); }    ///< different values, at most mostDistinct + 1
  double meanCharacters() const { return mean(m_characters); }  ///< of a text
  double meanSpaces() const { return mean(m_spaces); }          ///< of a text
  bool isRising() const { return m_isRising && m_values > 1; }  ///< every number is larger than the one before it
  /// Whether this column counts the steps within each group of rows that `group` numbers: up by one in every row, and
  /// back to its first number exactly where the value of `group` changes.
  bool countsWithin(const ColumnStatistics& group) const;

 private:
  double mean(std::size_t sum) const {
    return m_values == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(m_values);
  }
  void addNumber(double number);

  std::size_t m_rows = 0;
  std::size_t m_values = 0;
  std::size_t m_numbers = 0;
  std::size_t m_times = 0;
  std::size_t m_characters = 0;
  std::size_t m_spaces = 0;
  std::unordered_set<std::string> m_distinct;
  std::string m_previous;
  std::optional<double> m_firstNumber;
  double m_previousNumber = 0;
  bool m_isRising = true;
  bool m_countsByOne = true;
  bool m_countsOrRestarts = true;
  std::size_t m_restarts = 0;
  std::uint64_t m_changeRows = 0;   ///< a hash of the rows in which the value changes
  std::uint64_t m_restartRows = 0;  ///< a hash of the rows in which the count restarts
};

}  // namespace encoderlab
