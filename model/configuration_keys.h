#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/configuration.h"

/// The one table of the keys of a configuration: names, ranges and choices. Reading, writing and validating all walk
/// it.
namespace encoderlab {

struct NumberRange {
  double minimum;
  double maximum;
  bool includesMinimum = true;
  bool includesMaximum = true;
};

template <typename Value>
struct NamedValue {
  std::string_view name;
  Value value;
};

inline constexpr std::array<NamedValue<Block>, 3> blockNames{
    {{"pre", Block::Pre}, {"post", Block::Post}, {"as_printed", Block::AsPrinted}}};
inline constexpr std::array<NamedValue<Activation>, 2> activationNames{
    {{"relu", Activation::Relu}, {"gelu", Activation::Gelu}}};
inline constexpr std::array<NamedValue<Position>, 4> positionNames{{{"sinusoidal", Position::Sinusoidal},
                                                                    {"learned", Position::Learned},
                                                                    {"rotary", Position::Rotary},
                                                                    {"none", Position::None}}};
inline constexpr std::array<NamedValue<Stem>, 3> stemNames{
    {{"none", Stem::None}, {"convolution", Stem::Convolution}, {"recurrent", Stem::Recurrent}}};
inline constexpr std::array<NamedValue<InputKind>, 3> inputKindNames{
    {{"tokens", InputKind::Tokens}, {"vectors", InputKind::Vectors}, {"patches", InputKind::Patches}}};
inline constexpr std::array<NamedValue<HeadKind>, 2> headKindNames{
    {{"token", HeadKind::Token}, {"sequence", HeadKind::Sequence}}};
inline constexpr std::array<NamedValue<Pooling>, 2> poolingNames{{{"mean", Pooling::Mean}, {"cls", Pooling::Cls}}};
inline constexpr std::array<NamedValue<LossKind>, 2> lossNames{
    {{"cross_entropy", LossKind::CrossEntropy}, {"mse", LossKind::MeanSquaredError}}};
inline constexpr std::array<NamedValue<OptimizerKind>, 3> optimizerNames{
    {{"sgd", OptimizerKind::Sgd}, {"adam", OptimizerKind::Adam}, {"adamw", OptimizerKind::AdamW}}};
inline constexpr std::array<NamedValue<ScheduleKind>, 3> scheduleNames{
    {{"constant", ScheduleKind::Constant}, {"cosine", ScheduleKind::Cosine}, {"step", ScheduleKind::Step}}};

inline constexpr std::array<std::string_view, 4> dataKindNames{"", "text", "rows", "series"};
inline constexpr std::array<std::string_view, 3> dataTokensNames{"", "characters", "words"};
inline constexpr std::array<std::string_view, 4> dataMissingNames{"", "refuse", "skip", "mean"};

/// Most numbers of a vector or a patch.
inline constexpr int mostFeatures = 65'536;

/// A size of pictures, videos or their patches. The largest are small enough that no product of them overflows.
struct PatchKey {
  std::string_view name;
  int InputConfiguration::*size;
  int most;
};
inline constexpr std::array<PatchKey, 6> patchKeys{{{"channels", &InputConfiguration::channels, 64},
                                                    {"frames", &InputConfiguration::frames, 256},
                                                    {"height", &InputConfiguration::height, 1024},
                                                    {"width", &InputConfiguration::width, 1024},
                                                    {"patch", &InputConfiguration::patch, 256},
                                                    {"patch_frames", &InputConfiguration::patchFrames, 256}}};

/// Whether a stack of such blocks ends in a norm when nothing else is said.
constexpr bool finalNormByDefault(Block block) { return block == Block::Pre; }

/// "a whole number from 1 to 64", "a number above 0 and up to 1": what a value should have been.
std::string rangeText(std::int64_t minimum, std::int64_t maximum);
std::string rangeText(const NumberRange& range);
/// Whether a value, which may be NaN, lies in the range.
bool contains(const NumberRange& range, double value);
/// Throws std::invalid_argument: "`path` must be `wanted`, not `found`."
[[noreturn]] void refuseValue(std::string_view path, std::string_view wanted, std::string_view found);
/// Throws std::invalid_argument naming `path` if the value is outside the range.
void requireInRange(std::string_view path, std::int64_t value, std::int64_t minimum, std::int64_t maximum);
void requireInRange(std::string_view path, double value, const NumberRange& range);

/// A visitor has `integer(key, value, minimum, maximum)`, `seed(key, value)`, `number(key, value, range)`,
/// `flag(key, value)`, `choice(key, value, names)`, `text(key, value)`, `textChoice(key, value, names)`,
/// `section(key, visitKeys)`, which calls `visitKeys` with a visitor of that section, and `foreign(key, reason)` for a
/// key that has no place here; those that its tables use.
template <typename Visitor>
void visitInputKeys(Visitor& visitor, auto& input) {
  visitor.choice("kind", input.kind, inputKindNames);
  if (input.kind == InputKind::Tokens) {
    visitor.integer("vocabulary", input.vocabulary, 1, 1'000'000);
  } else {
    visitor.foreign("vocabulary", "it belongs to an input of the kind \"tokens\"");
  }
  if (input.kind == InputKind::Vectors) {
    visitor.integer("features", input.features, 1, mostFeatures);
  } else {
    visitor.foreign("features", "it belongs to an input of the kind \"vectors\"");
  }
  for (const PatchKey& key : patchKeys) {
    if (input.kind == InputKind::Patches) {
      visitor.integer(key.name, input.*key.size, 1, key.most);
    } else {
      visitor.foreign(key.name, "it belongs to an input of the kind \"patches\"");
    }
  }
}

template <typename Visitor>
void visitHeadKeys(Visitor& visitor, auto& head) {
  visitor.choice("kind", head.kind, headKindNames);
  if (head.kind == HeadKind::Sequence) {
    visitor.choice("pooling", head.pooling, poolingNames);
  } else {
    visitor.foreign("pooling", "it belongs to a head of the kind \"sequence\"");
  }
  visitor.integer("outputs", head.outputs, 1, 1'000'000);
  visitor.choice("loss", head.loss, lossNames);
}

template <typename Visitor>
void visitModelKeys(Visitor& visitor, auto& model) {
  visitor.integer("d_model", model.dModel, 1, 4096);
  visitor.integer("nhead", model.nhead, 1, 4096);
  visitor.choice("stem", model.stem, stemNames);
  if (model.stem == Stem::Convolution) {
    visitor.integer("stem_kernel", model.stemKernel, 1, 63);
  } else {
    visitor.foreign("stem_kernel", "it belongs to the stem \"convolution\"");
  }
  // A GRU alone is a network, too.
  visitor.integer("num_layers", model.numLayers, model.stem == Stem::Recurrent ? 0 : 1, 64);
  visitor.integer("dim_feedforward", model.dimFeedforward, 1, 65'536);
  visitor.number("dropout", model.dropout, NumberRange{0, 1, true, false});
  visitor.choice("activation", model.activation, activationNames);
  visitor.choice("block", model.block, blockNames);
  visitor.flag("final_norm", model.finalNorm);
  visitor.choice("position", model.position, positionNames);
  visitor.integer("max_length", model.maxLength, 1, 65'536);
  visitor.section("input", [&](auto& section) { visitInputKeys(section, model.input); });
  visitor.section("head", [&](auto& section) { visitHeadKeys(section, model.head); });
}

template <typename Visitor>
void visitTrainingKeys(Visitor& visitor, auto& training) {
  constexpr std::int64_t mostSteps = 1'000'000'000'000;
  visitor.choice("optimizer", training.optimizer, optimizerNames);
  visitor.number("learning_rate", training.learningRate, NumberRange{0, 1000, false, true});
  visitor.number("momentum", training.momentum, NumberRange{0, 1, true, false});
  visitor.number("beta1", training.beta1, NumberRange{0, 1, true, false});
  visitor.number("beta2", training.beta2, NumberRange{0, 1, true, false});
  visitor.number("epsilon", training.epsilon, NumberRange{0, 1, false, true});
  visitor.number("weight_decay", training.weightDecay, NumberRange{0, 1000});
  visitor.choice("schedule", training.schedule, scheduleNames);
  visitor.integer("warmup_steps", training.warmupSteps, 0, mostSteps);
  visitor.integer("step_size", training.stepSize, 1, mostSteps);
  visitor.number("gamma", training.gamma, NumberRange{0, 1, false, true});
  visitor.integer("batch_size", training.batchSize, 1, 65'536);
  visitor.integer("steps", training.steps, 0, mostSteps);
  visitor.seed("seed", training.seed);
  visitor.number("clip_norm", training.clipNorm, NumberRange{0, 1e9});
  visitor.number("validation_fraction", training.validationFraction, NumberRange{0, 0.9, false, true});
  visitor.integer("evaluate_every", training.evaluateEvery, 1, mostSteps);
}

template <typename Visitor>
void visitDataKeys(Visitor& visitor, auto& data) {
  visitor.text("file", data.file);
  visitor.textChoice("kind", data.kind, dataKindNames);
  visitor.text("label_column", data.labelColumn);
  visitor.text("text_column", data.textColumn);
  visitor.textChoice("tokens", data.tokens, dataTokensNames);
  visitor.integer("values_per_token", data.valuesPerToken, 0, 65'536);
  visitor.text("value_column", data.valueColumn);
  visitor.integer("window", data.window, 0, 65'536);
  visitor.integer("horizon", data.horizon, 0, 65'536);
  visitor.textChoice("missing", data.missing, dataMissingNames);
}

}  // namespace encoderlab
