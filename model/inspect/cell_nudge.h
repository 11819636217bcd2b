#pragma once

#include <cstdint>
#include <vector>

#include "model/configuration.h"
#include "model/inspect/cell_address.h"
#include "model/nn/hooks.h"

namespace encoderlab {

/// Whether what `hook` stands for goes through a relu.
bool entersRelu(const ModelConfiguration& model, Hook hook);

enum class NudgeOrder : std::uint8_t { BeforeOthers, AfterOthers };

/// A change of one number of a forward intermediate.
class CellNudge {
 public:
  /// `cell` names an intermediate of `model`. `order`: whether others may write over the changed number.
  CellNudge(const ModelConfiguration& model, CellAddress cell, double change, NudgeOrder order);

  NudgeOrder order() const { return m_order; }

  /// Adds the change where `tensor` holds the cell.
  void apply(const HookedTensor<double>& tensor) const;

 private:
  CellAddress m_cell;
  double m_change;
  NudgeOrder m_order;
  Hook m_hook = Hook::Loss;
  int m_layer = -1;
};

/// Which inputs of a relu were above 0, tensor by tensor, as one forward pass met them.
class ReluSigns {
 public:
  /// `tensor` is the next that enters a relu, forward.
  void add(const HookedTensor<double>& tensor);
  /// The cells whose sign is another in `other`, which comes from the same model and batch.
  std::vector<CellAddress> differencesFrom(const ReluSigns& other) const;

 private:
  struct Layer {
    HookedTensor<double> tensor;  ///< only its shape and place are read
    std::vector<bool> above;
  };
  std::vector<Layer> m_layers;
};

/// Nudges a cell before or after `next` sees the tensor, and notes what the relus get after both.
class NudgingProbe : public Probe<double> {
 public:
  /// `model` must outlive it; `nudge` and `next` may be null.
  NudgingProbe(const ModelConfiguration& model, const CellNudge* nudge, Probe<double>* next, ReluSigns& signs)
      : m_model(model), m_nudge(nudge), m_next(next), m_signs(signs) {}

  void visit(const HookedTensor<double>& tensor) override;

 private:
  const ModelConfiguration& m_model;
  const CellNudge* m_nudge;
  Probe<double>* m_next;
  ReluSigns& m_signs;
};

}  // namespace encoderlab
