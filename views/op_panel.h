#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/inspect/cell_address.h"
#include "model/inspect/inspection.h"
#include "model/nn/parameters.h"
#include "model/training/step_record.h"

class QButtonGroup;
class QGridLayout;
class QLabel;

namespace encoderlab {

class CodeLine;
class FormulaLabel;
class Selection;
class TensorPanel;
struct TensorMatrix;

/// One op of the model, forward or backward, or one update: formula, line of PyTorch, and the real numbers of all that
/// it reads and makes. It follows the step cursor, or the chosen tensor where there is none; a click on a cell chooses
/// it for all views.
class OpPanel : public QWidget {
  Q_OBJECT

 public:
  /// `selection` must outlive the panel.
  explicit OpPanel(Selection* selection, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);
  /// The training step whose gradient the updates show: not that of the sample, but of the batch. Null: it is not
  /// known; `why` says why in one sentence, and is empty while it is being worked out.
  void setTrainingStep(std::shared_ptr<const StepRecord> record, const QString& why);
  /// Cells that light up: what the chosen cell was made from.
  void setSources(const std::vector<CellAddress>& sources);
  /// To the keyboard's cursor in what the op makes: its output, or the gradients.
  void focusNumbers();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  /// What the panel shows.
  struct Subject {
    const Op* op = nullptr;
    const Step* update = nullptr;  ///< the step, if it is an update
    bool backward = false;
  };
  /// All that decides what the panel shows.
  struct Choice {
    std::shared_ptr<const Inspection> inspection;
    int step = -1;
    int head = 0;
    QString tensor;
    bool gradients = false;
    std::shared_ptr<const StepRecord> record;
    QString whyNoRecord;
    bool operator==(const Choice&) const = default;
  };
  /// A tensor of the subject, and what it is to it.
  struct Slot {
    std::string tensor;
    QString caption;
  };

  QWidget* makeHeader();
  Subject subject() const;
  std::vector<Slot> slotsOf(const Subject& subject) const;
  QString titleOf(const Subject& subject) const;
  /// Why a tensor is not computed; empty: it is.
  QString statusOf(const std::string& tensor, const ComputedNames& computed) const;
  /// The same of a gradient that an update uses.
  QString updateStatus() const;
  /// What batch or sample the numbers are of.
  QString originOf(const Subject& subject) const;
  TensorMatrix matrixOf(const Subject& subject, const std::string& tensor, bool computed) const;
  /// What interventions write into it; empty: nothing.
  QString changesIn(const std::string& tensor) const;
  void showSubject();
  void showTensors(const Subject& subject);
  void placeTensors();
  void showMarks();

  Selection* m_selection;
  QLabel* m_title;
  QButtonGroup* m_pass;
  FormulaLabel* m_formula;
  QLabel* m_note;
  CodeLine* m_pytorch;
  QWidget* m_body;
  QGridLayout* m_grid;
  std::vector<TensorPanel*> m_panels;
  int m_columns = 0;
  std::shared_ptr<const Inspection> m_inspection;
  std::optional<ParameterLayout> m_layout;
  std::shared_ptr<const StepRecord> m_record;
  QString m_whyNoRecord;
  std::vector<CellAddress> m_sources;
  std::optional<Choice> m_shown;
  bool m_outdated = true;
};

}  // namespace encoderlab
