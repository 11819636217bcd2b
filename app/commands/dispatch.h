#pragma once

#include <QStringList>

namespace encoderlab {

/// Runs what `words`, the command line after the program's name, ask for: a command, help, or the window. Reports
/// failures in one line on standard error. Returns the exit status: 0, 1 for failures, 2 for wrong usage.
int dispatch(int argc, char* argv[], const QStringList& words);

/// The help of the whole program.
QString programHelp();

}  // namespace encoderlab
