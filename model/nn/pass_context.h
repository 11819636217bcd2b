#pragma once

#include "model/data/chunk.h"
#include "model/nn/dropout.h"
#include "model/nn/hooks.h"
#include "model/nn/switches.h"

namespace encoderlab {

/// What every layer needs to know of the pass it is part of.
template <typename Scalar>
struct PassContext {
  Chunk chunk;
  Dropout dropout;
  Probe<Scalar>* probe = nullptr;
  const Switches* switches = nullptr;  ///< null: everything is on

  /// `layer` is −1 for parts outside the layers.
  bool isOff(Part part, int layer) const { return switches != nullptr && switches->isOff(part, layer); }

  /// Lets a whole tensor pass the probe, if there is one.
  void visit(Hook hook, int layer, Pass pass, MatrixView<Scalar> values, HookLayout layout = HookLayout::Columns,
             std::size_t heads = 1) const {
    if (probe == nullptr) return;
    HookedTensor<Scalar> tensor;
    tensor.hook = hook;
    tensor.layer = layer;
    tensor.pass = pass;
    tensor.layout = layout;
    tensor.values = values;
    tensor.heads = heads;
    tensor.chunk = chunk;
    probe->visit(tensor);
  }

  /// Lets one token of each sample pass the probe, as soon as a recurrence has made it.
  void visitToken(Hook hook, Pass pass, MatrixView<Scalar> values, std::size_t token) const {
    if (probe == nullptr) return;
    HookedTensor<Scalar> tensor;
    tensor.hook = hook;
    tensor.pass = pass;
    tensor.values = values;
    tensor.token = token;
    tensor.chunk = chunk;
    probe->visit(tensor);
  }

  /// Lets the attention of the chunk's sample s and of one head pass the probe.
  void visitAttention(Hook hook, int layer, Pass pass, MatrixView<Scalar> values, std::size_t heads, std::size_t s,
                      std::size_t head) const {
    if (probe == nullptr) return;
    HookedTensor<Scalar> tensor;
    tensor.hook = hook;
    tensor.layer = layer;
    tensor.pass = pass;
    tensor.layout = HookLayout::Attention;
    tensor.values = values;
    tensor.heads = heads;
    tensor.sample = chunk.firstSample + s;
    tensor.head = head;
    tensor.chunk = chunk;
    probe->visit(tensor);
  }

  /// y = drop(x), one token after the other; without dropout y = x. Its own backward pass.
  void dropColumns(int layer, DropoutSite site, ConstView<Scalar> x, MatrixView<Scalar> y) const;
};

}  // namespace encoderlab
