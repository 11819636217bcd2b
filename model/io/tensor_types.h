#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace encoderlab {

static_assert(std::endian::native == std::endian::little, "safetensors is little-endian and is copied as it is");

/// The header of a .safetensors file is no longer than this, as in the reference implementation.
inline constexpr std::size_t maximumHeaderSize = 100'000'000;

enum class StoredType { F64, F32, F16, BF16, I64, I32, I16, I8, U32, U16, U8, Bool };

struct StoredTypeName {
  StoredType type;
  std::string_view name;
  std::size_t itemSize;
};

inline constexpr std::array<StoredTypeName, 12> storedTypes{{{StoredType::F64, "F64", 8},
                                                             {StoredType::F32, "F32", 4},
                                                             {StoredType::F16, "F16", 2},
                                                             {StoredType::BF16, "BF16", 2},
                                                             {StoredType::I64, "I64", 8},
                                                             {StoredType::I32, "I32", 4},
                                                             {StoredType::I16, "I16", 2},
                                                             {StoredType::I8, "I8", 1},
                                                             {StoredType::U32, "U32", 4},
                                                             {StoredType::U16, "U16", 2},
                                                             {StoredType::U8, "U8", 1},
                                                             {StoredType::Bool, "BOOL", 1}}};

/// "(4, 12)", "(4,)" and "()", as PyTorch and Python print shapes.
std::string shapeText(const std::vector<std::size_t>& shape);

}  // namespace encoderlab
