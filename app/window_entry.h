#pragma once

#include <QStringList>

namespace encoderlab {

/// Opens the window and runs until it is closed. `arguments` are the words of the command line after the program's
/// name: options (`--language`, `--theme`) and at most one file, a model (.safetensors) or data.
/// Returns the exit status: 0, or 2 for wrong usage.
int runWindow(const QStringList& arguments);

/// `encoder-lab screenshot`: trains, then saves pictures of the window and of each panel. `arguments` are the words
/// after `screenshot`. Prints one line a file; returns the exit status: 0, 1 for failures, 2 for wrong usage.
int runScreenshot(const QStringList& arguments);

}  // namespace encoderlab
