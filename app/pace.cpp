#include "app/pace.h"

#include <algorithm>
#include <thread>

#include "app/thread_time.h"
#include "model/training/trainer.h"

namespace encoderlab {

LiveShares liveShares() {
  const bool isCoreLeft = static_cast<int>(std::thread::hardware_concurrency()) > usefulTrainingThreads();
  return isCoreLeft ? sharesOfSpareCore : sharesOfBusyCores;
}

bool FramePace::isDue() const {
  if (!m_sinceFrame.isValid() || m_sinceFrame.hasExpired(longestMilliseconds)) return true;
  const double used = threadSeconds() - m_usedBefore;
  return used <= m_share * 1e-9 * static_cast<double>(m_sinceFrame.nsecsElapsed());
}

void FramePace::beginFrame() {
  m_sinceFrame.start();
  m_usedBefore = threadSeconds();
}

int pauseMilliseconds(double seconds, double share, int longest) {
  return static_cast<int>(std::min(1000 * seconds / share, static_cast<double>(longest)));
}

}  // namespace encoderlab
