#include "model/io/configuration_reader.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace encoderlab {
namespace {

using Json = nlohmann::ordered_json;

/// The value as the user wrote it, cut where it is long.
std::string excerptOf(const Json& json) {
  constexpr std::size_t longest = 60;
  const std::string text = json.dump(-1, ' ', true, Json::error_handler_t::replace);
  return text.size() <= longest ? text : text.substr(0, longest) + "…";
}

/// Levenshtein's distance: insertions, deletions and replacements that make one text the other.
std::size_t editDistance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> distances(to.size() + 1);
  std::iota(distances.begin(), distances.end(), 0U);
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = distances[0];
    distances[0] = i + 1;
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = distances[j + 1];
      distances[j + 1] = std::min({replaced, distances[j] + 1, diagonal + 1});
    }
  }
  return distances.back();
}

std::string quotedList(const auto& texts) {
  std::string list;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) list += i + 1 == texts.size() ? " or " : ", ";
    list.append("\"").append(texts[i]).append("\"");
  }
  return list;
}

}  // namespace

ConfigurationReader::ConfigurationReader(const Json& json, std::string path) : m_json(json), m_path(std::move(path)) {
  if (json.is_object()) return;
  refuseValue(m_path.empty() ? "The configuration" : m_path, "a JSON object", excerptOf(json));
}

void ConfigurationReader::seed(std::string_view key, std::uint64_t& value) {
  const Json* const json = find(key);
  if (json == nullptr) return;
  if (!json->is_number_unsigned()) refuse(key, "a whole number from 0 to 18446744073709551615", *json);
  value = json->get<std::uint64_t>();
}

void ConfigurationReader::number(std::string_view key, double& value, const NumberRange& range) {
  const Json* const json = find(key);
  if (json == nullptr) return;
  if (!json->is_number() || !contains(range, json->get<double>())) refuse(key, rangeText(range), *json);
  value = json->get<double>();
}

void ConfigurationReader::flag(std::string_view key, bool& value) {
  const Json* const json = find(key);
  if (json == nullptr) return;
  if (!json->is_boolean()) refuse(key, "true or false", *json);
  value = json->get<bool>();
}

void ConfigurationReader::text(std::string_view key, std::string& value) {
  const Json* const json = find(key);
  if (json == nullptr) return;
  if (!json->is_string()) refuse(key, "a text in quotation marks", *json);
  value = json->get<std::string>();
}

void ConfigurationReader::foreign(std::string_view key, std::string_view reason) const {
  if (has(key)) throw std::invalid_argument(pathOf(key) + " has no place here: " + std::string(reason) + ".");
}

void ConfigurationReader::finish() const {
  for (const auto& item : m_json.items()) {
    const std::string& key = item.key();
    if (std::find(m_knownKeys.begin(), m_knownKeys.end(), key) != m_knownKeys.end()) continue;
    std::string message = pathOf(key) + " is not a known key";
    const auto nearest = std::min_element(m_knownKeys.begin(), m_knownKeys.end(), [&](const auto& a, const auto& b) {
      return editDistance(key, a) < editDistance(key, b);
    });
    if (nearest != m_knownKeys.end() && editDistance(key, *nearest) <= 1 + nearest->size() / 3) {
      throw std::invalid_argument(message + "; did you mean " + pathOf(*nearest) + "?");
    }
    throw std::invalid_argument(message + "; known here are " + quotedList(m_knownKeys) + ".");
  }
}

std::string ConfigurationReader::pathOf(std::string_view key) const {
  return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
}

const Json* ConfigurationReader::find(std::string_view key) {
  m_knownKeys.emplace_back(key);
  const auto found = m_json.find(key);
  return found == m_json.end() ? nullptr : &*found;
}

std::int64_t ConfigurationReader::integerOf(const Json& json, std::string_view key, std::int64_t minimum,
                                            std::int64_t maximum) const {
  // 1e3 is a whole number to people, and a double to the parser.
  const double value = json.is_number() ? json.get<double>() : std::nan("");
  if (!contains({static_cast<double>(minimum), static_cast<double>(maximum)}, value) || std::floor(value) != value) {
    refuse(key, rangeText(minimum, maximum), json);
  }
  return json.is_number_integer() ? json.get<std::int64_t>() : static_cast<std::int64_t>(value);
}

std::size_t ConfigurationReader::indexOf(const Json& json, std::string_view key,
                                         const std::vector<std::string_view>& names) const {
  const auto* const text = json.get_ptr<const std::string*>();
  const auto found = text == nullptr ? names.end() : std::find(names.begin(), names.end(), *text);
  if (found == names.end()) refuse(key, quotedList(names), json);
  return static_cast<std::size_t>(found - names.begin());
}

void ConfigurationReader::refuse(std::string_view key, std::string_view wanted, const Json& found) const {
  refuseValue(pathOf(key), wanted, excerptOf(found));
}

}  // namespace encoderlab
