#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/data/dataset.h"

namespace encoderlab {

/// One place at which the user changed a sample by hand.
struct SampleEdit {
  enum class Kind : std::uint8_t {
    Token,
    Number,
    Padding,
    Whole  ///< tokens were put in or taken out, so that none stands where it stood
  };

  Kind kind = Kind::Token;
  std::size_t token = 0;    ///< not for Whole
  std::size_t feature = 0;  ///< Number: its place in the token's vector
  bool operator==(const SampleEdit&) const = default;
};

/// What makes `edited` of `original`, token after token; empty if they are equal.
std::vector<SampleEdit> sampleEdits(const InputConfiguration& input, const Sample& original, const Sample& edited);

/// `edited` without one of its edits.
Sample withoutEdit(const InputConfiguration& input, const Sample& original, Sample edited, const SampleEdit& edit);

/// One flag a token of `edited`: it is not, or does not stand, as in `original`.
std::vector<bool> changedTokens(const InputConfiguration& input, const Sample& original, const Sample& edited);

}  // namespace encoderlab
