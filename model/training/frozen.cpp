#include "model/training/frozen.h"

#include <algorithm>
#include <string>

namespace encoderlab {

std::vector<ElementRange> frozenRanges(const ParameterLayout& layout, const Interventions& interventions) {
  const std::vector<std::string> names = frozenParameters(interventions);
  std::vector<ElementRange> ranges;
  for (const Parameter& parameter : layout.parameters()) {
    if (std::find(names.begin(), names.end(), parameter.name) != names.end())
      ranges.push_back({parameter.offset, parameter.offset + parameter.size});
  }
  return ranges;
}

std::vector<ElementRange> complementOf(const std::vector<ElementRange>& ranges, std::size_t size) {
  std::vector<ElementRange> complement;
  std::size_t next = 0;
  for (const ElementRange& range : ranges) {
    if (next < range.first) complement.push_back({next, range.first});
    next = range.last;
  }
  if (next < size) complement.push_back({next, size});
  return complement;
}

}  // namespace encoderlab
