#include "views/experiment_number_box.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

namespace encoderlab {
namespace {

constexpr int decimalsOfReals = 12;
constexpr double linearStep = 0.05;
constexpr double smallestFactor = 1e-7;  ///< the step up from zero

/// The next of 1, 2, 5, 10, 20, … times a power of ten, up or down from `value`.
double nextFactor(double value, bool up) {
  constexpr std::array mantissas{1.0, 2.0, 5.0, 10.0};
  if (value <= 0.0) return up ? smallestFactor : 0.0;
  if (!up && value <= smallestFactor) return 0.0;
  const double power = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
  const double mantissa = value / power;
  if (up) {
    const auto above =
        std::find_if(mantissas.begin(), mantissas.end(), [=](double m) { return m > mantissa * (1.0 + 1e-9); });
    return (above == mantissas.end() ? 20.0 : *above) * power;
  }
  const auto below =
      std::find_if(mantissas.rbegin(), mantissas.rend(), [=](double m) { return m < mantissa * (1.0 - 1e-9); });
  return (below == mantissas.rend() ? 0.5 : *below) * power;
}

}  // namespace

ExperimentNumberBox::ExperimentNumberBox(Steps steps, double minimum, double maximum, QWidget* parent)
    : QDoubleSpinBox(parent), m_steps(steps) {
  setDecimals(steps == Steps::Whole ? 0 : decimalsOfReals);
  setRange(minimum, maximum);
  setSingleStep(steps == Steps::Whole ? 1.0 : linearStep);
  setKeyboardTracking(false);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  // Scrolling through the form must not turn its numbers.
  setFocusPolicy(Qt::StrongFocus);
  connect(lineEdit(), &QLineEdit::textEdited, this, &ExperimentNumberBox::typed);
}

QString ExperimentNumberBox::textFromValue(double value) const {
  if (m_steps == Steps::Whole) return QString::number(value, 'f', 0);
  return QString::number(value, 'g', 8);
}

double ExperimentNumberBox::valueFromText(const QString& text) const {
  bool isNumber = false;
  const double value = QString(text).replace(u',', u'.').toDouble(&isNumber);
  return isNumber ? value : this->value();
}

QValidator::State ExperimentNumberBox::validate(QString& text, int&) const {
  static const QRegularExpression beginning(QStringLiteral(R"(^\s*[+-]?\d*[.,]?\d*([eE][+-]?\d*)?\s*$)"));
  if (!beginning.match(text).hasMatch()) return QValidator::Invalid;
  bool isNumber = false;
  const double value = QString(text).replace(u',', u'.').toDouble(&isNumber);
  const bool whole = m_steps != Steps::Whole || value == std::floor(value);
  return isNumber && whole && value >= minimum() && value <= maximum() ? QValidator::Acceptable
                                                                       : QValidator::Intermediate;
}

void ExperimentNumberBox::fixup(QString& text) const {
  text = textFromValue(value());
  emit refused();
}

void ExperimentNumberBox::stepBy(int steps) {
  if (m_steps != Steps::Factor) return QDoubleSpinBox::stepBy(steps);
  double value = this->value();
  for (int i = 0; i < std::abs(steps); ++i) value = nextFactor(value, steps > 0);
  setValue(std::clamp(value, minimum(), maximum()));
}

QAbstractSpinBox::StepEnabled ExperimentNumberBox::stepEnabled() const {
  StepEnabled enabled = StepNone;
  if (value() > minimum()) enabled |= StepDownEnabled;
  if (value() < maximum()) enabled |= StepUpEnabled;
  return enabled;
}

/// Qt's own hint makes room for the widest value of the range, which no value here needs.
QSize ExperimentNumberBox::minimumSizeHint() const {
  return {fontMetrics().horizontalAdvance(QStringLiteral("0.00001")) + 30, QDoubleSpinBox::minimumSizeHint().height()};
}

void ExperimentNumberBox::wheelEvent(QWheelEvent* event) {
  if (hasFocus()) {
    QDoubleSpinBox::wheelEvent(event);
  } else {
    event->ignore();
  }
}

}  // namespace encoderlab
