#pragma once

#include <QElapsedTimer>

namespace encoderlab {

/// Shares of one core that following the training live may take, each of its own thread's time.
struct LiveShares {
  double views, inspections, predictions;
};

/// Where training uses every core: what the window takes, training loses twice, because its threads wait for each
/// other.
constexpr LiveShares sharesOfBusyCores{0.02, 0.005, 0.003};
/// Where a core is left: enough for 60 frames a second.
constexpr LiveShares sharesOfSpareCore{0.6, 0.6, 0.1};
/// Of this machine, while training takes as many threads as it can use.
LiveShares liveShares();

/// When to draw the newest weights again, so that the window's thread takes no more than its share: the less a frame
/// costs, the more of them there are.
class FramePace {
 public:
  explicit FramePace(double share = liveShares().views) : m_share(share) {}

  /// Until what was used since the last frame began is paid for, and `longestMilliseconds` at most.
  int millisecondsUntilDue() const;
  bool isDue() const { return millisecondsUntilDue() == 0; }
  void beginFrame();
  /// The next frame is due at once.
  void hurry() { m_sinceFrame.invalidate(); }

 private:
  static constexpr int longestMilliseconds = 240;

  double m_share;
  QElapsedTimer m_sinceFrame;
  double m_usedBefore = 0;  ///< by this thread when the last frame began, in seconds
};

/// How long to leave a thread alone after it worked for `seconds`, so that it takes no more than `share` of its time;
/// `longest` at most.
int pauseMilliseconds(double seconds, double share, int longest);

}  // namespace encoderlab
