#include "model/data/vocabulary.h"

#include <algorithm>
#include <utility>

namespace encoderlab {

Vocabulary::Vocabulary(std::vector<std::string> names) : m_names(std::move(names)) {
  for (std::size_t id = unknown + 1; id < m_names.size(); ++id)
    m_ids.emplace(m_names[id], static_cast<std::int32_t>(id));
}

std::int32_t Vocabulary::idOf(std::string_view token) const {
  const auto found = m_ids.find(token);
  return found == m_ids.end() ? unknown : found->second;
}

void TokenCounts::add(std::string_view token) {
  const auto found = m_counts.find(token);
  if (found != m_counts.end()) {
    ++found->second;
  } else {
    m_counts.emplace(token, 1);
  }
}

Vocabulary TokenCounts::vocabulary(std::size_t most, std::size_t least) const {
  std::vector<std::pair<std::string_view, std::size_t>> tokens;
  for (const auto& [token, count] : m_counts) {
    if (count >= least) tokens.emplace_back(token, count);
  }
  std::sort(tokens.begin(), tokens.end(), [](const auto& left, const auto& right) {
    return left.second != right.second ? left.second > right.second : left.first < right.first;
  });
  if (tokens.size() > most) tokens.resize(most);
  std::vector<std::string> names = {"<pad>", "<unk>"};
  for (const auto& [token, count] : tokens) names.emplace_back(token);
  return Vocabulary(std::move(names));
}

}  // namespace encoderlab
