#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "model/inspect/inspection.h"
#include "model/inspect/ledger.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace encoderlab {

class LedgerModel;
class Selection;

/// Where the chosen cell comes from: every sum behind it, written out with its values. What a term was read from lights
/// up with it, and is opened in turn by Enter or a double click.
class LedgerView : public QWidget {
  Q_OBJECT

 public:
  /// `selection` must outlive the view.
  explicit LedgerView(Selection* selection, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);
  /// Without steps if there is nothing to explain.
  const CellExplanation& explanation() const;

 public slots:
  void copyText() const;
  void copyLatex() const;
  /// To the cell that was explained before this one.
  void goBack();

 signals:
  /// What lights up: the sources of the current term, or of all.
  void sourcesChanged(const std::vector<encoderlab::CellAddress>& sources);
  void proofRequested(const encoderlab::CellAddress& cell);
  void changeRequested(const encoderlab::CellAddress& cell);

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void setUpTable();
  QWidget* makeHeader();
  QWidget* makeFooter();
  void followCell(const CellAddress& cell);
  void followStep();
  void explain();
  /// Why the cell is not explained; empty: it is.
  bool isOfParameter(const CellAddress& cell) const;
  QString refusal() const;
  void showRefusal(const QString& sentence);
  void showSourcesOf(int row);
  void openSource(int row);
  void fitColumns();

  Selection* m_selection;
  LedgerModel* m_model;
  QLabel* m_title;
  QLabel* m_formula;
  QToolButton* m_back;
  QCheckBox* m_sort;
  QTableView* m_table;
  QLabel* m_sentence;
  QStackedWidget* m_pages;
  QWidget* m_footer;
  QPushButton* m_prove;
  QPushButton* m_change;
  std::shared_ptr<const Inspection> m_inspection;
  std::vector<CellAddress> m_past;
  CellAddress m_shown;
  bool m_goingBack = false;
  bool m_outdated = true;
};

}  // namespace encoderlab
