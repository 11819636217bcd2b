#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/configuration.h"

namespace encoderlab {

/// The class index that the cross-entropy leaves out, as in PyTorch.
inline constexpr std::int64_t ignoredTarget = -100;

/// One example. Tokens or vectors (patches are vectors: see PatchGrid), as the data set's `input.kind` says; classes or
/// values, as its `head.loss` says.
struct Sample {
  std::vector<std::int32_t> tokens;   ///< T ids
  std::vector<float> vectors;         ///< T × features, row-major: one token after the other
  std::vector<std::uint8_t> padding;  ///< T flags, 1 = ignored as a key; empty: nothing is padding
  std::vector<std::int64_t> classes;  ///< cross-entropy: T classes (token head) or one (sequence head)
  std::vector<float> values;          ///< mse: T × outputs (token head) or outputs (sequence head)
  std::string source;                 ///< the text or row as the user wrote it, for lists; may be empty

  bool operator==(const Sample&) const = default;
};

/// What a model must beat to have learnt something, measured on the validation part.
struct Baseline {
  std::string name;  ///< e.g. "majority class", "last value"; empty: none
  double value = 0;  ///< in the data set's measure
};

/// Scales a column as (x − mean) / scale; fitted on the training part only. One entry a feature where all tokens share
/// them (a series); T × features entries where each number of a sample is a column of its own (rows of a table).
struct Scaler {
  std::vector<double> mean;   ///< one a feature (or output), or T × features
  std::vector<double> scale;  ///< never zero
};

/// Samples, split, with all that is needed to read and to show them. Immutable once made.
struct Dataset {
  InputConfiguration input;
  HeadConfiguration head;
  int maxLength = 0;  ///< longest sample, without a `cls` token

  std::vector<Sample> training;
  std::vector<Sample> validation;  ///< unseen: shares no sample with training

  std::vector<std::string> tokenNames;    ///< text of each token id; empty for vectors
  std::vector<std::string> classNames;    ///< text of each class; empty for mse
  std::vector<std::string> featureNames;  ///< name of each entry of inputScaler: features, or T × features names
  std::vector<std::string> outputNames;   ///< mse: name of each output
  Scaler inputScaler;                     ///< empty where nothing was scaled
  Scaler outputScaler;                    ///< mse: how to read outputs in the data's own unit
  std::string measure = "accuracy";       ///< "accuracy", "exact_match" (of whole samples), "miou" (mean IoU) or "rmse"
  Baseline baseline;
  std::int32_t paddingToken = 0;   ///< the id batches are padded with where they must be rectangular
  std::int32_t unknownToken = -1;  ///< the id of what the vocabulary does not hold; −1: it holds everything
  std::vector<std::string> notes;  ///< what was done to the data: rows skipped, texts truncated, columns scaled

  std::size_t lengthOf(const Sample& sample) const {
    return input.kind == InputKind::Tokens ? sample.tokens.size()
                                           : sample.vectors.size() / static_cast<std::size_t>(input.features);
  }
};

}  // namespace encoderlab
