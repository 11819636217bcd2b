#include "model/inspect/op_list.h"

#include <array>
#include <utility>

#include "model/inspect/op_descriptions.h"
#include "model/nn/parameters.h"

namespace encoderlab {
namespace {

/// A tensor that ops read: its name, and what formulas and Python call it.
struct Value {
  std::string name;
  std::string symbol;
  std::string variable;
};

using Replacements = std::vector<std::pair<std::string, std::string>>;

std::string fillIn(std::string_view text, const Replacements& replacements) {
  std::string filled(text);
  for (const auto& [placeholder, replacement] : replacements) {
    for (std::size_t at = filled.find(placeholder); at != std::string::npos;
         at = filled.find(placeholder, at + replacement.size())) {
      filled.replace(at, placeholder.size(), replacement);
    }
  }
  return filled;
}

std::string subscript(int number) {
  constexpr std::array<const char*, 10> digits{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  std::string text;
  for (const char digit : std::to_string(number)) text += digits[static_cast<std::size_t>(digit - '0')];
  return text;
}

/// What comes from the batch keeps its name everywhere.
Value fromBatch(const std::string& name) { return {name, name, name}; }

/// Runs a model symbolically: reads like its forward pass, and lists every op on the way.
class Expansion {
 public:
  explicit Expansion(const ModelConfiguration& model)
      : m_model(model), m_keyPaddingMask(fromBatch("key_padding_mask")) {}

  std::vector<Op> run() {
    Value x = encoderInput(embedding());
    for (m_layer = 0; m_layer < m_model.numLayers; ++m_layer) x = layer(x);
    m_layer = -1;
    if (m_model.finalNorm) x = add(ops::finalNorm, {x});
    loss(logits(x));
    return std::move(m_ops);
  }

 private:
  Value embedding() {
    const bool cls = m_model.hasCls();
    if (m_model.input.kind == InputKind::Tokens) {
      return add(cls ? ops::tokenEmbeddingWithCls : ops::tokenEmbedding, {fromBatch("tokens")});
    }
    return add(cls ? ops::vectorEmbeddingWithCls : ops::vectorEmbedding, {fromBatch("vectors")});
  }

  Value encoderInput(const Value& embedded) {
    switch (m_model.position) {
      case Position::Sinusoidal:
        return add(ops::sinusoidalInput, {embedded});
      case Position::Learned:
        return add(ops::learnedInput, {embedded});
      case Position::None:
        break;
    }
    return add(ops::plainInput, {embedded});
  }

  Value layer(const Value& x) {
    switch (m_model.block) {
      case Block::Pre:
        return add(ops::layerOutput, {preLayer(x)});
      case Block::Post:
        return add(ops::layerOutput, {postLayer(x)});
      case Block::AsPrinted:
        break;
    }
    return add(ops::layerOutput, {asPrintedLayer(x)});
  }

  Value preLayer(const Value& x) {
    const Value residual1 = add(ops::residual1, {x, attention(add(ops::norm1, {x}))});
    return add(ops::residual2, {residual1, feedForward(add(ops::norm2, {residual1}))});
  }

  Value postLayer(const Value& x) {
    const Value norm1 = add(ops::norm1, {add(ops::residual1, {x, attention(x)})});
    return add(ops::norm2, {add(ops::residual2, {norm1, feedForward(norm1)})});
  }

  Value asPrintedLayer(const Value& x) {
    const Value residual1 = add(ops::doubling1, {attention(add(ops::norm1, {x}))});
    return add(ops::doubling2, {feedForward(add(ops::norm2, {residual1}))});
  }

  Value attention(const Value& x) {
    const Value query = add(ops::query, {x});
    const Value key = add(ops::key, {x});
    const Value value = add(ops::value, {x});
    const Value weights = add(ops::weights, {add(ops::scores, {query, key}), m_keyPaddingMask});
    return add(ops::attentionOutput, {add(ops::heads, {weights, value})});
  }

  Value feedForward(const Value& x) {
    const Value linear1 = add(ops::linear1, {x});
    return add(ops::linear2, {add(m_model.activation == Activation::Relu ? ops::relu : ops::gelu, {linear1})});
  }

  Value logits(const Value& x) {
    if (m_model.head.kind == HeadKind::Token) return add(ops::tokenLogits, {x});
    if (m_model.hasCls()) return add(ops::sequenceLogits, {add(ops::clsPooled, {x})});
    return add(ops::sequenceLogits, {add(ops::meanPooled, {x, m_keyPaddingMask})});
  }

  void loss(const Value& logits) {
    const Value targets = fromBatch("targets");
    const bool perToken = m_model.head.kind == HeadKind::Token;
    switch (m_model.head.loss) {
      case LossKind::CrossEntropy:
        add(perToken ? ops::tokenCrossEntropy : ops::sequenceCrossEntropy, {logits, targets});
        return;
      case LossKind::MeanSquaredError:
        add(ops::meanSquaredError, {logits, targets});
        return;
    }
  }

  Value add(const OpDescription& description, const std::vector<Value>& inputs) {
    Replacements symbols = numbers();
    Replacements variables = symbols;
    Op op;
    op.hook = description.hook;
    op.layer = m_layer;
    op.output = hookName(description.hook, m_layer);
    for (const Value& input : inputs) {
      const std::string placeholder = op.inputs.empty() ? "{0}" : "{1}";
      symbols.emplace_back(placeholder, input.symbol);
      variables.emplace_back(placeholder, input.variable);
      op.inputs.push_back(input.name);
    }
    const std::string prefix = m_layer < 0 ? "" : layerPrefix(m_layer);
    for (const std::string_view parameter : description.parameters)
      op.parameters.push_back(prefix + std::string(parameter));
    op.axes.assign(description.axes.begin(), description.axes.end());
    Value output{op.output, fillIn(description.symbol, symbols), std::string(description.variable)};
    op.formula = output.symbol + " = " + fillIn(description.formula, symbols);
    op.pytorch = output.variable + " = " + fillIn(description.pytorch, variables);
    m_ops.push_back(std::move(op));
    return output;
  }

  Replacements numbers() const {
    const int D = m_model.dModel;
    return {{"{layer}", std::to_string(m_layer)},
            {"{next}", subscript(m_layer + 1)},
            {"{D}", std::to_string(D)},
            {"{2D}", std::to_string(2 * D)},
            {"{H}", std::to_string(m_model.nhead)},
            {"{D/H}", std::to_string(D / m_model.nhead)}};
  }

  const ModelConfiguration& m_model;
  const Value m_keyPaddingMask;
  int m_layer = -1;
  std::vector<Op> m_ops;
};

}  // namespace

std::vector<Op> opList(const ModelConfiguration& model) { return Expansion(model).run(); }

}  // namespace encoderlab
