#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "model/tensor.h"

namespace encoderlab {

/// The tensors of a .safetensors file (https://github.com/huggingface/safetensors), little-endian, row-major.
/// F16, BF16, I8, I16, I32, U16, U32 and BOOL are read into the nearest of these types.
using FileTensor = std::variant<Tensor<float>, Tensor<double>, Tensor<std::int64_t>, Tensor<std::uint8_t>>;

struct SafetensorsFile {
  std::map<std::string, FileTensor> tensors;
  std::map<std::string, std::string> metadata;  ///< `__metadata__`
};

/// Throws std::runtime_error with one sentence that names the file and what is wrong with it: not there, truncated,
/// a header longer than the file or than 100 MB, offsets that overlap, leave holes or do not fit the shape, an unknown
/// type. Nothing is allocated on the word of the header before it was checked against the size of the file.
SafetensorsFile readSafetensors(const std::filesystem::path& path);

/// Writes F32, F64, I64 and U8 as they are. The file appears whole or not at all: it is written beside `path` and
/// renamed. Throws std::runtime_error naming the file.
void writeSafetensors(const std::filesystem::path& path, const SafetensorsFile& file);

}  // namespace encoderlab
