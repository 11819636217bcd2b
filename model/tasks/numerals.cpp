#include "model/tasks/numerals.h"

#include <array>
#include <utility>

namespace encoderlab {
namespace {

constexpr std::array<std::string_view, 20> small = {
    "",    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens = {"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 10> digits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

struct Unit {
  std::size_t value;
  std::string_view character;
};
constexpr std::array<Unit, 5> units = {{{10'000, "万"}, {1'000, "千"}, {100, "百"}, {10, "十"}, {1, ""}}};

void sayBelowHundred(std::size_t number, std::vector<std::string_view>& said) {
  if (number >= small.size()) said.push_back(tens[number / 10]);
  const std::size_t rest = number < small.size() ? number : number % 10;
  if (rest > 0) said.push_back(small[rest]);
}

}  // namespace

std::vector<std::string_view> englishNumeral(std::size_t number, bool withAnd) {
  std::vector<std::string_view> said;
  if (number >= 1000) {
    sayBelowHundred(number / 1000, said);
    said.emplace_back("thousand");
  }
  if (const std::size_t hundreds = number / 100 % 10; hundreds > 0) {
    said.push_back(small[hundreds]);
    said.emplace_back("hundred");
  }
  if (withAnd && !said.empty() && number % 100 > 0) said.emplace_back("and");
  sayBelowHundred(number % 100, said);
  return said;
}

std::vector<std::string_view> chineseNumeral(std::size_t number) {
  std::vector<std::string_view> written;
  bool skipped = false;
  for (const Unit& unit : units) {
    const std::size_t digit = number / unit.value % 10;
    if (digit == 0) {
      skipped = !written.empty();
      continue;
    }
    if (std::exchange(skipped, false)) written.push_back(digits[0]);
    const bool leadingTen = unit.value == 10 && digit == 1 && written.empty();
    if (!leadingTen) written.push_back(digits[digit]);
    if (unit.value > 1) written.push_back(unit.character);
  }
  return written;
}

}  // namespace encoderlab
