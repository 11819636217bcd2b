#include "model/data/split.h"

#include <algorithm>
#include <unordered_map>

#include "model/random.h"

namespace encoderlab {
namespace {

struct Group {
  std::int64_t classIndex = 0;  ///< of its first sample
  std::size_t size = 0;
  bool heldOut = false;
};

std::vector<Group> gather(std::span<const std::int64_t> classes, std::span<const std::size_t> groups) {
  std::vector<Group> gathered;
  for (std::size_t sample = 0; sample < groups.size(); ++sample) {
    if (groups[sample] == gathered.size()) gathered.push_back({classes[sample]});
    ++gathered[groups[sample]].size;
  }
  return gathered;
}

/// The groups of each class, in an order drawn by `seed`.
std::vector<std::vector<std::size_t>> drawnByClass(const std::vector<Group>& groups, std::uint64_t seed) {
  std::vector<std::vector<std::size_t>> drawn;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const auto classIndex = static_cast<std::size_t>(groups[group].classIndex);
    if (classIndex >= drawn.size()) drawn.resize(classIndex + 1);
    drawn[classIndex].push_back(group);
  }
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    RandomStream random(deriveSeed(seed, "split", i));
    shuffle(drawn[i], random);
  }
  return drawn;
}

}  // namespace

std::vector<std::size_t> groupEqual(std::span<const std::string_view> keys) {
  std::unordered_map<std::string_view, std::size_t> numbers;
  std::vector<std::size_t> groups;
  groups.reserve(keys.size());
  for (const std::string_view key : keys) groups.push_back(numbers.emplace(key, numbers.size()).first->second);
  return groups;
}

Split splitByClass(std::span<const std::int64_t> classes, std::span<const std::size_t> groups, double fraction,
                   std::uint64_t seed) {
  std::vector<Group> gathered = gather(classes, groups);
  const std::vector<std::vector<std::size_t>> drawn = drawnByClass(gathered, seed);
  // What one class could not give is due from the next, so that many small classes still add up to the fraction.
  double due = 0;
  bool anyHeldOut = false;
  for (const std::vector<std::size_t>& ofClass : drawn) {
    for (const std::size_t group : ofClass) due += fraction * static_cast<double>(gathered[group].size);
    for (std::size_t i = 0; i + 1 < ofClass.size(); ++i) {
      Group& group = gathered[ofClass[i]];
      if (due < static_cast<double>(group.size) / 2) continue;
      due -= static_cast<double>(group.size);
      group.heldOut = anyHeldOut = true;
    }
  }
  const auto largest = std::max_element(drawn.begin(), drawn.end(),
                                        [](const auto& left, const auto& right) { return left.size() < right.size(); });
  if (!anyHeldOut && largest != drawn.end() && largest->size() > 1) gathered[largest->front()].heldOut = true;

  Split split;
  for (std::size_t sample = 0; sample < groups.size(); ++sample) {
    (gathered[groups[sample]].heldOut ? split.validation : split.training).push_back(sample);
  }
  return split;
}

RowSelection::RowSelection(std::size_t total, std::size_t most, std::uint64_t seed)
    : m_left(total), m_wanted(std::min(total, most)), m_seed(deriveSeed(seed, "rows")) {}

// Selection sampling (Knuth, The Art of Computer Programming 3.4.2, algorithm S): exactly `most` rows in one pass.
bool RowSelection::take() {
  if (m_wanted == 0) return false;
  RandomStream random(deriveSeed(m_seed, "row", m_left));
  const bool taken = random.below(m_left) < m_wanted;
  --m_left;
  if (taken) --m_wanted;
  return taken;
}

}  // namespace encoderlab
