#pragma once

#include <QString>
#include <QStringList>

#include "model/inspect/inspection.h"
#include "views/heatmap_content.h"

namespace encoderlab {

/// The labels of the inspected tokens as axes show them: a blank as a visible sign.
QStringList axisLabels(const Inspection& inspection);

/// A sentence that tells `value` of a cell of an attention map, from the token of its row to that of its column, or why
/// it does not count. Rows and columns are columns of the trace.
QString attentionCellText(const Inspection& inspection, const QStringList& labels, HeatmapCell cell, float value);

}  // namespace encoderlab
