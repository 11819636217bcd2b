#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace encoderlab {

/// Parts of the model that can be switched off inside the computation itself. Norm1 … Rotation exist once a layer.
enum class Part : std::uint8_t { Norm1, Norm2, Residual1, Residual2, Scaling, Rotation, FinalNorm, Position };

/// Which parts are off. A norm that is off hands on its input, a residual hands on the branch alone (in `as_printed` it
/// does not double), the scores are not divided by √(D/H), the queries and keys are not turned by their position, the
/// position is not added.
class Switches {
 public:
  /// `layer` is −1 for FinalNorm and Position.
  void turnOff(Part part, int layer) { m_off.emplace_back(part, layer); }
  bool isOff(Part part, int layer) const {
    return std::find(m_off.begin(), m_off.end(), std::pair(part, layer)) != m_off.end();
  }
  bool areAllOn() const { return m_off.empty(); }

 private:
  std::vector<std::pair<Part, int>> m_off;
};

}  // namespace encoderlab
