#include "model/io/encoding_json.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

namespace encoderlab {
namespace {

using Json = nlohmann::json;

Json toJson(const Scaler& scaler) { return {{"mean", scaler.mean}, {"scale", scaler.scale}}; }

void require(bool condition, const std::string& what) {
  if (!condition) throw std::invalid_argument("encoding." + what);
}

Scaler scalerFromJson(const Json& json, const std::string& name, int size) {
  const Json& scaler = json.at(name);
  Scaler read{scaler.at("mean").get<std::vector<double>>(), scaler.at("scale").get<std::vector<double>>()};
  const auto wanted = static_cast<std::size_t>(size);
  require(
      read.mean.size() == wanted && read.scale.size() == wanted,
      name + " must hold " + std::to_string(size) + " means and scales, not " + std::to_string(read.mean.size()) + ".");
  for (const double scale : read.scale) require(scale != 0, name + " must not hold a scale of zero.");
  return read;
}

std::int32_t tokenFromJson(const Json& json, const std::string& name, int minimum, const InputConfiguration& input) {
  const auto token = json.at(name).get<std::int64_t>();
  const int vocabulary = input.kind == InputKind::Tokens ? input.vocabulary : std::numeric_limits<std::int32_t>::max();
  require(token >= minimum && token < vocabulary, name + " is not in the vocabulary.");
  return static_cast<std::int32_t>(token);
}

/// `name` must hold one name for each of `count` things, and none where the model has no such things.
std::vector<std::string> namesFromJson(const Json& json, const std::string& name, int count) {
  auto names = json.at(name).get<std::vector<std::string>>();
  require(
      names.size() == static_cast<std::size_t>(count),
      name + " holds " + std::to_string(names.size()) + " names where the model has " + std::to_string(count) + ".");
  return names;
}

/// Numbers that bear a name of their own: the features of a vector, or each of the T × features in a row of a table.
int namedFeatures(const Json& json, const Dataset& dataset) {
  const int perSample = dataset.input.features * dataset.maxLength;
  return json.at("feature_names").size() == static_cast<std::size_t>(perSample) ? perSample : dataset.input.features;
}

Dataset read(const Json& json, const ModelConfiguration& model) {
  Dataset dataset;
  dataset.input = model.input;
  dataset.head = model.head;
  dataset.maxLength = json.at("max_length").get<int>();
  const int longest = model.maxLength - (model.hasCls() ? 1 : 0);
  require(dataset.maxLength >= 1 && dataset.maxLength <= longest, "max_length does not fit the model's.");
  const bool tokens = model.input.kind == InputKind::Tokens;
  const bool classes = model.head.loss == LossKind::CrossEntropy;
  const int features = tokens ? 0 : namedFeatures(json, dataset);
  const int outputs = classes ? 0 : model.head.outputs;
  dataset.tokenNames = namesFromJson(json, "token_names", tokens ? model.input.vocabulary : 0);
  dataset.featureNames = namesFromJson(json, "feature_names", features);
  dataset.classNames = namesFromJson(json, "class_names", classes ? model.head.outputs : 0);
  dataset.outputNames = namesFromJson(json, "output_names", outputs);
  dataset.inputScaler = scalerFromJson(json, "input_scaler", features);
  dataset.outputScaler = scalerFromJson(json, "output_scaler", outputs);
  dataset.measure = json.at("measure").get<std::string>();
  static const std::set<std::string> measures{"accuracy", "exact_match", "miou", "rmse"};
  require(measures.contains(dataset.measure), "measure must be accuracy, exact_match, miou or rmse.");
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
