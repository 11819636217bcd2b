#pragma once

#include <QString>

#include "model/inspect/ledger.h"

namespace encoderlab {

/// A label or the name of a step of an explanation, in the language of the window; symbols stay as they are.
QString ledgerText(const std::string& text);
/// A step's name, which may be a tensor's or speak of one: by its name within its layer.
QString ledgerStepName(const std::string& name);
/// What interventions changed in the explained computation, a line each, with the mark that the map gives them; empty
/// where nothing did.
QString ledgerChangesText(const CellExplanation& explanation);

}  // namespace encoderlab
