#include "model/inspect/intervention_probe.h"

namespace encoderlab {
namespace {

const Interventions& checked(const ModelConfiguration& model, const Interventions& interventions) {
  checkInterventions(model, interventions);
  return interventions;
}

}  // namespace

template <typename Scalar>
InterventionProbe<Scalar>::InterventionProbe(const ModelConfiguration& model, const Interventions& interventions,
                                             Probe<Scalar>* first)
    : m_first(first),
      m_switches(switchesOf(checked(model, interventions))),
      m_edits(tensorEdits(model, interventions)),
      m_changedRows(model, interventions) {}

template <typename Scalar>
void InterventionProbe<Scalar>::attachTo(PassContext<Scalar>& context) {
  const bool looks = m_first != nullptr || !m_edits.empty() || !m_changedRows.empty();
  context.probe = looks ? this : nullptr;
  context.switches = switches();
}

template <typename Scalar>
void InterventionProbe<Scalar>::visit(const HookedTensor<Scalar>& tensor) {
  if (m_first != nullptr) m_first->visit(tensor);
  const bool forward = tensor.pass == Pass::Forward;
  if (forward && tensor.hook == Hook::Weights) m_changedRows.pin(tensor);
  if (!forward && tensor.hook == Hook::Scores) m_changedRows.correctScores(tensor);
  requireScores<Scalar>(m_edits, tensor);
  for (const TensorEdit& edit : m_edits) applyEdit(edit, tensor);
  if (!forward && tensor.hook == Hook::Weights) m_changedRows.unpin(tensor);
}

template class InterventionProbe<float>;
template class InterventionProbe<double>;

}  // namespace encoderlab
