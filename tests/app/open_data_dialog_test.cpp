#include "app/open_data_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

#include "app/worker.h"
#include "tests/app/window_fixture.h"

using namespace encoderlab;

namespace {

struct OpenedDialog {
  explicit OpenedDialog(const QString& path)
      : dialog(path, worker, nullptr), previewed(&dialog, &OpenDataDialog::previewed) {
    dialog.show();
  }

  bool showsPreviews(int count) {
    return QTest::qWaitFor([&] { return previewed.size() == count; }, 20'000);
  }
  QPushButton* train() const { return dialog.findChild<QPushButton*>(QStringLiteral("train")); }
  QString error() const { return dialog.findChild<QLabel*>(QStringLiteral("error"))->text(); }
  QComboBox* comboWith(const char* data) const {
    for (QComboBox* combo : dialog.findChildren<QComboBox*>())
      if (combo->findData(QLatin1String(data)) >= 0) return combo;
    return nullptr;
  }
  void chooseIn(QComboBox* combo, const char* data) {
    combo->setCurrentIndex(combo->findData(QLatin1String(data)));
    emit combo->activated(combo->currentIndex());
  }

  Worker worker;
  OpenDataDialog dialog;
  QSignalSpy previewed;
};

QByteArray numbersTable() {
  QByteArray table = "a,b,kind\n";
  for (int i = 0; i < 40; ++i)
    table += QByteArray::number(i) + ',' + QByteArray::number(i * i) + (i % 2 == 0 ? ",even\n" : ",odd\n");
  return table;
}

}  // namespace

class OpenDataDialogTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_desk.emplace(); }

  void showsWhatWasUnderstoodAndProposesAnExperiment() {
    OpenedDialog opened(m_desk->write(QStringLiteral("numbers.csv"), numbersTable()));
    QVERIFY(opened.showsPreviews(1));
    auto* rows = opened.dialog.findChild<QTableWidget*>();
    QCOMPARE(rows->columnCount(), 3);
    QCOMPARE(rows->item(2, 1)->text(), QStringLiteral("4"));
    QVERIFY(rows->horizontalHeaderItem(2)->text().contains(QStringLiteral("label")));
    QCOMPARE(opened.comboWith("rows")->currentData().toString(), QStringLiteral("rows"));

    QSignalSpy chosen(&opened.dialog, &OpenDataDialog::experimentChosen);
    opened.train()->click();
    QCOMPARE(chosen.size(), 1);
    const auto configuration = chosen[0][0].value<Configuration>();
    QCOMPARE(configuration.task.name, std::string("data"));
    QCOMPARE(configuration.task.data->kind, std::string("rows"));
    QCOMPARE(configuration.task.data->labelColumn, std::string("kind"));
  }

  void anotherKindIsUnderstoodAnew() {
    OpenedDialog opened(m_desk->write(QStringLiteral("numbers.csv"), numbersTable()));
    QVERIFY(opened.showsPreviews(1));
    opened.chooseIn(opened.comboWith("series"), "series");
    QVERIFY(opened.showsPreviews(2));
    QVERIFY2(opened.error().isEmpty(), qPrintable(opened.error()));
    QSignalSpy chosen(&opened.dialog, &OpenDataDialog::experimentChosen);
    opened.train()->click();
    QCOMPARE(chosen[0][0].value<Configuration>().task.data->kind, std::string("series"));
  }

  void aFileThatCannotBeUsedSaysWhyAndCannotTrain() {
    OpenedDialog opened(m_desk->write(QStringLiteral("empty.csv"), ""));
    QVERIFY(opened.showsPreviews(1));
    QVERIFY2(opened.error().contains(QStringLiteral("empty.csv")), qPrintable(opened.error()));
    QVERIFY(!opened.train()->isEnabled());
  }

  void closingWhileTheFileIsReadIsSafe() {
    const QString path = m_desk->write(QStringLiteral("numbers.csv"), numbersTable());
    Worker worker;
    { const OpenDataDialog dialog(path, worker, nullptr); }
    QTest::qWait(100);
  }

 private:
  std::optional<CleanDesk> m_desk;
};

QTEST_MAIN(OpenDataDialogTest)
#include "open_data_dialog_test.moc"
