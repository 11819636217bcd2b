#include "model/data/data_plan.h"

#include <algorithm>
#include <stdexcept>

#include "model/data/detection.h"
#include "model/data/number_text.h"
#include "model/data/table_header.h"

namespace encoderlab {
namespace {

constexpr std::size_t longestDefaultWindow = 48;
constexpr std::size_t longestDefaultHorizon = 12;

[[noreturn]] void refuseOption(const std::string& option, const std::string& value, const std::string& choices) {
  throw std::invalid_argument(option + " is '" + value + "'; it must be " + choices + ".");
}

/// The column that the user named, or the guess.
std::size_t chosenColumn(const TableScan& scan, const std::string& wanted, const std::string& option,
                         std::optional<std::size_t> guess, const std::string& what) {
  if (!wanted.empty()) return requireColumn(scan.file, scan.columns, wanted, option);
  if (guess) return *guess;
  throw std::runtime_error(scan.file + ", row 1: no column looks like " + what + "; choose " + option + " among " +
                           joined(scan.columns) + ".");
}

/// The kind that the options already given are for; empty if there are none.
std::string kindOfOptions(const DataConfiguration& wanted) {
  if (!wanted.kind.empty()) return wanted.kind;
  if (!wanted.textColumn.empty() || !wanted.tokens.empty()) return "text";
  if (!wanted.valueColumn.empty() || wanted.window != 0 || wanted.horizon != 0) return "series";
  return wanted.valuesPerToken != 0 ? "rows" : "";
}

std::optional<std::size_t> first(const std::vector<std::size_t>& columns) {
  return columns.empty() ? std::nullopt : std::optional(columns.front());
}

void planLabel(const DataConfiguration& wanted, DataPlan& plan) {
  plan.labelColumn =
      chosenColumn(plan.scan, wanted.labelColumn, "label_column", detectLabelColumn(plan.scan), "a label");
  plan.configuration.labelColumn = plan.scan.columns[plan.labelColumn];
  plan.notes.push_back("The label is column '" + plan.configuration.labelColumn + "'.");
}

void planText(const DataConfiguration& wanted, DataPlan& plan) {
  planLabel(wanted, plan);
  const std::vector<std::size_t> texts = textColumns(plan.scan, plan.labelColumn);
  plan.textColumn = chosenColumn(plan.scan, wanted.textColumn, "text_column", first(texts), "a text");
  if (plan.textColumn == plan.labelColumn) {
    refuseOption("text_column", wanted.textColumn, "another column than label_column");
  }
  DataConfiguration& configuration = plan.configuration;
  configuration.textColumn = plan.scan.columns[plan.textColumn];
  if (configuration.tokens.empty()) configuration.tokens = detectTokens(plan.scan.statistics[plan.textColumn]);
  plan.tokens = tokenUnitFrom(configuration.tokens);
  if (plan.missing == MissingRule::Mean) {
    refuseOption("missing", configuration.missing, "'refuse' or 'skip' for texts, which have no mean");
  }
  plan.notes.push_back("The text is column '" + configuration.textColumn + "', its tokens are " + configuration.tokens +
                       ".");
}

void planValuesPerToken(const std::vector<std::string>& names, DataPlan& plan) {
  int& valuesPerToken = plan.configuration.valuesPerToken;
  if (valuesPerToken == 0) valuesPerToken = detectValuesPerToken(names);
  const auto count = static_cast<int>(names.size());
  if (valuesPerToken < 1 || count % valuesPerToken != 0) {
    std::vector<std::string> divisors;
    for (int divisor = 1; divisor <= count; ++divisor) {
      if (count % divisor == 0) divisors.push_back(std::to_string(divisor));
    }
    refuseOption("values_per_token", std::to_string(valuesPerToken),
                 "a divisor of the " + counted(names.size(), "column", "columns") + " of numbers: " + joined(divisors));
  }
  plan.notes.push_back("Each row is " +
                       counted(names.size() / static_cast<std::size_t>(valuesPerToken), "token", "tokens") + " of " +
                       counted(static_cast<std::size_t>(valuesPerToken), "number", "numbers") + " (" + names.front() +
                       " … " + names.back() + ").");
}

void planRows(const DataConfiguration& wanted, DataPlan& plan) {
  planLabel(wanted, plan);
  plan.featureColumns = numberColumns(plan.scan, plan.labelColumn);
  if (plan.featureColumns.empty()) {
    throw std::runtime_error(plan.scan.file + ", row 1: no column beside the label '" + plan.configuration.labelColumn +
                             "' holds numbers; the columns are " + joined(plan.scan.columns) + ".");
  }
  std::vector<std::string> used;
  std::vector<std::string> leftOut;
  for (std::size_t column = 0; column < plan.scan.columns.size(); ++column) {
    const auto& features = plan.featureColumns;
    const bool isFeature = std::find(features.begin(), features.end(), column) != features.end();
    if (isFeature) used.push_back(plan.scan.columns[column]);
    if (!isFeature && column != plan.labelColumn) leftOut.push_back("'" + plan.scan.columns[column] + "'");
  }
  planValuesPerToken(used, plan);
  if (!leftOut.empty()) {
    plan.notes.push_back("Left out " + joined(leftOut) + ": text, dates, empty, or a count of the rows.");
  }
}

std::size_t chooseValueColumn(const DataConfiguration& wanted, const DataPlan& plan) {
  const std::vector<std::size_t> candidates = valueColumns(plan.scan);
  if (wanted.valueColumn.empty() && candidates.size() > 1) {
    std::vector<std::string> names;
    names.reserve(candidates.size());
    for (const std::size_t column : candidates) names.push_back(plan.scan.columns[column]);
    throw std::runtime_error(plan.scan.file + ", row 1: several columns hold numbers; choose value_column among " +
                             joined(names) + ".");
  }
  return chosenColumn(plan.scan, wanted.valueColumn, "value_column", first(candidates), "a series of numbers");
}

int defaultLength(std::size_t valueCount, std::size_t share, std::size_t least, std::size_t most) {
  return static_cast<int>(std::clamp(valueCount / share, least, most));
}

void planSeries(const DataConfiguration& wanted, DataPlan& plan) {
  plan.valueColumn = chooseValueColumn(wanted, plan);
  if (plan.valueColumn > 0) plan.positionColumn = 0;
  DataConfiguration& configuration = plan.configuration;
  configuration.valueColumn = plan.scan.columns[plan.valueColumn];
  // A tenth of the values is held out by default: the shares leave some windows in it.
  if (configuration.window == 0) configuration.window = defaultLength(plan.scan.rowCount, 16, 2, longestDefaultWindow);
  if (configuration.horizon == 0) {
    configuration.horizon = defaultLength(plan.scan.rowCount, 64, 1, longestDefaultHorizon);
  }
  if (configuration.window < 1) refuseOption("window", std::to_string(configuration.window), "1 or more");
  if (configuration.horizon < 1) refuseOption("horizon", std::to_string(configuration.horizon), "1 or more");
  plan.notes.push_back("The series is column '" + configuration.valueColumn + "'; from " +
                       counted(static_cast<std::size_t>(configuration.window), "value", "values") + " the next " +
                       std::to_string(configuration.horizon) + " are forecast.");
  std::vector<std::string> leftOut;
  for (std::size_t column = 1; column < plan.scan.columns.size(); ++column) {
    if (column != plan.valueColumn) leftOut.push_back("'" + plan.scan.columns[column] + "'");
  }
  if (!leftOut.empty()) plan.notes.push_back("Left out " + joined(leftOut) + ".");
}

}  // namespace

DataPlan planData(const DataConfiguration& wanted) {
  DataPlan plan;
  plan.missing = missingRuleFrom(wanted.missing);
  const std::string wantedKind = kindOfOptions(wanted);
  if (!wantedKind.empty() && wantedKind != "text" && wantedKind != "rows" && wantedKind != "series") {
    refuseOption("kind", wantedKind, "'text', 'rows' or 'series'");
  }
  plan.scan = scanTable(wanted.file);
  plan.notes = plan.scan.notes;
  plan.configuration = wanted;
  plan.configuration.kind = wantedKind.empty() ? detectKind(plan.scan) : wantedKind;
  if (plan.configuration.missing.empty()) plan.configuration.missing = "refuse";
  if (plan.configuration.kind == "text") planText(wanted, plan);
  if (plan.configuration.kind == "rows") planRows(wanted, plan);
  if (plan.configuration.kind == "series") planSeries(wanted, plan);
  return plan;
}

TokenUnit tokenUnitFrom(const std::string& name) {
  if (name == "characters") return TokenUnit::Characters;
  if (name == "words") return TokenUnit::Words;
  refuseOption("tokens", name, "'characters' or 'words'");
}

MissingRule missingRuleFrom(const std::string& name) {
  if (name.empty() || name == "refuse") return MissingRule::Refuse;
  if (name == "skip") return MissingRule::Skip;
  if (name == "mean") return MissingRule::Mean;
  refuseOption("missing", name, "'refuse', 'skip' (the row) or 'mean' (of the training part)");
}

}  // namespace encoderlab
