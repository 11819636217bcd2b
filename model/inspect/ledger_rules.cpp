#include "model/inspect/ledger_rules.h"

#include <stdexcept>

namespace encoderlab {

LedgerRule ledgerRule(const ModelConfiguration& model, const Op& op) {
  switch (op.hook) {
    case Hook::Embedding:
      return model.input.kind == InputKind::Tokens ? tokenEmbeddingRule : vectorEmbeddingRule;
    case Hook::StemConvolution:
      return stemConvolutionRule;
    case Hook::StemActivation:
      return reluRule;
    case Hook::StemReset:
    case Hook::StemUpdate:
    case Hook::StemCandidate:
    case Hook::StemHidden:
    case Hook::StemOutput:
      return model.stem == Stem::Recurrent ? stemRecurrentRule : stemSumRule;
    case Hook::EncoderInput:
      return positionRule;
    case Hook::Norm1:
    case Hook::Norm2:
    case Hook::FinalNorm:
      return normRule;
    case Hook::Query:
    case Hook::Key:
    case Hook::Value:
    case Hook::AttentionOutput:
    case Hook::Linear1:
    case Hook::Linear2:
    case Hook::Logits:
      return linearRule;
    case Hook::QueryRotated:
    case Hook::KeyRotated:
      return rotaryRule;
    case Hook::Scores:
      return scoresRule;
    case Hook::Weights:
      return weightsRule;
    case Hook::Heads:
      return headsRule;
    case Hook::Activation:
      return model.activation == Activation::Relu ? reluRule : geluRule;
    case Hook::Residual1:
    case Hook::Residual2:
    case Hook::LayerOutput:
      return sumRule;
    case Hook::Pooled:
      return model.hasCls() ? clsPooledRule : meanPooledRule;
    case Hook::Loss:
      return model.head.loss == LossKind::CrossEntropy ? crossEntropyRule : meanSquaredErrorRule;
  }
  throw std::logic_error("no rule explains " + op.output);
}

}  // namespace encoderlab
