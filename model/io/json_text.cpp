#include "model/io/json_text.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <vector>

namespace encoderlab {
namespace {

std::string placeOf(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte == 0 ? 0 : byte - 1, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(before.size() - lineStart + 1);
}

}  // namespace

template <typename Json>
Json parseJson(std::string_view text, int maximumDepth) {
  std::vector<std::set<std::string>> keysOfOpenObjects;
  const auto inspect = [&](int depth, typename Json::parse_event_t event, Json& parsed) {
    if (depth > maximumDepth) throw std::invalid_argument("is nested too deeply.");
    if (event == Json::parse_event_t::object_start) {
      keysOfOpenObjects.emplace_back();
    } else if (event == Json::parse_event_t::object_end) {
      keysOfOpenObjects.pop_back();
    } else if (event == Json::parse_event_t::key) {
      const auto& key = parsed.template get_ref<const std::string&>();
      if (!keysOfOpenObjects.back().insert(key).second) {
        throw std::invalid_argument("has the key \"" + key + "\" twice in one object.");
      }
    }
    return true;
  };
  try {
    return Json::parse(text, inspect);
  } catch (const typename Json::parse_error& error) {
    throw std::invalid_argument("is not JSON: " + placeOf(text, error.byte) + ".");
  } catch (const typename Json::out_of_range&) {
    throw std::invalid_argument("holds a number too large for a double.");
  }
}

template nlohmann::json parseJson<nlohmann::json>(std::string_view, int);
template nlohmann::ordered_json parseJson<nlohmann::ordered_json>(std::string_view, int);

std::string readTextFile(const std::filesystem::path& path, std::uintmax_t maximumSize) {
  std::ifstream stream(path, std::ios::binary);
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!stream || error) throw std::runtime_error(path.string() + " cannot be read.");
  if (size > maximumSize) {
    throw std::runtime_error(path.string() + " is larger than the " + std::to_string(maximumSize) +
                             " bytes that such a file may have.");
  }
  std::string text(size, '\0');
  if (!stream.read(text.data(), static_cast<std::streamsize>(size))) {
    throw std::runtime_error(path.string() + " cannot be read.");
  }
  return text;
}

}  // namespace encoderlab
