#pragma once

#include <cstddef>
#include <vector>

#include "model/inspect/interventions.h"
#include "model/nn/parameters.h"

namespace encoderlab {

/// Some neighbouring elements of the flat buffer: first … last − 1.
struct ElementRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The elements of the frozen parameters, in ascending order.
std::vector<ElementRange> frozenRanges(const ParameterLayout& layout, const Interventions& interventions);

/// The elements that `ranges`, which are in ascending order, leave out of `size`.
std::vector<ElementRange> complementOf(const std::vector<ElementRange>& ranges, std::size_t size);

}  // namespace encoderlab
