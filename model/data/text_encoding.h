#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace encoderlab {

/// What becomes one token of a text.
enum class TokenUnit { Characters, Words };

/// Offset of the first byte that is not part of well-formed UTF-8 (RFC 3629) or is NUL; npos if there is none.
std::size_t firstBadByte(std::string_view text);

/// The number of characters (code points) of well-formed UTF-8.
std::size_t countCharacters(std::string_view text);

/// Whether nothing but white space is in `text`.
bool isBlank(std::string_view text);

/// `text` without the ASCII white space around it.
std::string_view trimmed(std::string_view text);

/// Replaces `tokens` by the tokens of `text` (well-formed UTF-8), as views into it. Nothing is normalised.
/// Characters are code points: combining marks stand alone. Words are separated by white space, and punctuation
/// before and after a word stands alone, one character a token; inside a word it stays ("it's", "3.5").
void splitIntoTokens(std::string_view text, TokenUnit unit, std::vector<std::string_view>& tokens);

}  // namespace encoderlab
