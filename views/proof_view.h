#pragma once

#include <QString>
#include <QWidget>

#include "model/inspect/gradient_proof.h"

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTextBrowser;

namespace encoderlab {

class Selection;

/// The gradient of the chosen number, measured by nudging it and as the backward pass has it. Asks for proofs and shows
/// what comes back; it computes none.
class ProofView : public QWidget {
  Q_OBJECT

 public:
  /// `selection` must outlive the view.
  explicit ProofView(Selection* selection, QWidget* parent = nullptr);

  /// ε as chosen.
  double epsilon() const;

 public slots:
  /// Shown until another cell is chosen.
  void setProof(const encoderlab::GradientProof& proof);
  void setTensorProof(const encoderlab::TensorProof& proof);
  /// Why there is no proof, in one sentence.
  void setRefusal(const QString& sentence);
  /// What was proved was of another computation.
  void forget();
  /// While a proof is being worked out, no other can be asked for.
  void setBusy(bool busy);

 signals:
  void proofRequested(const encoderlab::CellAddress& cell, double epsilon);
  void tensorProofRequested(const QString& tensor, double epsilon);

 private:
  void setUpControls();
  void layOut();
  void followCell(const CellAddress& cell);
  void updateButtons();
  void clearProof();

  Selection* m_selection;
  QLabel* m_title;
  QDoubleSpinBox* m_exponent;
  QPushButton* m_prove;
  QPushButton* m_proveTensor;
  QLabel* m_verdict;
  QTextBrowser* m_numbers;
  bool m_busy = false;
};

}  // namespace encoderlab
