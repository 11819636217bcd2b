#include "views/experiment_task_chooser.h"

#include <QFileInfo>

#include "views/task_text.h"

namespace encoderlab {

ExperimentTaskChooser::ExperimentTaskChooser(const std::vector<Task>& tasks, QWidget* parent)
    : QComboBox(parent), m_generatedCount(static_cast<int>(tasks.size())) {
  setAccessibleName(tr("Task"));
  setToolTip(tr("What the encoder learns: a generated task, or a file of yours."));
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(12);
  for (const Task& task : tasks) {
    addItem(taskText(task.title), QString::fromStdString(task.name));
  }
  insertSeparator(count());
  addItem(tr("Your own data…"));
  setCurrentIndex(-1);
  connect(this, &QComboBox::activated, this, &ExperimentTaskChooser::choose);
}

void ExperimentTaskChooser::setTask(const TaskConfiguration& task) {
  // Between the generated tasks and the last entry there is at most one more: the file, or the model without a task.
  while (count() > m_generatedCount + 2) removeItem(m_generatedCount + 1);
  m_shown = findData(QString::fromStdString(task.name));
  if (m_shown < 0) {
    m_shown = m_generatedCount + 1;
    insertItem(m_shown, task.data ? QFileInfo(QString::fromStdString(task.data->file)).fileName()
                                  : tr("A model without a task"));
  }
  setCurrentIndex(m_shown);
}

void ExperimentTaskChooser::choose(int index) {
  if (index == m_shown) return;
  if (index < m_generatedCount) {
    m_shown = index;
    emit taskChosen(itemData(index).toString());
    return;
  }
  setCurrentIndex(m_shown);
  emit openDataRequested();
}

}  // namespace encoderlab
