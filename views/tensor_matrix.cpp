#include "views/tensor_matrix.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <limits>

#include "model/inspect/cell_index.h"
#include "model/inspect/gradient_name.h"
#include "views/activation_content.h"
#include "views/attention_text.h"
#include "views/sample_text.h"

namespace encoderlab {
namespace {

struct TensorText {
  Q_DECLARE_TR_FUNCTIONS(encoderlab::TensorText)
};

constexpr std::size_t mostCells = 250000;

QString shapeText(const QStringList& axes, const std::vector<std::size_t>& shape) {
  if (shape.empty()) return TensorText::tr("one number");
  QStringList extents;
  for (const std::size_t extent : shape) extents.append(QString::number(extent));
  return QStringLiteral("%1 = %2").arg(axes.join(QStringLiteral(" × ")), extents.join(QStringLiteral(" × ")));
}

/// Of an op's output; all but one are letters, which no language changes.
QString axisName(const std::string& axis) {
  return axis == "outputs" ? TensorText::tr("outputs") : QString::fromStdString(axis);
}

bool endsWith(const std::string& text, std::string_view ending) { return std::string_view(text).ends_with(ending); }

/// Of a convolution over the patches of pictures (D, C, P, P) or videos.
QStringList kernelAxes(const Parameter& parameter) {
  QStringList axes{QStringLiteral("D"), QStringLiteral("C"), QStringLiteral("P"), QStringLiteral("P")};
  if (parameter.shape.size() > 4) axes.insert(2, TensorText::tr("frames"));
  return axes;
}

/// What the axes of a parameter are, as its shape would be written with letters.
QStringList parameterAxes(const Parameter& parameter) {
  const std::string& name = parameter.name;
  if (parameter.shape.size() == 1) {
    return {name.find("linear1") != std::string::npos                        ? QStringLiteral("F")
            : name.starts_with("head")                                       ? TensorText::tr("outputs")
            : endsWith(name, "in_proj_bias") || name.starts_with("stem.gru") ? QStringLiteral("3D")
                                                                             : QStringLiteral("D")};
  }
  if (name.starts_with("token_embedding")) return {TensorText::tr("vocabulary"), QStringLiteral("D")};
  if (name.starts_with("position_embedding")) return {TensorText::tr("position"), QStringLiteral("D")};
  if (name.starts_with("patch_embedding")) return kernelAxes(parameter);
  if (name.starts_with("stem.convolution")) {
    QStringList axes{QStringLiteral("D"), QStringLiteral("D"), QStringLiteral("k"), QStringLiteral("k")};
    return axes.mid(0, static_cast<qsizetype>(parameter.shape.size()));
  }
  if (name.starts_with("stem.gru")) return {QStringLiteral("3D"), QStringLiteral("D")};
  if (name.starts_with("input_projection")) return {QStringLiteral("D"), TensorText::tr("features")};
  if (name.starts_with("head")) return {TensorText::tr("outputs"), QStringLiteral("D")};
  if (endsWith(name, "in_proj_weight")) return {QStringLiteral("3D"), QStringLiteral("D")};
  if (name.find("linear1") != std::string::npos) return {QStringLiteral("F"), QStringLiteral("D")};
  if (name.find("linear2") != std::string::npos) return {QStringLiteral("D"), QStringLiteral("F")};
  return {QStringLiteral("D"), QStringLiteral("D")};
}

/// Which rows of a parameter an op reads: a projection has a third of in_proj.
std::pair<std::size_t, std::size_t> rowsRead(const Op& op, const Parameter& parameter) {
  const std::size_t all = parameter.shape.front();
  if (parameter.name.find("in_proj") == std::string::npos) return {0, all};
  switch (op.hook) {
    case Hook::Query:
      return {0, all / 3};
    case Hook::Key:
      return {all / 3, all / 3};
    case Hook::Value:
      return {2 * (all / 3), all / 3};
    default:
      return {0, all};
  }
}

void fillUncomputed(HeatmapContent& content) {
  content.values.assign(static_cast<std::size_t>(content.rows) * static_cast<std::size_t>(content.columns),
                        std::numeric_limits<float>::quiet_NaN());
}

TensorMatrix outputMatrix(const Inspection& inspection, const Op& maker, bool gradient, int head) {
  TensorMatrix matrix;
  const std::size_t rank = maker.axes.size();
  matrix.content = activationContent(inspection, maker, {.gradient = gradient, .head = head});
  matrix.hasRows = rank >= 3;
  matrix.hasColumns = rank >= 1;
  if (rank >= 2) matrix.leading.push_back(0);
  if (hasHeads(maker)) matrix.leading.push_back(static_cast<std::size_t>(head));
  QStringList axes;
  for (const std::string& axis : maker.axes) axes.append(axisName(axis));
  const Tensor<float>* values = inspection.trace.find(maker.output);
  matrix.shape = shapeText(axes, values != nullptr ? values->shape : std::vector<std::size_t>());
  return matrix;
}

/// `values` are all of the parameter's; empty: not computed.
TensorMatrix parameterMatrix(const Op& op, const Parameter& parameter, std::span<const float> values) {
  TensorMatrix matrix;
  const QStringList axes = parameterAxes(parameter);
  matrix.shape = shapeText(axes, parameter.shape);
  const bool isVector = parameter.shape.size() == 1;
  auto [first, count] = rowsRead(op, parameter);
  const std::size_t width = isVector ? 1 : parameter.size / parameter.shape.front();
  if (parameter.shape.size() > 2) matrix.columnShape.assign(parameter.shape.begin() + 1, parameter.shape.end());
  count = std::min(count, std::max<std::size_t>(1, mostCells / width));
  matrix.firstRow = first;
  matrix.hasRows = !isVector;
  HeatmapContent& content = matrix.content;
  content.rows = isVector ? 1 : static_cast<int>(count);
  content.columns = static_cast<int>(isVector ? count : width);
  if (isVector) content.rowLabels = QStringList(QString());
  content.rowTitle = isVector ? QString() : axes.front();
  content.columnTitle = isVector ? axes.back() : axes.mid(1).join(QStringLiteral(" × "));
  if (values.empty()) {
    fillUncomputed(content);
  } else {
    const auto shown = values.subspan(first * width, count * width);
    content.values.assign(shown.begin(), shown.end());
  }
  return matrix;
}

/// As the sample's trace has them.
std::span<const float> parameterValues(const Inspection& inspection, const Parameter& parameter, bool gradient) {
  if (!gradient && inspection.snapshot)
    return std::span(inspection.snapshot->weights).subspan(parameter.offset, parameter.size);
  const Tensor<float>* tensor = inspection.trace.find(gradientName(parameter.name));
  return gradient && tensor != nullptr ? std::span<const float>(tensor->values) : std::span<const float>();
}

/// What numbers of the batch stand for that are no magnitudes: ids and flags.
QStringList namesOf(const Inspection& inspection, const std::string& name) {
  const Batch& batch = inspection.batch;
  QStringList names;
  if (name == "tokens") {
    for (const auto token : batch.tokens) names.append(QString::number(token));
  } else if (name == "key_padding_mask") {
    for (std::size_t place = 0; place < batch.length; ++place) {
      const bool isPadding = place < batch.padding.size() && batch.padding[place] != 0;
      names.append(isPadding ? TensorText::tr("padding") : TensorText::tr("token"));
    }
  } else if (name == "targets") {
    for (const auto target : batch.classes) {
      const QString number = QString::number(target);
      const QString text = inspection.dataset ? className(*inspection.dataset, target) : number;
      names.append(text == number ? number : QStringLiteral("%1 = %2").arg(text, number));
    }
  }
  return names;
}

/// `tokens` (1, T), `vectors` (1, T, features), `key_padding_mask` (1, T) or `targets`.
TensorMatrix batchMatrix(const Inspection& inspection, const std::string& name) {
  TensorMatrix matrix;
  const Batch& batch = inspection.batch;
  HeatmapContent& content = matrix.content;
  const auto fill = [&](const auto& values) {
    for (const auto value : values) content.values.push_back(static_cast<float>(value));
  };
  if (name == "tokens") fill(batch.tokens);
  if (name == "vectors") fill(batch.vectors);
  if (name == "key_padding_mask") fill(batch.padding);
  if (name == "key_padding_mask" && batch.padding.empty()) content.values.assign(batch.length, 0.0F);
  if (name == "targets") fill(batch.classes);
  if (name == "targets" && batch.classes.empty()) fill(batch.values);
  if (content.values.empty()) return matrix;
  const bool targetsPerToken = inspection.model.head.kind == HeadKind::Token;
  const bool perToken = name != "targets" || targetsPerToken;
  content.rows = perToken ? static_cast<int>(batch.length) : 1;
  content.cellTexts = namesOf(inspection, name);
  content.columns = static_cast<int>(content.values.size()) / std::max(content.rows, 1);
  const bool hasFeatures = name == "vectors" || (name == "targets" && batch.classes.empty());
  matrix.hasRows = perToken;
  matrix.hasColumns = hasFeatures;
  matrix.leading = {0};
  QStringList axes{QStringLiteral("B")};
  std::vector<std::size_t> shape{1};
  if (perToken) {
    axes.append(QStringLiteral("T"));
    shape.push_back(batch.length);
  }
  if (hasFeatures) {
    axes.append(name == "vectors" ? TensorText::tr("features") : TensorText::tr("outputs"));
    shape.push_back(static_cast<std::size_t>(content.columns));
  }
  matrix.shape = shapeText(axes, shape);
  content.rowTitle = perToken ? TensorText::tr("token") : QString();
  content.rowLabels = perToken ? axisLabels(inspection) : QStringList(QString());
  if (!hasFeatures) content.columnLabels = QStringList(QString());
  if (perToken && name != "key_padding_mask") content.paddedRows = inspection.padding;
  return matrix;
}

}  // namespace

CellAddress TensorMatrix::addressOf(HeatmapCell cell) const {
  CellAddress address{tensor, leading};
  const auto column = static_cast<std::size_t>(cell.column);
  if (hasRows) address.index.push_back(firstRow + static_cast<std::size_t>(cell.row));
  if (!columnShape.empty()) {
    const std::vector<std::size_t> inner = indexAt(column, columnShape);
    address.index.insert(address.index.end(), inner.begin(), inner.end());
  } else if (hasColumns) {
    address.index.push_back(hasRows ? column : firstRow + column);
  }
  return address;
}

HeatmapCell TensorMatrix::cellOf(const CellAddress& address) const {
  const std::size_t columnAxes = columnShape.empty() ? 1 : columnShape.size();
  const std::size_t rank = leading.size() + (hasRows ? 1 : 0) + (hasColumns ? columnAxes : 0);
  if (address.tensor != tensor || address.index.size() != rank) return {};
  if (!std::equal(leading.begin(), leading.end(), address.index.begin())) return {};
  std::size_t row = hasRows ? address.index[leading.size()] : 0;
  std::size_t column = hasColumns ? address.index.back() : 0;
  if (!columnShape.empty())
    column =
        flatIndex({address.index.end() - static_cast<std::ptrdiff_t>(columnAxes), address.index.end()}, columnShape);
  std::size_t& shifted = hasRows ? row : column;
  if (shifted < firstRow) return {};
  shifted -= firstRow;
  if (row >= static_cast<std::size_t>(content.rows) || column >= static_cast<std::size_t>(content.columns)) return {};
  return {static_cast<int>(row), static_cast<int>(column)};
}

std::vector<QRect> TensorMatrix::areasOf(std::span<const CellAddress> addresses) const {
  std::vector<QRect> cells;
  QRect bounds;
  for (const CellAddress& address : addresses) {
    const HeatmapCell cell = cellOf(address);
    if (!cell.isValid()) continue;
    const QRect rectangle(cell.column, cell.row, 1, 1);
    if (std::ranges::find(cells, rectangle) != cells.end()) continue;
    cells.push_back(rectangle);
    bounds = bounds.united(rectangle);
  }
  const bool filled =
      static_cast<std::size_t>(bounds.width()) * static_cast<std::size_t>(bounds.height()) == cells.size();
  return filled && !cells.empty() ? std::vector<QRect>{bounds} : cells;
}

TensorMatrix tensorMatrix(const Inspection& inspection, const ParameterLayout& layout, const Op& op,
                          const std::string& tensor, int head, bool computed) {
  const bool gradient = isGradientName(tensor);
  const std::string name = withoutGradient(tensor);
  const std::optional<Op> maker = tensorOp(inspection.ops(), name);
  TensorMatrix matrix;
  if (maker) {
    matrix = outputMatrix(inspection, *maker, gradient, head);
  } else if (layout.contains(name)) {
    const Parameter& parameter = layout.at(name);
    matrix = parameterMatrix(op, parameter, parameterValues(inspection, parameter, gradient));
  } else {
    matrix = batchMatrix(inspection, name);
  }
  matrix.tensor = tensor;
  if (!computed) fillUncomputed(matrix.content);
  return matrix;
}

TensorMatrix gradientMatrix(const ParameterLayout& layout, const Op& op, const std::string& parameter,
                            std::span<const float> gradient) {
  const Parameter& shown = layout.at(parameter);
  TensorMatrix matrix =
      parameterMatrix(op, shown, gradient.empty() ? gradient : gradient.subspan(shown.offset, shown.size));
  matrix.tensor = gradientName(parameter);
  return matrix;
}

}  // namespace encoderlab
