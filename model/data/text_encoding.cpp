#include "model/data/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace encoderlab {
namespace {

using Range = std::pair<char32_t, char32_t>;

unsigned char byteAt(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// The length of the well-formed sequence that begins at `at`, 0 if there is none. The second byte's bounds keep out
/// overlong forms, surrogates and what lies above U+10FFFF (RFC 3629, section 4).
std::size_t sequenceLength(std::string_view text, std::size_t at) {
  const unsigned char lead = byteAt(text, at);
  if (lead == 0) return 0;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (at + length > text.size()) return 0;
  const unsigned char second = byteAt(text, at + 1);
  const unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < lowest || second > highest) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byteAt(text, at + i) & 0xC0U) != 0x80) return 0;
  }
  return length;
}

/// Whether the eight bytes are ASCII and none of them is NUL.
bool isPlain(std::uint64_t bytes) {
  constexpr std::uint64_t highBits = 0x8080808080808080ULL;
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  return (bytes & highBits) == 0 && ((bytes - ones) & highBits) == 0;
}

char32_t decode(std::string_view character) {
  const unsigned char lead = byteAt(character, 0);
  if (character.size() == 1) return lead;
  char32_t code = lead & (0x7FU >> character.size());
  for (std::size_t i = 1; i < character.size(); ++i) code = (code << 6U) | (byteAt(character, i) & 0x3FU);
  return code;
}

bool isWithin(char32_t code, const auto& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [code](const Range& range) { return code >= range.first && code <= range.second; });
}

bool isSpace(char32_t code) {
  static constexpr std::array<Range, 9> spaces = {Range{0x09, 0x0D}, {0x20, 0x20},     {0x85, 0x85},
                                                  {0xA0, 0xA0},      {0x2000, 0x200A}, {0x2028, 0x2029},
                                                  {0x202F, 0x202F},  {0x205F, 0x205F}, {0x3000, 0x3000}};
  return isWithin(code, spaces);
}

bool isPunctuation(char32_t code) {
  static constexpr std::array<Range, 13> marks = {
      Range{0x21, 0x2F}, {0x3A, 0x40},     {0x5B, 0x60},    {0x7B, 0x7E},     {0xA1, 0xA1},
      {0xAB, 0xAB},      {0xBB, 0xBB},     {0xBF, 0xBF},    {0x2010, 0x2027}, {0x3001, 0x3003},
      {0x3008, 0x3011},  {0xFF01, 0xFF0F}, {0xFF1A, 0xFF1F}};
  return isWithin(code, marks);
}

std::string_view firstCharacter(std::string_view text) {
  return text.substr(0, std::max<std::size_t>(sequenceLength(text, 0), 1));
}

std::string_view lastCharacter(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (byteAt(text, begin) & 0xC0U) == 0x80) --begin;
  return text.substr(begin);
}

/// Appends the tokens of `word`, which holds no white space.
void splitWord(std::string_view word, std::vector<std::string_view>& tokens) {
  while (!word.empty() && isPunctuation(decode(firstCharacter(word)))) {
    tokens.push_back(firstCharacter(word));
    word.remove_prefix(tokens.back().size());
  }
  std::string_view core = word;
  while (!core.empty() && isPunctuation(decode(lastCharacter(core)))) core.remove_suffix(lastCharacter(core).size());
  if (!core.empty()) tokens.push_back(core);
  word.remove_prefix(core.size());
  for (; !word.empty(); word.remove_prefix(tokens.back().size())) tokens.push_back(firstCharacter(word));
}

}  // namespace

std::size_t firstBadByte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t bytes = 0;
    if (at + sizeof bytes <= text.size()) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
      if (isPlain(bytes)) {
        at += sizeof bytes;
        continue;
      }
    }
    const std::size_t length = sequenceLength(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::size_t countCharacters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80; }));
}

bool isBlank(std::string_view text) {
  while (!text.empty()) {
    const std::string_view character = firstCharacter(text);
    if (!isSpace(decode(character))) return false;
    text.remove_prefix(character.size());
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view whiteSpace = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(whiteSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(whiteSpace) - first + 1);
}

void splitIntoTokens(std::string_view text, TokenUnit unit, std::vector<std::string_view>& tokens) {
  tokens.clear();
  std::size_t wordBegin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = firstCharacter(text.substr(at));
    at += character.size();
    if (unit == TokenUnit::Characters) {
      tokens.push_back(character);
    } else if (isSpace(decode(character))) {
      splitWord(text.substr(wordBegin, at - character.size() - wordBegin), tokens);
      wordBegin = at;
    }
  }
  if (unit == TokenUnit::Words) splitWord(text.substr(wordBegin), tokens);
}

}  // namespace encoderlab
