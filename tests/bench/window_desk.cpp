#include "tests/bench/window_desk.h"

#include <QDockWidget>
#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <stdexcept>
#include <string>

#include "app/panels.h"
#include "model/io/configuration_json.h"

namespace encoderlab::bench {

void runFor(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
  loop.exec();
}

void runUntil(const std::function<bool()>& isTrue, const char* what) {
  constexpr int mostMilliseconds = 60'000;
  constexpr int lookMilliseconds = 10;
  for (int waited = 0; !isTrue(); waited += lookMilliseconds) {
    if (waited > mostMilliseconds) throw std::runtime_error(std::string("Waited for a minute until ") + what + ".");
    runFor(lookMilliseconds);
  }
}

Desk::Desk(const Configuration& configuration) : m_window(std::make_unique<MainWindow>()) {
  m_window->resize(1600, 1000);
  showLivePanels();
  m_window->show();
  bool inspected = false;
  const auto connection = QObject::connect(m_window->inspector(), &Inspector::inspectionReady, m_window.get(),
                                           [&inspected] { inspected = true; });
  session().startExperiment(configuration);
  runUntil([&] { return inspected && session().state().trainable; }, "the experiment was there");
  QObject::disconnect(connection);
}

void Desk::showLivePanels() {
  m_window->resetLayout();
  const std::vector<QDockWidget*>& docks = m_window->panels().docks();
  const auto dock = [&docks](const char* name) {
    return *std::ranges::find_if(docks,
                                 [name](const QDockWidget* d) { return d->objectName() == QLatin1String(name); });
  };
  // As the window opens, others cover these. Beside one of several tabs Qt would only add another tab.
  m_window->splitDockWidget(dock("samples"), dock("experiment"), Qt::Vertical);
  m_window->splitDockWidget(dock("encoder"), dock("activations"), Qt::Horizontal);
  m_window->splitDockWidget(dock("heads"), dock("attention"), Qt::Horizontal);
  m_window->splitDockWidget(dock("attention"), dock("gradient-norms"), Qt::Vertical);
}

void Desk::train() {
  const std::int64_t step = session().state().step;
  session().train();
  runUntil([&] { return session().state().step > step; }, "training had begun");
}

Configuration endlessDefault() {
  Configuration configuration = resolveConfiguration({});
  configuration.training.steps = 1'000'000'000;
  return configuration;
}

}  // namespace encoderlab::bench
