#include "app/version.h"

namespace encoderlab {

QString versionText() { return QStringLiteral("0.1.0"); }

}  // namespace encoderlab
