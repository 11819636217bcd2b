#pragma once

#include <QList>
#include <QWidget>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "model/tasks/task.h"

class QAction;
class QLabel;
class QProgressBar;

namespace encoderlab {

class ExperimentTaskChooser;
class SteadyLabel;

/// What the strip says of a run; a number that is not known yet is NaN and shown as "–".
struct RunStatus {
  std::int64_t step = 0;
  std::int64_t goal = 0;
  double loss = std::numeric_limits<double>::quiet_NaN();          ///< training, smoothed as its curve is
  double measureValue = std::numeric_limits<double>::quiet_NaN();  ///< on unseen samples
  std::int64_t measureStep = 0;                                    ///< at which it was measured
  Baseline baseline = {};                                          ///< what the measure is to be held against
  std::string measure = "accuracy";  ///< the data set's: "accuracy", "exact_match", "miou", "rmse"
  double stepsPerSecond = 0;
};

/// The task, the actions that run it, and the numbers that matter, always readable.
class ControlStrip : public QWidget {
  Q_OBJECT

 public:
  /// The first of `actions` is the one that trains and pauses, drawn larger; their text and state are the owner's.
  ControlStrip(const std::vector<Task>& tasks, const QList<QAction*>& actions, QWidget* parent = nullptr);

  void setTask(const TaskConfiguration& task);
  void setStatus(const RunStatus& status);

 signals:
  void taskChosen(const QString& name);
  void openDataRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Readout {
    QLabel* caption;
    SteadyLabel* value;
    QString widest;  ///< text of the value
  };
  Readout addReadout(const QString& caption, const QString& widest, QWidget* below = nullptr);
  void sizeReadouts();

  ExperimentTaskChooser* m_task;
  Readout m_step;
  QProgressBar* m_progress;
  Readout m_loss;
  Readout m_measure;
  Readout m_baseline;
  Readout m_speed;
};

}  // namespace encoderlab
