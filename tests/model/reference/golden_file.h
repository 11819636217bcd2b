#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/configuration.h"
#include "model/data/dataset.h"
#include "model/data/patches.h"
#include "model/io/configuration_json.h"
#include "model/io/safetensors.h"
#include "model/nn/parameters.h"
#include "model/tensor.h"

namespace encoderlab {

/// What PyTorch computed for one configuration, as tests/reference/make_reference.py wrote it.
struct GoldenFile {
  SafetensorsFile file;
  Configuration configuration;
  std::vector<Sample> samples;
};

inline std::vector<std::filesystem::path> goldenPaths() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(TESTS_DIR "/reference/golden")) {
    if (entry.path().extension() == ".safetensors") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

inline const Tensor<double>& goldenTensor(const GoldenFile& golden, const std::string& name) {
  return std::get<Tensor<double>>(golden.file.tensors.at(name));
}

/// Row `sample` of a batch's tensor, in the type that a Sample holds; empty if the batch has no such tensor.
template <typename Stored, typename Value>
std::vector<Value> goldenRow(const GoldenFile& golden, const std::string& name, std::size_t sample) {
  const auto found = golden.file.tensors.find(name);
  if (found == golden.file.tensors.end() || !std::holds_alternative<Tensor<Stored>>(found->second)) return {};
  const auto& tensor = std::get<Tensor<Stored>>(found->second);
  const std::size_t width = tensor.values.size() / tensor.shape.at(0);
  std::vector<Value> row(width);
  for (std::size_t i = 0; i < width; ++i) row[i] = static_cast<Value>(tensor.values[sample * width + i]);
  return row;
}

inline GoldenFile readGolden(const std::filesystem::path& path) {
  GoldenFile golden;
  golden.file = readSafetensors(path);
  golden.configuration = configurationFromJson(nlohmann::ordered_json::parse(golden.file.metadata.at("encoder_lab")));
  const std::size_t count = goldenTensor(golden, "trace.embedding").shape.at(0);
  for (std::size_t i = 0; i < count; ++i) {
    Sample sample;
    sample.tokens = goldenRow<std::int64_t, std::int32_t>(golden, "batch.tokens", i);
    sample.vectors = goldenRow<double, float>(golden, "batch.vectors", i);
    for (const char* pictures : {"batch.images", "batch.video"}) {
      const std::vector<float> pixels = goldenRow<double, float>(golden, pictures, i);
      if (!pixels.empty()) sample.vectors = PatchGrid(golden.configuration.model.input).cut(pixels);
    }
    sample.padding = goldenRow<std::uint8_t, std::uint8_t>(golden, "batch.key_padding_mask", i);
    sample.classes = goldenRow<std::int64_t, std::int64_t>(golden, "batch.targets", i);
    sample.values = goldenRow<double, float>(golden, "batch.targets", i);
    golden.samples.push_back(std::move(sample));
  }
  return golden;
}

/// The flat buffer of the golden weights; throws if a parameter is missing or has another shape than PyTorch's.
template <typename Scalar>
std::vector<Scalar> goldenWeights(const GoldenFile& golden, const ParameterLayout& layout) {
  std::vector<Scalar> weights(layout.size());
  for (const Parameter& parameter : layout.parameters()) {
    const Tensor<double>& tensor = goldenTensor(golden, parameter.name);
    if (tensor.shape != parameter.shape) throw std::runtime_error("The shape of " + parameter.name + " differs.");
    std::transform(tensor.values.begin(), tensor.values.end(), &weights[parameter.offset],
                   [](double value) { return static_cast<Scalar>(value); });
  }
  return weights;
}

/// The largest difference, relative to the largest expected value (absolute if that is zero); infinite for NaN.
template <typename Scalar>
double relativeDifference(const std::vector<double>& expected, const std::vector<Scalar>& actual) {
  double largest = 0;
  double difference = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double here = std::abs(expected[i] - static_cast<double>(actual[i]));
    if (std::isnan(here)) return HUGE_VAL;
    largest = std::max(largest, std::abs(expected[i]));
    difference = std::max(difference, here);
  }
  return largest > 0 ? difference / largest : difference;
}

/// What is wrong with a tensor in one sentence, or empty if it agrees.
template <typename Scalar>
std::string disagreement(const std::string& name, const Tensor<double>& expected, const Tensor<Scalar>& actual,
                         double tolerance) {
  if (actual.shape != expected.shape || actual.values.size() != expected.values.size()) {
    return name + " has another shape than PyTorch's.";
  }
  const double difference = relativeDifference(expected.values, actual.values);
  if (difference <= tolerance) return {};
  return name + " differs from PyTorch's by " + std::to_string(difference / tolerance) + " times the tolerance.";
}

}  // namespace encoderlab
