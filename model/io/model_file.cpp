#include "model/io/model_file.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>

#include "model/io/configuration_json.h"
#include "model/io/encoding_json.h"
#include "model/io/json_text.h"
#include "model/io/safetensors.h"
#include "model/io/tensor_types.h"

namespace encoderlab {
namespace {

constexpr const char* configurationKey = "encoder_lab";
constexpr const char* stateKey = "training_state";
constexpr const char* encodingKey = "encoding";
constexpr int deepestMetadata = 8;

struct Moment {
  const char* name;
  std::vector<float> TrainingState::*values;
};
constexpr Moment moments[] = {{"first_moment", &TrainingState::firstMoment},
                              {"second_moment", &TrainingState::secondMoment}};

std::string prefixOf(const Moment& moment) { return std::string("training.") + moment.name + "."; }

void addTensors(SafetensorsFile& file, const ParameterLayout& layout, std::span<const float> flat,
                const std::string& prefix) {
  for (const Parameter& parameter : layout.parameters()) {
    const auto values = flat.subspan(parameter.offset, parameter.size);
    file.tensors[prefix + parameter.name] = Tensor<float>{parameter.shape, {values.begin(), values.end()}};
  }
}

/// Takes the tensors of `layout`, whose names begin with `prefix`, out of `file`.
std::vector<float> takeTensors(SafetensorsFile& file, const ParameterLayout& layout, const std::string& prefix) {
  for (const Parameter& parameter : layout.parameters()) {
    const std::string name = prefix + parameter.name;
    const auto found = file.tensors.find(name);
    if (found == file.tensors.end()) {
      throw std::invalid_argument("lacks the tensor \"" + name + "\" of shape " + shapeText(parameter.shape) + ".");
    }
    const auto& shape = std::visit(
        [](const auto& tensor) -> const auto& { return tensor.shape; }, found->second);
    if (shape != parameter.shape) {
      throw std::invalid_argument("holds \"" + name + "\" with the shape " + shapeText(shape) +
                                  ", but the configuration makes it " + shapeText(parameter.shape) + ".");
    }
  }
  std::vector<float> flat(layout.size());
  for (const Parameter& parameter : layout.parameters()) {
    const auto node = file.tensors.extract(prefix + parameter.name);
    std::visit(
        [&]<typename Value>(const Tensor<Value>& tensor) {
          if constexpr (!std::is_floating_point_v<Value>) {
            throw std::invalid_argument("holds \"" + node.key() + "\" as whole numbers; it must be F32.");
          }
          for (std::size_t i = 0; i < parameter.size; ++i) {
            flat[parameter.offset + i] = static_cast<float>(tensor.values[i]);
          }
        },
        node.mapped());
  }
  return flat;
}

void requireFinite(const ParameterLayout& layout, std::span<const float> weights) {
  for (const Parameter& parameter : layout.parameters()) {
    const auto values = weights.subspan(parameter.offset, parameter.size);
    if (!std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); })) {
      throw std::invalid_argument("holds a number in \"" + parameter.name +
                                  "\" that is not finite, so the model cannot compute anything.");
    }
  }
}

nlohmann::ordered_json takeMetadata(const SafetensorsFile& file) {
  const auto found = file.metadata.find(configurationKey);
  if (found == file.metadata.end()) {
    throw std::invalid_argument("is no model of Encoder Lab: its metadata has no \"" + std::string(configurationKey) +
                                "\" with the configuration.");
  }
  nlohmann::ordered_json json;
  try {
    json = parseJson<nlohmann::ordered_json>(found->second, deepestMetadata);
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument(std::string("has metadata \"") + configurationKey + "\" that " + error.what());
  }
  if (!json.is_object() || !json.contains("model")) {
    throw std::invalid_argument(std::string("has metadata \"") + configurationKey + "\" without a \"model\".");
  }
  return json;
}

nlohmann::ordered_json take(nlohmann::ordered_json& json, const std::string& key) {
  const auto found = json.find(key);
  if (found == json.end()) return nullptr;
  nlohmann::ordered_json taken = std::move(*found);
  json.erase(found);
  return taken;
}

void readState(SafetensorsFile& file, const nlohmann::ordered_json& json, const ParameterLayout& layout,
               TrainingState& state) {
  const bool hasStep = json.is_object() && json.contains("step") && json.at("step").is_number_unsigned();
  const bool hasMoments = json.is_object() && json.contains("moments") && json.at("moments").is_array();
  if (!hasStep || !hasMoments || json.at("step").get<std::uint64_t>() > 1'000'000'000'000U) {
    throw std::invalid_argument(std::string("has a \"") + stateKey + "\" without a possible \"step\" and \"moments\".");
  }
  state.step = json.at("step").get<std::int64_t>();
  for (const Moment& moment : moments) {
    const auto& names = json.at("moments");
    if (std::find(names.begin(), names.end(), moment.name) == names.end()) continue;
    state.*moment.values = takeTensors(file, layout, prefixOf(moment));
  }
}

ModelFile modelOf(SafetensorsFile file) {
  nlohmann::ordered_json json = takeMetadata(file);
  const nlohmann::ordered_json state = take(json, stateKey);
  const nlohmann::ordered_json encoding = take(json, encodingKey);

  ModelFile model;
  try {
    model.configuration = configurationFromJson(json);
    if (!encoding.is_null()) model.encoding = encodingFromJson(encoding, model.configuration.model);
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument(std::string("cannot be used: ") + error.what());
  }
  const ParameterLayout layout(model.configuration.model);
  model.state.weights = takeTensors(file, layout, "");
  requireFinite(layout, model.state.weights);
  model.resumable = !state.is_null();
  if (model.resumable) readState(file, state, layout, model.state);
  if (!file.tensors.empty()) {
    throw std::invalid_argument("holds the tensor \"" + file.tensors.begin()->first +
                                "\", for which the configuration has no place.");
  }
  return model;
}

}  // namespace

void saveModel(const std::filesystem::path& path, const Configuration& configuration, const TrainingState& state,
               const Dataset* dataset) {
  const ParameterLayout layout(configuration.model);
  const auto fits = [&](const std::vector<float>& values) { return values.size() == layout.size(); };
  if (!fits(state.weights) || (!state.firstMoment.empty() && !fits(state.firstMoment)) ||
      (!state.secondMoment.empty() && !fits(state.secondMoment))) {
    throw std::invalid_argument("The weights and moments to save do not fit the configuration.");
  }
  SafetensorsFile file;
  addTensors(file, layout, state.weights, "");
  nlohmann::ordered_json json = toJson(configuration);
  json[stateKey] = {{"step", state.step}, {"moments", nlohmann::ordered_json::array()}};
  for (const Moment& moment : moments) {
    const std::vector<float>& values = state.*moment.values;
    if (values.empty()) continue;
    addTensors(file, layout, values, prefixOf(moment));
    json[stateKey]["moments"].push_back(moment.name);
  }
  if (dataset != nullptr && configuration.task.data) json[encodingKey] = encodingToJson(*dataset);
  try {
    file.metadata = {{"format", "pt"}, {configurationKey, json.dump()}};
  } catch (const nlohmann::json::exception&) {
    throw std::runtime_error(path.string() + " cannot be written: a name in the data is not UTF-8.");
  }
  writeSafetensors(path, file);
}

ModelFile loadModel(const std::filesystem::path& path) {
  try {
    return modelOf(readSafetensors(path));
  } catch (const std::invalid_argument& error) {
    throw std::runtime_error(path.string() + " " + error.what());
  }
}

void saveTrace(const std::filesystem::path& path, const Trace& trace) {
  SafetensorsFile file;
  file.metadata["format"] = "pt";
  for (const auto& [name, tensor] : trace.tensors) file.tensors[name] = tensor;
  writeSafetensors(path, file);
}

}  // namespace encoderlab
