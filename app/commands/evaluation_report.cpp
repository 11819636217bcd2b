#include "app/commands/evaluation_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "app/commands/command_text.h"
#include "app/commands/console.h"
#include "views/sample_text.h"

namespace encoderlab {
namespace {

nlohmann::ordered_json jsonFigure(const std::optional<double>& figure) {
  return figure ? nlohmann::ordered_json(*figure) : nlohmann::ordered_json();
}

QString figureText(const std::optional<double>& figure) {
  return figure ? CommandText::tr("%1 %").arg(QString::number(100 * *figure, 'f', 1)) : QStringLiteral("–");
}

/// On a terminal, where Chinese characters take two columns each.
qsizetype widthOf(const QString& text) {
  constexpr char16_t firstWide = 0x2e80;
  return text.size() + std::ranges::count_if(text, [](QChar c) { return c.unicode() >= firstWide; });
}

QString tableLine(const QStringList& right, const QString& last) {
  constexpr qsizetype columnWidth = 10;
  QString line;
  for (const QString& text : right) line += QString(std::max<qsizetype>(0, columnWidth - widthOf(text)), u' ') + text;
  return line + QStringLiteral("  ") + last;
}

}  // namespace

QString measureText(const std::string& measure) {
  if (measure == "accuracy") return CommandText::tr("accuracy");
  if (measure == "exact_match") return CommandText::tr("exact match");
  if (measure == "miou") return CommandText::tr("mean IoU");
  return CommandText::tr("RMSE");
}

QString measuredText(const std::string& measure, double value) {
  if (measure == "rmse") return consoleNumber(value);
  return CommandText::tr("%1 %").arg(QString::number(100 * value, 'f', 1));
}

void addMeasures(nlohmann::ordered_json& json, const Dataset& dataset, const Evaluation& evaluation) {
  if (dataset.measure == "accuracy") json["valid_accuracy"] = evaluation.measure;
  json["measure"] = dataset.measure;
  json["valid_measure"] = evaluation.measure;
  if (evaluation.meanAbsoluteError) json["mae"] = *evaluation.meanAbsoluteError;
  if (!evaluation.classes.isEmpty()) json["macro_f1"] = jsonFigure(evaluation.classes.macroF1());
  if (dataset.baseline.name.empty()) return;
  json["baseline"] = {{"name", dataset.baseline.name}, {"value", dataset.baseline.value}};
}

void addClasses(nlohmann::ordered_json& json, const Dataset& dataset, const ClassReport& report) {
  if (report.isEmpty()) return;
  nlohmann::ordered_json& classes = json["classes"] = nlohmann::ordered_json::array();
  nlohmann::ordered_json& confusion = json["confusion"] = nlohmann::ordered_json::array();
  const std::vector<ClassFigures> figures = report.figures();
  for (std::size_t target = 0; target < figures.size(); ++target) {
    const ClassFigures& of = figures[target];
    classes.push_back({{"name", className(dataset, static_cast<std::int64_t>(target)).toStdString()},
                       {"count", of.count},
                       {"precision", jsonFigure(of.precision)},
                       {"recall", jsonFigure(of.recall)},
                       {"f1", jsonFigure(of.f1)}});
    std::vector<std::int64_t> row;
    for (std::size_t predicted = 0; predicted < figures.size(); ++predicted)
      row.push_back(report.count(target, predicted));
    confusion.push_back(std::move(row));
  }
}

QStringList classLines(const Dataset& dataset, const ClassReport& report) {
  if (report.isEmpty()) return {};
  // The name comes last: it is of any width.
  QStringList lines{tableLine(
      {CommandText::tr("precision"), CommandText::tr("recall"), CommandText::tr("F1"), CommandText::tr("count")},
      CommandText::tr("class"))};
  const std::vector<ClassFigures> figures = report.figures();
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const ClassFigures& of = figures[i];
    if (!of.f1) continue;
    lines += tableLine({figureText(of.precision), figureText(of.recall), figureText(of.f1), QString::number(of.count)},
                       className(dataset, static_cast<std::int64_t>(i)));
  }
  return lines;
}

}  // namespace encoderlab
