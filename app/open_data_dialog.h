#pragma once

#include <QDialog>
#include <QString>
#include <memory>

#include "model/data/own_data.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace encoderlab {

class DataChoices;
class Worker;

/// Shows what was understood of a file before anything is trained on it, lets the user correct it, and proposes an
/// experiment. The file is read in `worker`; the dialog waits for nothing.
class OpenDataDialog : public QDialog {
  Q_OBJECT

 public:
  OpenDataDialog(const QString& path, Worker& worker, QWidget* parent);

 signals:
  /// The user wants to train on the file in this way.
  void experimentChosen(const encoderlab::Configuration& configuration);
  /// A look at the file has ended, well or not.
  void previewed();

 private:
  struct Outcome;

  void readPreview(const DataConfiguration& wanted);
  void showOutcome(const Outcome& outcome);
  void showRows(const DataPreview& preview);
  void accept() override;

  std::string m_file;
  Worker& m_worker;
  quint64 m_newestOrder = 0;  ///< previews of older choices are dropped
  Configuration m_suggestion;
  DataChoices* m_choices;
  QTableWidget* m_rows;
  QLabel* m_summary;
  QLabel* m_notes;
  QLabel* m_error;
  QPushButton* m_train;
};

}  // namespace encoderlab
