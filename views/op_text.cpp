#include "views/op_text.h"

#include <QCoreApplication>

namespace encoderlab {
namespace {

struct OpText {
  Q_DECLARE_TR_FUNCTIONS(encoderlab::OpText)
};

}  // namespace

QString opLabel(const Op& op) {
  switch (op.hook) {
    case Hook::Query:
      return QStringLiteral("Q");
    case Hook::Key:
      return QStringLiteral("K");
    case Hook::Value:
      return QStringLiteral("V");
    case Hook::QueryRotated:
      return QStringLiteral("Q′");
    case Hook::KeyRotated:
      return QStringLiteral("K′");
    case Hook::AttentionOutput:
      return QStringLiteral("out_proj");
    case Hook::Activation:
      return op.pytorch.find("gelu") != std::string::npos ? QStringLiteral("gelu") : QStringLiteral("relu");
    case Hook::StemConvolution:
      return QStringLiteral("conv");
    case Hook::StemActivation:
      return QStringLiteral("relu");
    case Hook::StemOutput:
      return op.insides.empty() ? QStringLiteral("stem") : QStringLiteral("GRU");
    case Hook::EncoderInput:
      return QStringLiteral("input");
    case Hook::FinalNorm:
      return QStringLiteral("norm");
    default:
      return QString::fromStdString(op.output.substr(op.output.rfind('.') + 1));
  }
}

QString opPlace(const Op& op) { return op.layer >= 0 ? OpText::tr("layer %1").arg(op.layer + 1) : QString(); }

QString stepText(const Inspection& inspection, const Step& step) {
  const Op& op = inspection.ops()[step.op];
  if (step.phase == StepPhase::Update) return OpText::tr("update · %1").arg(QString::fromStdString(step.parameter));
  const bool isInLayer = op.layer >= 0;
  if (step.phase == StepPhase::Backward) {
    return isInLayer ? OpText::tr("backward · %1 · %2").arg(opPlace(op), opLabel(op))
                     : OpText::tr("backward · %1").arg(opLabel(op));
  }
  return isInLayer ? OpText::tr("forward · %1 · %2").arg(opPlace(op), opLabel(op))
                   : OpText::tr("forward · %1").arg(opLabel(op));
}

}  // namespace encoderlab
