#include "model/io/configuration_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "model/configuration_keys.h"
#include "model/io/configuration_reader.h"
#include "model/tasks/task.h"

namespace encoderlab {
namespace {

using Json = nlohmann::ordered_json;

constexpr int formatVersion = 1;

/// The visitor (see configuration_keys.h) that writes every value into a JSON object.
class Writer {
 public:
  explicit Writer(Json& json) : m_json(json) {}

  void integer(std::string_view key, std::int64_t value, std::int64_t /*minimum*/, std::int64_t /*maximum*/) {
    m_json[std::string(key)] = value;
  }
  void seed(std::string_view key, std::uint64_t value) { m_json[std::string(key)] = value; }
  void number(std::string_view key, double value, const NumberRange& /*range*/) { m_json[std::string(key)] = value; }
  void flag(std::string_view key, bool value) { m_json[std::string(key)] = value; }
  void text(std::string_view key, const std::string& value) { m_json[std::string(key)] = value; }
  void textChoice(std::string_view key, const std::string& value, const auto& /*names*/) { text(key, value); }
  template <typename Value>
  void choice(std::string_view key, Value value, const auto& names) {
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& named) { return named.value == value; });
    m_json[std::string(key)] = found->name;
  }
  void section(std::string_view key, const auto& visitKeys) {
    Writer inner(m_json[std::string(key)] = Json::object());
    visitKeys(inner);
  }
  void foreign(std::string_view /*key*/, std::string_view /*reason*/) const {}

 private:
  Json& m_json;
};

Json taskToJson(const TaskConfiguration& task) {
  Json json = {{"name", task.name}};
  for (const auto& [name, value] : task.options) {
    if (std::floor(value) == value) {
      json[name] = static_cast<std::int64_t>(value);
    } else {
      json[name] = value;
    }
  }
  if (!task.data) return json;
  Writer writer(json);
  visitDataKeys(writer, *task.data);
  return json;
}

InputConfiguration withoutForeignKeys(const InputConfiguration& input) {
  switch (input.kind) {
    case InputKind::Tokens:
      return {.kind = input.kind, .vocabulary = input.vocabulary};
    case InputKind::Vectors:
      return {.kind = input.kind, .features = input.features};
    case InputKind::Patches:
      break;
  }
  return patchesInput(input);
}

/// Lets the keys of another kind of input or head fall back, so that what means the same compares equal.
void forgetForeignKeys(ModelConfiguration& model) {
  model.input = withoutForeignKeys(model.input);
  if (model.head.kind == HeadKind::Token) model.head.pooling = HeadConfiguration().pooling;
}

void readModel(ConfigurationReader& reader, ModelConfiguration& model) {
  visitModelKeys(reader, model);
  if (reader.has("block") && !reader.has("final_norm")) model.finalNorm = finalNormByDefault(model.block);
  forgetForeignKeys(model);
}

void readOptions(ConfigurationReader& reader, std::map<std::string, double>& values, const Task& task) {
  for (const TaskOption& option : task.options) {
    double& value = values.try_emplace(option.name, option.defaultValue).first->second;
    if (option.wholeNumber) {
      reader.integer(option.name, value, static_cast<std::int64_t>(option.minimum),
                     static_cast<std::int64_t>(option.maximum));
    } else {
      reader.number(option.name, value, {option.minimum, option.maximum});
    }
  }
}

void readTask(ConfigurationReader& reader, TaskConfiguration& task) {
  std::string name = task.name;
  reader.text("name", name);
  if (name != task.name) task = {name, {}, {}};
  if (name == "data") {
    if (!task.data) task.data.emplace();
    visitDataKeys(reader, *task.data);
    if (task.data->file.empty()) throw std::invalid_argument("task.file must name the file that holds the data.");
  } else if (name != "custom") {
    readOptions(reader, task.options, taskByName(name));
  }
}

}  // namespace

Json toJson(const Configuration& configuration) {
  Json json = {{"version", formatVersion}, {"model", Json::object()}};
  Writer modelWriter(json["model"]);
  visitModelKeys(modelWriter, configuration.model);
  json["task"] = taskToJson(configuration.task);
  Writer trainingWriter(json["training"] = Json::object());
  visitTrainingKeys(trainingWriter, configuration.training);
  return json;
}

Configuration configurationFromJson(const Json& json, const Configuration& defaults) {
  Configuration configuration = defaults;
  ConfigurationReader reader(json, "");
  int version = formatVersion;
  reader.integer("version", version, formatVersion, formatVersion);
  reader.section("model", [&](auto& section) { readModel(section, configuration.model); });
  reader.section("task", [&](auto& section) { readTask(section, configuration.task); });
  reader.section("training", [&](auto& section) { visitTrainingKeys(section, configuration.training); });
  reader.finish();
  validate(configuration.model);
  validate(configuration.training);
  return configuration;
}

}  // namespace encoderlab
