#pragma once

#include <QWidget>
#include <memory>

#include "model/data/dataset.h"
#include "model/inspect/inspection.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace encoderlab {

class PictureEditor;
class SampleChips;
class SampleCurve;
class SampleOutcome;
class SampleTextField;
class Selection;

/// The chosen sample, open to change: its tokens as chips and as text, its vectors as a curve or its patches as a
/// picture; below it the target and what the model predicts. The chosen token is the selection's.
class SampleEditor : public QWidget {
  Q_OBJECT

 public:
  explicit SampleEditor(Selection* selection, QWidget* parent = nullptr);
  ~SampleEditor() override;

  /// Shows `original`, unchanged; a null data set empties the editor.
  void setSample(std::shared_ptr<const Dataset> dataset, const Sample& original);
  /// Shows what an edit made, or unmade, of the original.
  void showEdited(const Sample& sample);
  /// The prediction shown. One of another sample than the one shown is not: it came too late.
  void setInspection(std::shared_ptr<const Inspection> inspection);

  const Sample& sample() const { return m_sample; }
  const Sample& original() const { return m_original; }
  bool isEdited() const { return m_sample != m_original; }
  void restore();

 signals:
  void sampleEdited(const encoderlab::Sample& sample);

 private:
  QWidget* makeTokenEditor();
  QWidget* makeVectorEditor();
  void connectEditors();
  void say(const QString& sentence);
  /// Tells the window of a change, or the user why nothing changed.
  void finishEdit(bool changed, const QString& refusal);
  void showAll();
  void showInput();
  void showVectors();
  void showOutcome();
  void showCurrent();
  void chooseToken(int index);
  void followSelection(int column);
  void setToken(std::int32_t token);
  void typeToken(const QString& text);
  void cycleToken(int direction);
  void retokenize(const QString& text);
  void refuseText(const QString& sentence);
  void moveValue(int index, double value);
  void setNumber(int place, double value);
  bool hasToken() const;
  /// Whether each value of a sample has a name of its own, as the columns of a table have.
  bool hasNamesPerToken() const;
  /// Whether the walk, if there is one, has come as far as `tensor`.
  bool hasComputed(const std::string& tensor) const;
  std::size_t current() const { return static_cast<std::size_t>(m_current); }
  std::size_t length() const;
  std::size_t longest() const;
  int clsColumns() const;

  Selection* m_selection;
  std::shared_ptr<const Dataset> m_dataset;
  std::shared_ptr<const Inspection> m_inspection;
  Sample m_original;
  Sample m_sample;
  int m_current = -1;
  QString m_typed;  ///< the letters of a token's name typed so far

  QLabel* m_empty;
  QWidget* m_content;
  QWidget* m_tokenEditor;
  SampleChips* m_input;
  SampleTextField* m_text;
  QComboBox* m_token;
  QToolButton* m_insert;
  QToolButton* m_delete;
  QWidget* m_vectorEditor;
  SampleCurve* m_curve;
  PictureEditor* m_picture;
  QComboBox* m_feature;
  QDoubleSpinBox* m_value;
  QToolButton* m_padding;
  QPushButton* m_restore;
  QLabel* m_message;
  SampleOutcome* m_outcome;
};

}  // namespace encoderlab
