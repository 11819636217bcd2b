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

int FramePace::millisecondsUntilDue() const {
  if (!m_sinceFrame.isValid()) return 0;
  const int pause = pauseMilliseconds(threadSeconds() - m_usedBefore, m_share, longestMilliseconds);
  return std::max(0, pause - static_cast<int>(m_sinceFrame.elapsed()));
}

void FramePace::beginFrame() {
  m_sinceFrame.start();
  m_usedBefore = threadSeconds();
}

int pauseMilliseconds(double seconds, double share, int longest) {
  return static_cast<int>(std::min(1000 * seconds / share, static_cast<double>(longest)));
}

}  // namespace encoderlab
