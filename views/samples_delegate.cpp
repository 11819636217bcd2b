#include "views/samples_delegate.h"

#include <QAbstractProxyModel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "views/sample_chips.h"
#include "views/sample_text.h"
#include "views/samples_model.h"
#include "views/theme.h"

namespace encoderlab {
namespace {

constexpr int margin = 5;
constexpr int signWidth = 18;
constexpr int chipGap = 3;

const SamplesModel& sourceOf(const QModelIndex& index) {
  return *qobject_cast<const SamplesModel*>(qobject_cast<const QAbstractProxyModel*>(index.model())->sourceModel());
}

QModelIndex toSource(const QModelIndex& index) {
  return qobject_cast<const QAbstractProxyModel*>(index.model())->mapToSource(index);
}

/// One line a feature would be unreadable so small: the first feature of each token stands for all.
void paintSparkline(QPainter& painter, const QRect& area, const Sample& sample, int features, const QColor& color) {
  if (sample.vectors.empty()) return;
  const auto [low, high] = std::minmax_element(sample.vectors.begin(), sample.vectors.end());
  const double extent = std::max(1e-12, static_cast<double>(*high) - static_cast<double>(*low));
  const auto stride = features > 1 && sample.vectors.size() > 512 ? static_cast<std::size_t>(features) : 1U;
  const std::size_t count = (sample.vectors.size() + stride - 1) / stride;
  QPainterPath path;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = area.left() + (count > 1 ? area.width() * static_cast<double>(i) / static_cast<double>(count - 1)
                                              : area.width() / 2.0);
    const double value = (static_cast<double>(sample.vectors[i * stride]) - static_cast<double>(*low)) / extent;
    const QPointF point(x, area.bottom() - 2 - value * (area.height() - 4));
    if (i == 0) {
      path.moveTo(point);
    } else {
      path.lineTo(point);
    }
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(color, 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(path);
  if (count == 1) painter.drawEllipse(path.currentPosition(), 2, 2);
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

bool isPerToken(const SamplesModel& model) {
  return model.dataset()->head.kind == HeadKind::Token && model.dataset()->head.loss == LossKind::CrossEntropy;
}

/// Texts of characters or words read better as they were written.
bool isWrittenText(const SamplesModel& model, int row) {
  return !model.sample(row).source.empty() && model.dataset()->input.kind == InputKind::Tokens && !isPerToken(model);
}

QString probabilityText(const Prediction& prediction) {
  if (prediction.probabilities.empty()) return {};
  const float least = *std::min_element(prediction.probabilities.begin(), prediction.probabilities.end());
  return SamplesDelegate::tr("%1 %", "a probability")
      .arg(QLocale().toString(100.0 * static_cast<double>(least), 'f', 0));
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

void paintInput(QPainter& painter, const QRect& area, const Row& row) {
  const Sample& sample = row.sample();
  const ThemeColors& colors = row.colors;
  if (row.dataset().input.kind == InputKind::Vectors) {
    return paintSparkline(painter, area, sample, row.dataset().input.features, colors.text);
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

void paintVerdict(QPainter& painter, const QRect& area, const Row& row) {
  const ThemeColors& colors = row.colors;
  const QFontMetrics metrics(painter.font());
  const SamplesModel::Verdict verdict = row.model.verdict(row.index);
  const Prediction* prediction = row.model.prediction(row.index);
  if (!prediction) {
    painter.setPen(colors.mutedText);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(SamplesDelegate::tr("not predicted yet"), Qt::ElideRight, area.width()));
    return;
  }
  if (verdict == SamplesModel::Verdict::Correct || verdict == SamplesModel::Verdict::Wrong) {
    const bool correct = verdict == SamplesModel::Verdict::Correct;
    painter.setPen(correct ? colors.correct : colors.wrong);
    painter.drawText(QRect(area.left() - signWidth, area.top(), signWidth, area.height()), Qt::AlignCenter,
                     correct ? QStringLiteral("✓") : QStringLiteral("✗"));
  }
  const Sample& sample = row.sample();
  const Dataset& dataset = row.dataset();
  const QString end =
      sample.values.empty()
          ? probabilityText(*prediction)
          : SamplesDelegate::tr("error %1").arg(QLocale().toString(sampleError(dataset, sample, *prediction), 'g', 3));
  const int endWidth = metrics.horizontalAdvance(end) + margin;
  painter.setPen(colors.mutedText);
  painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight, end);
  const QRect rest = area.adjusted(0, 0, -endWidth, 0);
  const QStringList predicted = predictionTexts(dataset, *prediction);
  if (isPerToken(row.model)) {
    const std::vector<bool> wrong = wrongTargets(sample, *prediction);
    std::vector<Chip> chips;
    for (qsizetype i = 0; i < predicted.size(); ++i) {
      chips.push_back({.text = predicted[i], .wrong = wrong[static_cast<std::size_t>(i)]});
    }
    return paintChips(painter, rest, chips, row.chip, colors);
  }
  const QString target = targetTexts(dataset, sample).join(u' ');
  const QString text =
      verdict == SamplesModel::Verdict::Wrong || !sample.values.empty()
          ? SamplesDelegate::tr("%1 (target %2)", "prediction, then target").arg(predicted.join(u' '), target)
          : predicted.join(u' ');
  painter.setPen(colors.text);
  painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                   metrics.elidedText(text, Qt::ElideRight, rest.width()));
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
  QStringList texts = inputTexts(*model.dataset(), model.sample(row));
  if (isPerToken(model)) texts += targetTexts(*model.dataset(), model.sample(row));
  const int chip = chipWidth(option.fontMetrics, texts);
  const QRect inside = option.rect.adjusted(margin + signWidth, margin, -margin, -margin);
  const int height = chipHeight(option.fontMetrics);
  const Row shown{.model = model, .index = row, .chip = chip, .colors = colors};
  paintInput(*painter, QRect(inside.left(), inside.top(), inside.width(), height), shown);
  paintVerdict(*painter, QRect(inside.left(), inside.bottom() + 1 - height, inside.width(), height), shown);
  painter->restore();
}

}  // namespace encoderlab
