#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include "model/inspect/ledger_context.h"

namespace encoderlab {
namespace {

/// Nine significant digits tell any two 32-bit numbers apart.
std::string numberText(double value) {
  std::array<char, 32> digits{};
  constexpr int significant = 9;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, significant);
  return {digits.data(), end.ptr};
}

std::string_view symbolOf(Combine combine) {
  if (combine == Combine::Product) return "×";
  return combine == Combine::Max ? "max" : "+";
}

std::string factorsText(const LedgerTerm& term) {
  std::string text;
  for (const double factor : term.factors) text += (text.empty() ? " = " : " × ") + numberText(factor);
  return text;
}

/// What names and labels hold beside ASCII, in LaTeX's words for text.
std::string latexText(std::string_view text) {
  using Word = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Word, 26> words{
      {{"_", "\\_"},          {"ẑ", "$\\hat{z}$"},   {"′", "$'$"},
       {"−", "$-$"},          {"Σ", "$\\Sigma$"},    {"Φ", "$\\Phi$"},
       {"φ", "$\\varphi$"},   {"γ", "$\\gamma$"},    {"β", "$\\beta$"},
       {"μ", "$\\mu$"},       {"σ²", "$\\sigma^2$"}, {"σ", "$\\sigma$"},
       {"²", "${}^2$"},       {"∂", "$\\partial$"},  {"√(2π)", "$\\sqrt{2\\pi}$"},
       {"√2", "$\\sqrt{2}$"}, {"√(", "sqrt("},       {"√", "$\\surd$"},
       {"10⁻⁵", "$10^{-5}$"}, {"½", "$\\frac12$"},   {"₁", "${}_1$"},
       {"₂", "${}_2$"},       {"∞", "$\\infty$"},    {"%", "\\%"},
       {"&", "\\&"},          {"#", "\\#"}}};
  std::string latex;
  while (!text.empty()) {
    std::string_view from = text.substr(0, 1);
    std::string_view to = from;
    for (const auto& [symbol, word] : words) {
      if (to != from || !text.starts_with(symbol)) continue;
      from = symbol;
      to = word;
    }
    latex += to;
    text.remove_prefix(from.size());
  }
  return latex;
}

std::string latexNumber(double value) {
  if (std::isinf(value)) return value < 0 ? "-\\infty" : "\\infty";
  std::string text = numberText(value);
  const std::size_t exponent = text.find('e');
  if (exponent == std::string::npos) return text;
  const bool isNegative = text[exponent + 1] == '-';
  const std::size_t firstDigit = text.find_first_not_of('0', exponent + 2);
  return text.substr(0, exponent) + " \\cdot 10^{" + (isNegative ? "-" : "") + text.substr(firstDigit) + "}";
}

std::string latexTerm(const LedgerTerm& term) {
  std::string latex;
  for (const double factor : term.factors) latex += "(" + latexNumber(factor) + ")";
  return latex.empty() ? "(" + latexNumber(term.value) + ")" : latex;
}

std::string latexStep(const LedgerStep& step) {
  std::string latex = "\\text{" + latexText(step.name) + "} &";
  if (step.terms.empty()) return latex + "= " + latexNumber(step.result) + " \\\\\n";
  std::string_view symbol = "{} + ";
  if (step.combine == Combine::Product) symbol = "{} \\cdot ";
  if (step.combine == Combine::Max) symbol = ", ";
  std::string terms = step.combine == Combine::Max ? "\\max\\, " : "";
  bool isFirst = true;
  for (const LedgerTerm& term : step.terms) {
    // A line holds one term: sums have dozens.
    if (!isFirst) terms.append(" \\\\\n&\\quad ").append(symbol);
    terms += latexTerm(term) + " && \\text{" + latexText(term.label) + "}";
    isFirst = false;
  }
  return latex + "= " + terms + " \\\\\n&= " + latexNumber(step.result) + " \\\\\n";
}

/// Without brackets where the tensor is a single number.
std::string cellText(const CellAddress& cell) {
  return cell.tensor + (cell.index.empty() ? std::string() : indexText(cell.index));
}

}  // namespace

std::string explanationText(const CellExplanation& explanation) {
  std::string text = cellText(explanation.cell) + " = " + numberText(explanation.value) + "\n";
  text += explanation.formula + "\n" + explanation.pytorch + "\n";
  for (const LedgerPhrase& change : explanation.changes) text += change.inEnglish() + "\n";
  for (const LedgerStep& step : explanation.steps) {
    text += "\n" + step.name + "\n";
    bool isFirst = true;
    for (const LedgerTerm& term : step.terms) {
      const std::string symbol(isFirst && step.combine != Combine::Max ? " " : symbolOf(step.combine));
      text += "  " + symbol + " " + numberText(term.value) + "    " + term.label + factorsText(term) + "\n";
      isFirst = false;
    }
    text += "  = " + numberText(step.result) + "\n";
  }
  return text;
}

std::string explanationLatex(const CellExplanation& explanation) {
  std::string latex = "\\begin{align*}\n\\text{" + latexText(cellText(explanation.cell)) +
                      "} &= " + latexNumber(explanation.value) + " \\\\\n";
  for (const LedgerPhrase& change : explanation.changes)
    latex += "&\\text{" + latexText(change.inEnglish()) + "} \\\\\n";
  for (const LedgerStep& step : explanation.steps) latex += latexStep(step);
  latex.erase(latex.size() - std::string_view(" \\\\\n").size());
  return latex + "\n\\end{align*}\n";
}

}  // namespace encoderlab
