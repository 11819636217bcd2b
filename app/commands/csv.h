#pragma once

#include <string>
#include <vector>

namespace encoderlab {

/// One line of CSV (RFC 4180, line feed at the end): a field is quoted where it holds a comma, a quotation mark or a
/// line break, or begins or ends with a space.
std::string csvLine(const std::vector<std::string>& fields);

/// The shortest text that reads back as the same number; empty for NaN, which stands for "there is none".
std::string csvNumber(double value);
std::string csvNumber(float value);

}  // namespace encoderlab
