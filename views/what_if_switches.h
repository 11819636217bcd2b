#pragma once

#include <QWidget>
#include <vector>

#include "model/configuration.h"
#include "model/inspect/interventions.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QTableWidget;

namespace encoderlab {

/// What of the model can be switched off: a table of parts by layers, the position, the last norm; and the parameters,
/// which can be frozen. A tick means: on.
class WhatIfSwitches : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfSwitches(QWidget* parent = nullptr);

  void setModel(const ModelConfiguration& model);
  /// What is off now; ticks follow this alone.
  void setInterventions(const Interventions& interventions);

  QTableWidget* table() const { return m_table; }

 signals:
  void switchedOff(const encoderlab::Intervention& intervention);
  /// What was off before.
  void switchedOn(const encoderlab::Intervention& intervention);

 protected:
  /// The space key trains, wherever the focus is: Enter changes a tick.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// One line of the table: what is off when its tick in a layer is taken away.
  struct Part {
    QString name;
    std::vector<Intervention> ofLayer;
  };
  const Intervention& partAt(int row, int layer) const;
  std::vector<Part> partsOf(const ModelConfiguration& model) const;
  bool hasPosition() const;
  bool isOff(const Intervention& intervention) const;
  void toggle(const Intervention& intervention);
  void showTicks();
  void fillTable();
  void fillParameters();

  ModelConfiguration m_model;
  bool m_hasModel = false;
  Interventions m_interventions;
  std::vector<Part> m_parts;
  QTableWidget* m_table;
  QCheckBox* m_position;
  QCheckBox* m_finalNorm;
  QComboBox* m_parameter;
  QPushButton* m_freeze;
};

}  // namespace encoderlab
