#include "views/activation_content.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

#include "model/inspect/gradient_name.h"
#include "views/attention_text.h"

namespace encoderlab {
namespace {

struct ActivationText {
  Q_DECLARE_TR_FUNCTIONS(encoderlab::ActivationText)
};

bool isTokenByToken(const Op& op) { return std::count(op.axes.begin(), op.axes.end(), "T") == 2; }
bool isOutput(const Op& op) { return op.hook == Hook::Logits; }

QString columnTitle(const Op& op) {
  if (op.axes.empty()) return {};
  if (isTokenByToken(op)) return ActivationText::tr("to");
  if (isOutput(op)) return ActivationText::tr("output");
  if (op.axes.back() == "F") return ActivationText::tr("unit of the feed-forward");
  if (op.axes.back() == "D/H") return ActivationText::tr("dimension of the head");
  return ActivationText::tr("dimension");
}

QString rowTitle(const Op& op) {
  if (isTokenByToken(op)) return ActivationText::tr("from");
  return runsOverTokens(op) ? ActivationText::tr("token") : QString();
}

PaddingFlags paddingOf(const Inspection& inspection, const Op& op) {
  PaddingFlags padding;
  if (runsOverTokens(op)) padding.rows = inspection.padding;
  if (isTokenByToken(op)) padding.columns = inspection.padding;
  return padding;
}

QStringList outputLabels(const Inspection& inspection, int outputs) {
  QStringList labels;
  if (inspection.dataset == nullptr) return labels;
  const Dataset& dataset = *inspection.dataset;
  for (const auto& name : dataset.classNames.empty() ? dataset.outputNames : dataset.classNames) {
    labels.append(QString::fromStdString(name));
  }
  return labels.size() == outputs ? labels : QStringList();
}

/// The heads side by side: row after row, head after head.
void gatherHeads(HeatmapContent& content, const Tensor<float>& tensor, int firstHead, int headCount) {
  const HeatmapMatrix first = matrixOf(tensor);
  content.rows = static_cast<int>(first.rows);
  content.columns = static_cast<int>(first.columns) * headCount;
  content.values.reserve(first.values.size() * static_cast<std::size_t>(headCount));
  for (std::size_t row = 0; row < first.rows; ++row) {
    for (int head = firstHead; head < firstHead + headCount; ++head) {
      const HeatmapMatrix matrix = matrixOf(tensor, static_cast<std::size_t>(head));
      const auto values = matrix.values.subspan(row * matrix.columns, matrix.columns);
      content.values.insert(content.values.end(), values.begin(), values.end());
    }
  }
}

void nameAxes(HeatmapContent& content, const Inspection& inspection, const Op& op, int headCount) {
  content.rowTitle = rowTitle(op);
  content.columnTitle = columnTitle(op);
  content.rowLabels = runsOverTokens(op) ? axisLabels(inspection) : QStringList(QString());
  if (runsOverTokens(op)) content.paddedRows = inspection.padding;
  if (op.axes.empty()) content.columnLabels = QStringList(QString());
  if (isOutput(op)) content.columnLabels = outputLabels(inspection, content.columns);
  if (isTokenByToken(op)) {
    content.columnLabels = content.rowLabels;
    for (int head = 0; head < headCount; ++head) {
      content.paddedColumns.insert(content.paddedColumns.end(), inspection.padding.begin(), inspection.padding.end());
    }
  }
  if (headCount == 1) return;
  for (int head = 0; head < headCount; ++head) content.groupLabels.append(ActivationText::tr("head %1").arg(head + 1));
}

QString valueText(float value) {
  return std::isfinite(value) ? QString::number(static_cast<double>(value), 'g', 4)
                              : ActivationText::tr("not computed");
}

}  // namespace

bool hasHeads(const Op& op) { return op.axes.size() == 4; }

bool runsOverTokens(const Op& op) { return std::count(op.axes.begin(), op.axes.end(), "T") > 0; }

std::string chosenName(const Op& op, const ActivationChoice& choice) {
  return choice.gradient ? gradientName(op.output) : op.output;
}

const Tensor<float>* chosenTensor(const Inspection& inspection, const Op& op, const ActivationChoice& choice) {
  return inspection.trace.find(chosenName(op, choice));
}

HeatmapContent activationContent(const Inspection& inspection, const Op& op, const ActivationChoice& choice) {
  HeatmapContent content;
  const Tensor<float>* chosen = chosenTensor(inspection, op, choice);
  const Tensor<float>* tensor = chosen != nullptr ? chosen : inspection.trace.find(op.output);
  const int heads = hasHeads(op) ? inspection.model.nhead : 1;
  const int firstHead = hasHeads(op) ? choice.head.value_or(0) : 0;
  if (tensor == nullptr || matrixOf(*tensor, static_cast<std::size_t>(firstHead)).isEmpty()) return content;
  const int shownHeads = choice.head.has_value() ? 1 : heads;
  gatherHeads(content, *tensor, firstHead, shownHeads);
  nameAxes(content, inspection, op, shownHeads);
  content.squareCells = isTokenByToken(op);
  if (chosen == nullptr)
    std::fill(content.values.begin(), content.values.end(), std::numeric_limits<float>::quiet_NaN());
  return content;
}

CellAddress activationAddress(const HeatmapContent& content, const Op& op, const ActivationChoice& choice,
                              HeatmapCell cell) {
  const int columns = content.columnsPerGroup();
  CellAddress address{chosenName(op, choice), {}};
  const std::size_t rank = op.axes.size();
  if (rank >= 2) address.index.push_back(0);
  if (hasHeads(op)) address.index.push_back(static_cast<std::size_t>(choice.head.value_or(cell.column / columns)));
  if (rank >= 3) address.index.push_back(static_cast<std::size_t>(cell.row));
  if (rank >= 1) address.index.push_back(static_cast<std::size_t>(cell.column % columns));
  return address;
}

HeatmapCell activationCell(const HeatmapContent& content, const Op& op, const ActivationChoice& choice,
                           const CellAddress& address) {
  const std::size_t rank = op.axes.size();
  if (content.isEmpty() || address.tensor != chosenName(op, choice) || address.index.size() != rank) return {};
  const int head = hasHeads(op) ? static_cast<int>(address.index[1]) : 0;
  if (hasHeads(op) && choice.head.has_value() && *choice.head != head) return {};
  const int group = choice.head.has_value() ? 0 : head;
  const int column = rank == 0 ? 0 : static_cast<int>(address.index.back());
  const HeatmapCell cell{rank < 3 ? 0 : static_cast<int>(address.index[rank - 2]),
                         group * content.columnsPerGroup() + column};
  const bool isShown = cell.row < content.rows && column < content.columnsPerGroup() && cell.column < content.columns;
  return isShown ? cell : HeatmapCell();
}

double largestMagnitude(const Inspection& inspection, const std::vector<Op>& ops, bool gradient) {
  double largest = 0;
  for (const Op& op : ops) {
    const Tensor<float>* tensor = chosenTensor(inspection, op, {.gradient = gradient, .head = {}});
    if (tensor == nullptr || op.hook == Hook::Loss) continue;
    const PaddingFlags padding = paddingOf(inspection, op);
    const std::size_t heads = hasHeads(op) ? static_cast<std::size_t>(inspection.model.nhead) : 1;
    for (std::size_t head = 0; head < heads; ++head) {
      largest = std::max(largest, largestMagnitude(matrixOf(*tensor, head), padding));
    }
  }
  return largest;
}

std::vector<float> valuesWithoutPadding(const HeatmapContent& content) {
  std::vector<float> values;
  values.reserve(content.values.size());
  for (int row = 0; row < content.rows; ++row) {
    for (int column = 0; column < content.columns; ++column) {
      if (!content.isPadding(row, column)) values.push_back(content.at({row, column}));
    }
  }
  return values;
}

QString activationCellText(const HeatmapContent& content, const Op& op, const ActivationChoice& choice,
                           HeatmapCell cell) {
  const QString value = valueText(content.at(cell));
  const QString column = content.columnLabel(cell.column);
  QString text;
  if (op.axes.empty()) {
    text = value;
  } else if (!runsOverTokens(op)) {
    text = isOutput(op) ? ActivationText::tr("%1 in output \"%2\"").arg(value, column)
                        : ActivationText::tr("%1 in dimension %2").arg(value, column);
  } else if (content.isPadding(cell.row, cell.column)) {
    return ActivationText::tr("Padding: this does not count.");
  } else if (isTokenByToken(op)) {
    text = ActivationText::tr("%1 from \"%2\" to \"%3\"").arg(value, content.rowLabel(cell.row), column);
  } else if (isOutput(op)) {
    text = ActivationText::tr("%1 at token %2, \"%3\", in output \"%4\"")
               .arg(value)
               .arg(cell.row + 1)
               .arg(content.rowLabel(cell.row), column);
  } else {
    text = ActivationText::tr("%1 at token %2, \"%3\", in dimension %4")
               .arg(value)
               .arg(cell.row + 1)
               .arg(content.rowLabel(cell.row), column);
  }
  if (!hasHeads(op)) return text;
  const int head = choice.head.value_or(cell.column / content.columnsPerGroup());
  return ActivationText::tr("Head %1: %2").arg(head + 1).arg(text);
}

}  // namespace encoderlab
