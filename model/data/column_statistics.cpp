#include "model/data/column_statistics.h"

#include <algorithm>
#include <cmath>

#include "model/data/number_text.h"
#include "model/data/text_encoding.h"
#include "model/random.h"

namespace encoderlab {
namespace {

bool looksLikeTime(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.front() < '0' || text.front() > '9') return false;
  return text.find_first_of("-/:", 1) != std::string_view::npos &&
         text.find_first_not_of("0123456789-/:.+ TZ") == std::string_view::npos;
}

}  // namespace

void ColumnStatistics::add(std::string_view field) {
  ++m_rows;
  if (m_previous != field) {
    if (m_rows > 1) m_changeRows = mixBits(m_changeRows + m_rows);
    m_previous = field;
  }
  if (isMissingNumber(field)) return;
  ++m_values;
  if (m_distinct.size() <= mostDistinct) m_distinct.emplace(field);
  if (const std::optional<double> number = parseNumber(field)) {
    addNumber(*number);
    return;
  }
  if (looksLikeTime(field)) ++m_times;
  m_characters += countCharacters(field);
  m_spaces += static_cast<std::size_t>(std::count(field.begin(), field.end(), ' '));
}

void ColumnStatistics::addNumber(double number) {
  ++m_numbers;
  if (!m_firstNumber) {
    m_firstNumber = number;
    m_countsByOne = number == std::floor(number);
  } else {
    const bool isNext = number == m_previousNumber + 1;
    m_isRising = m_isRising && number > m_previousNumber;
    m_countsByOne = m_countsByOne && isNext;
    if (!isNext) {
      m_countsOrRestarts = m_countsOrRestarts && number == *m_firstNumber;
      ++m_restarts;
      m_restartRows = mixBits(m_restartRows + m_rows);
    }
  }
  m_previousNumber = number;
}

ColumnType ColumnStatistics::type() const {
  if (m_values == 0) return ColumnType::Empty;
  if (m_numbers == m_rows && m_numbers > 2 && m_countsByOne) return ColumnType::Index;
  if (m_numbers * 2 > m_values) return ColumnType::Number;
  return m_times * 2 > m_values ? ColumnType::Time : ColumnType::Text;
}

bool ColumnStatistics::countsWithin(const ColumnStatistics& group) const {
  const bool counts = m_numbers == m_rows && m_countsOrRestarts && m_restarts > 0 && m_rows > 2 * (m_restarts + 1);
  return counts && m_restartRows == group.m_changeRows;
}

}  // namespace encoderlab
