#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/configuration.h"

namespace encoderlab {

/// The JSON of DESIGN.md, every value written out. Keys: `version`, `model`, `task`, `training`.
nlohmann::ordered_json toJson(const Configuration& configuration);

/// Overlays `json` on `defaults`: what `json` does not name keeps its default. Throws std::invalid_argument naming the
/// key (`model.nhead`) for unknown keys, wrong types and impossible values, and saying what would be right.
Configuration configurationFromJson(const nlohmann::ordered_json& json, const Configuration& defaults = {});

/// What the words of a command line ask for, merged in this order: the defaults of the task, the file, the settings.
struct ConfigurationRequest {
  std::string task;                   ///< empty: the file's, or `reverse`
  std::filesystem::path file;         ///< a JSON configuration; empty: none
  std::vector<std::string> settings;  ///< `model.num_layers=4`
};
/// Throws std::invalid_argument / std::runtime_error naming file and key.
Configuration resolveConfiguration(const ConfigurationRequest& request);

}  // namespace encoderlab
