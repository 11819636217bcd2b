#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <vector>

class QDockWidget;
class QWidget;

namespace encoderlab {

class MainWindow;

/// Trains the window's experiment to a step, waits until every view shows it, and saves a picture of the window and one
/// of each panel.
class ScreenshotSeries : public QObject {
  Q_OBJECT

 public:
  /// `suffix` ends the name of every file, e.g. "light-1600x1000".
  ScreenshotSeries(MainWindow* window, const QString& directory, const QString& suffix, std::int64_t steps);

  void start();

 signals:
  /// One file was written.
  void saved(const QString& path);
  void finished();
  /// One sentence; nothing follows.
  void failed(const QString& sentence);

 private:
  void trainIfReady();
  void noteInspected(std::int64_t step);
  void notePredicted();
  void settleIfShown();
  void takeWindow();
  void takeNextPanel();
  bool save(QWidget* widget, const QString& name);

  MainWindow* m_window;
  QString m_directory;
  QString m_suffix;
  std::int64_t m_steps;
  bool m_isTraining = false;
  bool m_isInspected = false;
  bool m_isPredicted = false;
  std::vector<QDockWidget*> m_panelsLeft;
  QTimer m_settle;  ///< until the views have drawn what they were given
};

}  // namespace encoderlab
