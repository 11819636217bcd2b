#include "model/io/encoding_json.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace encoderlab {
namespace {

using Json = nlohmann::json;

Json toJson(const Scaler& scaler) { return {{"mean", scaler.mean}, {"scale", scaler.scale}}; }

void require(bool condition, const std::string& what) {
  if (!condition) throw std::invalid_argument("encoding." + what);
}

Scaler scalerFromJson(const Json& json, const std::string& name, std::size_t size) {
  Scaler scaler{json.at("mean").get<std::vector<double>>(), json.at("scale").get<std::vector<double>>()};
  require(scaler.mean.size() == scaler.scale.size() && (scaler.mean.empty() || scaler.mean.size() == size),
          name + " must hold " + std::to_string(size) + " means and scales.");
  for (const double scale : scaler.scale) require(scale != 0, name + " must not hold a scale of zero.");
  return scaler;
}

std::int32_t tokenFromJson(const Json& json, const std::string& name, int minimum, const InputConfiguration& input) {
  const auto token = json.at(name).get<std::int64_t>();
  const int vocabulary = input.kind == InputKind::Tokens ? input.vocabulary : std::numeric_limits<std::int32_t>::max();
  require(token >= minimum && token < vocabulary, name + " is not in the vocabulary.");
  return static_cast<std::int32_t>(token);
}

void requireNames(const std::vector<std::string>& names, const std::string& name, int count) {
  require(
      names.empty() || names.size() == static_cast<std::size_t>(count),
      name + " holds " + std::to_string(names.size()) + " names where the model has " + std::to_string(count) + ".");
}

Dataset read(const Json& json, const ModelConfiguration& model) {
  Dataset dataset;
  dataset.input = model.input;
  dataset.head = model.head;
  dataset.maxLength = json.at("max_length").get<int>();
  const int longest = model.maxLength - (model.hasCls() ? 1 : 0);
  require(dataset.maxLength >= 1 && dataset.maxLength <= longest, "max_length does not fit the model's.");
  dataset.tokenNames = json.at("token_names").get<std::vector<std::string>>();
  dataset.classNames = json.at("class_names").get<std::vector<std::string>>();
  dataset.featureNames = json.at("feature_names").get<std::vector<std::string>>();
  dataset.outputNames = json.at("output_names").get<std::vector<std::string>>();
  requireNames(dataset.tokenNames, "token_names", model.input.vocabulary);
  // Where each number of a sample is a column of its own (rows of a table) there are T × features of them.
  const auto perFeature = static_cast<std::size_t>(model.input.features);
  const std::size_t perSample = perFeature * static_cast<std::size_t>(dataset.maxLength);
  const std::size_t scaled = dataset.featureNames.size() == perSample ? perSample : perFeature;
  requireNames(dataset.featureNames, "feature_names", static_cast<int>(scaled));
  requireNames(dataset.classNames, "class_names", model.head.outputs);
  requireNames(dataset.outputNames, "output_names", model.head.outputs);
  dataset.inputScaler = scalerFromJson(json.at("input_scaler"), "input_scaler", scaled);
  dataset.outputScaler =
      scalerFromJson(json.at("output_scaler"), "output_scaler", static_cast<std::size_t>(model.head.outputs));
  dataset.measure = json.at("measure").get<std::string>();
  require(dataset.measure == "accuracy" || dataset.measure == "exact_match" || dataset.measure == "rmse",
          "measure must be accuracy, exact_match or rmse.");
  dataset.paddingToken = tokenFromJson(json, "padding_token", 0, model.input);
  dataset.unknownToken = tokenFromJson(json, "unknown_token", -1, model.input);
  dataset.notes = json.at("notes").get<std::vector<std::string>>();
  if (json.contains("baseline")) {
    dataset.baseline.name = json.at("baseline").at("name").get<std::string>();
    dataset.baseline.value = json.at("baseline").at("value").get<double>();
  }
  return dataset;
}

}  // namespace

Json encodingToJson(const Dataset& dataset) {
  Json json = {{"max_length", dataset.maxLength},
               {"token_names", dataset.tokenNames},
               {"class_names", dataset.classNames},
               {"feature_names", dataset.featureNames},
               {"output_names", dataset.outputNames},
               {"input_scaler", toJson(dataset.inputScaler)},
               {"output_scaler", toJson(dataset.outputScaler)},
               {"measure", dataset.measure},
               {"padding_token", dataset.paddingToken},
               {"unknown_token", dataset.unknownToken},
               {"notes", dataset.notes}};
  if (!dataset.baseline.name.empty() && std::isfinite(dataset.baseline.value)) {
    json["baseline"] = {{"name", dataset.baseline.name}, {"value", dataset.baseline.value}};
  }
  return json;
}

Dataset encodingFromJson(const Json& json, const ModelConfiguration& model) {
  try {
    return read(json, model);
  } catch (const Json::exception&) {
    throw std::invalid_argument("encoding lacks a key or holds a value of the wrong type.");
  }
}

}  // namespace encoderlab
