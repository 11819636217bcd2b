#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace encoderlab {

/// The drawing `resources/icons/<name>.svg` in the palette's text colours (of `role`), so that it is readable in every
/// theme.
QIcon themedIcon(const QString& name, const QPalette& palette, QPalette::ColorRole role = QPalette::WindowText);

}  // namespace encoderlab
