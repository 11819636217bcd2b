#include "app/screenshot_series.h"

#include <QDir>
#include <QDockWidget>
#include <QPixmap>

#include "app/main_window.h"
#include "app/panels.h"

namespace encoderlab {

namespace {

constexpr int settleMilliseconds = 400;
constexpr int panelMilliseconds = 100;

}  // namespace

ScreenshotSeries::ScreenshotSeries(MainWindow* window, const QString& directory, const QString& suffix,
                                   std::int64_t steps)
    : QObject(window), m_window(window), m_directory(directory), m_suffix(suffix), m_steps(steps) {
  m_settle.setSingleShot(true);
  m_settle.setInterval(settleMilliseconds);
  connect(&m_settle, &QTimer::timeout, this, &ScreenshotSeries::takeWindow);
}

void ScreenshotSeries::start() {
  if (!QDir().mkpath(m_directory)) {
    emit failed(tr("The directory %1 cannot be made.").arg(m_directory));
    return;
  }
  connect(m_window->session(), &Session::failed, this, &ScreenshotSeries::failed);
  connect(m_window->session(), &Session::stateChanged, this, &ScreenshotSeries::trainIfReady);
  connect(m_window->inspector(), &Inspector::inspectionReady, this,
          [this](const auto& inspection) { noteInspected(inspection->snapshot->step); });
  connect(m_window->inspector(), &Inspector::predictionsReady, this, &ScreenshotSeries::notePredicted);
}

void ScreenshotSeries::trainIfReady() {
  if (m_isTraining || m_steps == 0 || !m_window->session()->state().trainable) return;
  m_isTraining = true;
  m_window->session()->train();
}

void ScreenshotSeries::noteInspected(std::int64_t step) {
  m_isInspected = step == m_steps;
  settleIfShown();
}

void ScreenshotSeries::notePredicted() {
  m_isPredicted = m_window->session()->snapshot()->step == m_steps;
  settleIfShown();
}

void ScreenshotSeries::settleIfShown() {
  if (m_isInspected && m_isPredicted) m_settle.start();
}

void ScreenshotSeries::takeWindow() {
  disconnect(m_window->inspector(), nullptr, this, nullptr);
  if (!save(m_window, QStringLiteral("window"))) return;
  m_panelsLeft = m_window->panels().docks();
  takeNextPanel();
}

void ScreenshotSeries::takeNextPanel() {
  if (m_panelsLeft.empty()) {
    emit finished();
    return;
  }
  QDockWidget* dock = m_panelsLeft.back();
  m_panelsLeft.pop_back();
  dock->show();
  dock->raise();
  QTimer::singleShot(panelMilliseconds, this, [this, dock] {
    if (save(dock, QStringLiteral("panel-%1").arg(dock->objectName()))) takeNextPanel();
  });
}

bool ScreenshotSeries::save(QWidget* widget, const QString& name) {
  const QString path = QDir(m_directory).filePath(QStringLiteral("%1-%2.png").arg(name, m_suffix));
  if (!widget->grab().save(path)) {
    emit failed(tr("The picture %1 cannot be written.").arg(path));
    return false;
  }
  emit saved(path);
  return true;
}

}  // namespace encoderlab
