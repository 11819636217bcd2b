#include "model/data/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "model/data/text_encoding.h"

namespace encoderlab {

std::optional<double> parseNumber(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || parsed != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

bool isMissingNumber(std::string_view text) {
  static constexpr std::array<std::string_view, 9> words = {"", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", "?"};
  return std::find(words.begin(), words.end(), trimmed(text)) != words.end();
}

std::string counted(std::size_t count, const std::string& singular, const std::string& plural) {
  return std::to_string(count) + " " + (count == 1 ? singular : plural);
}

}  // namespace encoderlab
