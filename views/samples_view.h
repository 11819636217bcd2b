#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>
#include <vector>

#include "model/data/dataset.h"
#include "model/training/measures.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace encoderlab {

class SamplesFilter;
class SamplesModel;
class Selection;

/// The data, and what the model predicts for each sample. Choosing one sets the selection's sample.
class SamplesView : public QWidget {
  Q_OBJECT

 public:
  explicit SamplesView(Selection* selection, QWidget* parent = nullptr);

  /// `samples` are those to show, some of the data set's. A null data set shows none.
  void setSamples(std::shared_ptr<const Dataset> dataset, std::vector<Sample> samples);
  /// One a shown sample, in their order; an empty vector means: not computed. Keeps selection and scroll position.
  void setPredictions(std::vector<Prediction> predictions);

  /// Which sample, as an index in what setSamples was given, the user has edited; −1: none. It bears a mark.
  void setEdited(int sample);
  /// Whose prediction the walk has not come to; −1: none.
  void setAhead(int sample);
  /// What was changed by hand in the computation that predicted, one sentence a line; empty: nothing.
  void setChanges(const QString& changes);

  void setMistakesFirst(bool mistakesFirst);
  void setFilter(const QString& text);
  /// Only these, as indices in what setSamples was given, until the user asks for all again; `why` says what they are,
  /// and `notes` one thing of each.
  void showOnly(const std::vector<int>& samples, const QString& why, const QStringList& notes = {});
  /// The shown samples from top to bottom, as indices in what setSamples was given.
  std::vector<int> shownSamples() const;

 signals:
  void mistakesFirstChanged(bool mistakesFirst);

 private:
  void choose(int sample);
  void showAll();
  void sort();
  void sayWhatIsShown();

  Selection* m_selection;
  SamplesModel* m_model;
  SamplesFilter* m_proxy;
  QLineEdit* m_filter;
  QCheckBox* m_mistakesFirst;
  QListView* m_list;
  QPushButton* m_all;  ///< shown where only some are listed
  QLabel* m_empty;
  QLabel* m_summary;
  QString m_changes;
};

}  // namespace encoderlab
