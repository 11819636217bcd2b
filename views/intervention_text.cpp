#include "views/intervention_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <exception>

#include "model/nn/hooks.h"
#include "views/cell_text.h"

namespace encoderlab {
namespace {

struct InterventionText {
  Q_DECLARE_TR_FUNCTIONS(encoderlab::InterventionText)

 public:
  QString operator()(const HeadOff& off) const {
    return tr("Head %1 of layer %2 is off: its output is 0.").arg(off.head + 1).arg(off.layer + 1);
  }
  QString operator()(const AttentionOff& off) const {
    return tr("The attention of layer %1 is off: it adds nothing.").arg(off.layer + 1);
  }
  QString operator()(const FeedForwardOff& off) const {
    return tr("The feed-forward of layer %1 is off: it adds nothing.").arg(off.layer + 1);
  }
  QString operator()(const NormOff& off) const {
    if (off.layer < 0) return tr("The norm after the last layer is off: it hands on its input.");
    return tr("Norm %1 of layer %2 is off: it hands on its input.").arg(off.which).arg(off.layer + 1);
  }
  QString operator()(const ResidualOff& off) const {
    return tr("Residual %1 of layer %2 is off: only its branch goes on.").arg(off.which).arg(off.layer + 1);
  }
  QString operator()(const PositionOff&) const { return tr("The position is off: the embedding enters as it is."); }
  QString operator()(const RotationOff& off) const {
    return tr("The rotation of layer %1 is off: queries and keys do not know their position.").arg(off.layer + 1);
  }
  QString operator()(const ScalingOff& off) const {
    return tr("The scaling of layer %1 is off: scores are not divided by √(D/H).").arg(off.layer + 1);
  }
  QString operator()(const FrozenParameter& frozen) const {
    return tr("%1 is frozen: training leaves it as it is.").arg(QString::fromStdString(frozen.name));
  }
  QString operator()(const CellSet& set) const {
    return tr("%1 is set to %2, in every sample.")
        .arg(fullCellName(set.cell), numberText(static_cast<double>(set.value)));
  }
  QString operator()(const WeightPinned& pinned) const {
    return tr("In head %1 of layer %2, token %3 gives token %4 the weight %5, in every sample; the others share "
              "the rest.")
        .arg(QString::number(pinned.head + 1), QString::number(pinned.layer + 1), QString::number(pinned.query + 1),
             QString::number(pinned.key + 1), numberText(static_cast<double>(pinned.value)));
  }
  QString operator()(const TokensPatched& patch) const {
    return tr("%n token(s) of %1 come from the sample %2, in every sample.", nullptr,
              static_cast<int>(patch.tokens.size()))
        .arg(QString::fromStdString(patch.tensor), QString::fromStdString(patch.donor));
  }
};

/// Whether an intervention that changes the attention of the head's layer changes this head.
struct ConcernsHead {
  int head;

  bool operator()(const HeadOff& off) const { return off.head == head; }
  bool operator()(const WeightPinned& pinned) const { return pinned.head == head; }
  bool operator()(const CellSet& set) const {
    return set.cell.index.size() == 4 && set.cell.index[1] == static_cast<std::size_t>(head);
  }
  template <typename Other>
  bool operator()(const Other&) const {
    return true;
  }
};

}  // namespace

QString interventionText(const Intervention& intervention) { return std::visit(InterventionText{}, intervention); }

QString changesText(const Interventions& interventions, const std::function<bool(const Intervention&)>& concerns) {
  QStringList lines;
  for (const Intervention& intervention : interventions.list) {
    if (concerns(intervention)) lines += QStringLiteral("◆ ") + interventionText(intervention);
  }
  return lines.join(QLatin1Char('\n'));
}

QString changesText(const Interventions& interventions) {
  return changesText(interventions, [](const Intervention&) { return true; });
}

QString changesOfCell(const Interventions& interventions, const CellAddress& cell) {
  return changesText(interventions, [&](const Intervention& intervention) { return changesCell(intervention, cell); });
}

QString changesOfHead(const Interventions& interventions, int layer, int head) {
  const auto concerns = [&](const Intervention& intervention) {
    if (const auto* off = std::get_if<AttentionOff>(&intervention)) return off->layer == layer;
    for (const Hook hook : {Hook::Query, Hook::Key, Hook::Value, Hook::QueryRotated, Hook::KeyRotated, Hook::Scores,
                            Hook::Weights, Hook::Heads}) {
      if (changesTensor(intervention, hookName(hook, layer))) return std::visit(ConcernsHead{head}, intervention);
    }
    return false;
  };
  return changesText(interventions, concerns);
}

QString objectionTo(const Inspection& inspection, const Intervention& intervention) {
  Interventions together = inspection.interventions;
  together.list.push_back(intervention);
  try {
    checkIntervention(inspection.model, inspection.batch, intervention);
    checkInterventions(inspection.model, together);
  } catch (const std::exception& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace encoderlab
