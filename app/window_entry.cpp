#include "app/window_entry.h"

#include "app/commands/command_text.h"
#include "app/commands/console.h"

namespace encoderlab {
namespace {

int reportNoWindow() {
  printError(
      CommandText::tr("This build of Encoder Lab has no window yet; \"encoder-lab --help\" lists what it can do."));
  return 1;
}

}  // namespace

int runWindow(const QStringList& /*arguments*/) { return reportNoWindow(); }

int runScreenshot(const QStringList& /*arguments*/) { return reportNoWindow(); }

}  // namespace encoderlab
