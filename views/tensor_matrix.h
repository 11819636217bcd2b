#pragma once

#include <QRect>
#include <QString>
#include <span>
#include <string>
#include <vector>

#include "model/inspect/cell_address.h"
#include "model/inspect/inspection.h"
#include "model/nn/parameters.h"
#include "views/heatmap_content.h"

namespace encoderlab {

/// A tensor that an op reads or makes, as one matrix, and where its cells are in the tensor.
struct TensorMatrix {
  std::string tensor;
  QString shape;                     ///< names of the axes and their extents
  HeatmapContent content;            ///< without a colour scale of its own; what is not computed is NaN
  std::vector<std::size_t> leading;  ///< indices in front of row and column
  std::size_t firstRow = 0;          ///< of the tensor's rows: a projection reads a part of in_proj
  bool hasRows = true;               ///< whether the tensor has an axis for the rows
  bool hasColumns = true;
  std::vector<std::size_t> columnShape;  ///< where several axes make one column: their extents

  CellAddress addressOf(HeatmapCell cell) const;
  /// Invalid if the cell belongs to another tensor, or is not shown.
  HeatmapCell cellOf(const CellAddress& address) const;
  /// The shown cells among `addresses`, as few rectangles of cells as they fill.
  std::vector<QRect> areasOf(std::span<const CellAddress> addresses) const;
};

/// What `op` reads or makes under the name `tensor`: a name of the trace, a parameter, `grad.` + either, or what the
/// batch holds. `head` is the one that is shown of tensors that have heads. Where it is not `computed`, all is NaN.
/// Of huge tensors only the first rows are shown.
TensorMatrix tensorMatrix(const Inspection& inspection, const ParameterLayout& layout, const Op& op,
                          const std::string& tensor, int head, bool computed);

/// The gradient of a parameter that `op` reads, from `gradient`, which has that of all parameters as `layout` says; all
/// is NaN if it is empty.
TensorMatrix gradientMatrix(const ParameterLayout& layout, const Op& op, const std::string& parameter,
                            std::span<const float> gradient);

}  // namespace encoderlab
