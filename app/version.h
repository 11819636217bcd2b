#pragma once

#include <QString>

namespace encoderlab {

QString versionText();

}  // namespace encoderlab
