#include "views/activation_view.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <algorithm>
#include <cmath>
#include <limits>

#include "views/changed_cells.h"
#include "views/heatmap_view.h"
#include "views/histogram.h"
#include "views/intervention_text.h"
#include "views/selection.h"
#include "views/status_text.h"

namespace encoderlab {
namespace {

/// The op whose output is shown first: what the first layer hands on.
constexpr Hook firstShown = Hook::LayerOutput;

QString groupOf(const Op& op) {
  if (op.layer >= 0) return ActivationView::tr("layer %1").arg(op.layer + 1);
  const bool before = op.hook == Hook::Embedding || op.hook == Hook::EncoderInput;
  return before ? ActivationView::tr("input") : ActivationView::tr("output");
}

QComboBox* makeChoice(QWidget* parent, const QString& name, const QStringList& entries) {
  auto* box = new QComboBox(parent);
  box->setAccessibleName(name);
  box->setToolTip(name);
  box->addItems(entries);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  return box;
}

void addHeading(QComboBox* box, const QString& text) {
  box->addItem(text);
  auto* item = qobject_cast<QStandardItemModel*>(box->model())->item(box->count() - 1);
  item->setFlags(Qt::NoItemFlags);
  QFont font = box->font();
  font.setBold(true);
  item->setFont(font);
}

}  // namespace

ActivationView::ActivationView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_tensor(new QComboBox(this)),
      m_kind(makeChoice(this, tr("Values of the tensor, or the gradient of the loss with respect to it"),
                        {tr("values"), tr("gradient")})),
      m_heads(makeChoice(this, tr("Heads that are shown"), {tr("this head"), tr("all heads")})),
      m_scale(makeChoice(this, tr("Range of the colours: of this tensor alone, or one for all tensors"),
                         {tr("own scale"), tr("shared scale")})),
      m_map(new HeatmapView(this)),
      m_status(new StatusText(this)),
      m_formula(new QLabel(this)),
      m_pytorch(new QPlainTextEdit(this)),
      m_histogram(new Histogram(this)),
      m_body(new QBoxLayout(QBoxLayout::TopToBottom)) {
  m_map->setAccessibleName(tr("Values of the chosen tensor"));
  m_map->setCellText([this](HeatmapCell cell) { return cellText(cell); });
  m_histogram->setEmptyText(tr("The distribution appears here once the tensor is computed."));
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);

  auto* mapAndStatus = new QVBoxLayout;
  mapAndStatus->addWidget(m_map, 1);
  mapAndStatus->addWidget(m_status);
  m_body->addLayout(mapAndStatus, 5);
  m_body->addWidget(makeSide(), 3);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->setSpacing(4);
  layout->addWidget(makeControls());
  layout->addLayout(m_body, 1);

  connect(m_tensor, &QComboBox::activated, this, &ActivationView::chooseTensor);
  for (const QComboBox* box : {m_kind, m_heads, m_scale}) {
    connect(box, &QComboBox::currentIndexChanged, this, &ActivationView::changeScale);
  }
  connect(m_map, &HeatmapView::currentCellChanged, this, &ActivationView::showCell);
  connect(m_map, &HeatmapView::cellClicked, this, &ActivationView::chooseCell);
  connect(selection, &Selection::stepChanged, this, &ActivationView::followStep);
  connect(selection, &Selection::cellChanged, this, &ActivationView::showChosen);
  connect(selection, &Selection::tokenChanged, this, &ActivationView::showTensor);
  connect(selection, &Selection::tensorChanged, this, &ActivationView::followTensor);
  connect(selection, &Selection::headChanged, this, &ActivationView::followHead);
  showTensor();
}

void ActivationView::setInspection(std::shared_ptr<const Inspection> inspection) {
  const bool sameModel = inspection && m_inspection && inspection->model == m_inspection->model;
  if (!goesOnFrom(m_inspection.get(), inspection.get())) m_limit.reset();
  m_inspection = std::move(inspection);
  if (!sameModel) {
    m_ops = m_inspection ? tensorOps(m_inspection->ops()) : std::vector<Op>();
    fillTensors();
    followTensor();
  }
  showTensor();
}

void ActivationView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool wide = width() > 620 && width() > height();
  m_body->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  fitPytorch();
}

void ActivationView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitPytorch();
}

QWidget* ActivationView::makeControls() {
  m_tensor->setAccessibleName(tr("Tensor that is shown"));
  m_tensor->setToolTip(m_tensor->accessibleName());
  m_tensor->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_tensor->setMinimumContentsLength(16);
  m_tensor->setMaxVisibleItems(24);
  auto* choices = new QHBoxLayout;
  choices->addWidget(m_kind, 1);
  choices->addWidget(m_heads, 1);
  choices->addWidget(m_scale, 1);
  auto* controls = new QWidget(this);
  auto* layout = new QVBoxLayout(controls);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_tensor);
  layout->addLayout(choices);
  return controls;
}

QWidget* ActivationView::makeSide() {
  m_formula->setWordWrap(true);
  m_formula->setTextFormat(Qt::PlainText);
  m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_formula->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
  // A label cannot break a long line of code inside a word.
  m_pytorch->setReadOnly(true);
  m_pytorch->setTabChangesFocus(true);
  m_pytorch->setFrameShape(QFrame::NoFrame);
  m_pytorch->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_pytorch->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  m_pytorch->document()->setDocumentMargin(0);
  m_formula->setAccessibleName(tr("Formula"));
  m_pytorch->setAccessibleName(tr("Line of PyTorch"));
  auto* side = new QWidget(this);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_formula);
  layout->addWidget(m_pytorch);
  m_histogram->setMaximumHeight(280);
  layout->addWidget(m_histogram, 1);
  layout->addStretch();
  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setMinimumSize(140, 60);
  scroll->setWidget(side);
  side->setBackgroundRole(QPalette::Base);
  scroll->viewport()->setBackgroundRole(QPalette::Base);
  return scroll;
}

void ActivationView::fillTensors() {
  const QSignalBlocker blocker(m_tensor);
  m_tensor->clear();
  QString group;
  for (std::size_t i = 0; i < m_ops.size(); ++i) {
    if (groupOf(m_ops[i]) != group) {
      group = groupOf(m_ops[i]);
      addHeading(m_tensor, group);
    }
    m_tensor->addItem(QStringLiteral("%1    %2")
                          .arg(QString::fromStdString(m_ops[i].output), QString::fromStdString(m_ops[i].formula)),
                      static_cast<int>(i));
  }
}

void ActivationView::chooseTensor(int index) {
  const QVariant place = m_tensor->itemData(index);
  if (!place.isValid()) return;
  const Op& chosen = m_ops[static_cast<std::size_t>(place.toInt())];
  m_selection->setTensor(QString::fromStdString(chosen.output));
  if (chosen.layer >= 0) m_selection->setHead(chosen.layer, m_selection->head());
}

void ActivationView::followTensor() {
  const std::string name = m_selection->tensor().toStdString();
  const auto named = std::find_if(m_ops.begin(), m_ops.end(), [&](const Op& op) { return op.output == name; });
  const auto first = std::find_if(m_ops.begin(), m_ops.end(), [](const Op& op) { return op.hook == firstShown; });
  if (named != m_ops.end()) {
    m_current = static_cast<int>(named - m_ops.begin());
  } else if (m_current < 0 || m_current >= static_cast<int>(m_ops.size())) {
    m_current = m_ops.empty() ? -1 : static_cast<int>((first == m_ops.end() ? m_ops.begin() : first) - m_ops.begin());
  }
  m_tensor->setCurrentIndex(m_current < 0 ? -1 : m_tensor->findData(m_current));
  m_limit.reset();
  showOp();
  showTensor();
}

void ActivationView::followHead(int layer) {
  const Op* shown = op();
  if (shown != nullptr && shown->layer >= 0 && shown->layer != layer) {
    m_selection->setTensor(QString::fromStdString(hookName(shown->hook, layer)));
  }
  showTensor();
}

void ActivationView::changeScale() {
  m_limit.reset();
  showTensor();
}

void ActivationView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_outdated) showTensor();
}

void ActivationView::followStep() {
  if (m_inspection != nullptr && op() != nullptr && isComputed() != m_wasComputed) showTensor();
}

void ActivationView::showTensor() {
  m_outdated = !isVisible();
  if (m_outdated && m_inspection != nullptr) return;
  const Op* shown = op();
  const bool heads = shown != nullptr && hasHeads(*shown);
  m_heads->setEnabled(heads);
  if (m_inspection == nullptr || shown == nullptr) {
    m_map->setEmptyText(tr("Every intermediate of the chosen sample can be seen here once a sample is chosen."));
    m_map->setContent({});
    m_histogram->setDistribution({});
    return showCell({});
  }
  HeatmapContent content = activationContent(*m_inspection, *shown, choice());
  m_wasComputed = isComputed();
  if (!m_wasComputed) std::ranges::fill(content.values, std::numeric_limits<float>::quiet_NaN());
  content.scale = scaleOf(content);
  m_histogram->setDistribution(distributionOf(valuesWithoutPadding(content)));
  m_map->setEmptyText(missingSentence());
  m_map->setSelectedRow(rowsAreTokens() ? m_selection->token() : -1);
  m_map->setContent(std::move(content));
  showChosen();
  showCell(m_map->currentCell());
}

void ActivationView::showChosen() {
  if (m_inspection == nullptr || op() == nullptr) return;
  const HeatmapContent& content = m_map->content();
  const auto addressOf = [&](HeatmapCell cell) { return activationAddress(content, *op(), choice(), cell); };
  m_map->setMarkedCells(activationCell(content, *op(), choice(), m_selection->cell()), {});
  m_map->setChangedCells(changedCells(m_inspection->interventions, chosenName(*op(), choice()), content, addressOf));
}

void ActivationView::chooseCell(HeatmapCell cell) {
  if (rowsAreTokens()) m_selection->setToken(cell.row);
  m_selection->setCell(activationAddress(m_map->content(), *op(), choice(), cell));
}

void ActivationView::showOp() {
  const Op* shown = op();
  m_formula->setText(shown ? QString::fromStdString(shown->formula) : QString());
  m_pytorch->setPlainText(shown ? QString::fromStdString(shown->pytorch) : QString());
  fitPytorch();
}

void ActivationView::fitPytorch() {
  QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  fixed.setPointSizeF(font().pointSizeF());
  m_pytorch->setFont(fixed);
  const int lines = static_cast<int>(std::ceil(m_pytorch->document()->size().height()));
  m_pytorch->setFixedHeight(std::max(lines, 1) * m_pytorch->fontMetrics().lineSpacing() + 6);
}

void ActivationView::showCell(HeatmapCell cell) {
  const QString missing = missingSentence();
  if (cell.isValid() && missing.isEmpty()) return m_status->say(cellText(cell));
  const bool something = m_inspection != nullptr && op() != nullptr;
  m_status->say(missing.isEmpty() && something ? tr("Point at a cell to read its value.") : missing);
}

const Op* ActivationView::op() const { return m_current < 0 ? nullptr : &m_ops[static_cast<std::size_t>(m_current)]; }

bool ActivationView::isComputed() const {
  return ComputedNames(m_inspection->steps(), m_selection->step()).contains(chosenName(*op(), choice()));
}

bool ActivationView::rowsAreTokens() const { return op() != nullptr && runsOverTokens(*op()); }

ActivationChoice ActivationView::choice() const {
  ActivationChoice choice{.gradient = m_kind->currentIndex() == 1, .head = {}};
  if (m_heads->currentIndex() == 0) choice.head = m_selection->head();
  return choice;
}

ColorScale ActivationView::scaleOf(const HeatmapContent& content) {
  if (op()->hook == Hook::Weights && !choice().gradient) return ColorScale::unit();
  const bool shared = m_scale->currentIndex() == 1;
  return ColorScale::diverging(
      m_limit.update(shared ? largestMagnitude(*m_inspection, m_ops, choice().gradient) : content.largestMagnitude()));
}

QString ActivationView::missingSentence() const {
  const Op* shown = op();
  if (m_inspection == nullptr || shown == nullptr) return {};
  if (chosenTensor(*m_inspection, *shown, choice()) != nullptr)
    return isComputed() ? QString() : tr("Not computed yet: walk on until it is.");
  if (m_inspection->trace.find("loss") == nullptr) {
    return choice().gradient ? tr("No gradient: this sample has no target.")
                             : tr("Not computed: this needs a sample with a target.");
  }
  return tr("This tensor was not computed.");
}

QString ActivationView::cellText(HeatmapCell cell) const {
  if (!cell.isValid() || op() == nullptr || m_map->content().isEmpty()) return {};
  const QString text = activationCellText(m_map->content(), *op(), choice(), cell);
  const QString changes =
      changesOfCell(m_inspection->interventions, activationAddress(m_map->content(), *op(), choice(), cell));
  return changes.isEmpty() ? text : text + QLatin1Char('\n') + changes;
}

}  // namespace encoderlab
