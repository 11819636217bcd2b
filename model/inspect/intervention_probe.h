#pragma once

#include <vector>

#include "model/inspect/changed_rows.h"
#include "model/inspect/interventions.h"
#include "model/inspect/tensor_edit.h"
#include "model/nn/pass_context.h"

namespace encoderlab {

/// Makes a pass compute with interventions, forward and backward. One for each thread: it remembers what the forward
/// pass of a chunk overwrote until the backward pass of the same chunk.
template <typename Scalar>
class InterventionProbe : public Probe<Scalar> {
 public:
  /// `first`, if any, sees (and may change) every tensor before the interventions do. Throws as checkInterventions.
  InterventionProbe(const ModelConfiguration& model, const Interventions& interventions,
                    Probe<Scalar>* first = nullptr);
  InterventionProbe(const InterventionProbe&) = delete;
  InterventionProbe& operator=(const InterventionProbe&) = delete;

  /// Lets the passes of `context` compute with the interventions; the probe must outlive them.
  void attachTo(PassContext<Scalar>& context);
  /// For a context with a probe of its own, which hands on to this one; null if nothing is switched off.
  const Switches* switches() const { return m_switches.areAllOn() ? nullptr : &m_switches; }

  void visit(const HookedTensor<Scalar>& tensor) override;

 private:
  Probe<Scalar>* m_first;
  Switches m_switches;
  std::vector<TensorEdit> m_edits;
  ChangedRows<Scalar> m_changedRows;
};

}  // namespace encoderlab
