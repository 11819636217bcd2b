#include "app/open_data_dialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <exception>

#include "app/data_choices.h"
#include "app/worker.h"

namespace encoderlab {

namespace {

QLabel* addText(QVBoxLayout* layout) {
  auto* label = new QLabel;
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(label);
  return label;
}

/// The name of a column with the part that it plays.
QString headingOf(const std::string& column, const DataConfiguration& roles) {
  QString name = QString::fromStdString(column);
  if (column == roles.textColumn) return OpenDataDialog::tr("%1\n(text)").arg(name);
  if (column == roles.labelColumn) return OpenDataDialog::tr("%1\n(label)").arg(name);
  if (column == roles.valueColumn) return OpenDataDialog::tr("%1\n(value)").arg(name);
  return name;
}

}  // namespace

struct OpenDataDialog::Outcome {
  DataPreview preview;
  Configuration suggestion;
  QString failure;  ///< one sentence; empty: all is well
};

OpenDataDialog::OpenDataDialog(const QString& path, Worker& worker, QWidget* parent)
    : QDialog(parent), m_file(QFile::encodeName(path).toStdString()), m_worker(worker), m_choices(new DataChoices) {
  setWindowTitle(tr("Open data: %1").arg(QFileInfo(path).fileName()));
  resize(820, 620);
  auto* layout = new QVBoxLayout(this);
  m_summary = addText(layout);
  layout->addWidget(m_choices);
  m_rows = new QTableWidget;
  m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_rows->setAccessibleName(tr("First rows of the file"));
  m_rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  layout->addWidget(m_rows, 1);
  m_notes = addText(layout);
  m_error = addText(layout);
  m_error->setObjectName(QStringLiteral("error"));
  QFont bold = m_error->font();
  bold.setBold(true);
  m_error->setFont(bold);

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  m_train = buttons->addButton(tr("&Train on this"), QDialogButtonBox::AcceptRole);
  m_train->setObjectName(QStringLiteral("train"));
  buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &OpenDataDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &OpenDataDialog::reject);
  connect(m_choices, &DataChoices::changed, this, [this] { readPreview(m_choices->wanted(m_file)); });

  DataConfiguration nothingButTheFile;
  nothingButTheFile.file = m_file;
  readPreview(nothingButTheFile);
}

void OpenDataDialog::readPreview(const DataConfiguration& wanted) {
  const quint64 order = ++m_newestOrder;
  m_train->setEnabled(false);
  m_summary->setText(tr("Reading the file…"));
  m_worker.runInstead(this, [this, order, wanted]() -> Worker::Delivery {
    auto outcome = std::make_shared<Outcome>();
    try {
      outcome->preview = previewData(wanted);
      outcome->suggestion = suggestConfiguration(outcome->preview);
    } catch (const std::exception& error) {
      outcome->failure = QString::fromUtf8(error.what());
    }
    return [this, order, outcome] {
      if (order == m_newestOrder) showOutcome(*outcome);
    };
  });
}

void OpenDataDialog::showOutcome(const Outcome& outcome) {
  const bool understood = outcome.failure.isEmpty();
  m_error->setVisible(!understood);
  m_error->setText(outcome.failure);
  m_train->setEnabled(understood);
  m_train->setDefault(understood);
  if (understood) {
    m_suggestion = outcome.suggestion;
    m_choices->show(outcome.preview);
    showRows(outcome.preview);
  } else {
    m_summary->setText(tr("The file cannot be used in this way:"));
    m_notes->clear();
  }
  emit previewed();
}

void OpenDataDialog::showRows(const DataPreview& preview) {
  const QString rows = tr("%Ln row(s)", nullptr, static_cast<int>(preview.rowCount));
  const QString columns = tr("%Ln column(s)", nullptr, static_cast<int>(preview.columns.size()));
  m_summary->setText(tr("This was understood of the file (%1, %2). Correct what is wrong.").arg(rows, columns));
  QStringList notes;
  for (const std::string& note : preview.notes) notes << QStringLiteral("• ") + QString::fromStdString(note);
  m_notes->setText(notes.join(QLatin1Char('\n')));

  m_rows->setColumnCount(static_cast<int>(preview.columns.size()));
  m_rows->setRowCount(static_cast<int>(preview.firstRows.size()));
  QStringList headings;
  for (const std::string& column : preview.columns) headings << headingOf(column, preview.configuration);
  m_rows->setHorizontalHeaderLabels(headings);
  for (int row = 0; row < m_rows->rowCount(); ++row) {
    const auto& cells = preview.firstRows[static_cast<std::size_t>(row)];
    for (int column = 0; column < m_rows->columnCount(); ++column) {
      const auto index = static_cast<std::size_t>(column);
      const QString text = index < cells.size() ? QString::fromStdString(cells[index]) : QString();
      m_rows->setItem(row, column, new QTableWidgetItem(text));
    }
  }
  m_rows->resizeColumnsToContents();
}

void OpenDataDialog::accept() {
  if (!m_train->isEnabled()) return;
  emit experimentChosen(m_suggestion);
  QDialog::accept();
}

}  // namespace encoderlab
