#pragma once

#include "model/inspect/trace.h"

namespace encoderlab {

/// Copies what passes the hooks into a trace, in PyTorch's shapes. `next` sees every tensor first and may change it.
template <typename Scalar>
class TraceRecorder : public Probe<Scalar> {
 public:
  TraceRecorder(const Batch& batch, Probe<Scalar>* next) : m_batch(batch), m_next(next) {}

  void visit(const HookedTensor<Scalar>& tensor) override;
  BasicTrace<Scalar>& trace() { return m_trace; }

 private:
  Tensor<Scalar>& tensorFor(const HookedTensor<Scalar>& tensor);

  const Batch& m_batch;
  Probe<Scalar>* m_next;
  BasicTrace<Scalar> m_trace;
};

}  // namespace encoderlab
