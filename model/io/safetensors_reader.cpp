#include <algorithm>
#include <fstream>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "model/io/json_text.h"
#include "model/io/safetensors.h"
#include "model/io/tensor_types.h"

namespace encoderlab {
namespace {

constexpr std::size_t lengthSize = 8;

/// What the header says of one tensor, checked against its shape but not yet against the other tensors.
struct Entry {
  std::string name;
  StoredTypeName type{};
  std::vector<std::size_t> shape;
  std::size_t begin = 0;
  std::size_t end = 0;
};

[[noreturn]] void failHeader(const std::string& what) { throw std::invalid_argument("has a damaged header: " + what); }

std::size_t unsignedOf(const nlohmann::json& value, const std::string& name, const char* key) {
  if (!value.is_number_unsigned())
    failHeader(key + (" of \"" + name) + "\" must hold whole numbers that are not negative.");
  return value.get<std::size_t>();
}

StoredTypeName typeOf(const nlohmann::json& value, const std::string& name) {
  const auto* const text = value.get_ptr<const std::string*>();
  if (text == nullptr) failHeader("dtype of \"" + name + "\" must be a string.");
  const auto* const found =
      std::find_if(storedTypes.begin(), storedTypes.end(), [&](const auto& type) { return type.name == *text; });
  if (found == storedTypes.end()) {
    throw std::invalid_argument("stores \"" + name + "\" in the type \"" + *text +
                                "\", which is none of F64, F32, F16, BF16, I64, I32, I16, I8, U32, U16, U8 and BOOL.");
  }
  return *found;
}

std::optional<std::size_t> byteCount(const std::vector<std::size_t>& shape, std::size_t itemSize) {
  std::size_t bytes = itemSize;
  if (std::find(shape.begin(), shape.end(), 0U) != shape.end()) return 0;
  for (const std::size_t extent : shape) {
    if (bytes > std::numeric_limits<std::size_t>::max() / extent) return std::nullopt;
    bytes *= extent;
  }
  return bytes;
}

Entry entryOf(const std::string& name, const nlohmann::json& json) {
  if (!json.is_object() || json.size() != 3 || !json.contains("dtype") || !json.contains("shape") ||
      !json.contains("data_offsets")) {
    failHeader("\"" + name + "\" must be an object of dtype, shape and data_offsets.");
  }
  Entry entry{name, typeOf(json.at("dtype"), name), {}, 0, 0};
  const nlohmann::json& shape = json.at("shape");
  const nlohmann::json& offsets = json.at("data_offsets");
  if (!shape.is_array()) failHeader("shape of \"" + name + "\" must be an array.");
  if (!offsets.is_array() || offsets.size() != 2) failHeader("data_offsets of \"" + name + "\" must be two numbers.");
  for (const nlohmann::json& extent : shape) entry.shape.push_back(unsignedOf(extent, name, "shape"));
  entry.begin = unsignedOf(offsets[0], name, "data_offsets");
  entry.end = unsignedOf(offsets[1], name, "data_offsets");
  const std::optional<std::size_t> bytes = byteCount(entry.shape, entry.type.itemSize);
  if (!bytes || entry.end < entry.begin || entry.end - entry.begin != *bytes) {
    failHeader("data_offsets of \"" + name + "\" do not fit its shape " + shapeText(entry.shape) + " of " +
               std::string(entry.type.name) + ".");
  }
  return entry;
}

std::map<std::string, std::string> metadataOf(const nlohmann::json& json) {
  if (!json.is_object()) failHeader("__metadata__ must be an object.");
  std::map<std::string, std::string> metadata;
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string()) failHeader("\"" + key + "\" in __metadata__ must be a string.");
    metadata[key] = value.get<std::string>();
  }
  return metadata;
}

/// The tensors must lie side by side and fill the file's data exactly.
void requireGapless(std::vector<Entry>& entries, std::size_t dataSize) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
  std::size_t expected = 0;
  for (const Entry& entry : entries) {
    if (entry.begin < expected) failHeader("\"" + entry.name + "\" overlaps another tensor.");
    if (entry.begin > expected) failHeader("there is a hole before \"" + entry.name + "\".");
    if (entry.end > dataSize) {
      throw std::invalid_argument("is truncated: \"" + entry.name + "\" ends beyond the end of the file.");
    }
    expected = entry.end;
  }
  if (expected != dataSize) failHeader("the file goes on after its last tensor.");
}

/// F16 widened, subnormal numbers, infinities and NaN included.
float floatOfHalf(std::uint16_t half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16U;
  const std::uint32_t exponent = (half >> 10U) & 0x1FU;
  const std::uint32_t fraction = half & 0x3FFU;
  if (exponent == 0) {
    const float magnitude = static_cast<float>(fraction) * 0x1.0p-24F;
    return sign != 0 ? -magnitude : magnitude;
  }
  const std::uint32_t widened = exponent == 0x1FU ? 0xFFU : exponent + 127U - 15U;
  return std::bit_cast<float>(sign | (widened << 23U) | (fraction << 13U));
}

float floatOfBfloat(std::uint16_t bfloat) { return std::bit_cast<float>(static_cast<std::uint32_t>(bfloat) << 16U); }

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) throw std::invalid_argument("does not exist.");
    if (!std::filesystem::is_regular_file(path, error)) throw std::invalid_argument("is not a regular file.");
    m_size = std::filesystem::file_size(path, error);
    m_stream.open(path, std::ios::binary);
    if (!m_stream || error) throw std::invalid_argument("cannot be read.");
  }

  SafetensorsFile read() {
    SafetensorsFile file;
    std::vector<Entry> entries;
    const nlohmann::json header = parseHeader();
    for (const auto& [name, json] : header.items()) {
      if (name == "__metadata__") {
        file.metadata = metadataOf(json);
      } else {
        entries.push_back(entryOf(name, json));
      }
    }
    requireGapless(entries, m_size - m_dataBegin);
    for (const Entry& entry : entries) file.tensors.emplace(entry.name, readTensor(entry));
    return file;
  }

 private:
  nlohmann::json parseHeader() {
    if (m_size < lengthSize) throw std::invalid_argument("is truncated: a .safetensors file has at least 8 bytes.");
    std::uint64_t length = 0;
    readBytes(&length, lengthSize);
    if (length > maximumHeaderSize) {
      throw std::invalid_argument("is not a .safetensors file, or damaged: its header would have " +
                                  std::to_string(length) + " bytes, more than the 100000000 that are allowed.");
    }
    if (length > m_size - lengthSize) {
      throw std::invalid_argument("is truncated: its header has " + std::to_string(length) + " bytes, the file " +
                                  std::to_string(m_size) + ".");
    }
    m_dataBegin = lengthSize + length;
    std::string text(length, '\0');
    readBytes(text.data(), length);
    nlohmann::json header;
    try {
      header = parseJson<nlohmann::json>(text, 3);
    } catch (const std::invalid_argument& error) {
      failHeader(std::string("it ") + error.what());
    }
    if (!header.is_object()) failHeader("it must be a JSON object.");
    return header;
  }

  FileTensor readTensor(const Entry& entry) {
    m_stream.seekg(static_cast<std::streamoff>(m_dataBegin + entry.begin));
    const std::vector<std::size_t>& shape = entry.shape;
    switch (entry.type.type) {
      case StoredType::F64:
        return readAs<double>(shape);
      case StoredType::F32:
        return readAs<float>(shape);
      case StoredType::F16:
        return readAs<float, std::uint16_t>(shape, floatOfHalf);
      case StoredType::BF16:
        return readAs<float, std::uint16_t>(shape, floatOfBfloat);
      case StoredType::I64:
        return readAs<std::int64_t>(shape);
      case StoredType::I32:
        return readAs<std::int64_t, std::int32_t>(shape);
      case StoredType::I16:
        return readAs<std::int64_t, std::int16_t>(shape);
      case StoredType::I8:
        return readAs<std::int64_t, std::int8_t>(shape);
      case StoredType::U32:
        return readAs<std::int64_t, std::uint32_t>(shape);
      case StoredType::U16:
        return readAs<std::int64_t, std::uint16_t>(shape);
      case StoredType::U8:
      case StoredType::Bool:
        return readAs<std::uint8_t>(shape);
    }
    throw std::logic_error("unknown stored type");
  }

  template <typename Value, typename Stored = Value, typename Convert = std::identity>
  Tensor<Value> readAs(const std::vector<std::size_t>& shape, Convert convert = {}) {
    Tensor<Value> tensor{shape, {}};
    std::vector<Stored> stored(elementCount(shape));
    readBytes(stored.data(), stored.size() * sizeof(Stored));
    if constexpr (std::is_same_v<Value, Stored>) {
      tensor.values = std::move(stored);
    } else {
      tensor.values.reserve(stored.size());
      for (const Stored value : stored) tensor.values.push_back(convert(value));
    }
    return tensor;
  }

  void readBytes(void* target, std::size_t count) {
    if (!m_stream.read(static_cast<char*>(target), static_cast<std::streamsize>(count))) {
      throw std::invalid_argument("cannot be read to its end.");
    }
  }

  std::ifstream m_stream;
  std::uintmax_t m_size = 0;
  std::uintmax_t m_dataBegin = 0;
};

}  // namespace

SafetensorsFile readSafetensors(const std::filesystem::path& path) {
  try {
    return Reader(path).read();
  } catch (const std::invalid_argument& error) {
    throw std::runtime_error(path.string() + " " + error.what());
  }
}

}  // namespace encoderlab
