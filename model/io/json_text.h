#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace encoderlab {

/// Parses strictly: one JSON value, no key twice in one object, no deeper than `maximumDepth` arrays and objects.
/// Throws std::invalid_argument whose text completes "<source> …", e.g. "is not JSON: line 3, column 7." `Json` is
/// nlohmann::json, or ordered_json for what people wrote.
template <typename Json>
Json parseJson(std::string_view text, int maximumDepth);

extern template nlohmann::json parseJson<nlohmann::json>(std::string_view, int);
extern template nlohmann::ordered_json parseJson<nlohmann::ordered_json>(std::string_view, int);

/// The text of a small file, of at most `maximumSize` bytes. Throws std::runtime_error naming the file.
std::string readTextFile(const std::filesystem::path& path, std::uintmax_t maximumSize);

}  // namespace encoderlab
