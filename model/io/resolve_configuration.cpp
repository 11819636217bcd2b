#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "model/data/own_data.h"
#include "model/io/configuration_json.h"
#include "model/io/json_text.h"
#include "model/tasks/task.h"

namespace encoderlab {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t largestConfigurationFile = 1'000'000;
constexpr int deepestConfiguration = 8;

Json readOverlay(const std::filesystem::path& file) {
  const std::string text = readTextFile(file, largestConfigurationFile);
  Json overlay;
  try {
    overlay = parseJson<Json>(text, deepestConfiguration);
  } catch (const std::invalid_argument& error) {
    throw std::runtime_error(file.string() + " " + error.what());
  }
  if (!overlay.is_object()) throw std::runtime_error(file.string() + " must hold a JSON object.");
  return overlay;
}

/// Puts the value of "model.num_layers=4" where the dots lead, as JSON where it is JSON and as text otherwise.
void applySetting(Json& overlay, const std::string& setting) {
  const std::size_t equals = setting.find('=');
  const std::string path = setting.substr(0, equals);
  if (equals == std::string::npos || path.empty() || path.front() == '.' || path.back() == '.' ||
      path.find("..") != std::string::npos) {
    throw std::invalid_argument("The setting \"" + setting + "\" must have the form key=value, for example " +
                                "model.num_layers=4.");
  }
  Json* target = &overlay;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    if (!target->is_object()) *target = Json::object();
    target = &(*target)[path.substr(begin, end - begin)];
    begin = end + 1;
  }
  const std::string value = setting.substr(equals + 1);
  const Json parsed = Json::parse(value, nullptr, false);
  *target = parsed.is_discarded() ? Json(value) : parsed;
}

/// The name under `task`, null where none is given; a wrong type is left to the reader of the whole.
std::optional<std::string> taskNameIn(const Json& overlay) {
  const auto task = overlay.find("task");
  if (task == overlay.end() || !task->is_object() || !task->contains("name")) return std::nullopt;
  const auto* const name = task->at("name").get_ptr<const std::string*>();
  return name == nullptr ? std::nullopt : std::optional(*name);
}

Configuration defaultsFor(const std::string& taskName, const Json& overlay) {
  if (taskName == "custom") return {};
  if (taskName != "data") return taskByName(taskName).defaults;
  const Json taskOnly = {{"task", overlay.at("task")}};
  return suggestConfiguration(previewData(*configurationFromJson(taskOnly).task.data));
}

}  // namespace

Configuration resolveConfiguration(const ConfigurationRequest& request) {
  Json overlay = request.file.empty() ? Json::object() : readOverlay(request.file);
  if (!request.task.empty() && taskNameIn(overlay) != request.task) overlay["task"] = {{"name", request.task}};
  for (const std::string& setting : request.settings) applySetting(overlay, setting);
  const std::string taskName = taskNameIn(overlay).value_or("reverse");
  try {
    return configurationFromJson(overlay, defaultsFor(taskName, overlay));
  } catch (const std::invalid_argument& error) {
    if (request.file.empty()) throw;
    throw std::invalid_argument(request.file.string() +
                                (request.settings.empty() ? ": " : " with the settings given: ") + error.what());
  }
}

}  // namespace encoderlab
