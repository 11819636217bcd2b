#include "app/pace.h"

#include <algorithm>

#include "app/thread_time.h"

namespace encoderlab {

bool FramePace::isDue() const {
  if (!m_sinceFrame.isValid() || m_sinceFrame.hasExpired(longestMilliseconds)) return true;
  const double used = threadSeconds() - m_usedBefore;
  return used <= viewsShare * 1e-9 * static_cast<double>(m_sinceFrame.nsecsElapsed());
}

void FramePace::beginFrame() {
  m_sinceFrame.start();
  m_usedBefore = threadSeconds();
}

int pauseMilliseconds(double seconds, double share, int longest) {
  return static_cast<int>(std::min(1000 * seconds / share, static_cast<double>(longest)));
}

}  // namespace encoderlab
