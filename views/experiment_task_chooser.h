#pragma once

#include <QComboBox>
#include <vector>

#include "model/configuration.h"
#include "model/tasks/task.h"

namespace encoderlab {

/// The generated tasks by title, the user's file where there is one, and a last entry that asks for another file.
class ExperimentTaskChooser : public QComboBox {
  Q_OBJECT

 public:
  explicit ExperimentTaskChooser(const std::vector<Task>& tasks, QWidget* parent = nullptr);

  /// Shows the task without a signal.
  void setTask(const TaskConfiguration& task);

 signals:
  /// The name of a generated task other than the one shown.
  void taskChosen(const QString& name);
  void openDataRequested();

 private:
  void choose(int index);

  int m_generatedCount;
  int m_shown = -1;
};

}  // namespace encoderlab
