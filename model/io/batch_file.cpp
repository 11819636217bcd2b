#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <stdexcept>

#include "model/data/patches.h"
#include "model/data/sample_length.h"
#include "model/io/model_file.h"
#include "model/io/safetensors.h"
#include "model/io/tensor_types.h"

namespace encoderlab {
namespace {

/// The tensors of a batch's file, handed out by name, type and shape.
class BatchReader {
 public:
  BatchReader(const SafetensorsFile& file, const ModelConfiguration& model) : m_file(file), m_model(model) {}

  std::vector<Sample> read() const {
    refuseUnknownNames();
    std::vector<Sample> samples = m_model.input.kind == InputKind::Tokens ? readTokens() : readNumbers();
    readPadding(samples);
    if (m_model.head.loss == LossKind::CrossEntropy) {
      readClasses(samples);
    } else {
      readValues(samples);
    }
    return samples;
  }

 private:
  void refuseUnknownNames() const {
    static const std::set<std::string> inputs{"tokens", "vectors", "images", "video"};
    const std::vector<std::string> read = readableInputs();
    for (const auto& [name, tensor] : m_file.tensors) {
      if (name == "key_padding_mask" || name == "targets" || std::ranges::find(read, name) != read.end()) continue;
      if (inputs.contains(name))
        throw std::invalid_argument("holds \"" + name + "\", but the model reads " + read.front() + ".");
      throw std::invalid_argument("holds the tensor \"" + name +
                                  "\"; a batch has tokens, vectors, images or video, key_padding_mask and targets.");
    }
  }

  /// What the model's input may be called; the first of them in messages.
  std::vector<std::string> readableInputs() const {
    if (m_model.input.kind == InputKind::Tokens) return {"tokens"};
    if (m_model.input.kind == InputKind::Vectors) return {"vectors"};
    return {m_model.input.isVideo() ? "video" : "images", "vectors"};
  }

  std::vector<Sample> readNumbers() const {
    const char* const pictures = m_model.input.isVideo() ? "video" : "images";
    const bool hasPictures = m_file.tensors.contains(pictures);
    if (hasPictures && m_file.tensors.contains("vectors"))
      throw std::invalid_argument(std::string("holds both \"") + pictures + "\" and \"vectors\"; one is enough.");
    return hasPictures ? readPictures(pictures) : readVectors();
  }

  /// Whole pictures or videos, which are cut into their patches.
  std::vector<Sample> readPictures(const std::string& name) const {
    const PatchGrid grid(m_model.input);
    const bool isVideo = m_model.input.isVideo();
    const auto* const pictures =
        find<float>(name, isVideo ? "F32 of shape (B, C, F, H, W)" : "F32 of shape (B, C, H, W)");
    const std::size_t count = pictures->shape.empty() ? 0 : pictures->shape[0];
    if (count == 0) throw std::invalid_argument("holds \"" + name + "\" without a sample.");
    std::vector<std::size_t> shape{count, grid.channels()};
    if (isVideo) shape.push_back(grid.frames());
    shape.insert(shape.end(), {grid.height(), grid.width()});
    requireShape(name, pictures->shape, shape, "for this model");
    std::vector<Sample> samples(count);
    distribute(pictures->values, samples, &Sample::vectors);
    for (Sample& sample : samples) sample.vectors = grid.cut(sample.vectors);
    return samples;
  }

  /// Null if it is missing.
  template <typename Value>
  const Tensor<Value>* find(const std::string& name, const char* typeName) const {
    const auto found = m_file.tensors.find(name);
    if (found == m_file.tensors.end()) return nullptr;
    const auto* const tensor = std::get_if<Tensor<Value>>(&found->second);
    if (tensor == nullptr) throw std::invalid_argument("must hold \"" + name + "\" as " + typeName + ".");
    return tensor;
  }

  static void requireShape(const std::string& name, const std::vector<std::size_t>& found,
                           const std::vector<std::size_t>& wanted, const std::string& why) {
    if (found == wanted) return;
    throw std::invalid_argument("holds \"" + name + "\" of shape " + shapeText(found) + "; " + why + " it must be " +
                                shapeText(wanted) + ".");
  }

  static void requireSamples(const std::string& name, const std::vector<std::size_t>& shape, std::size_t axes,
                             const char* axisNames) {
    if (shape.size() == axes && shape[0] > 0 && shape[1] > 0) return;
    throw std::invalid_argument("holds \"" + name + "\" of shape " + shapeText(shape) + "; it must be " + axisNames +
                                " with at least one sample and one token.");
  }

  std::vector<Sample> readTokens() const {
    const auto* const tokens = find<std::int64_t>("tokens", "I64 of shape (B, T)");
    if (tokens == nullptr) throw std::invalid_argument("lacks \"tokens\", I64 of shape (B, T).");
    requireSamples("tokens", tokens->shape, 2, "(B, T)");
    const std::size_t length = tokens->shape[1];
    std::vector<Sample> samples(tokens->shape[0]);
    for (std::size_t i = 0; i < tokens->values.size(); ++i) {
      const std::int64_t token = tokens->values[i];
      if (token < 0 || token >= m_model.input.vocabulary) {
        throw std::invalid_argument("holds the token " + std::to_string(token) + " at tokens[" +
                                    std::to_string(i / length) + ", " + std::to_string(i % length) +
                                    "], but the model's vocabulary has the tokens 0 to " +
                                    std::to_string(m_model.input.vocabulary - 1) + ".");
      }
      samples[i / length].tokens.push_back(static_cast<std::int32_t>(token));
    }
    return samples;
  }

  std::vector<Sample> readVectors() const {
    const auto* const vectors = find<float>("vectors", "F32 of shape (B, T, features)");
    if (vectors == nullptr) throw std::invalid_argument("lacks \"vectors\", F32 of shape (B, T, features).");
    requireSamples("vectors", vectors->shape, 3, "(B, T, features)");
    const std::vector<std::size_t>& shape = vectors->shape;
    requireShape("vectors", shape, {shape[0], shape[1], static_cast<std::size_t>(m_model.input.features)},
                 "for this model");
    std::vector<Sample> samples(shape[0]);
    distribute(vectors->values, samples, &Sample::vectors);
    return samples;
  }

  void readPadding(std::vector<Sample>& samples) const {
    const auto* const mask = find<std::uint8_t>("key_padding_mask", "U8 or BOOL of shape (B, T)");
    if (mask == nullptr) return;
    requireShape("key_padding_mask", mask->shape, {samples.size(), lengthOf(m_model.input, samples.front())},
                 "for this input");
    if (std::any_of(mask->values.begin(), mask->values.end(), [](std::uint8_t flag) { return flag > 1; })) {
      throw std::invalid_argument("holds a \"key_padding_mask\" with other values than 0 and 1.");
    }
    distribute(mask->values, samples, &Sample::padding);
  }

  void readClasses(std::vector<Sample>& samples) const {
    const bool everyToken = m_model.head.kind == HeadKind::Token;
    const auto* const targets = find<std::int64_t>("targets", everyToken ? "I64 of shape (B, T)" : "I64 of shape (B,)");
    if (targets == nullptr) return;
    std::vector<std::size_t> shape{samples.size()};
    if (everyToken) shape.push_back(lengthOf(m_model.input, samples.front()));
    requireShape("targets", targets->shape, shape, "for this input and head");
    distribute(targets->values, samples, &Sample::classes);
  }

  void readValues(std::vector<Sample>& samples) const {
    const auto* const targets = find<float>("targets", "F32 of the logits' shape");
    if (targets == nullptr) return;
    std::vector<std::size_t> shape{samples.size()};
    if (m_model.head.kind == HeadKind::Token) shape.push_back(lengthOf(m_model.input, samples.front()));
    shape.push_back(static_cast<std::size_t>(m_model.head.outputs));
    requireShape("targets", targets->shape, shape, "for this input and head");
    distribute(targets->values, samples, &Sample::values);
  }

  /// Cuts `values` into equal parts, one a sample.
  template <typename Value>
  static void distribute(const std::vector<Value>& values, std::vector<Sample>& samples,
                         std::vector<Value> Sample::*member) {
    const auto share = static_cast<std::ptrdiff_t>(values.size() / samples.size());
    auto begin = values.begin();
    for (Sample& sample : samples) {
      (sample.*member).assign(begin, begin + share);
      begin += share;
    }
  }

  const SafetensorsFile& m_file;
  const ModelConfiguration& m_model;
};

}  // namespace

Batch loadBatch(const std::filesystem::path& path, const ModelConfiguration& model) {
  std::vector<Sample> samples;
  try {
    const SafetensorsFile file = readSafetensors(path);
    samples = BatchReader(file, model).read();
  } catch (const std::invalid_argument& error) {
    throw std::runtime_error(path.string() + " " + error.what());
  }
  try {
    return packBatch(model, samples, PaddingColumns::Kept);
  } catch (const std::invalid_argument& error) {  // a sentence of its own
    throw std::runtime_error(path.string() + ": " + error.what());
  }
}

}  // namespace encoderlab
