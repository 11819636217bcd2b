#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "model/configuration.h"
#include "model/data/batch.h"
#include "model/nn/hooks.h"
#include "model/tensor.h"

namespace encoderlab {

struct Interventions;

/// Every intermediate of one batch by its name, with targets also `loss` and every `grad.` tensor (parameters too).
/// Shapes are PyTorch's. Samples shorter than T are filled up with NaN, which means: not computed.
template <typename Scalar>
struct BasicTrace {
  std::map<std::string, Tensor<Scalar>, std::less<>> tensors;

  /// Null if it was not computed.
  const Tensor<Scalar>* find(std::string_view name) const {
    const auto found = tensors.find(name);
    return found == tensors.end() ? nullptr : &found->second;
  }
};
using Trace = BasicTrace<float>;

/// Runs the model that trains, dropout off, on `batch` and records what passes its hooks. Without targets the trace
/// ends at the logits. `weights` is the flat buffer of ParameterLayout(model). `probe`, if any, sees (and may change)
/// every tensor before it is recorded.
template <typename Scalar>
BasicTrace<Scalar> traceBatch(const ModelConfiguration& model, std::span<const Scalar> weights, const Batch& batch,
                              Probe<Scalar>* probe = nullptr);

/// The same with interventions, which change what `probe` leaves. Also throws what checkInterventions throws. A number
/// that was written by hand has the gradient 0.
template <typename Scalar>
BasicTrace<Scalar> traceBatch(const ModelConfiguration& model, std::span<const Scalar> weights, const Batch& batch,
                              const Interventions& interventions, Probe<Scalar>* probe = nullptr);

}  // namespace encoderlab
