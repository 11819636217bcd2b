#pragma once

#include <QWidget>
#include <memory>

#include "model/inspect/inspection.h"

class QLineEdit;
class QPushButton;

namespace encoderlab {

class Selection;
class StatusText;

/// The selected number, to be overwritten by hand; an attention weight may also be pinned.
class WhatIfCell : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfCell(Selection* selection, QWidget* parent = nullptr);

  void setInspection(std::shared_ptr<const Inspection> inspection);

 signals:
  void interventionRequested(const encoderlab::Intervention& intervention);

 private:
  void showCell();
  void set();
  void pin();
  /// Asks for it, or says why it cannot be.
  void request(const Intervention& intervention);
  /// The number in the field; says so and gives nothing if it is none.
  std::optional<float> enteredValue();

  Selection* m_selection;
  std::shared_ptr<const Inspection> m_inspection;
  StatusText* m_cell;
  QLineEdit* m_value;
  QPushButton* m_set;
  QPushButton* m_pin;
  StatusText* m_status;
};

}  // namespace encoderlab
