#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace encoderlab {

/// The finite number that all of `text` is, white space around it left aside; nothing if it is none.
std::optional<double> parseNumber(std::string_view text);

/// Whether a field of a column of numbers says that its value is missing: blank, `NA`, `N/A`, `NaN`, `nan`, `null`,
/// `NULL`, `None` or `?`.
bool isMissingNumber(std::string_view text);

/// For notes and errors: "1 row", "12 rows".
std::string counted(std::size_t count, const std::string& singular, const std::string& plural);

/// For notes and errors: "a, b, c".
template <typename Texts>
std::string joined(const Texts& texts) {
  std::string all;
  for (const auto& text : texts) {
    if (!all.empty()) all += ", ";
    all += text;
  }
  return all;
}

}  // namespace encoderlab
