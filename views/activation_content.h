#pragma once

#include <optional>
#include <vector>

#include "model/inspect/inspection.h"
#include "model/inspect/op_list.h"
#include "views/heatmap_content.h"

namespace encoderlab {

/// What of a tensor is looked at.
struct ActivationChoice {
  bool gradient = false;    ///< of the loss with respect to it, instead of its values
  std::optional<int> head;  ///< of a tensor that has heads; nothing: all, side by side
};

bool hasHeads(const Op& op);
/// Whether each row of its heatmap is a token.
bool runsOverTokens(const Op& op);
/// The name of the tensor that the choice means.
std::string chosenName(const Op& op, const ActivationChoice& choice);
/// That tensor; null if it was not computed.
const Tensor<float>* chosenTensor(const Inspection& inspection, const Op& op, const ActivationChoice& choice);

/// The output of `op` as a heatmap, its axes named; without a colour scale of its own. Where it was not computed, cells
/// are NaN if their number is known from the values, and there are none otherwise.
HeatmapContent activationContent(const Inspection& inspection, const Op& op, const ActivationChoice& choice);

/// Which number of the trace a cell of activationContent is, and the other way round; invalid if it is not shown.
CellAddress activationAddress(const HeatmapContent& content, const Op& op, const ActivationChoice& choice,
                              HeatmapCell cell);
HeatmapCell activationCell(const HeatmapContent& content, const Op& op, const ActivationChoice& choice,
                           const CellAddress& address);

/// Of everything that the ops make, or of its gradients, as far as it is finite and not padding; the loss, which is a
/// sum of its own kind, is left out.
double largestMagnitude(const Inspection& inspection, const std::vector<Op>& ops, bool gradient);

/// What counts of a heatmap's values: all that do not belong to padding.
std::vector<float> valuesWithoutPadding(const HeatmapContent& content);

/// A sentence that tells the value of a cell of activationContent, and where it is.
QString activationCellText(const HeatmapContent& content, const Op& op, const ActivationChoice& choice,
                           HeatmapCell cell);

}  // namespace encoderlab
