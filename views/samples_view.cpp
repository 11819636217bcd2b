#include "views/samples_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>
#include <utility>

#include "views/samples_delegate.h"
#include "views/samples_model.h"
#include "views/selection.h"

namespace encoderlab {

/// By text, and by a list of rows of the source.
class SamplesFilter : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;

  /// Nothing: all rows.
  void setOnly(std::optional<std::vector<int>> rows) {
    m_only = std::move(rows);
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    if (m_only && std::ranges::find(*m_only, row) == m_only->end()) return false;
    return QSortFilterProxyModel::filterAcceptsRow(row, parent);
  }

 private:
  std::optional<std::vector<int>> m_only;
};

SamplesView::SamplesView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_model(new SamplesModel(this)),
      m_proxy(new SamplesFilter(this)),
      m_filter(new QLineEdit(this)),
      m_mistakesFirst(new QCheckBox(tr("&Mistakes first"), this)),
      m_list(new QListView(this)),
      m_all(new QPushButton(this)),
      m_empty(new QLabel(this)),
      m_summary(new QLabel(this)) {
  m_proxy->setSourceModel(m_model);
  m_proxy->setSortRole(SamplesModel::MistakeRole);
  m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
  m_proxy->setDynamicSortFilter(false);

  m_filter->setPlaceholderText(tr("Filter"));
  m_filter->setClearButtonEnabled(true);
  m_filter->setAccessibleName(tr("Filter the samples"));
  m_filter->setToolTip(tr("Shows only the samples whose text, target or prediction contains this."));
  m_mistakesFirst->setToolTip(tr("Sorts wrong predictions first, the most mistaken on top."));
  m_list->setModel(m_proxy);
  m_list->setItemDelegate(new SamplesDelegate(this));
  m_list->setUniformItemSizes(true);
  m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setResizeMode(QListView::Adjust);
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_list->setAccessibleName(tr("Samples"));
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_empty->setForegroundRole(QPalette::PlaceholderText);
  m_summary->setForegroundRole(QPalette::PlaceholderText);
  m_summary->setWordWrap(true);

  auto* controls = new QHBoxLayout;
  controls->addWidget(m_filter, 1);
  controls->addWidget(m_mistakesFirst);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 4);
  layout->setSpacing(4);
  layout->addLayout(controls);
  layout->addWidget(m_all);
  layout->addWidget(m_list, 1);
  layout->addWidget(m_empty, 1);
  layout->addWidget(m_summary);

  m_all->setToolTip(tr("Show all samples again."));
  m_all->hide();
  connect(m_all, &QPushButton::clicked, this, &SamplesView::showAll);
  connect(m_filter, &QLineEdit::textChanged, this, &SamplesView::setFilter);
  connect(m_mistakesFirst, &QCheckBox::toggled, this, [this](bool mistakesFirst) {
    sort();
    m_list->scrollToTop();
    emit mistakesFirstChanged(mistakesFirst);
  });
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
    if (current.isValid()) m_selection->setSample(m_proxy->mapToSource(current).row());
  });
  connect(m_selection, &Selection::sampleChanged, this, &SamplesView::choose);
  sayWhatIsShown();
}

void SamplesView::setSamples(std::shared_ptr<const Dataset> dataset, std::vector<Sample> samples) {
  m_proxy->setOnly({});
  m_all->hide();
  m_model->setSamples(std::move(dataset), std::move(samples));
  sort();
  choose(m_selection->sample());
  sayWhatIsShown();
}

void SamplesView::setPredictions(std::vector<Prediction> predictions) {
  const int scrolled = m_list->verticalScrollBar()->value();
  m_model->setPredictions(std::move(predictions));
  sort();
  m_list->verticalScrollBar()->setValue(scrolled);
  sayWhatIsShown();
}

void SamplesView::setEdited(int sample) { m_model->setEdited(sample); }

void SamplesView::setAhead(int sample) {
  // With every frame of a run.
  if (m_model->isAhead(sample)) return;
  m_model->setAhead(sample);
  sayWhatIsShown();
}

void SamplesView::setChanges(const QString& changes) {
  m_changes = changes;
  sayWhatIsShown();
}

void SamplesView::setMistakesFirst(bool mistakesFirst) { m_mistakesFirst->setChecked(mistakesFirst); }

void SamplesView::setFilter(const QString& text) {
  if (m_filter->text() != text) return m_filter->setText(text);
  m_proxy->setFilterFixedString(text);
  sort();
  choose(m_selection->sample());
  sayWhatIsShown();
}

void SamplesView::showOnly(const std::vector<int>& samples, const QString& why, const QStringList& notes) {
  QHash<int, QString> noted;
  for (int i = 0; i < notes.size(); ++i) noted.insert(samples[static_cast<std::size_t>(i)], notes[i]);
  m_model->setNotes(std::move(noted));
  m_proxy->setOnly(samples);
  m_all->setText(tr("%1 ✕", "why only some samples are listed; click to list all").arg(why));
  m_all->show();
  sort();
  choose(m_selection->sample());
  sayWhatIsShown();
}

void SamplesView::showAll() {
  m_model->setNotes({});
  m_proxy->setOnly({});
  m_all->hide();
  sort();
  choose(m_selection->sample());
  sayWhatIsShown();
}

std::vector<int> SamplesView::shownSamples() const {
  std::vector<int> shown;
  for (int row = 0; row < m_proxy->rowCount(); ++row) {
    shown.push_back(m_proxy->mapToSource(m_proxy->index(row, 0)).row());
  }
  return shown;
}

void SamplesView::sort() { m_proxy->sort(m_mistakesFirst->isChecked() ? 0 : -1, Qt::DescendingOrder); }

void SamplesView::choose(int sample) {
  const QModelIndex index = m_proxy->mapFromSource(m_model->index(sample, 0));
  if (index.isValid() && index != m_list->currentIndex()) m_list->setCurrentIndex(index);
}

void SamplesView::sayWhatIsShown() {
  const int shown = m_proxy->rowCount();
  m_list->setVisible(shown > 0);
  m_empty->setVisible(shown == 0);
  if (m_model->rowCount() == 0) {
    m_empty->setText(tr("Choose a task or open a file to see its samples here."));
  } else if (shown == 0) {
    m_empty->setText(tr("No sample contains what the filter asks for."));
  }
  int judged = 0;
  int correct = 0;
  for (const int sample : shownSamples()) {
    const SamplesModel::Verdict verdict = m_model->verdict(sample);
    judged += verdict == SamplesModel::Verdict::Correct || verdict == SamplesModel::Verdict::Wrong ? 1 : 0;
    correct += verdict == SamplesModel::Verdict::Correct ? 1 : 0;
  }
  m_summary->setVisible(m_model->rowCount() > 0);
  const QString summary = judged > 0 ? tr("%1 of %n shown sample(s) correct", nullptr, judged).arg(correct)
                                     : tr("%n sample(s)", nullptr, m_model->rowCount());
  m_summary->setText(m_changes.isEmpty() ? summary : tr("◆ With changes by hand: %1").arg(summary));
  m_summary->setToolTip(m_changes);
}

}  // namespace encoderlab
