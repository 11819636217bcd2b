#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace encoderlab {

/// The words of a number from 1 to 99,999, those of twenty-one apart. `withAnd` as in Britain: one thousand and
/// five.
std::vector<std::string_view> englishNumeral(std::size_t number, bool withAnd);

/// The characters of a number from 1 to 99,999, as it is written: one 零 for any number of zeros between other
/// digits and none for those at the end; 10 to 19 begin with 十, but within a number it is 一十 (110 is 一百一十); 二
/// throughout, never 两.
std::vector<std::string_view> chineseNumeral(std::size_t number);

}  // namespace encoderlab
