#pragma once

#include <QElapsedTimer>

namespace encoderlab {

/// Shares of one core that following the training live may take, each of its own thread's time. Training uses all
/// cores, and what the window takes it loses: together about 3 % of two cores.
constexpr double viewsShare = 0.035;
constexpr double inspectionsShare = 0.015;
constexpr double predictionsShare = 0.01;

/// When to draw the newest weights again, so that the window's thread takes no more than its share: the less a frame
/// costs, the more of them there are.
class FramePace {
 public:
  /// Whether what was used since the last frame began is paid for; after `longestMilliseconds` it is at any rate.
  bool isDue() const;
  void beginFrame();

 private:
  static constexpr int longestMilliseconds = 100;

  QElapsedTimer m_sinceFrame;
  double m_usedBefore = 0;  ///< by this thread when the last frame began, in seconds
};

/// How long to leave a thread alone after it worked for `seconds`, so that it takes no more than `share` of its time;
/// `longest` at most.
int pauseMilliseconds(double seconds, double share, int longest);

}  // namespace encoderlab
