#include "app/commands/csv.h"

#include <array>
#include <charconv>
#include <cmath>

namespace encoderlab {
namespace {

bool needsQuotes(const std::string& field) {
  return field.find_first_of(",\"\r\n") != std::string::npos ||
         (!field.empty() && (field.front() == ' ' || field.back() == ' '));
}

template <typename Number>
std::string shortestText(Number value) {
  if (std::isnan(value)) return {};
  std::array<char, 32> text{};
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), written.ptr};
}

}  // namespace

std::string csvLine(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) line += ',';
    if (!needsQuotes(field)) {
      line += field;
      continue;
    }
    line += '"';
    for (const char letter : field) line.append(letter == '"' ? 2 : 1, letter);
    line += '"';
  }
  return line + '\n';
}

std::string csvNumber(double value) { return shortestText(value); }
std::string csvNumber(float value) { return shortestText(value); }

}  // namespace encoderlab
