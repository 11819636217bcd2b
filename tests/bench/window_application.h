#pragma once

#include <QApplication>
#include <chrono>
#include <functional>
#include <utility>

namespace encoderlab::bench {

using Clock = std::chrono::steady_clock;

inline double milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

/// The application, which tells when a window has painted what changed in it.
class TimedApplication : public QApplication {
 public:
  using QApplication::QApplication;

  /// Calls `painted` after each paint of `window`, which must outlive this; null: of none.
  void watch(const QObject* window, std::function<void()> painted) {
    m_window = window;
    m_painted = std::move(painted);
  }
  /// When the event that is being handled came from the event loop.
  Clock::time_point eventBegan() const { return m_began; }

  bool notify(QObject* receiver, QEvent* event) override {
    if (m_depth == 0) m_began = Clock::now();
    const bool paints = event->type() == QEvent::UpdateRequest && receiver == m_window;
    ++m_depth;
    const bool result = QApplication::notify(receiver, event);
    --m_depth;
    if (paints && m_painted) m_painted();
    return result;
  }

 private:
  const QObject* m_window = nullptr;
  std::function<void()> m_painted;
  Clock::time_point m_began;
  int m_depth = 0;
};

}  // namespace encoderlab::bench
