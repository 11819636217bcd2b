#include "views/picture_editor.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "model/inspect/sample_edits.h"
#include "views/heatmap.h"
#include "views/picture_image.h"
#include "views/sample_editing.h"
#include "views/sample_fields.h"
#include "views/sample_picture.h"
#include "views/sample_text.h"
#include "views/selection.h"

namespace encoderlab {
namespace {

constexpr int fullStrength = 100;
constexpr int usualStrength = 45;

enum Classes { Predicted, Target, Both, Neither };

QHBoxLayout* makeRow(QWidget* parent) {
  auto* layout = new QHBoxLayout(parent);
  layout->setContentsMargins(0, 0, 0, 0);
  return layout;
}

/// The sign in front of a name, "→ right", or its first letter.
QStringList marksOf(const Dataset& dataset) {
  QStringList marks;
  for (const std::string& name : dataset.classNames) marks.append(QString::fromStdString(name).left(1));
  return marks;
}

}  // namespace

PictureEditor::PictureEditor(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_picture(new SamplePicture(this)),
      m_frameRow(new QWidget(this)),
      m_frameText(new QLabel(m_frameRow)),
      m_frame(new QSlider(Qt::Horizontal, m_frameRow)),
      m_hint(new QLabel(this)) {
  m_frame->setAccessibleName(tr("Frame of the video"));
  m_frame->setPageStep(1);
  m_frame->setTickPosition(QSlider::TicksBelow);
  QHBoxLayout* frameRow = makeRow(m_frameRow);
  frameRow->addWidget(m_frame, 1);
  frameRow->addWidget(m_frameText);
  m_hint->setWordWrap(true);
  m_hint->setForegroundRole(QPalette::PlaceholderText);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(m_picture, 1);
  layout->addWidget(m_frameRow);
  layout->addWidget(makeOverlayRow());
  layout->addWidget(makeBrushRow());
  layout->addWidget(m_hint);

  m_picture->setStrength(static_cast<double>(usualStrength) / fullStrength);
  m_picture->setPixelText([this](const QPoint& pixel) { return pixelText(pixel); });
  connect(m_picture, &SamplePicture::patchChosen, this, [this](int patch) { emit tokenChosen(firstToken() + patch); });
  connect(m_picture, &SamplePicture::pixelChosen, this, [this](const QPoint& pixel) {
    emit featureChosen(static_cast<int>(m_grid->placeOf(pixelOf(pixel)) % m_grid->features()));
  });
  connect(m_picture, &SamplePicture::pixelDrawn, this, &PictureEditor::drawPixel);
  connect(m_frame, &QSlider::valueChanged, this, &PictureEditor::showFrame);
  connect(m_strength, &QSlider::valueChanged, this,
          [this](int strength) { m_picture->setStrength(static_cast<double>(strength) / fullStrength); });
  connect(m_classes, &QComboBox::currentIndexChanged, this, &PictureEditor::showFrame);
  connect(m_draw, &QToolButton::toggled, this, [this](bool drawing) {
    m_picture->setDrawing(drawing);
    m_brush->setEnabled(drawing);
  });
  for (const auto changed : {&Selection::tokenChanged, &Selection::stepChanged})
    connect(selection, changed, this, &PictureEditor::showFrame);
  connect(selection, &Selection::headChanged, this, &PictureEditor::showFrame);
}

QWidget* PictureEditor::makeOverlayRow() {
  auto* row = new QWidget(this);
  m_strength = new QSlider(Qt::Horizontal, row);
  m_strength->setRange(0, fullStrength);
  m_strength->setValue(usualStrength);
  m_strength->setAccessibleName(tr("Strength of the tint"));
  m_strength->setToolTip(
      tr("How strongly the picture is tinted by the attention of the chosen patch in the chosen head: bright where it "
         "looks, dark where it does not."));
  m_classes = new QComboBox(row);
  m_classes->addItems({tr("predicted classes"), tr("target classes"), tr("both"), tr("no classes")});
  m_classes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_classes->setMinimumContentsLength(6);
  m_classes->setAccessibleName(tr("Classes of the patches"));
  m_classes->setToolTip(tr("Predicted classes fill their patches, those of the target frame them."));
  m_classes->setCurrentIndex(Both);
  QHBoxLayout* layout = makeRow(row);
  layout->addWidget(new QLabel(tr("Attention"), row));
  layout->addWidget(m_strength, 1);
  layout->addWidget(m_classes);
  return row;
}

QWidget* PictureEditor::makeBrushRow() {
  auto* row = new QWidget(this);
  m_draw = makeSampleButton(
      tr("Draw"), tr("The left mouse button draws pixels of the brush's value, the right one erases them."), row);
  m_draw->setCheckable(true);
  m_brush = makeValueBox(row);
  m_brush->setValue(1);
  m_brush->setPrefix(tr("Brush: "));
  m_brush->setAccessibleName(tr("Value that the mouse draws"));
  m_brush->setEnabled(false);
  QHBoxLayout* layout = makeRow(row);
  layout->addWidget(m_draw);
  layout->addWidget(m_brush, 1);
  return row;
}

void PictureEditor::showSample(std::shared_ptr<const Dataset> dataset, const Sample& sample, const Sample& original,
                               std::shared_ptr<const Inspection> inspection) {
  m_dataset = std::move(dataset);
  m_inspection = std::move(inspection);
  m_grid.emplace(m_dataset->input);
  m_sample = sample;
  m_numbers = numbersInUnit(*m_dataset, m_sample);
  m_changed = changedTokens(m_dataset->input, original, sample);
  const QSignalBlocker blocker(m_frame);
  m_frame->setRange(0, static_cast<int>(m_grid->frames()) - 1);
  m_frameRow->setVisible(m_grid->frames() > 1);
  m_classes->setVisible(hasClassPerPatch(*m_dataset));
  showFrame();
}

void PictureEditor::setCurrent(int token) {
  m_current = token;
  if (!m_grid) return;
  const auto span = static_cast<int>(m_grid->patchFrames());
  const int frame = token < 0 ? -1 : token / patchesPerFrame() * span;
  if (frame >= 0 && m_frame->value() / span * span != frame) m_frame->setValue(frame);
  showFrame();
}

int PictureEditor::firstToken() const {
  return m_frame->value() / static_cast<int>(m_grid->patchFrames()) * patchesPerFrame();
}

std::vector<float> PictureEditor::attention() const {
  const int token = m_selection->token();
  const std::string name = hookName(Hook::Weights, m_selection->layer());
  if (!m_inspection || token < 0 || !m_inspection->isComputed(name, m_selection->step())) return {};
  const Tensor<float>* weights = m_inspection->trace.find(name);
  if (weights == nullptr) return {};
  const HeatmapMatrix matrix = matrixOf(*weights, static_cast<std::size_t>(m_selection->head()));
  const std::size_t cls = m_inspection->model.hasCls() ? 1 : 0;
  if (matrix.columns != m_grid->tokens() + cls || static_cast<std::size_t>(token) >= matrix.rows) return {};
  const auto row = matrix.values.subspan(static_cast<std::size_t>(token) * matrix.columns + cls, m_grid->tokens());
  return {row.begin(), row.end()};
}

std::vector<int> PictureEditor::classesOfFrame(const std::vector<std::int64_t>& classes) const {
  if (classes.size() != m_grid->tokens()) return {};
  const auto first = classes.begin() + firstToken();
  return {first, first + patchesPerFrame()};
}

void PictureEditor::showFrame() {
  if (!m_grid) return;
  const auto frame = static_cast<std::size_t>(m_frame->value());
  m_frameText->setText(tr("frame %1 of %2").arg(frame + 1).arg(m_grid->frames()));
  PictureContent content;
  content.pixels = pictureImage(m_dataset->input, m_numbers, frame, pictureRange(m_numbers));
  content.patch = static_cast<int>(m_grid->patch());
  const auto first = static_cast<std::size_t>(firstToken());
  const std::vector<float> weights = attention();
  const float most = weights.empty() ? 0 : *std::ranges::max_element(weights);
  for (int patch = 0; patch < patchesPerFrame(); ++patch) {
    const std::size_t token = first + static_cast<std::size_t>(patch);
    if (most > 0) content.attention.push_back(weights[token] / most);
    content.changed.push_back(token < m_changed.size() && m_changed[token]);
    content.padding.push_back(isPadding(m_sample, token));
  }
  const int classes = hasClassPerPatch(*m_dataset) ? m_classes->currentIndex() : Neither;
  const bool isPredicted = m_inspection && m_inspection->isComputed("logits", m_selection->step());
  if (isPredicted && (classes == Predicted || classes == Both))
    content.predicted = classesOfFrame(m_inspection->prediction.classes);
  if (classes == Target || classes == Both) content.target = classesOfFrame(m_sample.classes);
  content.classMarks = marksOf(*m_dataset);
  m_picture->setContent(std::move(content));
  const int patch = m_current - static_cast<int>(first);
  m_picture->setCurrent(m_current >= 0 && patch >= 0 && patch < patchesPerFrame() ? patch : -1);
  showHint();
}

void PictureEditor::showHint() {
  const bool isTinted = !m_picture->content().attention.empty();
  m_hint->setText(isTinted ? tr("Tinted by where the chosen token looks in layer %1, head %2.")
                                 .arg(m_selection->layer() + 1)
                                 .arg(m_selection->head() + 1)
                           : tr("Choose a patch: the picture is then tinted by where it looks in the chosen head."));
}

Pixel PictureEditor::pixelOf(const QPoint& pixel) const {
  return {static_cast<std::size_t>(m_frame->value()), static_cast<std::size_t>(pixel.y()),
          static_cast<std::size_t>(pixel.x()), 0};
}

QString PictureEditor::pixelText(const QPoint& pixel) const {
  const Pixel place = pixelOf(pixel);
  const std::size_t number = m_grid->placeOf(place);
  const std::size_t token = m_grid->tokenOf(place);
  QStringList lines{
      tr("Row %1, column %2: %3").arg(place.y + 1).arg(place.x + 1).arg(locale().toString(m_numbers[number], 'g', 4)),
      tr("Patch %1").arg(QString::fromStdString(patchName(m_dataset->input, token)))};
  if (const std::vector<float> weights = attention(); !weights.empty())
    lines.append(tr("Attention %1").arg(locale().toString(static_cast<double>(weights[token]), 'f', 3)));
  if (!hasClassPerPatch(*m_dataset)) return lines.join(QLatin1Char('\n'));
  if (m_inspection && token < m_inspection->prediction.classes.size())
    lines.append(tr("Predicted: %1").arg(className(*m_dataset, m_inspection->prediction.classes[token])));
  if (token < m_sample.classes.size())
    lines.append(tr("Target: %1").arg(className(*m_dataset, m_sample.classes[token])));
  return lines.join(QLatin1Char('\n'));
}

void PictureEditor::drawPixel(const QPoint& pixel, bool erased) {
  for (std::size_t channel = 0; channel < m_grid->channels(); ++channel) {
    Pixel place = pixelOf(pixel);
    place.channel = channel;
    emit numberDrawn(static_cast<int>(m_grid->placeOf(place)), erased ? 0 : m_brush->value());
  }
}

}  // namespace encoderlab
