#pragma once

#include <QHash>
#include <QWidget>
#include <memory>
#include <vector>

#include "model/configuration.h"
#include "model/data/dataset.h"
#include "model/tasks/task.h"
#include "views/experiment_fields.h"

class QLabel;
class QPushButton;

namespace encoderlab {

class ExperimentSection;
class ExperimentTaskChooser;

/// Every value of the experiment, to be read and changed. What a running model can take over is told at once; what
/// needs a new model gathers until its button is pressed.
class ExperimentPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ExperimentPanel(std::vector<Task> tasks, QWidget* parent = nullptr);
  ~ExperimentPanel() override;

  /// What runs now. Forgets changes not yet applied, unless it is what the panel knows already. `dataset` may be null.
  void setConfiguration(const Configuration& configuration, const Dataset* dataset);
  /// Proposes a task with its own defaults, as choosing it in the panel does.
  void chooseTask(const QString& name);

  /// What "new model" would ask for.
  const Configuration& draft() const { return m_draft; }
  bool hasPendingChanges() const { return m_draft != m_applied; }
  void discardChanges();
  /// The editor of a field by its key (`model.d_model`), null if there is none now.
  QWidget* editorOf(const QString& key) const;

 signals:
  /// The run's configuration with a value changed that it can take over at once.
  void trainingChanged(const encoderlab::TrainingConfiguration& training, double dropout);
  void newModelRequested(const encoderlab::Configuration& configuration);
  void openDataRequested();

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Row {
    ExperimentField field;
    QLabel* label = nullptr;
    QWidget* editor = nullptr;
    QLabel* problem = nullptr;
  };

  QWidget* makeForm();
  QWidget* makeFooter();
  void addRow(ExperimentSection* section, ExperimentField field);
  QWidget* makeEditor(const ExperimentField& field);
  void rebuildTaskRows();
  /// Says at its field what it takes, as long as the field is left as it is.
  void refuse(const QString& key);
  QString refusalOf(const ExperimentField& field) const;
  void change(const QString& key, double value);
  void showAll();
  void showRow(const Row& row, const std::vector<FieldProblem>& problems);
  void showProblem(const Row& row, const std::vector<FieldProblem>& problems);
  std::vector<FieldProblem> problemsOfDraft() const;
  void showTask();
  void explain(const QString& text);
  const Task* draftTask() const;

  std::vector<Task> m_tasks;
  Configuration m_applied;
  Configuration m_draft;
  int m_longestSample = 0;
  QString m_dataSummary;
  QString m_taskOfRows;  ///< the task whose options the form shows
  std::vector<Row> m_rows;
  QString m_refusing;  ///< key of the field in which something impossible was typed last
  QHash<QObject*, QString> m_explanations;

  ExperimentTaskChooser* m_chooser;
  QLabel* m_teaches;
  ExperimentSection* m_taskSection;
  ExperimentSection* m_modelSection;
  ExperimentSection* m_trainingSection;
  QLabel* m_pending;
  QPushButton* m_newModel;
  QPushButton* m_discard;
  QLabel* m_help;
};

}  // namespace encoderlab
