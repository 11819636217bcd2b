#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/configuration.h"
#include "model/data/batch.h"
#include "model/data/dataset.h"
#include "model/inspect/interventions.h"
#include "model/inspect/step_list.h"
#include "model/inspect/trace.h"
#include "model/training/measures.h"
#include "model/training/trainer.h"

namespace encoderlab {

/// What a model does in one training step; made once a model, and shared by all inspections of it.
struct Computation {
  ModelConfiguration model;
  TrainingConfiguration training;
  std::vector<Op> ops;
  std::vector<Step> steps;
};
std::shared_ptr<const Computation> makeComputation(const ModelConfiguration& model,
                                                   const TrainingConfiguration& training);

/// One sample seen through the model at one moment: what every view draws from. Immutable once made.
struct Inspection {
  ModelConfiguration model;
  std::shared_ptr<const Dataset> dataset;    ///< names of tokens and classes; null for a custom model
  std::shared_ptr<const Snapshot> snapshot;  ///< the weights that it was computed with
  std::shared_ptr<const Computation> computation;
  Sample sample;
  Batch batch;  ///< of the sample alone; what the trace was computed from
  Trace trace;  ///< B = 1; with gradients where the sample has targets
  Prediction prediction;
  Interventions interventions;          ///< that the trace was computed with
  std::optional<Sample> original;       ///< what the sample was before the user edited it; nothing: it is unedited
  std::optional<Prediction> untouched;  ///< with changes by hand: the prediction for the original without interventions
  std::vector<std::string> tokenLabels;  ///< one a column of the trace, `[CLS]` included
  std::vector<std::uint8_t> padding;     ///< one a column, 1 = padding; empty: none

  std::size_t length() const { return tokenLabels.size(); }
  const std::vector<Op>& ops() const { return computation->ops; }
  /// All steps of a training step, or, of a sample without targets, those up to the logits.
  std::span<const Step> steps() const;
  const Sample& originalSample() const { return original ? *original : sample; }
  /// Whether a walk that has come to step `cursor` has computed `tensor`; −1, no cursor: everything is.
  bool isComputed(const std::string& tensor, int cursor) const;
};

/// Traces `sample` with the weights of `snapshot`. `known` is taken over where it fits the snapshot; otherwise the
/// computation is worked out anew. `original` is what the sample was before the user edited it. Throws
/// std::invalid_argument saying what is wrong with the sample or the interventions.
std::shared_ptr<const Inspection> inspectSample(std::shared_ptr<const Snapshot> snapshot,
                                                std::shared_ptr<const Dataset> dataset, const Sample& sample,
                                                const std::shared_ptr<const Computation>& known = nullptr,
                                                const Interventions& interventions = {},
                                                const std::optional<Sample>& original = {});

/// Whether `after` shows the model of `before` at the same step or a later one; false where one of them is null.
bool goesOnFrom(const Inspection* before, const Inspection* after);

/// What a token or vector of `sample` is called on an axis: the token's text, or its place for vectors.
std::vector<std::string> labelsOf(const ModelConfiguration& model, const Dataset* dataset, const Sample& sample);

}  // namespace encoderlab
