#include "views/samples_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "views/sample_text.h"

namespace encoderlab {

SamplesModel::SamplesModel(QObject* parent) : QAbstractListModel(parent) {}

void SamplesModel::setSamples(std::shared_ptr<const Dataset> dataset, std::vector<Sample> samples) {
  beginResetModel();
  m_dataset = std::move(dataset);
  m_samples = m_dataset ? std::move(samples) : std::vector<Sample>();
  m_predictions.clear();
  m_edited = -1;
  m_notes.clear();
  endResetModel();
}

void SamplesModel::setPredictions(std::vector<Prediction> predictions) {
  if (predictions.size() != m_samples.size()) predictions.clear();
  m_predictions = std::move(predictions);
  if (!m_samples.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

void SamplesModel::setEdited(int row) { move(m_edited, row); }

void SamplesModel::setAhead(int row) { move(m_ahead, row); }

void SamplesModel::setNotes(QHash<int, QString> notes) {
  m_notes = std::move(notes);
  if (!m_samples.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

void SamplesModel::move(int& place, int row) {
  const int before = std::exchange(place, row);
  if (before == row) return;
  for (const int changed : {before, row}) {
    if (changed >= 0 && changed < rowCount()) emit dataChanged(index(changed), index(changed));
  }
}

int SamplesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_samples.size());
}

const Prediction* SamplesModel::prediction(int row) const { return isAhead(row) ? nullptr : computed(row); }

const Prediction* SamplesModel::computed(int row) const {
  const auto index = static_cast<std::size_t>(row);
  return index < m_predictions.size() ? &m_predictions[index] : nullptr;
}

SamplesModel::Verdict SamplesModel::verdict(int row) const {
  const Prediction* predicted = prediction(row);
  if (!predicted) return Verdict::NotPredicted;
  if (sample(row).classes.empty()) return Verdict::NotJudged;
  return predicted->correct ? Verdict::Correct : Verdict::Wrong;
}

/// By what was predicted, whether the walk has come to it or not: no sample changes its place under the walk.
double SamplesModel::mistake(int row) const {
  const Prediction* predicted = computed(row);
  if (!predicted) return -1.0;
  const double loss = sample(row).values.empty() ? predicted->loss : sampleError(*m_dataset, sample(row), *predicted);
  if (std::isnan(loss)) return 0.0;
  // Every wrong sample comes before every right one, however sure the model is; both by their loss.
  const double squeezed = loss / (1.0 + std::abs(loss));
  return !sample(row).classes.empty() && !predicted->correct ? 1.0 + squeezed : squeezed;
}

QString SamplesModel::sentence(int row) const {
  const Sample& shown = sample(row);
  QString text = QString::fromStdString(shown.source);
  if (text.isEmpty()) text = inputText(*m_dataset, shown);
  const Prediction* predicted = prediction(row);
  if (hasClassPerPatch(*m_dataset))
    return predicted ? tr("%1; %2", "a video, how much of it is right").arg(text, rightPatchesText(shown, *predicted))
                     : tr("%1; not predicted yet").arg(text);
  const QString target = targetTexts(*m_dataset, shown).join(u' ');
  if (isAhead(row)) return tr("%1; target %2; the walk has not come to the prediction").arg(text, target);
  if (!predicted) return tr("%1; target %2; not predicted yet").arg(text, target);
  const QString prediction = predictionTexts(*m_dataset, shown, *predicted).join(u' ');
  switch (verdict(row)) {
    case Verdict::Correct:
      return tr("%1; target %2; predicted %3, correct").arg(text, target, prediction);
    case Verdict::Wrong:
      return tr("%1; target %2; predicted %3, wrong").arg(text, target, prediction);
    default:
      return tr("%1; target %2; predicted %3").arg(text, target, prediction);
  }
}

QVariant SamplesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
    QString text = sentence(index.row());
    if (isEdited(index.row())) text = tr("%1\n◆ Edited by hand: the list shows it as it was.").arg(text);
    if (const QString said = note(index.row()); !said.isEmpty()) text = tr("%1\nFlips: %2").arg(text, said);
    return text;
  }
  if (role == MistakeRole) return mistake(index.row());
  return {};
}

}  // namespace encoderlab
