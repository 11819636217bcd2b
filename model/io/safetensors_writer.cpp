#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "model/io/atomic_file.h"
#include "model/io/safetensors.h"
#include "model/io/tensor_types.h"

namespace encoderlab {
namespace {

template <typename Value>
constexpr std::string_view typeName();
template <>
constexpr std::string_view typeName<float>() {
  return "F32";
}
template <>
constexpr std::string_view typeName<double>() {
  return "F64";
}
template <>
constexpr std::string_view typeName<std::int64_t>() {
  return "I64";
}
template <>
constexpr std::string_view typeName<std::uint8_t>() {
  return "U8";
}

/// A tensor to write, seen without its type.
struct Entry {
  std::string name;
  std::string_view type;
  const std::vector<std::size_t>* shape;
  std::size_t itemSize;
  std::string_view bytes;
};

template <typename Value>
Entry entryOf(const std::string& name, const Tensor<Value>& tensor) {
  if (tensor.values.size() != elementCount(tensor.shape)) {
    throw std::runtime_error("tensor \"" + name + "\" has " + std::to_string(tensor.values.size()) +
                             " values, which do not fill its shape " + shapeText(tensor.shape) + ".");
  }
  const auto* const bytes = reinterpret_cast<const char*>(tensor.values.data());
  return {name, typeName<Value>(), &tensor.shape, sizeof(Value), {bytes, tensor.values.size() * sizeof(Value)}};
}

/// Wide types first, so that every tensor is aligned to its type; otherwise by name.
std::vector<Entry> entriesOf(const SafetensorsFile& file) {
  std::vector<Entry> entries;
  for (const auto& [name, tensor] : file.tensors) {
    if (name == "__metadata__") throw std::runtime_error("a tensor cannot be named __metadata__.");
    entries.push_back(std::visit([&name = name](const auto& typed) { return entryOf(name, typed); }, tensor));
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.itemSize > b.itemSize; });
  return entries;
}

std::string headerOf(const std::vector<Entry>& entries, const std::map<std::string, std::string>& metadata) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::size_t offset = 0;
  for (const Entry& entry : entries) {
    const std::size_t end = offset + entry.bytes.size();
    header[entry.name] = {{"dtype", entry.type}, {"shape", *entry.shape}, {"data_offsets", {offset, end}}};
    offset = end;
  }
  std::string text = header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');
  if (text.size() > maximumHeaderSize) throw std::runtime_error("the header is longer than 100000000 bytes.");
  return text;
}

}  // namespace

std::string shapeText(const std::vector<std::size_t>& shape) {
  std::string text = "(";
  for (std::size_t axis = 0; axis < shape.size(); ++axis) text += (axis == 0 ? "" : ", ") + std::to_string(shape[axis]);
  return text + (shape.size() == 1 ? ",)" : ")");
}

void writeSafetensors(const std::filesystem::path& path, const SafetensorsFile& file) {
  std::vector<Entry> entries;
  std::string header;
  try {
    entries = entriesOf(file);
    header = headerOf(entries, file.metadata);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(path.string() + " cannot be written: " + error.what());
  } catch (const nlohmann::json::exception&) {
    throw std::runtime_error(path.string() + " cannot be written: a name in it is not UTF-8.");
  }
  const std::uint64_t length = header.size();
  AtomicFile output(path);
  output.write({reinterpret_cast<const char*>(&length), sizeof(length)});
  output.write(header);
  for (const Entry& entry : entries) output.write(entry.bytes);
  output.commit();
}

}  // namespace encoderlab
