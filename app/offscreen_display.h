#pragma once

#include <QSize>
#include <QTemporaryFile>

namespace encoderlab {

/// Makes the application that is made next draw to a screen in memory that is large enough for a window of a size,
/// unless QT_QPA_PLATFORM asks for something else. Pictures then depend on no display. To be kept as long as the
/// application.
class OffscreenDisplay {
 public:
  explicit OffscreenDisplay(QSize windowSize);

 private:
  QTemporaryFile m_configuration;
};

}  // namespace encoderlab
