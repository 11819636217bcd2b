#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "model/data/own_data.h"

class QComboBox;
class QFormLayout;
class QSpinBox;

namespace encoderlab {

/// The choices that a table leaves open: what its columns mean and how they become tokens. Shows those that matter
/// for the kind of data chosen.
class DataChoices : public QWidget {
  Q_OBJECT

 public:
  explicit DataChoices(QWidget* parent = nullptr);

  /// Shows what was understood, without reporting a change.
  void show(const DataPreview& preview);
  /// What the user wants, for `file`; open choices are left empty.
  DataConfiguration wanted(const std::string& file) const;

 signals:
  void changed();

 private:
  QComboBox* addCombo(const QString& label, const QString& explanation);
  QSpinBox* addSpin(const QString& label, const QString& explanation, int minimum, int maximum);
  void kindChanged();
  void showRowsOfKind();

  QFormLayout* m_form;
  QComboBox* m_kind;
  QComboBox* m_text;
  QComboBox* m_label;
  QComboBox* m_tokens;
  QSpinBox* m_valuesPerToken;
  QComboBox* m_value;
  QSpinBox* m_window;
  QSpinBox* m_horizon;
  QComboBox* m_missing;
  bool m_onlyKindCounts = true;  ///< a new kind: all else is to be found out again
};

}  // namespace encoderlab
