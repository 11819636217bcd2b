#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/data/string_map.h"

namespace encoderlab {

/// Numbers tokens: 0 is `<pad>`, 1 is `<unk>` for all that it does not hold, then the tokens.
class Vocabulary {
 public:
  static constexpr std::int32_t padding = 0;
  static constexpr std::int32_t unknown = 1;

  /// `names` is the text of each id, the two special ones included.
  explicit Vocabulary(std::vector<std::string> names);

  std::int32_t idOf(std::string_view token) const;
  const std::vector<std::string>& names() const { return m_names; }

 private:
  std::vector<std::string> m_names;
  StringMap<std::int32_t> m_ids;
};

/// Counts the tokens of the training part and makes the vocabulary of the most frequent ones.
class TokenCounts {
 public:
  void add(std::string_view token);

  std::size_t distinct() const { return m_counts.size(); }
  /// At most `most` tokens that occur at least `least` times, by falling frequency, equal ones by text.
  Vocabulary vocabulary(std::size_t most, std::size_t least) const;

 private:
  StringMap<std::size_t> m_counts;
};

}  // namespace encoderlab
