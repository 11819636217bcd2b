#pragma once

#include <QWidget>
#include <cstddef>
#include <memory>
#include <vector>

#include "model/data/dataset.h"
#include "model/training/measures.h"

class QLabel;
class QTabWidget;
class QTableView;

namespace encoderlab {

class ClassTableModel;
class HeatmapView;
struct HeatmapCell;

/// What the unseen samples showed: of classes the confusion matrix and the figures of each; of numbers their errors.
class ConfusionView : public QWidget {
  Q_OBJECT

 public:
  /// How many samples of a cell are handed out at most.
  static constexpr std::size_t mostSamples = 200;

  explicit ConfusionView(QWidget* parent = nullptr);

  /// Another run: forgets what was measured.
  void setDataset(std::shared_ptr<const Dataset> dataset);
  /// Of the validation part of the data set. Worked out when it can be seen.
  void setReport(std::shared_ptr<const ValidationReport> report);

  HeatmapView* matrix() const { return m_matrix; }
  QTabWidget* tabs() const { return m_tabs; }
  QTableView* table() const { return m_table; }
  /// What is said above the matrix, or in place of it.
  QString summary() const;

 signals:
  /// A cell was chosen: the samples, as places in the validation part, that have such a target and prediction; `why`
  /// says which.
  void samplesChosen(const std::vector<std::size_t>& samples, const QString& why);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void refresh();
  void showClasses(const ClassReport& report);
  QString measuresText() const;
  QString basisText() const;
  QString cellText(HeatmapCell cell) const;
  void choose(HeatmapCell cell);
  QString nameOf(int index) const;

  std::shared_ptr<const Dataset> m_dataset;
  std::shared_ptr<const ValidationReport> m_report;
  std::shared_ptr<const ValidationReport> m_shown;
  std::vector<ClassFigures> m_figures;  ///< of m_shown
  QLabel* m_summary;
  QTabWidget* m_tabs;
  HeatmapView* m_matrix;
  ClassTableModel* m_classes;
  QTableView* m_table;
  QLabel* m_empty;
};

}  // namespace encoderlab
