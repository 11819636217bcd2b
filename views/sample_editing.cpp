#include "views/sample_editing.h"

#include <algorithm>

namespace encoderlab {
namespace {

/// Whether a token other than `index` is left for the attention to look at.
bool anotherCounts(const Sample& sample, std::size_t index, std::size_t length) {
  for (std::size_t i = 0; i < length; ++i) {
    if (i != index && !isPadding(sample, i)) return true;
  }
  return false;
}

template <typename Value>
auto at(std::vector<Value>& values, std::size_t index) {
  return values.begin() + static_cast<std::ptrdiff_t>(index);
}

}  // namespace

bool isPadding(const Sample& sample, std::size_t index) {
  return index < sample.padding.size() && sample.padding[index] != 0;
}

bool insertToken(Sample& sample, std::size_t index, HeadKind head, std::size_t longest) {
  if (index >= sample.tokens.size() || sample.tokens.size() >= longest) return false;
  if (head == HeadKind::Token && !sample.classes.empty())
    sample.classes.insert(at(sample.classes, index), ignoredTarget);
  if (!sample.padding.empty()) sample.padding.insert(at(sample.padding, index), 0);
  sample.tokens.insert(at(sample.tokens, index), sample.tokens[index]);
  return true;
}

bool deleteToken(Sample& sample, std::size_t index, HeadKind head) {
  if (index >= sample.tokens.size() || !anotherCounts(sample, index, sample.tokens.size())) return false;
  if (head == HeadKind::Token && !sample.classes.empty()) sample.classes.erase(at(sample.classes, index));
  if (!sample.padding.empty()) sample.padding.erase(at(sample.padding, index));
  sample.tokens.erase(at(sample.tokens, index));
  return true;
}

bool togglePadding(Sample& sample, std::size_t index, std::size_t length) {
  if (index >= length) return false;
  if (!isPadding(sample, index) && !anotherCounts(sample, index, length)) return false;
  sample.padding.resize(length, 0);
  sample.padding[index] = sample.padding[index] != 0 ? 0 : 1;
  if (std::all_of(sample.padding.begin(), sample.padding.end(), [](std::uint8_t flag) { return flag == 0; })) {
    sample.padding.clear();
  }
  return true;
}

bool replaceTokens(Sample& sample, std::vector<std::int32_t> tokens, HeadKind head) {
  if (tokens.empty() || tokens == sample.tokens) return false;
  if (head == HeadKind::Token && !sample.classes.empty()) sample.classes.resize(tokens.size(), ignoredTarget);
  if (tokens.size() != sample.tokens.size()) sample.padding.clear();
  sample.tokens = std::move(tokens);
  return true;
}

}  // namespace encoderlab
