#include "views/confusion_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <utility>

#include "views/class_table_model.h"
#include "views/heatmap_view.h"
#include "views/sample_text.h"
#include "views/task_text.h"

namespace encoderlab {
namespace {

/// A click still finds its cell.
constexpr double leastCell = 10;

QString percent(double share) {
  return ConfusionView::tr("%1 %", "a percentage").arg(QLocale().toString(100 * share, 'f', 1));
}

QString percent(const std::optional<double>& share) { return share ? percent(*share) : QStringLiteral("–"); }

HeatmapContent matrixOf(const ClassReport& report, const QStringList& names) {
  HeatmapContent content;
  content.rows = content.columns = static_cast<int>(report.classes());
  content.values.reserve(report.classes() * report.classes());
  for (std::size_t target = 0; target < report.classes(); ++target) {
    for (std::size_t predicted = 0; predicted < report.classes(); ++predicted)
      content.values.push_back(static_cast<float>(report.count(target, predicted)));
  }
  content.scale = ColorScale::sequential(content.largestMagnitude());
  content.rowLabels = content.columnLabels = names;
  content.rowTitle = ConfusionView::tr("is", "rows of the confusion matrix");
  content.columnTitle = ConfusionView::tr("predicted", "columns of the confusion matrix");
  content.wholeNumbers = true;
  content.leastCell = leastCell;
  return content;
}

QLabel* wrappingLabel(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  return label;
}

}  // namespace

ConfusionView::ConfusionView(QWidget* parent)
    : QWidget(parent),
      m_summary(wrappingLabel(this)),
      m_tabs(new QTabWidget(this)),
      m_matrix(new HeatmapView),
      m_classes(new ClassTableModel(this)),
      m_table(new QTableView),
      m_empty(wrappingLabel(this)) {
  m_matrix->setAccessibleName(tr("Confusion matrix of the unseen samples"));
  m_matrix->setCellText([this](HeatmapCell cell) { return cellText(cell); });

  auto* sorted = new QSortFilterProxyModel(this);
  sorted->setSourceModel(m_classes);
  sorted->setSortRole(ClassTableModel::SortRole);
  m_table->setModel(sorted);
  m_table->setAccessibleName(tr("Figures of each class"));
  m_table->setSortingEnabled(true);
  m_table->sortByColumn(ClassTableModel::Name, Qt::AscendingOrder);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setTabKeyNavigation(false);
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setMinimumSectionSize(0);
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);

  m_tabs->setDocumentMode(true);
  m_tabs->addTab(m_matrix, tr("Confusion"));
  m_tabs->addTab(m_table, tr("Classes"));
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setForegroundRole(QPalette::PlaceholderText);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 4);
  layout->setSpacing(4);
  layout->addWidget(m_summary);
  layout->addWidget(m_tabs, 1);
  layout->addWidget(m_empty, 1);

  connect(m_matrix, &HeatmapView::cellClicked, this, &ConfusionView::choose);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this, sorted](const QModelIndex& row) { m_matrix->setSelectedRow(sorted->mapToSource(row).row()); });
  refresh();
}

void ConfusionView::setDataset(std::shared_ptr<const Dataset> dataset) {
  m_dataset = std::move(dataset);
  m_report = nullptr;
  m_matrix->setMarkedCells({}, {});
  refresh();
}

void ConfusionView::setReport(std::shared_ptr<const ValidationReport> report) {
  m_report = std::move(report);
  if (isVisible()) refresh();
}

QString ConfusionView::summary() const { return m_summary->isHidden() ? m_empty->text() : m_summary->text(); }

void ConfusionView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_shown != m_report) refresh();
}

void ConfusionView::refresh() {
  m_shown = m_report;
  const bool hasClasses = m_shown && !m_shown->evaluation.classes.isEmpty();
  m_summary->setVisible(m_shown != nullptr);
  m_tabs->setVisible(hasClasses);
  m_empty->setVisible(!hasClasses);
  if (hasClasses) {
    showClasses(m_shown->evaluation.classes);
  } else {
    m_figures.clear();
    m_classes->setClasses({}, {});
    m_matrix->setContent({});
  }
  if (!m_shown) {
    m_empty->setText(m_dataset && m_dataset->validation.empty()
                         ? tr("No sample is held out of training: choose a validation share to have something to "
                              "measure on.")
                         : tr("Choose a task or open data to train on: what the model takes for what is measured on "
                              "unseen samples, and appears here."));
    return;
  }
  m_summary->setText(measuresText());
  m_summary->setToolTip(basisText());
  if (m_shown->evaluation.meanAbsoluteError) {
    m_empty->setText(tr("The model predicts numbers, so there are no classes that it could take for each other."));
  } else {
    m_empty->setText(
        tr("More than %1 classes are not compared with each other.").arg(locale().toString(ClassReport::mostClasses)));
  }
}

void ConfusionView::showClasses(const ClassReport& report) {
  m_figures = report.figures();
  QStringList names;
  for (int i = 0; i < static_cast<int>(report.classes()); ++i) names += nameOf(i);
  m_matrix->setContent(matrixOf(report, names));
  m_classes->setClasses(names, m_figures);
}

QString ConfusionView::measuresText() const {
  const Evaluation& evaluation = m_shown->evaluation;
  const QString step = locale().toString(static_cast<qlonglong>(m_shown->step));
  if (evaluation.meanAbsoluteError) {
    QString errors = tr("Step %1: RMSE %2, MAE %3")
                         .arg(step, locale().toString(evaluation.measure, 'g', 4),
                              locale().toString(*evaluation.meanAbsoluteError, 'g', 4));
    const Baseline& baseline = m_dataset->baseline;
    if (baseline.name.empty()) return errors;
    return tr("%1\nTo beat: RMSE %2, %3", "errors, those of the baseline, its name")
        .arg(errors, locale().toString(baseline.value, 'g', 4), taskText(baseline.name));
  }
  const QString macroF1 = percent(evaluation.classes.macroF1());
  if (m_dataset->measure == "exact_match")
    return tr("Step %1: exact match %2, macro F1 %3").arg(step, percent(evaluation.measure), macroF1);
  if (m_dataset->measure == "miou")
    return tr("Step %1: mean IoU %2, macro F1 %3").arg(step, percent(evaluation.measure), macroF1);
  return tr("Step %1: accuracy %2, macro F1 %3").arg(step, percent(evaluation.measure), macroF1);
}

QString ConfusionView::basisText() const {
  const auto samples = static_cast<int>(m_shown->evaluation.samples);
  if (m_shown->evaluation.meanAbsoluteError) return tr("Measured on %n unseen sample(s).", nullptr, samples);
  return tr("Measured on %n unseen sample(s). The macro F1 is the mean F1 of the classes.", nullptr, samples);
}

QString ConfusionView::nameOf(int index) const { return className(*m_dataset, index); }

QString ConfusionView::cellText(HeatmapCell cell) const {
  const auto row = static_cast<std::size_t>(cell.row);
  const std::int64_t count = m_shown->evaluation.classes.count(row, static_cast<std::size_t>(cell.column));
  const std::int64_t ofClass = m_figures[row].count;
  const auto times = static_cast<int>(count);
  if (ofClass == 0) return tr("“%1” is no target of any unseen sample.").arg(nameOf(cell.row));
  const QString share = percent(static_cast<double>(count) / static_cast<double>(ofClass));
  if (cell.row == cell.column)
    return tr("“%1” was recognised %n time(s), %2 of its targets.", nullptr, times).arg(nameOf(cell.row), share);
  return tr("“%1” was taken for “%2” %n time(s), %3 of its targets.", nullptr, times)
      .arg(nameOf(cell.row), nameOf(cell.column), share);
}

void ConfusionView::choose(HeatmapCell cell) {
  const ClassReport& report = m_shown->evaluation.classes;
  std::vector<std::size_t> samples =
      report.samplesWith(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column));
  const QString step = locale().toString(static_cast<qlonglong>(m_shown->step));
  QString why = tr("Is “%1”, predicted “%2” after step %3").arg(nameOf(cell.row), nameOf(cell.column), step);
  if (samples.size() > mostSamples) {
    why = tr("Is “%1”, predicted “%2” after step %3 (%4 of %5)")
              .arg(nameOf(cell.row), nameOf(cell.column), step, locale().toString(mostSamples),
                   locale().toString(samples.size()));
    samples.resize(mostSamples);
  }
  m_matrix->setMarkedCells(cell, {});
  emit samplesChosen(samples, why);
}

}  // namespace encoderlab
