#include "views/ledger_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <stdexcept>

#include "model/inspect/gradient_name.h"
#include "model/inspect/ledger_probability.h"
#include "views/bold_text.h"
#include "views/cell_text.h"
#include "views/ledger_model.h"
#include "views/ledger_text.h"
#include "views/selection.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr std::size_t longestPast = 50;

/// Draws the bar of a term: from the middle to the right and red if it is positive, to the left and blue if not.
class BarDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(LedgerModel::barRole);
    if (!share.isValid()) return;
    const ThemeColors& colors = themeColors(option.palette);
    const QRectF room = QRectF(option.rect).adjusted(4, 0, -4, 0);
    const double middle = room.center().x();
    const double length = share.toDouble() * room.width() / 2;
    const double thickness = room.height() * 0.5;
    const QRectF bar = QRectF(middle, room.center().y() - thickness / 2, length, thickness).normalized();
    painter->fillRect(bar, length >= 0 ? colors.positive : colors.negative);
    painter->setPen(colors.border);
    painter->drawLine(QPointF(middle, room.top()), QPointF(middle, room.bottom()));
  }
};

QToolButton* makeButton(const QString& text, const QString& help, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setText(text);
  button->setToolTip(help);
  button->setAutoRaise(true);
  return button;
}

}  // namespace

LedgerView::LedgerView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_model(new LedgerModel(this)),
      m_title(new QLabel(this)),
      m_formula(new QLabel(this)),
      m_back(makeButton(tr("◀ Back"), tr("Go back to the number that was explained before this one."), this)),
      m_sort(new QCheckBox(tr("Largest first"), this)),
      m_table(new QTableView(this)),
      m_sentence(new QLabel(this)),
      m_pages(new QStackedWidget(this)),
      m_footer(nullptr),
      m_prove(new QPushButton(tr("&Prove its gradient"), this)),
      m_change(new QPushButton(tr("&Change this value"), this)) {
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  m_sentence->setWordWrap(true);
  m_sentence->setAlignment(Qt::AlignCenter);
  setUpTable();
  m_pages->addWidget(m_sentence);
  m_pages->addWidget(m_table);
  m_footer = makeFooter();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 4, 8, 8);
  layout->addWidget(makeHeader());
  layout->addWidget(m_formula);
  layout->addWidget(m_pages, 1);
  layout->addWidget(m_footer);

  connect(m_back, &QToolButton::clicked, this, &LedgerView::goBack);
  connect(m_prove, &QPushButton::clicked, this, [this] { emit proofRequested(m_shown); });
  connect(m_change, &QPushButton::clicked, this, [this] { emit changeRequested(m_shown); });
  connect(selection, &Selection::cellChanged, this, &LedgerView::followCell);
  connect(selection, &Selection::stepChanged, this, &LedgerView::followStep);
  explain();
}

void LedgerView::setUpTable() {
  m_table->setModel(m_model);
  m_table->setItemDelegateForColumn(LedgerModel::Bar, new BarDelegate(m_table));
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setShowGrid(false);
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setTabKeyNavigation(false);
  m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_table->setWordWrap(false);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->horizontalHeader()->setMinimumSectionSize(1);
  m_table->setAccessibleName(tr("Terms that the chosen number was summed from"));
  connect(m_sort, &QCheckBox::toggled, this, [this](bool sorted) {
    m_model->setSorted(sorted);
    fitColumns();
  });
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) { showSourcesOf(current.row()); });
  connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { openSource(index.row()); });
}

void LedgerView::setInspection(std::shared_ptr<const Inspection> inspection) {
  m_inspection = std::move(inspection);
  explain();
}

const CellExplanation& LedgerView::explanation() const { return m_model->explanation(); }

void LedgerView::copyText() const {
  QApplication::clipboard()->setText(QString::fromStdString(explanationText(explanation())));
}

void LedgerView::copyLatex() const {
  QApplication::clipboard()->setText(QString::fromStdString(explanationLatex(explanation())));
}

void LedgerView::goBack() {
  if (m_past.empty()) return;
  const CellAddress cell = m_past.back();
  m_past.pop_back();
  m_goingBack = true;
  m_selection->setCell(cell);
  m_goingBack = false;
}

void LedgerView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_outdated) explain();
}

void LedgerView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitColumns();
}

void LedgerView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitColumns();
}

QWidget* LedgerView::makeHeader() {
  auto* header = new QWidget(this);
  m_title->setWordWrap(true);
  m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
  makeBold(m_title);
  m_formula->setWordWrap(true);
  m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(m_title, 1);
  row->addWidget(m_back, 0, Qt::AlignTop);
  return header;
}

QWidget* LedgerView::makeFooter() {
  auto* footer = new QWidget(this);
  auto* text = makeButton(tr("Copy text"), tr("Copy the sum as lines of text, with all digits."), footer);
  auto* latex = makeButton(tr("Copy LaTeX"), tr("Copy the sum as an align* environment."), footer);
  connect(text, &QToolButton::clicked, this, &LedgerView::copyText);
  connect(latex, &QToolButton::clicked, this, &LedgerView::copyLatex);
  m_prove->setToolTip(tr("Nudge this number by ±ε and hold the slope of the loss against the backward pass."));
  m_change->setToolTip(tr("Set this number by hand and see what follows from it."));
  auto* choices = new QHBoxLayout;
  choices->addWidget(m_sort, 1);
  choices->addWidget(text);
  choices->addWidget(latex);
  auto* orders = new QHBoxLayout;
  orders->addWidget(m_prove);
  orders->addWidget(m_change);
  orders->addStretch(1);
  auto* column = new QVBoxLayout(footer);
  column->setContentsMargins(0, 0, 0, 0);
  column->addLayout(choices);
  column->addLayout(orders);
  return footer;
}

void LedgerView::followCell(const CellAddress& cell) {
  if (!m_goingBack && m_shown.isValid() && m_shown != cell) {
    if (m_past.size() == longestPast) m_past.erase(m_past.begin());
    m_past.push_back(m_shown);
  }
  m_shown = cell;
  explain();
}

/// The cursor decides whether the number is there yet, not what it was made from.
void LedgerView::followStep() {
  const bool isExplained = !m_outdated && m_pages->currentWidget() == m_table;
  if (!isExplained || !refusal().isEmpty()) explain();
}

/// Whether the cell is of a parameter or of its gradient.
bool LedgerView::isOfParameter(const CellAddress& cell) const {
  const std::string name = withoutGradient(cell.tensor);
  return std::ranges::any_of(m_inspection->ops(),
                             [&](const Op& op) { return std::ranges::count(op.parameters, name) > 0; });
}

QString LedgerView::refusal() const {
  if (!m_inspection) return tr("The sums behind a number appear here once a sample is traced.");
  if (!m_shown.isValid()) return tr("Click any number, or press Enter on it, to see the sum that it came from.");
  // Nobody walks over a probability: it is there as soon as its logit is.
  const bool isProbability = m_shown.tensor == probabilitiesName;
  const std::string traced = isProbability ? "logits" : m_shown.tensor;
  if (!m_inspection->isComputed(traced, m_selection->step())) {
    return tr("%1 is not computed yet: walk on until it is.").arg(placedCellName(m_shown));
  }
  if (isOfParameter(m_shown) && !isGradientName(m_shown.tensor)) {
    return tr("%1 is a parameter: it is learned, not computed. Its gradient and its update can be explained.")
        .arg(placedCellName(m_shown));
  }
  if (m_inspection->trace.find(traced) == nullptr) {
    return tr("%1 is given by the sample; nothing computes it.").arg(placedCellName(m_shown));
  }
  return {};
}

void LedgerView::explain() {
  m_back->setVisible(!m_past.empty());
  m_outdated = !isVisible();
  if (m_outdated && m_inspection) return;
  const QString sentence = refusal();
  if (!sentence.isEmpty()) {
    showRefusal(sentence);
    return;
  }
  const int row = m_table->currentIndex().row();
  const bool sameCell = explanation().cell == m_shown;
  try {
    m_model->setExplanation(explainCell({m_inspection->model, m_inspection->ops(), m_inspection->snapshot->weights,
                                         m_inspection->batch, m_inspection->trace, m_inspection->interventions},
                                        m_shown));
  } catch (const std::invalid_argument& error) {
    showRefusal(QString::fromStdString(error.what()));
    return;
  }
  m_title->setText(tr("Where %1 = %2 comes from").arg(placedCellName(m_shown), numberText(explanation().value)));
  const QString changes = ledgerChangesText(explanation());
  QStringList lines{QString::fromStdString(explanation().formula)};
  if (!changes.isEmpty()) lines.append(changes);
  if (isOfParameter(m_shown)) {
    lines.append(tr("The gradient of the chosen sample alone, dropout off; an update uses that of a whole batch."));
  }
  m_formula->setText(lines.join(u'\n'));
  m_formula->show();
  m_footer->show();
  const bool isTraced = m_inspection->trace.find(m_shown.tensor) != nullptr;
  m_prove->setEnabled(isTraced);
  m_change->setEnabled(isTraced && !isGradientName(m_shown.tensor));
  m_pages->setCurrentWidget(m_table);
  fitColumns();
  if (sameCell && row >= 0) {
    m_table->selectRow(row);
  } else {
    m_table->scrollToTop();
  }
  showSourcesOf(m_table->currentIndex().row());
}

void LedgerView::showRefusal(const QString& sentence) {
  m_model->setExplanation({});
  m_title->setText(m_shown.isValid() ? placedCellName(m_shown) : tr("Where a number comes from"));
  m_formula->hide();
  m_footer->hide();
  m_sentence->setText(sentence);
  m_pages->setCurrentWidget(m_sentence);
  emit sourcesChanged({});
}

void LedgerView::showSourcesOf(int row) {
  if (const LedgerTerm* term = m_model->term(row)) {
    emit sourcesChanged(term->sources);
    return;
  }
  std::vector<CellAddress> all;
  for (const LedgerStep& step : explanation().steps) {
    for (const LedgerTerm& term : step.terms) all.insert(all.end(), term.sources.begin(), term.sources.end());
  }
  emit sourcesChanged(all);
}

void LedgerView::openSource(int row) {
  const LedgerTerm* term = m_model->term(row);
  if (term == nullptr || term->sources.empty()) return;
  // A choice opens another explanation: what the menu offers must outlive this one.
  const std::vector<CellAddress> sources = term->sources;
  if (sources.size() == 1) {
    m_selection->setCell(sources.front());
    return;
  }
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const CellAddress& source : sources) {
    menu->addAction(tr("Explain %1").arg(placedCellName(source)), this,
                    [this, source] { m_selection->setCell(source); });
  }
  const QRect place = m_table->visualRect(m_model->index(row, LedgerModel::Factors));
  menu->popup(m_table->viewport()->mapToGlobal(place.bottomLeft()));
}

/// Label × factors = value and a bar; where not all of it fits, the factors come last.
void LedgerView::fitColumns() {
  m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 4);
  m_table->clearSpans();
  for (int row = 0; row < m_model->rowCount(); ++row) {
    const auto kind = m_model->index(row, 0).data(LedgerModel::kindRole).toInt();
    if (kind == static_cast<int>(LedgerModel::RowKind::Heading)) {
      m_table->setSpan(row, 0, 1, LedgerModel::ColumnCount);
    }
  }
  for (const int column : {LedgerModel::Label, LedgerModel::Factors, LedgerModel::Value}) {
    m_table->resizeColumnToContents(column);
  }
  m_table->setColumnWidth(LedgerModel::Bar, 4 * m_table->fontMetrics().height());
  QHeaderView* header = m_table->horizontalHeader();
  const bool fits = header->length() <= m_table->viewport()->width();
  header->moveSection(header->visualIndex(LedgerModel::Factors), fits ? 1 : LedgerModel::ColumnCount - 1);
}

}  // namespace encoderlab
