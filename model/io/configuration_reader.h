#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/configuration_keys.h"

namespace encoderlab {

/// The visitor (see configuration_keys.h) that overlays the values of one JSON object. Throws std::invalid_argument
/// naming the key for a wrong type or an impossible value; finish() does so for keys that nobody asked for.
class ConfigurationReader {
 public:
  /// `path` names the object in messages, "" for the whole; `json` must outlive the reader.
  ConfigurationReader(const nlohmann::ordered_json& json, std::string path);

  template <typename Integer>
  void integer(std::string_view key, Integer& value, std::int64_t minimum, std::int64_t maximum) {
    if (const auto* const json = find(key)) value = static_cast<Integer>(integerOf(*json, key, minimum, maximum));
  }
  void seed(std::string_view key, std::uint64_t& value);
  void number(std::string_view key, double& value, const NumberRange& range);
  void flag(std::string_view key, bool& value);
  void text(std::string_view key, std::string& value);
  template <typename Names>
  void textChoice(std::string_view key, std::string& value, const Names& names) {
    if (const auto* const json = find(key)) value = names[indexOf(*json, key, {names.begin(), names.end()})];
  }
  template <typename Value, typename Names>
  void choice(std::string_view key, Value& value, const Names& names) {
    const auto* const json = find(key);
    if (json == nullptr) return;
    std::vector<std::string_view> texts;
    texts.reserve(std::size(names));
    for (const auto& named : names) texts.push_back(named.name);
    value = names[indexOf(*json, key, texts)].value;
  }
  template <typename VisitKeys>
  void section(std::string_view key, const VisitKeys& visitKeys) {
    const auto* const json = find(key);
    if (json == nullptr) return;
    ConfigurationReader inner(*json, pathOf(key));
    visitKeys(inner);
    inner.finish();
  }
  void foreign(std::string_view key, std::string_view reason) const;

  /// Throws naming the first key that was not visited, and the visited key nearest to it.
  void finish() const;

  bool has(std::string_view key) const { return m_json.contains(key); }
  std::string pathOf(std::string_view key) const;

 private:
  /// Null if the key is missing; remembers it as known.
  const nlohmann::ordered_json* find(std::string_view key);
  std::int64_t integerOf(const nlohmann::ordered_json& json, std::string_view key, std::int64_t minimum,
                         std::int64_t maximum) const;
  std::size_t indexOf(const nlohmann::ordered_json& json, std::string_view key,
                      const std::vector<std::string_view>& names) const;
  [[noreturn]] void refuse(std::string_view key, std::string_view wanted, const nlohmann::ordered_json& found) const;

  const nlohmann::ordered_json& m_json;
  std::string m_path;
  std::vector<std::string> m_knownKeys;
};

}  // namespace encoderlab
