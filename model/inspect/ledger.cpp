#include "model/inspect/ledger.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "model/data/number_text.h"
#include "model/inspect/ledger_attention_row.h"
#include "model/inspect/ledger_probability.h"
#include "model/inspect/ledger_rules.h"
#include "model/io/tensor_types.h"

namespace encoderlab {
namespace {

/// The share of the terms that 32 bits may round away. Far more than they ever do (10⁻⁵), and less than anybody
/// changes.
constexpr double mostRounded = 1e-3;
/// Below it, 32 bits run out of exponents.
constexpr double leastNumber = 1e-30;

double magnitudeOf(const Terms& terms) {
  double magnitude = 0;
  for (const LedgerTerm& term : terms) magnitude += std::abs(term.value);
  return magnitude;
}

[[noreturn]] void refuse(const std::string& sentence) { throw std::invalid_argument(sentence); }

/// Makes the explanation of one cell: finds what made it, and lets its rule, or those of all readers, speak.
class Explainer {
 public:
  Explainer(const LedgerContext& context, const CellAddress& cell)
      : m_context(context),
        m_isGradient(isGradientName(cell.tensor)),
        m_base{withoutGradient(cell.tensor), cell.index} {
    m_explanation.cell = cell;
  }

  CellExplanation explain() {
    check();
    m_explanation.value = m_context.at(m_explanation.cell);
    if (m_isGradient)
      explainGradient();
    else
      explainOutput();
    return std::move(m_explanation);
  }

  /// Throws if there is no such cell, or nothing computes it.
  void check() const {
    const std::string& name = m_explanation.cell.tensor;
    const bool isParameter = m_context.layout().contains(m_base.tensor);
    if (!isParameter && maker() == nullptr) refuse("This model has no tensor \"" + name + "\".");
    if (isParameter && !m_isGradient)
      refuse("\"" + name + "\" is a parameter, which is learned and not computed; \"" + gradientName(name) +
             "\" can be explained.");
    const Tensor<float>* tensor = m_context.trace().find(name);
    if (tensor == nullptr) refuse("\"" + name + "\" was not computed, because the batch has no targets.");
    checkIndex(tensor->shape);
    if (!isParameter) checkToken();
  }

 private:
  void checkIndex(const std::vector<std::size_t>& shape) const {
    const auto& [name, index] = m_explanation.cell;
    const std::string has = "\"" + name + "\" has the shape " + shapeText(shape);
    if (index.size() != shape.size())
      refuse(has + ", so that a cell needs " + counted(shape.size(), "index", "indices") + ", not " +
             std::to_string(index.size()) + ".");
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
      if (index[axis] >= shape[axis])
        refuse(has + ", so that there is no " + std::to_string(index[axis]) + " on axis " + std::to_string(axis) + ".");
    }
  }

  /// Shorter samples end before the tensor does.
  void checkToken() const {
    const Index& index = m_base.index;
    const std::vector<std::string>& axes = maker()->axes;
    for (std::size_t axis = 0; axis < index.size(); ++axis) {
      if (axes[axis] != "T" || index[axis] < m_context.length(index[0])) continue;
      refuse("Sample " + std::to_string(index[0]) + " has " + counted(m_context.length(index[0]), "token", "tokens") +
             ", so that \"" + m_explanation.cell.tensor + "\" was not computed at " + indexText(index) + ".");
    }
  }

  void explainOutput() {
    const Op& op = *maker();
    const LedgerRule rule = ledgerRule(m_context.model(), op);
    m_explanation.formula = op.formula;
    m_explanation.pytorch = op.pytorch;
    sayWhatIsOff(op);
    if (isRenormalised() && writer() == nullptr) say(phrases::rowIsRenormalised);
    Terms terms = rule.output({m_context, op, m_base}, m_explanation.steps);
    const Intervention* written = writer();
    if (written == nullptr) return finish(m_base.tensor, std::move(terms), rule.outputCombine);
    const double without =
        addStep(m_explanation.steps, phrases::withoutTheChange, std::move(terms), rule.outputCombine);
    const double value = writtenValue(*written, m_base, m_context.headWidth());
    m_explanation.changes.push_back(writtenPhrase(*written, value, without));
    finish(m_base.tensor, {numberTerm(writtenLabel(*written), value)}, Combine::Sum);
  }

  void explainGradient() {
    if (isRenormalised()) say(phrases::rowIsRenormalised);
    for (const Op& op : m_context.ops()) {
      for (std::size_t input = 0; input < op.inputs.size(); ++input) {
        if (op.inputs[input] == m_base.tensor) addStream({m_context, op, m_base, input}, &LedgerRule::inputGradient);
      }
      if (std::ranges::find(op.parameters, m_base.tensor) != op.parameters.end())
        addStream({m_context, op, m_base}, &LedgerRule::parameterGradient);
      if (std::ranges::find(op.insides, m_base.tensor) != op.insides.end())
        addStream({m_context, op, m_base}, &LedgerRule::insideGradient);
    }
    if (m_base.tensor == "loss") seed();
    Terms terms = joinStreams();
    if (writer() != nullptr && !isRenormalised()) {
      addStep(m_explanation.steps, phrases::withoutTheChange, std::move(terms));
      terms = {numberTerm(phrases::gradientStops, 0)};
    }
    finish(m_explanation.cell.tensor, std::move(terms), Combine::Sum);
  }

  /// The op that makes the cell; null for parameters.
  const Op* maker() const { return m_context.maker(m_base.tensor); }
  /// Whether the cell is an attention weight in a row with pins.
  bool isRenormalised() const {
    const Op* op = maker();
    return op != nullptr && op->hook == Hook::Weights && AttentionRow(m_context, op->layer, m_base).isPinned();
  }
  /// What has written the cell by hand, or null.
  const Intervention* writer() const {
    const Intervention* written = m_context.changes().writer(m_base);
    const bool isPin = written != nullptr && std::holds_alternative<WeightPinned>(*written);
    return isPin && !isRenormalised() ? nullptr : written;
  }
  void say(const char* phrase) { m_explanation.changes.push_back({phrase, {}}); }
  void sayWhatIsOff(const Op& op) {
    if (const char* phrase = m_context.changes().phraseOf(op)) say(phrase);
  }

  /// Where the backward pass begins.
  void seed() {
    m_explanation.formula = "dL = ∂L/∂L = 1";
    m_explanation.pytorch = "grad_loss = torch.ones(())";
    m_streams.push_back(numberTerm("∂L/∂L", 1));
  }

  using RulePart = Terms (*LedgerRule::*)(const LedgerQuery&, Steps&);

  /// What one reader of the tensor adds to its gradient.
  void addStream(const LedgerQuery& query, RulePart part) {
    const auto rule = ledgerRule(m_context.model(), query.op).*part;
    Terms terms = rule(query, m_explanation.steps);
    if (terms.empty()) return;
    sayWhatIsOff(query.op);
    if (query.op.hook == Hook::Weights && m_context.changes().changesRow(query.op.layer, m_base))
      say(phrases::rowIsChanged);
    const std::string name = LedgerPhrase{phrases::via, {query.op.output}}.inEnglish();
    m_streams.push_back(numberTerm(name, addStep(m_explanation.steps, name, std::move(terms))));
    const char* separator = m_explanation.formula.empty() ? "" : "\n";
    m_explanation.formula += separator + query.op.backwardFormula;
    m_explanation.pytorch += separator + query.op.backwardPytorch;
  }

  /// One term a stream; a single one needs no sum of its own.
  Terms joinStreams() {
    if (m_streams.size() != 1 || m_explanation.steps.empty()) return std::move(m_streams);
    Terms terms = std::move(m_explanation.steps.back().terms);
    m_explanation.steps.pop_back();
    return terms;
  }

  /// The last step, whose result is the trace's value.
  void finish(const std::string& name, Terms terms, Combine combine) {
    const double difference = m_explanation.value - combined(terms, combine);
    if (difference != 0 && !std::isnan(difference)) {
      const bool isRounding = std::abs(difference) <= mostRounded * magnitudeOf(terms) + leastNumber;
      if (combine == Combine::Max)
        terms = {numberTerm("max", addStep(m_explanation.steps, "max", std::move(terms), combine))};
      terms.push_back(numberTerm(isRounding ? phrases::rounding : phrases::notExplained, difference));
      combine = Combine::Sum;
    }
    m_explanation.steps.push_back({name, combine, std::move(terms), m_explanation.value});
  }

  const LedgerContext& m_context;
  const bool m_isGradient;
  CellAddress m_base;  ///< the cell whose gradient it is, or the cell itself
  CellExplanation m_explanation;
  Terms m_streams;  ///< of a gradient: one for each reader
};

}  // namespace

CellExplanation explainCell(const LedgerSubject& subject, const CellAddress& cell) {
  const LedgerContext context(subject);
  if (cell.tensor != probabilitiesName) return Explainer(context, cell).explain();
  if (subject.model.head.loss != LossKind::CrossEntropy)
    refuse("This model predicts numbers and not classes, so that it has no probabilities.");
  Explainer(context, {"logits", cell.index}).check();
  return explainProbability(context, cell);
}

}  // namespace encoderlab
