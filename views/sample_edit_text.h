#pragma once

#include <QStringList>

#include "model/data/dataset.h"
#include "model/inspect/inspection.h"
#include "model/inspect/sample_edits.h"

namespace encoderlab {

/// An edit of a sample as a sentence, with what was there before.
QString sampleEditText(const Dataset& dataset, const Sample& original, const Sample& edited, const SampleEdit& edit);

/// Everything that was changed by hand in the shown sample, one marked sentence a line; empty: nothing.
QString sampleChangesText(const Inspection& inspection);

}  // namespace encoderlab
