#include <cmath>
#include <optional>

#include "model/inspect/ledger_rules.h"

namespace encoderlab {
namespace {

constexpr const char* reset = "stem.gru.reset";
constexpr const char* update = "stem.gru.update";
constexpr const char* candidate = "stem.gru.candidate";
constexpr const char* hidden = "stem.gru.hidden";

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

/// One of the three blocks of rows of the GRU's parameters.
enum class Gate : std::uint8_t { Reset, Update, Candidate };

/// A token of a recurrence, and what its numbers are made of. Cells of W_i and W_h are named by their rows in the whole
/// parameter.
class RecurrentToken {
 public:
  RecurrentToken(const LedgerQuery& query, std::size_t b, std::size_t t) : m_query(query), m_b(b), m_t(t) {}

  bool isCls() const { return context().isCls(m_t); }
  bool isPadding() const { return context().isPadding(m_b, m_t); }
  bool hasPrevious() const { return m_t > (context().model().hasCls() ? 1U : 0U); }
  RecurrentToken previous() const { return {m_query, m_b, m_t - 1}; }
  std::optional<RecurrentToken> next() const {
    if (m_t + 1 >= context().length(m_b)) return std::nullopt;
    return RecurrentToken(m_query, m_b, m_t + 1);
  }

  CellAddress cell(const std::string& tensor, std::size_t i) const { return {tensor, {m_b, m_t, i}}; }
  CellAddress gradient(const std::string& tensor, std::size_t i) const { return cell(gradientName(tensor), i); }
  double at(const std::string& tensor, std::size_t i) const { return context().at(cell(tensor, i)); }
  std::string place(std::size_t i) const { return indexText({m_t, i}); }

  /// e W_i + b_i, of one row.
  Terms fromInput(std::size_t row) const {
    Terms terms;
    for (std::size_t i = 0; i < width(); ++i)
      terms.push_back(context().product("e" + place(i) + " W_i" + indexText({row, i}),
                                        {cell(m_query.op.inputs[0], i), {parameter(0), {row, i}}}));
    terms.push_back(context().product("b_i" + indexText({row}), {{parameter(2), {row}}}));
    return terms;
  }

  /// hₜ₋₁ W_h + b_h, of one row.
  Terms fromState(std::size_t row) const {
    Terms terms;
    for (std::size_t i = 0; hasPrevious() && i < width(); ++i)
      terms.push_back(context().product("h" + previous().place(i) + " W_h" + indexText({row, i}),
                                        {previous().cell(hidden, i), {parameter(1), {row, i}}}));
    terms.push_back(context().product("b_h" + indexText({row}), {{parameter(3), {row}}}));
    return terms;
  }

  /// dG of a gate's unit, and with `ofState` dS, times `others`.
  LedgerTerm gateGradient(Gate gate, std::size_t unit, bool ofState, const std::string& label = {},
                          std::vector<CellAddress> others = {}) const {
    std::vector<CellAddress> cells;
    std::vector<double> numbers;
    std::string text;
    if (gate == Gate::Candidate) {
      const double n = at(candidate, unit);
      cells = {gradient(candidate, unit)};
      numbers = {1 - n * n};
      text = "dn" + place(unit) + " (1 − n²)";
      if (ofState) {
        cells.push_back(cell(reset, unit));
        text += " r";
      }
    } else {
      const char* tensor = gate == Gate::Reset ? reset : update;
      cells = {gradient(tensor, unit), cell(tensor, unit)};
      numbers = {1 - at(tensor, unit)};
      text = gate == Gate::Reset ? "dr" + place(unit) + " r (1 − r)" : "dz" + place(unit) + " z (1 − z)";
    }
    cells.insert(cells.end(), others.begin(), others.end());
    return context().product(text + label, std::move(cells), numbers);
  }

  /// What reaches feature i of the input (parameter 0) or of the state before (parameter 1) through the gates.
  void addThroughGates(std::size_t which, std::size_t i, Terms& terms) const {
    for (const Gate gate : {Gate::Reset, Gate::Update, Gate::Candidate}) {
      for (std::size_t unit = 0; unit < width(); ++unit) {
        const Index row{static_cast<std::size_t>(gate) * width() + unit, i};
        terms.push_back(gateGradient(gate, unit, which == 1, (which == 0 ? " W_i" : " W_h") + indexText(row),
                                     {{parameter(which), row}}));
      }
    }
  }

  const LedgerContext& context() const { return m_query.context; }
  std::size_t width() const { return context().width(); }

 private:
  const std::string& parameter(std::size_t i) const { return m_query.op.parameters[i]; }

  const LedgerQuery& m_query;
  std::size_t m_b;
  std::size_t m_t;
};

RecurrentToken tokenOf(const LedgerQuery& query) { return {query, query.cell.index[0], query.cell.index[1]}; }

void append(Terms& terms, Terms more) { terms.insert(terms.end(), more.begin(), more.end()); }

/// s = hₜ₋₁ W_hn + b_hn, which the reset gate weighs.
double addRecurrentCandidate(const RecurrentToken& token, std::size_t unit, Steps& steps) {
  return addStep(steps, "s = h W_hn + b_hn", token.fromState(2 * token.width() + unit));
}

Terms gateOutput(const RecurrentToken& token, std::size_t row, Steps& steps) {
  Terms terms = token.fromInput(row);
  append(terms, token.fromState(row));
  const double u = addStep(steps, "u", std::move(terms));
  return {numberTerm("σ(u) = 1 / (1 + exp(−u))", sigmoid(u))};
}

Terms candidateOutput(const RecurrentToken& token, std::size_t unit, Steps& steps) {
  const double recurrent = addRecurrentCandidate(token, unit, steps);
  Terms terms = token.fromInput(2 * token.width() + unit);
  terms.push_back(token.context().product("r" + token.place(unit) + " s", {token.cell(reset, unit)}, {recurrent}));
  const double u = addStep(steps, "u", std::move(terms));
  return {numberTerm("tanh(u)", std::tanh(u))};
}

LedgerTerm previousState(const RecurrentToken& token, std::size_t unit) {
  if (!token.hasPrevious()) return numberTerm(phrases::stateBegins, 0);
  const RecurrentToken previous = token.previous();
  return token.context().product("h" + previous.place(unit), {previous.cell(hidden, unit)});
}

Terms hiddenOutput(const RecurrentToken& token, std::size_t unit) {
  if (token.isPadding()) return {previousState(token, unit)};
  Terms terms{token.context().product("(1 − z) n" + token.place(unit), {token.cell(candidate, unit)},
                                      {1 - token.at(update, unit)})};
  if (!token.hasPrevious()) return terms;
  const RecurrentToken previous = token.previous();
  terms.push_back(token.context().product("z" + token.place(unit) + " h" + previous.place(unit),
                                          {token.cell(update, unit), previous.cell(hidden, unit)}));
  return terms;
}

Terms output(const LedgerQuery& query, Steps& steps) {
  const RecurrentToken token = tokenOf(query);
  const std::size_t unit = query.cell.index[2];
  const std::string& tensor = query.cell.tensor;
  if (tensor == query.op.output) {
    if (token.isCls()) return {query.passedOn()};
    return {query.context.product("h" + token.place(unit), {token.cell(hidden, unit)})};
  }
  if (token.isCls()) return {numberTerm(phrases::clsPassesStem, 0)};
  if (tensor == hidden) return hiddenOutput(token, unit);
  if (tensor == candidate) return candidateOutput(token, unit, steps);
  return gateOutput(token, tensor == reset ? unit : token.width() + unit, steps);
}

/// dh: from the output, and from the token after.
Terms hiddenGradient(const LedgerQuery& query) {
  const RecurrentToken token = tokenOf(query);
  const std::size_t unit = query.cell.index[2];
  Terms terms{query.context.product("dy" + token.place(unit), {token.cell(query.upstream(), unit)})};
  const std::optional<RecurrentToken> next = token.next();
  if (!next) return terms;
  if (next->isPadding()) {
    terms.push_back(query.context.product("dh" + next->place(unit), {next->gradient(hidden, unit)}));
    return terms;
  }
  terms.push_back(query.context.product("dh" + next->place(unit) + " z" + next->place(unit),
                                        {next->gradient(hidden, unit), next->cell(update, unit)}));
  next->addThroughGates(1, unit, terms);
  return terms;
}

Terms resetGradient(const RecurrentToken& token, std::size_t unit, Steps& steps) {
  const double recurrent = addRecurrentCandidate(token, unit, steps);
  const double n = token.at(candidate, unit);
  return {token.context().product("dn" + token.place(unit) + " (1 − n²) s", {token.gradient(candidate, unit)},
                                  {1 - n * n, recurrent})};
}

Terms updateGradient(const RecurrentToken& token, std::size_t unit) {
  const CellAddress upstream = token.gradient(hidden, unit);
  Terms terms{token.context().product("−dh" + token.place(unit) + " n" + token.place(unit),
                                      {upstream, token.cell(candidate, unit)}, {-1})};
  if (!token.hasPrevious()) return terms;
  const RecurrentToken previous = token.previous();
  terms.push_back(token.context().product("dh" + token.place(unit) + " h" + previous.place(unit),
                                          {upstream, previous.cell(hidden, unit)}));
  return terms;
}

Terms insideGradient(const LedgerQuery& query, Steps& steps) {
  const RecurrentToken token = tokenOf(query);
  const std::size_t unit = query.cell.index[2];
  const std::string& tensor = query.cell.tensor;
  if (token.isCls()) return {numberTerm(phrases::clsPassesStem, 0)};
  if (tensor == hidden) return hiddenGradient(query);
  if (token.isPadding()) return {numberTerm(phrases::paddingIsPassedOver, 0)};
  if (tensor == reset) return resetGradient(token, unit, steps);
  if (tensor == update) return updateGradient(token, unit);
  return {query.context.product("dh" + token.place(unit) + " (1 − z)", {token.gradient(hidden, unit)},
                                {1 - token.at(update, unit)})};
}

Terms inputGradient(const LedgerQuery& query, Steps&) {
  const RecurrentToken token = tokenOf(query);
  if (token.isCls()) return {query.passedBack()};
  if (token.isPadding()) return {numberTerm(phrases::paddingIsPassedOver, 0)};
  Terms terms;
  token.addThroughGates(0, query.cell.index[2], terms);
  return terms;
}

Terms parameterGradient(const LedgerQuery& query, Steps&) {
  const std::vector<std::string>& parameters = query.op.parameters;
  const bool ofState = query.cell.tensor == parameters[1] || query.cell.tensor == parameters[3];
  const bool isBias = query.cell.index.size() == 1;
  const std::size_t width = query.context.width();
  const auto gate = static_cast<Gate>(query.cell.index[0] / width);
  const std::size_t unit = query.cell.index[0] % width;
  Terms terms;
  for (const Index& index : query.context.tokens(query.op.axes)) {
    const RecurrentToken token(query, index[0], index[1]);
    if (token.isCls() || token.isPadding() || (ofState && !isBias && !token.hasPrevious())) continue;
    if (isBias) {
      terms.push_back(token.gateGradient(gate, unit, ofState));
      continue;
    }
    const std::size_t i = query.cell.index[1];
    const RecurrentToken source = ofState ? token.previous() : token;
    const std::string label = (ofState ? " h" : " e") + source.place(i);
    terms.push_back(
        token.gateGradient(gate, unit, ofState, label, {source.cell(ofState ? hidden : query.op.inputs[0], i)}));
  }
  if (terms.empty()) terms.push_back(numberTerm(phrases::stateBegins, 0));
  return terms;
}

}  // namespace

const LedgerRule stemRecurrentRule{output, inputGradient, parameterGradient, Combine::Sum, insideGradient};

}  // namespace encoderlab
