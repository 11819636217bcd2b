#pragma once

#include <QRegularExpression>
#include <QString>
#include <cmath>

#include "tests/model/inspect/ledger_samples.h"

namespace encoderlab::testing {

/// Every cell that was computed, but for weights' gradients: they are hundreds of cells alike.
inline std::vector<CellAddress> computedCells(const Trace& trace) {
  std::vector<CellAddress> cells;
  for (const auto& [name, tensor] : trace.tensors) {
    if (name.ends_with("weight")) continue;
    for (std::size_t i = 0; i < tensor.values.size(); ++i) {
      if (std::isnan(tensor.values[i])) continue;
      CellAddress cell{name, Index(tensor.shape.size())};
      std::size_t rest = i;
      for (std::size_t axis = tensor.shape.size(); axis-- > 0; rest /= tensor.shape[axis])
        cell.index[axis] = rest % tensor.shape[axis];
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

/// Empty, or what is wrong with the arithmetic of a step.
inline QString faultOf(const LedgerStep& step, const LedgerContext& context) {
  double magnitude = 0;
  for (const LedgerTerm& term : step.terms) {
    magnitude += std::abs(term.value);
    double product = 1;
    for (std::size_t i = 0; i < term.factors.size(); ++i) {
      product *= term.factors[i];
      if (i < term.sources.size() && context.at(term.sources[i]) != term.factors[i])
        return QStringLiteral("%1: a source is not the factor").arg(QString::fromStdString(term.label));
    }
    if (!term.factors.empty() && (product != term.value || term.factors.size() < term.sources.size()))
      return QStringLiteral("%1: the factors do not make the term").arg(QString::fromStdString(term.label));
  }
  if (step.terms.empty()) return {};
  const double result = combined(step.terms, step.combine);
  // −∞ is no distance from −∞.
  if (result == step.result || std::abs(result - step.result) <= 1e-15 * magnitude) return {};
  return QStringLiteral("%1: the terms do not make the result").arg(QString::fromStdString(step.name));
}

/// Empty, or words of a label or step's name that are neither symbols nor a phrase that views can translate.
inline QString untranslatable(const std::string& label, const Trace& trace) {
  static const QRegularExpression words(QStringLiteral("[A-Za-z]{3,}"));
  static const QStringList symbols{"max", "exp",  "log",     "mean",   "erf",  "cls",  "cos",
                                   "sin", "tanh", "softmax", "target", "relu", "left", "rest"};
  const bool isPhrase = std::ranges::find(phrases::all, std::string_view(label)) != phrases::all.end();
  const std::string_view via = std::string_view(phrases::via).substr(0, 4);
  const std::string name = label.starts_with(via) ? label.substr(via.size()) : label.substr(0, label.find('['));
  if (isPhrase || trace.find(name) != nullptr) return {};
  const QString text = QString::fromStdString(label);
  for (auto found = words.globalMatch(text); found.hasNext();) {
    if (!symbols.contains(found.next().captured())) return text;
  }
  return {};
}

/// Of a term that is the sum of an earlier step, what was added up in that step: sums of large numbers that leave
/// little keep the rounding of the large ones.
inline double magnitudeOf(const LedgerTerm& term, const CellExplanation& explanation) {
  const auto step = std::ranges::find(explanation.steps, term.label, &LedgerStep::name);
  if (step == explanation.steps.end()) return std::abs(term.value);
  double magnitude = 0;
  for (const LedgerTerm& part : step->terms) magnitude += std::abs(part.value);
  return magnitude;
}

/// Empty, or why the explanation does not explain the trace's value.
inline QString faultOf(const CellExplanation& explanation, const LedgerContext& context) {
  constexpr double mostRounding = 2e-5;
  for (const LedgerStep& step : explanation.steps) {
    if (const QString fault = faultOf(step, context); !fault.isEmpty()) return fault;
    if (const QString words = untranslatable(step.name, context.trace()); !words.isEmpty()) return words;
    for (const LedgerTerm& term : step.terms) {
      if (const QString words = untranslatable(term.label, context.trace()); !words.isEmpty()) return words;
    }
  }
  const LedgerStep& last = explanation.steps.back();
  if (last.result != explanation.value || explanation.value != context.at(explanation.cell))
    return QStringLiteral("the result is not the trace's value");
  double magnitude = 0;
  double rounding = 0;
  for (const LedgerTerm& term : last.terms) {
    if (term.label == phrases::notExplained) return QStringLiteral("something is left unexplained");
    if (term.label == phrases::rounding)
      rounding += std::abs(term.value);
    else
      magnitude += magnitudeOf(term, explanation);
  }
  if (rounding > mostRounding * magnitude) return QStringLiteral("more than rounding is left over");
  return explanation.formula.empty() || explanation.pytorch.empty() ? QStringLiteral("no formula") : QString();
}

}  // namespace encoderlab::testing
