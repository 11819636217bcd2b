#pragma once

#include <QDoubleSpinBox>

namespace encoderlab {

/// A spin box that shows the shortest text of a number, takes scientific notation ("3e-4") and can step by factors. It
/// refuses what is outside of its range, and keeps its value.
class ExperimentNumberBox : public QDoubleSpinBox {
  Q_OBJECT

 public:
  enum class Steps { Whole, Linear, Factor };

  ExperimentNumberBox(Steps steps, double minimum, double maximum, QWidget* parent = nullptr);

  QString textFromValue(double value) const override;
  double valueFromText(const QString& text) const override;
  QValidator::State validate(QString& text, int& position) const override;
  void fixup(QString& text) const override;
  void stepBy(int steps) override;
  QSize minimumSizeHint() const override;

 signals:
  /// The user begins to type, or goes on.
  void typed();
  /// What was typed is no value of the box, which shows its value again.
  void refused() const;

 protected:
  void wheelEvent(QWheelEvent* event) override;
  StepEnabled stepEnabled() const override;

 private:
  Steps m_steps;
};

}  // namespace encoderlab
