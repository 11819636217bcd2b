#include "model/inspect/op_list.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "model/inspect/op_descriptions.h"
#include "model/inspect/update_lines.h"
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
    Value x = encoderInput(stem(embedding()));
    for (m_layer = 0; m_layer < m_model.numLayers; ++m_layer) x = layer(x);
    m_layer = -1;
    if (m_model.finalNorm) x = add(ops::finalNorm, {x});
    loss(logits(x));
    beginBackwardStatements();
    return std::move(m_ops);
  }

 private:
  Value embedding() {
    const bool cls = m_model.hasCls();
    if (m_model.input.kind == InputKind::Tokens) {
      return add(cls ? ops::tokenEmbeddingWithCls : ops::tokenEmbedding, {fromBatch("tokens")});
    }
    return add(vectorsEmbedding(cls), {fromBatch("vectors")});
  }

  const OpDescription& vectorsEmbedding(bool cls) const {
    if (m_model.input.kind == InputKind::Vectors) return cls ? ops::vectorEmbeddingWithCls : ops::vectorEmbedding;
    if (m_model.input.isVideo()) return cls ? ops::videoEmbeddingWithCls : ops::videoEmbedding;
    return cls ? ops::patchEmbeddingWithCls : ops::patchEmbedding;
  }

  Value stem(const Value& embedded) {
    if (m_model.stem == Stem::None) return embedded;
    const bool cls = m_model.hasCls();
    if (m_model.stem == Stem::Recurrent)
      return add(cls ? ops::recurrenceWithCls : ops::recurrence, {embedded, m_keyPaddingMask});
    const Value convolution = add(stemConvolution(cls), {embedded, m_keyPaddingMask});
    const Value branch = add(ops::stemActivation, {convolution});
    return add(cls ? ops::stemSumWithCls : ops::stemSum, {embedded, branch});
  }

  const OpDescription& stemConvolution(bool cls) const {
    if (m_model.input.kind == InputKind::Patches)
      return cls ? ops::stemGridConvolutionWithCls : ops::stemGridConvolution;
    return cls ? ops::stemConvolutionWithCls : ops::stemConvolution;
  }

  Value encoderInput(const Value& embedded) {
    switch (m_model.position) {
      case Position::Sinusoidal:
        return add(ops::sinusoidalInput, {embedded});
      case Position::Learned:
        return add(ops::learnedInput, {embedded});
      case Position::Rotary:
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
    Value query = add(ops::query, {x});
    Value key = add(ops::key, {x});
    const Value value = add(ops::value, {x});
    if (m_model.position == Position::Rotary) {
      query = add(ops::queryRotated, {query});
      key = add(ops::keyRotated, {key});
    }
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
    for (const Hook inside : description.insides) op.insides.push_back(hookName(inside, m_layer));
    for (const Value& input : inputs) {
      const std::string number = std::to_string(op.inputs.size());
      addValue(number, input, symbols, variables);
      op.inputs.push_back(input.name);
    }
    const std::string prefix = m_layer < 0 ? "" : layerPrefix(m_layer);
    for (const std::string_view parameter : description.parameters) {
      const std::string name = prefix + std::string(parameter);
      variables.emplace_back("{p" + std::to_string(op.parameters.size()) + "}", pythonPath(name));
      op.parameters.push_back(name);
    }
    op.axes.assign(description.axes.begin(), description.axes.end());
    Value output{op.output, fillIn(description.symbol, symbols), std::string(description.variable)};
    addValue("y", output, symbols, variables);
    op.formula = output.symbol + " = " + fillIn(description.formula, symbols);
    op.pytorch = output.variable + " = " + fillIn(description.pytorch, variables);
    op.backwardFormula = fillIn(description.backwardFormula, symbols);
    op.backwardPytorch = fillIn(description.backwardPytorch, variables);
    op.backwardReads = backwardReads(description, op);
    m_values.emplace(output.name, output);
    m_ops.push_back(std::move(op));
    return output;
  }

  /// What {0}, {1} or {y} and the gradients of these stand for.
  static void addValue(const std::string& place, const Value& value, Replacements& symbols, Replacements& variables) {
    symbols.emplace_back("{" + place + "}", value.symbol);
    variables.emplace_back("{" + place + "}", value.variable);
    symbols.emplace_back("{d" + place + "}", gradientSymbol(value));
    variables.emplace_back("{d" + place + "}", gradientVariable(value));
  }

  static std::string gradientSymbol(const Value& value) { return "d" + value.symbol; }
  static std::string gradientVariable(const Value& value) { return "grad_" + value.variable; }
  /// What stands before the gradient that a statement computes.
  static std::string assignment(const std::string& gradient, bool isFirst) {
    return gradient + (isFirst ? " = " : " = " + gradient + " + ");
  }

  /// The line tells: what it does not speak of, it does not read.
  static std::vector<std::string> backwardReads(const OpDescription& description, const Op& op) {
    std::vector<std::string> reads;
    const auto addIf = [&](std::string_view place, const std::string& name) {
      if (description.backwardPytorch.find(place) != std::string_view::npos) reads.push_back(name);
    };
    addIf("{0}", op.inputs.front());
    if (op.inputs.size() > 1) addIf("{1}", op.inputs.back());
    addIf("{y}", op.output);
    for (std::size_t i = 0; i < op.parameters.size(); ++i) {
      if (readsParameter(description.backwardPytorch, i)) reads.push_back(op.parameters[i]);
    }
    return reads;
  }

  /// Whether the line reads the parameter itself and not only adds to its gradient.
  static bool readsParameter(std::string_view line, std::size_t parameter) {
    const std::string place = "{p" + std::to_string(parameter) + "}";
    for (std::size_t at = line.find(place); at != std::string_view::npos; at = line.find(place, at + 1)) {
      if (!line.substr(at + place.size()).starts_with(".grad")) return true;
    }
    return false;
  }

  /// The first statement to reach a gradient writes it, the others add to it.
  void beginBackwardStatements() {
    std::set<std::string> reached;
    for (std::size_t reader = m_ops.size(); reader-- > 0;) {
      Op& op = m_ops[reader];
      for (std::size_t i = 0; i < op.inputs.size(); ++i) {
        const auto input = m_values.find(op.inputs[i]);
        if (input == m_values.end()) continue;
        const bool isFirst = reached.insert(input->first).second;
        const std::string place = "{d" + std::to_string(i) + "=}";
        op.backwardFormula = fillIn(op.backwardFormula, {{place, assignment(gradientSymbol(input->second), isFirst)}});
        op.backwardPytorch =
            fillIn(op.backwardPytorch, {{place, assignment(gradientVariable(input->second), isFirst)}});
      }
    }
  }

  Replacements numbers() const {
    const int D = m_model.dModel;
    const InputConfiguration& input = m_model.input;
    const std::string grid = "(" + std::to_string(input.frames / input.patchFrames) + ", " +
                             std::to_string(input.height / input.patch) + ", " +
                             std::to_string(input.width / input.patch) + ")";
    return {{"{grid}", grid},
            {"{C}", std::to_string(input.channels)},
            {"{frames}", std::to_string(input.frames)},
            {"{height}", std::to_string(input.height)},
            {"{width}", std::to_string(input.width)},
            {"{P}", std::to_string(input.patch)},
            {"{Pf}", std::to_string(input.patchFrames)},
            {"{layer}", std::to_string(m_layer)},
            {"{next}", subscript(m_layer + 1)},
            {"{D}", std::to_string(D)},
            {"{2D}", std::to_string(2 * D)},
            {"{H}", std::to_string(m_model.nhead)},
            {"{D/H}", std::to_string(D / m_model.nhead)},
            {"{cls}", m_model.hasCls() ? "1" : "0"},
            {"{k}", std::to_string(m_model.stemKernel)},
            {"{k/2}", std::to_string(m_model.stemKernel / 2)}};
  }

  const ModelConfiguration& m_model;
  const Value m_keyPaddingMask;
  int m_layer = -1;
  std::vector<Op> m_ops;
  std::map<std::string, Value> m_values;  ///< what the ops make, by name
};

}  // namespace

std::optional<Op> tensorOp(const std::vector<Op>& ops, std::string_view tensor) {
  const auto makes = [tensor](const Op& op) {
    return op.output == tensor || std::ranges::find(op.insides, tensor) != op.insides.end();
  };
  const auto found = std::ranges::find_if(ops, makes);
  if (found == ops.end()) return std::nullopt;
  Op op = *found;
  op.output = tensor;
  return op;
}

std::vector<Op> tensorOps(const std::vector<Op>& ops) {
  std::vector<Op> tensors;
  for (const Op& op : ops) {
    for (const std::string& inside : op.insides) {
      tensors.push_back(op);
      tensors.back().output = inside;
    }
    tensors.push_back(op);
  }
  return tensors;
}

std::vector<Op> opList(const ModelConfiguration& model) { return Expansion(model).run(); }

}  // namespace encoderlab
