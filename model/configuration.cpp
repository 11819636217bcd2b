#include "model/configuration.h"

#include <array>
#include <charconv>
#include <stdexcept>
#include <string>

#include "model/configuration_keys.h"

namespace encoderlab {
namespace {

std::string numberText(double value) {
  std::array<char, 32> text{};
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), written.ptr};
}

/// The visitor that checks values against their ranges.
class RangeCheck {
 public:
  explicit RangeCheck(std::string path) : m_path(std::move(path)) {}

  void integer(std::string_view key, std::int64_t value, std::int64_t minimum, std::int64_t maximum) const {
    requireInRange(pathOf(key), value, minimum, maximum);
  }
  void number(std::string_view key, double value, const NumberRange& range) const {
    requireInRange(pathOf(key), value, range);
  }
  void section(std::string_view key, const auto& visitKeys) const {
    RangeCheck inner(pathOf(key));
    visitKeys(inner);
  }
  void seed(std::string_view /*key*/, std::uint64_t /*value*/) const {}
  void flag(std::string_view /*key*/, bool /*value*/) const {}
  void choice(std::string_view /*key*/, const auto& /*value*/, const auto& /*names*/) const {}
  void foreign(std::string_view /*key*/, std::string_view /*reason*/) const {}

 private:
  std::string pathOf(std::string_view key) const { return m_path + "." + std::string(key); }

  std::string m_path;
};

void requireMultiple(const char* key, int value, const char* divisorKey, int divisor) {
  if (value % divisor == 0) return;
  throw std::invalid_argument(std::string(divisorKey) + " must divide " + key + ", but " + std::to_string(value) +
                              " is no multiple of " + std::to_string(divisor) + ".");
}

void validatePatches(const ModelConfiguration& model) {
  const InputConfiguration& input = model.input;
  requireMultiple("model.input.height", input.height, "model.input.patch", input.patch);
  requireMultiple("model.input.width", input.width, "model.input.patch", input.patch);
  requireMultiple("model.input.frames", input.frames, "model.input.patch_frames", input.patchFrames);
  const int features = patchesInput(input).features;
  if (features > mostFeatures)
    throw std::invalid_argument("model.input.patch must leave a patch at most " + std::to_string(mostFeatures) +
                                " numbers, but one of this size has " + std::to_string(features) + ".");
  if (input.features != features) throw std::logic_error("the features of a patch were not worked out");
  const int needed = input.patchCount() + (model.hasCls() ? 1 : 0);
  if (model.maxLength < needed)
    throw std::invalid_argument("model.max_length must be at least " + std::to_string(needed) +
                                " for the patches of a sample" + (model.hasCls() ? " and the cls token" : "") +
                                ", not " + std::to_string(model.maxLength) + ".");
}

}  // namespace

InputConfiguration patchesInput(const InputConfiguration& sizes) {
  InputConfiguration input = sizes;
  input.kind = InputKind::Patches;
  input.vocabulary = InputConfiguration().vocabulary;
  input.features = sizes.channels * sizes.patchFrames * sizes.patch * sizes.patch;
  return input;
}

std::string rangeText(std::int64_t minimum, std::int64_t maximum) {
  if (minimum == maximum) return std::to_string(minimum);
  return "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum);
}

std::string rangeText(const NumberRange& range) {
  return std::string("a number ") + (range.includesMinimum ? "from " : "above ") + numberText(range.minimum) +
         (range.includesMaximum ? " up to " : " to below ") + numberText(range.maximum);
}

bool contains(const NumberRange& range, double value) {
  return (range.includesMinimum ? value >= range.minimum : value > range.minimum) &&
         (range.includesMaximum ? value <= range.maximum : value < range.maximum);
}

void refuseValue(std::string_view path, std::string_view wanted, std::string_view found) {
  throw std::invalid_argument(std::string(path) + " must be " + std::string(wanted) + ", not " + std::string(found) +
                              ".");
}

void requireInRange(std::string_view path, std::int64_t value, std::int64_t minimum, std::int64_t maximum) {
  if (value < minimum || value > maximum) refuseValue(path, rangeText(minimum, maximum), std::to_string(value));
}

void requireInRange(std::string_view path, double value, const NumberRange& range) {
  if (!contains(range, value)) refuseValue(path, rangeText(range), numberText(value));
}

void validate(const ModelConfiguration& model) {
  RangeCheck check("model");
  visitModelKeys(check, model);
  if (model.dModel % model.nhead != 0) {
    throw std::invalid_argument("model.d_model must be a multiple of model.nhead, but " + std::to_string(model.dModel) +
                                " is no multiple of " + std::to_string(model.nhead) + ".");
  }
  if (model.position == Position::Rotary && model.dModel / model.nhead % 2 != 0) {
    throw std::invalid_argument(
        "model.d_model / model.nhead must be even with the position \"rotary\", which turns a head's features in "
        "pairs, but " +
        std::to_string(model.dModel) + " / " + std::to_string(model.nhead) + " is " +
        std::to_string(model.dModel / model.nhead) + ".");
  }
  if (model.stem == Stem::Convolution && model.stemKernel % 2 == 0) {
    throw std::invalid_argument(
        "model.stem_kernel must be odd, so that a token stands in the middle of what it sees, not " +
        std::to_string(model.stemKernel) + ".");
  }
  if (model.hasCls() && model.maxLength < 2) {
    throw std::invalid_argument(
        "model.max_length must be at least 2 with the pooling \"cls\", whose token counts as one.");
  }
  if (model.input.kind == InputKind::Patches) validatePatches(model);
}

void validate(const TrainingConfiguration& training) {
  RangeCheck check("training");
  visitTrainingKeys(check, training);
}

}  // namespace encoderlab
