#pragma once

#include <string>
#include <string_view>

namespace encoderlab {

/// A trace holds the gradient of the loss with respect to a tensor under the tensor's name with this before it.
inline constexpr std::string_view gradientPrefix = "grad.";

inline std::string gradientName(std::string_view tensor) { return std::string(gradientPrefix).append(tensor); }

inline bool isGradientName(std::string_view name) { return name.starts_with(gradientPrefix); }

/// The name of the tensor itself: leaves out a leading prefix.
inline std::string withoutGradient(std::string_view name) {
  return std::string(isGradientName(name) ? name.substr(gradientPrefix.size()) : name);
}

}  // namespace encoderlab
