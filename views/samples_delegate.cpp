#include "views/samples_delegate.h"

#include <QAbstractProxyModel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

#include "views/change_mark.h"
#include "views/picture_image.h"
#include "views/sample_chips.h"
#include "views/sample_text.h"
#include "views/samples_model.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr int margin = 5;
constexpr int gutter = 30;  ///< on the left: the sign, and the probability below it
constexpr int chipGap = 3;
constexpr int chipSlack = 7;  ///< how much narrower a chip may become

const SamplesModel& sourceOf(const QModelIndex& index) {
  return *qobject_cast<const SamplesModel*>(qobject_cast<const QAbstractProxyModel*>(index.model())->sourceModel());
}

QModelIndex toSource(const QModelIndex& index) {
  return qobject_cast<const QAbstractProxyModel*>(index.model())->mapToSource(index);
}

/// Values on a common scale, from `first` on, of `count` places in all.
void paintLine(QPainter& painter, const QRectF& area, const std::vector<double>& values, std::size_t first,
               std::size_t count, const QPen& pen) {
  QPainterPath path;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double across = count > 1 ? static_cast<double>(first + i) / static_cast<double>(count - 1) : 0.5;
    const QPointF point(area.left() + area.width() * across, area.bottom() - area.height() * values[i]);
    if (i == 0) {
      path.moveTo(point);
    } else {
      path.lineTo(point);
    }
  }
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(path);
  if (values.size() == 1) painter.drawEllipse(path.currentPosition(), 2, 2);
}

/// Chips from the left; where they do not fit, the last place says so.
void paintChips(QPainter& painter, const QRect& area, const std::vector<Chip>& chips, int chip,
                const ThemeColors& colors) {
  const int fitting = std::max(1, (area.width() + chipGap) / (chip + chipGap));
  const auto count = static_cast<int>(chips.size());
  for (int i = 0; i < std::min(count, fitting); ++i) {
    const QRect place(area.left() + i * (chip + chipGap), area.top(), chip, area.height());
    if (i == fitting - 1 && count > fitting) {
      painter.setPen(colors.mutedText);
      painter.drawText(place, Qt::AlignCenter, QStringLiteral("…"));
    } else {
      paintChip(painter, place, chips[static_cast<std::size_t>(i)], colors);
    }
  }
}

bool isPicture(const SamplesModel& model) { return model.dataset()->input.kind == InputKind::Patches; }

bool isPerToken(const SamplesModel& model) {
  return model.dataset()->head.kind == HeadKind::Token && model.dataset()->head.loss == LossKind::CrossEntropy;
}

/// Texts of characters or words read better as they were written.
bool isWrittenText(const SamplesModel& model, int row) {
  return !model.sample(row).source.empty() && model.dataset()->input.kind == InputKind::Tokens && !isPerToken(model);
}

/// What the two lines of a sample are drawn from.
struct Row {
  const SamplesModel& model;
  int index;
  int chip;  ///< width of one
  const ThemeColors& colors;

  const Sample& sample() const { return model.sample(index); }
  const Dataset& dataset() const { return *model.dataset(); }
};

/// The sample's vectors as a small curve; a forecast goes on with the target (muted) and the prediction (dashed).
void paintSparkline(QPainter& painter, const QRect& area, const Row& row) {
  const Sample& sample = row.sample();
  const Prediction* prediction = row.model.prediction(row.index);
  const bool isForecast = row.dataset().input.features == 1 && row.dataset().head.kind == HeadKind::Sequence;
  std::vector<std::vector<double>> lines(3);
  for (const float value : sample.vectors)
    lines[0].push_back(inputInUnit(row.dataset(), lines[0].size(), static_cast<double>(value)));
  if (isForecast) {
    lines[1] = outputsInUnit(row.dataset(), sample.values);
    if (prediction) lines[2] = outputsInUnit(row.dataset(), prediction->values);
  }
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const std::vector<double>& line : lines) {
    for (const double value : line) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  const double extent = std::max(1e-12, high - low);
  for (std::vector<double>& line : lines) {
    for (double& value : line) value = (value - low) / extent;
  }
  const QRectF inside = QRectF(area).adjusted(2, 2, -2, -2);
  const std::size_t known = lines[0].size();
  const std::size_t count = known + std::max(lines[1].size(), lines[2].size());
  paintLine(painter, inside, lines[0], 0, count, QPen(row.colors.text, 1.5));
  paintLine(painter, inside, lines[1], known, count, QPen(row.colors.mutedText, 1.5));
  paintLine(painter, inside, lines[2], known, count, QPen(row.colors.training, 1.5, Qt::DashLine));
}

void paintInput(QPainter& painter, const QRect& area, const Row& row) {
  const Sample& sample = row.sample();
  const ThemeColors& colors = row.colors;
  if (row.dataset().input.kind != InputKind::Tokens) {
    return paintSparkline(painter, area, row);
  }
  if (isWrittenText(row.model, row.index)) {
    painter.setPen(colors.text);
    const QString text = QString::fromStdString(sample.source);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, area.width()));
    return;
  }
  std::vector<Chip> chips;
  const QStringList texts = inputTexts(row.dataset(), sample);
  for (qsizetype i = 0; i < texts.size(); ++i) {
    const auto token = static_cast<std::size_t>(i);
    chips.push_back({.text = texts[i], .padding = token < sample.padding.size() && sample.padding[token] != 0});
  }
  paintChips(painter, area, chips, row.chip, colors);
}

void paintGutter(QPainter& painter, const QRect& place, const Row& row, const Prediction& prediction) {
  const SamplesModel::Verdict verdict = row.model.verdict(row.index);
  if (verdict == SamplesModel::Verdict::Correct || verdict == SamplesModel::Verdict::Wrong) {
    const bool correct = verdict == SamplesModel::Verdict::Correct;
    painter.setPen(correct ? row.colors.correct : row.colors.wrong);
    painter.drawText(place.adjusted(0, 0, 0, -place.height() / 2), Qt::AlignCenter,
                     correct ? QStringLiteral("✓") : QStringLiteral("✗"));
  }
  float least = std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < prediction.probabilities.size(); ++i) {
    if (isAsked(row.sample(), i)) least = std::min(least, prediction.probabilities[i]);
  }
  if (std::isinf(least)) return;
  painter.setPen(row.colors.mutedText);
  painter.drawText(place.adjusted(0, place.height() / 2, 0, 0), Qt::AlignCenter,
                   shortProbability(static_cast<double>(least)));
}

/// Short: it stands beside a picture.
QString rightShareText(const Sample& sample, const Prediction& prediction) {
  const RightPatches patches = rightPatches(sample, prediction);
  return SamplesDelegate::tr("%1/%2 right", "of the patches of a picture").arg(patches.right).arg(patches.asked);
}

/// What is said below the sample where not every token has a prediction of its own.
QString verdictText(const Row& row, const Prediction* prediction) {
  const Sample& sample = row.sample();
  if (row.model.isAhead(row.index)) return SamplesDelegate::tr("not computed yet");
  if (!prediction) return SamplesDelegate::tr("not predicted yet");
  if (!sample.values.empty()) {
    return SamplesDelegate::tr("error (RMSE) %1")
        .arg(QLocale().toString(sampleError(row.dataset(), sample, *prediction), 'g', 3));
  }
  if (hasClassPerPatch(row.dataset())) return rightShareText(sample, *prediction);
  QString predicted = predictionTexts(row.dataset(), sample, *prediction).join(u' ');
  if (row.model.verdict(row.index) != SamplesModel::Verdict::Wrong) return predicted;
  return SamplesDelegate::tr("%1 ≠ %2", "a wrong prediction, and the target")
      .arg(predicted, targetTexts(row.dataset(), sample).join(u' '));
}

void paintVerdict(QPainter& painter, const QRect& area, const Row& row) {
  const Prediction* prediction = row.model.prediction(row.index);
  if (const QString note = row.model.note(row.index); !note.isEmpty()) {
    painter.setPen(row.colors.text);
    return painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                            QFontMetrics(painter.font()).elidedText(note, Qt::ElideRight, area.width()));
  }
  if (prediction && isPerToken(row.model) && !hasClassPerPatch(row.dataset())) {
    const std::vector<bool> wrong = wrongTargets(row.sample(), *prediction);
    std::vector<Chip> chips;
    for (const QString& text : predictionTexts(row.dataset(), row.sample(), *prediction)) {
      chips.push_back({.text = text, .wrong = wrong[chips.size()]});
    }
    return paintChips(painter, area, chips, row.chip, row.colors);
  }
  painter.setPen(prediction && row.sample().values.empty() ? row.colors.text : row.colors.mutedText);
  painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                   QFontMetrics(painter.font()).elidedText(verdictText(row, prediction), Qt::ElideRight, area.width()));
}

void paintTwoLines(QPainter& painter, const QRect& inside, const SamplesModel& model, int row,
                   const ThemeColors& colors) {
  QStringList texts = inputTexts(*model.dataset(), model.sample(row));
  if (isPerToken(model)) texts += targetTexts(*model.dataset(), model.sample(row));
  const QFontMetrics metrics(painter.font());
  const int height = chipHeight(metrics);
  const auto count = static_cast<int>(std::max<std::size_t>(1, model.dataset()->lengthOf(model.sample(row))));
  // Chips give way until only their text is left, so that as many as possible are seen.
  const int natural = chipWidth(metrics, texts);
  const int chip = std::clamp((inside.width() + chipGap) / count - chipGap, natural - chipSlack, natural);
  const Row shown{.model = model, .index = row, .chip = chip, .colors = colors};
  paintInput(painter, QRect(inside.left(), inside.top(), inside.width(), height), shown);
  paintVerdict(painter, QRect(inside.left(), inside.bottom() + 1 - height, inside.width(), height), shown);
}

/// The frames, and the verdict on their right.
void paintPictureRow(QPainter& painter, const QRect& inside, const Row& row) {
  const InputConfiguration& input = row.dataset().input;
  const int frameWidth = inside.height() * input.width / input.height + margin;
  const int width = std::min(frameWidth * input.frames, inside.width() * 3 / 5);
  paintPictures(painter, QRectF(inside.topLeft(), QSize(width - margin, inside.height())), input,
                numbersInUnit(row.dataset(), row.sample()), Qt::Horizontal);
  paintVerdict(painter, inside.adjusted(width + margin, 0, 0, 0), row);
}

}  // namespace

SamplesDelegate::SamplesDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

QSize SamplesDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {120, 2 * chipHeight(option.fontMetrics) + 3 * margin};
}

void SamplesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const SamplesModel& model = sourceOf(index);
  const int row = toSource(index).row();
  const ThemeColors& colors = themeColors(option.palette);
  painter->save();
  painter->setFont(option.font);
  painter->setRenderHint(QPainter::Antialiasing);
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->setPen(QPen(colors.selection, 1.5));
    painter->setBrush(colors.selectionFill);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 5, 5);
  } else {
    painter->setPen(QPen(colors.border, 1));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
  }
  const QRect inside = option.rect.adjusted(gutter, margin, -margin, -margin);
  if (isPicture(model)) {
    paintPictureRow(*painter, inside, {.model = model, .index = row, .chip = 0, .colors = colors});
  } else {
    paintTwoLines(*painter, inside, model, row, colors);
  }
  if (const Prediction* prediction = model.prediction(row)) {
    paintGutter(*painter, QRect(option.rect.left(), inside.top(), gutter, inside.height()),
                {.model = model, .index = row, .chip = 0, .colors = colors}, *prediction);
  }
  if (model.isEdited(row))
    paintChangeMark(*painter, QPointF(option.rect.right() - 9, option.rect.top() + 9), 5, colors);
  painter->restore();
}

}  // namespace encoderlab
