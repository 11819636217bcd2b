#pragma once

#include <QSettings>
#include <QTemporaryDir>
#include <functional>
#include <memory>

#include "app/main_window.h"
#include "tests/bench/window_application.h"

namespace encoderlab::bench {

/// Handles events for so long.
void runFor(int milliseconds);
/// Handles events until `isTrue`; throws std::runtime_error naming `what` after a minute without it.
void runUntil(const std::function<bool()>& isTrue, const char* what);

/// The real window with every panel visible that follows the training, on settings of its own, showing one experiment.
class Desk {
 public:
  explicit Desk(const Configuration& configuration);

  MainWindow& window() { return *m_window; }
  Session& session() { return *m_window->session(); }

  /// Returns when training has begun.
  void train();

 private:
  void showLivePanels();

  std::unique_ptr<MainWindow> m_window;
};

/// The experiment that the window shows at first, without an end in sight.
Configuration endlessDefault();

}  // namespace encoderlab::bench
