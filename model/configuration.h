#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace encoderlab {

enum class Block { Pre, Post, AsPrinted };
enum class Activation { Relu, Gelu };
enum class Position { Sinusoidal, Learned, Rotary, None };
/// A layer between the embedding and the positions.
enum class Stem { None, Convolution, Recurrent };
enum class InputKind { Tokens, Vectors, Patches };
enum class HeadKind { Token, Sequence };
enum class Pooling { Mean, Cls };
enum class LossKind { CrossEntropy, MeanSquaredError };
enum class OptimizerKind { Sgd, Adam, AdamW };
enum class ScheduleKind { Constant, Cosine, Step };

/// What enters the encoder: token ids below `vocabulary`, vectors of `features` numbers, or pictures and videos, cut
/// into patches, each of which is such a vector (Dosovitskiy et al. 2021; of several frames: Arnab et al. 2021). Sizes
/// are in pixels, those of a video and of its patches in frames as well; `features` follows from them: see
/// patchesInput.
struct InputConfiguration {
  InputKind kind = InputKind::Tokens;
  int vocabulary = 16;
  int features = 1;
  int channels = 1;
  int frames = 1;  ///< 1: a picture
  int height = 12;
  int width = 12;
  int patch = 3;        ///< height and width of a patch
  int patchFrames = 1;  ///< frames of a patch
  bool operator==(const InputConfiguration&) const = default;

  bool isVideo() const { return kind == InputKind::Patches && frames > 1; }
  /// Patches of a sample.
  int patchCount() const { return (frames / patchFrames) * (height / patch) * (width / patch); }
};

/// The input of the kind `Patches` with the sizes of `sizes`; `features` is worked out from them.
InputConfiguration patchesInput(const InputConfiguration& sizes);

/// What leaves it: `outputs` numbers a token, or a sequence (pooled by `pooling`), and the loss that judges them.
struct HeadConfiguration {
  HeadKind kind = HeadKind::Token;
  Pooling pooling = Pooling::Mean;
  LossKind loss = LossKind::CrossEntropy;
  int outputs = 16;
  bool operator==(const HeadConfiguration&) const = default;
};

struct ModelConfiguration {
  int dModel = 32;
  int nhead = 4;
  int numLayers = 2;
  int dimFeedforward = 128;
  double dropout = 0.1;
  Activation activation = Activation::Relu;
  Block block = Block::Pre;
  bool finalNorm = true;  ///< a norm after the last layer
  Position position = Position::Sinusoidal;
  int maxLength = 64;  ///< most tokens of a sample, the `cls` token included
  Stem stem = Stem::None;
  int stemKernel = 3;  ///< convolution: taps along an axis, odd
  InputConfiguration input;
  HeadConfiguration head;
  bool operator==(const ModelConfiguration&) const = default;

  /// Whether something is added to the embedding; rotary positions turn queries and keys instead.
  bool addsPosition() const { return position == Position::Sinusoidal || position == Position::Learned; }
  bool hasCls() const { return head.kind == HeadKind::Sequence && head.pooling == Pooling::Cls; }
};

/// How the user's own file becomes a data set; empty strings and zeros mean "find out from the file".
struct DataConfiguration {
  std::string file;
  std::string kind;         ///< "text", "rows" or "series"
  std::string labelColumn;  ///< text, rows
  std::string textColumn;   ///< text
  std::string tokens;       ///< text: "characters" or "words"
  int valuesPerToken = 0;   ///< rows: numbers that form one token
  std::string valueColumn;  ///< series
  int window = 0;           ///< series: values the model sees
  int horizon = 0;          ///< series: values it forecasts
  std::string missing;      ///< rows, series: "refuse", "skip" (the row) or "mean"
  bool operator==(const DataConfiguration&) const = default;
};

/// A generated task with its options, or the user's own data (`name` is "data"), or "custom": a model without a task.
struct TaskConfiguration {
  std::string name = "custom";
  std::map<std::string, double> options;
  std::optional<DataConfiguration> data;
  bool operator==(const TaskConfiguration&) const = default;
};

struct TrainingConfiguration {
  OptimizerKind optimizer = OptimizerKind::Adam;
  double learningRate = 0.001;
  double momentum = 0.0;  ///< SGD
  double beta1 = 0.9;     ///< Adam, AdamW
  double beta2 = 0.999;
  double epsilon = 1e-8;
  double weightDecay = 0.0;  ///< as PyTorch: L2 for SGD and Adam, decoupled for AdamW
  ScheduleKind schedule = ScheduleKind::Constant;
  std::int64_t warmupSteps = 0;  ///< cosine: linear warm-up before it
  std::int64_t stepSize = 1000;  ///< step: steps between two decays
  double gamma = 0.1;            ///< step: factor of a decay
  int batchSize = 32;
  std::int64_t steps = 2000;
  std::uint64_t seed = 1;
  double clipNorm = 0.0;             ///< 0: no clipping
  double validationFraction = 0.1;   ///< share of the data held out
  std::int64_t evaluateEvery = 100;  ///< steps between two validations
  bool operator==(const TrainingConfiguration&) const = default;
};

/// Everything that defines a run; the same configuration gives the same bits.
struct Configuration {
  ModelConfiguration model;
  TaskConfiguration task;
  TrainingConfiguration training;
  bool operator==(const Configuration&) const = default;
};

/// Throws std::invalid_argument naming the key (as in the JSON, e.g. `model.nhead`) whose value is impossible.
void validate(const ModelConfiguration& model);
void validate(const TrainingConfiguration& training);

}  // namespace encoderlab
