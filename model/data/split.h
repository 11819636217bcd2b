#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace encoderlab {

/// Indices of samples, rising.
struct Split {
  std::vector<std::size_t> training;
  std::vector<std::size_t> validation;
};

/// A number for each key, the same for equal keys, in the order in which they first appear.
std::vector<std::size_t> groupEqual(std::span<const std::string_view> keys);

/// Holds out `fraction` of the samples of every class, as nearly as whole groups allow: samples of one group (`groups`,
/// as groupEqual numbers them) never part, and each class keeps a group for training. At least one group is held
/// out if a class has two; if none has, `validation` is empty. The same arguments give the same split.
Split splitByClass(std::span<const std::int64_t> classes, std::span<const std::size_t> groups, double fraction,
                   std::uint64_t seed);

/// Chooses `most` of `total` rows at random, or all if there are not so many; each row in turn is asked for.
class RowSelection {
 public:
  RowSelection(std::size_t total, std::size_t most, std::uint64_t seed);
  bool take();

 private:
  std::size_t m_left;    ///< rows not yet asked for
  std::size_t m_wanted;  ///< rows still to be taken
  std::uint64_t m_seed;
};

}  // namespace encoderlab
