#pragma once

#include <string_view>

/// How ops are written that several parts of the model have; see OpDescription.
namespace encoderlab::ops {

inline constexpr std::string_view sum = "{0} + {1}";
inline constexpr std::string_view sumBackward = "{d0=}{dy}, {d1=}{dy}";
inline constexpr std::string_view sumBackwardLine = "{d0=}{dy}; {d1=}{dy}";
inline constexpr std::string_view reluFormula = "max(0, {0})";
inline constexpr std::string_view reluLine = "F.relu({0})";
inline constexpr std::string_view reluBackward = "{d0=}{dy} ⊙ [{0} > 0]";
inline constexpr std::string_view reluBackwardLine = "{d0=}{dy} * ({0} > 0)";

}  // namespace encoderlab::ops
