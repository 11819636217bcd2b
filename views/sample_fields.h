#pragma once

class QComboBox;
class QDoubleSpinBox;
class QToolButton;
class QString;
class QWidget;

namespace encoderlab {

/// The fields in which a sample is edited, each narrow enough for a dock; Undo in them is the program's.

QToolButton* makeSampleButton(const QString& text, const QString& toolTip, QWidget* parent);
/// What the chosen token is: any of the vocabulary, by list or by keyboard.
QComboBox* makeTokenBox(QWidget* parent);
/// Which number of each token is shown.
QComboBox* makeFeatureBox(QWidget* parent);
QDoubleSpinBox* makeValueBox(QWidget* parent);

}  // namespace encoderlab
