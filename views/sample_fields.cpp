#include "views/sample_fields.h"

#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QToolButton>

#include "views/field_undo.h"

namespace encoderlab {
namespace {

struct SampleFields {
  Q_DECLARE_TR_FUNCTIONS(SampleFields)
};

QComboBox* makeNarrowBox(int letters, const QString& name, const QString& toolTip, QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(letters);
  box->setAccessibleName(name);
  box->setToolTip(toolTip);
  return box;
}

}  // namespace

QToolButton* makeSampleButton(const QString& text, const QString& toolTip, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setText(text);
  button->setToolTip(toolTip);
  return button;
}

QComboBox* makeTokenBox(QWidget* parent) {
  QComboBox* token = makeNarrowBox(3, SampleFields::tr("Chosen token"),
                                   SampleFields::tr("What the chosen token is: any of the vocabulary."), parent);
  token->setEditable(true);
  token->setInsertPolicy(QComboBox::NoInsert);
  token->completer()->setCompletionMode(QCompleter::PopupCompletion);
  shareUndo(token);
  return token;
}

QComboBox* makeFeatureBox(QWidget* parent) {
  return makeNarrowBox(4, SampleFields::tr("Feature shown"),
                       SampleFields::tr("Which number of each token the curve shows."), parent);
}

QDoubleSpinBox* makeValueBox(QWidget* parent) {
  auto* value = new QDoubleSpinBox(parent);
  value->setRange(-1e9, 1e9);
  value->setDecimals(4);
  value->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
  value->setKeyboardTracking(false);
  // Its range would ask for more width than a narrow dock has.
  value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  value->setMinimumWidth(80);
  value->setAccessibleName(SampleFields::tr("Value of the chosen point"));
  value->setToolTip(SampleFields::tr("The exact value of the chosen point, in the data's own unit."));
  shareUndo(value);
  return value;
}

}  // namespace encoderlab
