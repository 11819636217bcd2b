#include "views/head_ranking_view.h"

#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "views/selection.h"
#include "views/status_text.h"
#include "views/whole_table.h"

namespace encoderlab {
namespace {

QString signedNumber(const QLocale& locale, double value, int digits) {
  const QString text = locale.toString(value, 'f', digits);
  return value > 0 ? QLatin1Char('+') + text : text;
}

QString basisText(const HeadRanking& ranking, const QLocale& locale) {
  const QString step = locale.toString(static_cast<qlonglong>(ranking.step));
  const auto samples = static_cast<int>(ranking.untouched.samples);
  if (ranking.measure == "rmse")
    return HeadRankingView::tr("At step %1, over %n unseen sample(s): error %2 as it is.", nullptr, samples)
        .arg(step, locale.toString(ranking.untouched.measure, 'f', 4));
  const QString percent = locale.toString(100 * ranking.untouched.measure, 'f', 1);
  if (ranking.measure == "exact_match")
    return HeadRankingView::tr("At step %1, over %n unseen sample(s): exact match %2 % as it is.", nullptr, samples)
        .arg(step, percent);
  if (ranking.measure == "miou")
    return HeadRankingView::tr("At step %1, over %n unseen sample(s): mean IoU %2 % as it is.", nullptr, samples)
        .arg(step, percent);
  return HeadRankingView::tr("At step %1, over %n unseen sample(s): accuracy %2 % as it is.", nullptr, samples)
      .arg(step, percent);
}

}  // namespace

HeadRankingView::HeadRankingView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_rank(new QPushButton(tr("Rank heads"), this)),
      m_basis(new StatusText(this)),
      m_table(new WholeTable(this)),
      m_status(new StatusText(this)) {
  m_rank->setToolTip(tr("Switches each head off in turn over the unseen samples."));
  m_table->setColumnCount(4);
  m_table->setAccessibleName(tr("Heads, the most harmful to lose first"));
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_rank);
  layout->addWidget(m_basis);
  layout->addWidget(m_table);
  layout->addWidget(m_status);
  connect(m_rank, &QPushButton::clicked, this, [this] {
    m_rank->setEnabled(false);
    m_status->say(tr("Every head is being switched off in turn."));
    emit rankingRequested();
  });
  connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row) { choose(row); });
  clear();
}

void HeadRankingView::clear() {
  m_ranking = {};
  m_table->setRowCount(0);
  m_table->hide();
  m_basis->say({});
  m_basis->hide();
  finish(tr("What each head is worth appears here: the unseen samples are judged without it."));
}

void HeadRankingView::setFailure(const QString& sentence) { finish(sentence); }

void HeadRankingView::finish(const QString& sentence) {
  m_rank->setEnabled(true);
  m_status->say(sentence);
}

void HeadRankingView::followModel(std::int64_t step, const Interventions& interventions) {
  if (step == m_step && interventions == m_interventions) return;
  m_step = step;
  m_interventions = interventions;
  sayWhatIsRanked();
}

void HeadRankingView::sayWhatIsRanked() {
  if (m_ranking.heads.empty()) return;
  const bool isNow = m_ranking.step == m_step && m_ranking.standing == m_interventions;
  const QString basis = basisText(m_ranking, locale());
  m_basis->say(isNow ? basis : tr("Out of date, the model is another now: rank again. %1").arg(basis));
}

void HeadRankingView::setRanking(const HeadRanking& ranking) {
  m_ranking = ranking;
  const bool isError = ranking.measure == "rmse";
  const QString accuracy = ranking.measure == "exact_match" ? tr("Δ exact match")
                           : ranking.measure == "miou"      ? tr("Δ mean IoU")
                                                            : tr("Δ accuracy");
  m_table->setHorizontalHeaderLabels({tr("Head"), isError ? tr("Δ error") : accuracy, tr("Δ loss"), tr("Flipped")});
  const QSignalBlocker blocker(m_table);
  m_table->setCurrentCell(-1, -1);
  m_table->setRowCount(static_cast<int>(ranking.heads.size()));
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const HeadEffect& effect = ranking.heads[static_cast<std::size_t>(row)];
    const double change = effect.without.measure - ranking.untouched.measure;
    const QStringList texts{tr("layer %1, head %2").arg(effect.layer + 1).arg(effect.head + 1),
                            isError ? signedNumber(locale(), change, 4)
                                    : tr("%1 points", "percentage points").arg(signedNumber(locale(), 100 * change, 1)),
                            signedNumber(locale(), effect.without.loss - ranking.untouched.loss, 4),
                            isError ? QStringLiteral("–") : locale().toString(static_cast<int>(effect.flipped.size()))};
    for (int column = 0; column < texts.size(); ++column)
      m_table->setItem(row, column, new QTableWidgetItem(texts[column]));
  }
  m_table->show();
  m_basis->show();
  sayWhatIsRanked();
  finish(tr("Choose a head to see the samples whose prediction flips without it."));
}

void HeadRankingView::choose(int row) {
  if (row < 0 || row >= static_cast<int>(m_ranking.heads.size())) return;
  const HeadEffect& effect = m_ranking.heads[static_cast<std::size_t>(row)];
  m_selection->setHead(effect.layer, effect.head);
  m_status->say(effect.flipped.empty()
                    ? tr("Without this head no prediction flips.")
                    : tr("Without this head %n prediction(s) flip.", nullptr, static_cast<int>(effect.flipped.size())));
  emit flippedSamplesChosen(effect.flipped);
}

}  // namespace encoderlab
