#pragma once

#include <QWidget>
#include <memory>

#include "model/inspect/inspection.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace encoderlab {

class Selection;
class StatusText;

/// Patches what the model computes for one sample into another: remember a donor, go to another sample, choose a
/// tensor and tokens.
class WhatIfPatch : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfPatch(Selection* selection, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);

 signals:
  void interventionRequested(const encoderlab::Intervention& intervention);

 private:
  void rememberDonor();
  void showDonor();
  void fillTensors();
  void patch(const std::vector<std::size_t>& tokens);
  void patchToken();
  void patchAll();

  Selection* m_selection;
  std::shared_ptr<const Inspection> m_inspection;
  std::shared_ptr<const Inspection> m_donor;
  QLabel* m_donorText;
  QPushButton* m_remember;
  QComboBox* m_tensor;
  QPushButton* m_patchToken;
  QPushButton* m_patchAll;
  StatusText* m_status;
};

}  // namespace encoderlab
