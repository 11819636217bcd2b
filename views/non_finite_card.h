#pragma once

#include <QFrame>

#include "model/training/non_finite_report.h"

class QLabel;
class QPushButton;

namespace encoderlab {

class WholeTable;

/// Why training stopped: what became non-finite, the steps that led there, and what is likely to help. Hidden until
/// there is something to say.
class NonFiniteCard : public QFrame {
  Q_OBJECT

 public:
  /// How many steps the card offers to go back.
  static constexpr int stepsBack = 5;

  explicit NonFiniteCard(QWidget* parent = nullptr);

  /// Shows the card. `undoable` is how many steps can be undone.
  void setReport(const NonFiniteReport& report, int undoable);

 signals:
  void backRequested(int steps);
  /// By its button or the Escape key; the card has hidden itself.
  void closed();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void fillChain(const std::vector<StepVitals>& chain);
  void markFailure();
  void dismiss();

  QLabel* m_title;
  QLabel* m_failure;
  QLabel* m_remedy;
  WholeTable* m_chain;
  QPushButton* m_back;
  int m_steps = stepsBack;
};

}  // namespace encoderlab
