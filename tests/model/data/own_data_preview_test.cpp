#include <QTest>
#include <stdexcept>

#include "model/data/own_data.h"
#include "table_files.h"

using namespace encoderlab;

namespace {

QByteArray repeated(const QByteArray& row, int count) {
  QByteArray rows;
  for (int i = 0; i < count; ++i) rows += row;
  return rows;
}

}  // namespace

class OwnDataPreviewTest : public QObject {
  Q_OBJECT

  TableFiles m_files;

  DataPreview preview(const QByteArray& bytes, DataConfiguration wanted = {}) const {
    wanted.file = m_files.write(bytes);
    return previewData(wanted);
  }

  template <typename Error>
  QString errorOf(const QByteArray& bytes, const DataConfiguration& wanted = {}) const {
    return sentenceOf<Error>([&] { preview(bytes, wanted); });
  }

 private slots:
  void kindsAreDetected_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("label");
    QTest::newRow("names") << QByteArray("text\tlabel\nAnna\tx\nBert\ty\nCarl\tx\n") << "text"
                           << "label";
    QTest::newRow("label first") << QByteArray("Class,review\n1,good stuff\n0,bad stuff\n1,fine\n") << "text"
                                 << "Class";
    QTest::newRow("digits") << QByteArray("p0,p1,label\n0,1.5,3\n4,5,3\n7,8,1\n") << "rows"
                            << "label";
    QTest::newRow("iris") << QByteArray("length,width,species\n5.1,3.5,a\n4.9,3.0,a\n6.2,2.8,b\n6.0,2.9,b\n") << "rows"
                          << "species";
    QTest::newRow("few numbers last") << QByteArray("u,v,w\n0.1,3,0\n0.7,1,1\n0.4,9,0\n0.2,5,1\n") << "rows"
                                      << "w";
    QTest::newRow("sunspots") << QByteArray("month,sunspots\n1749-01,58.0\n1749-02,62.6\n1749-03,70.0\n") << "series"
                              << "";
    QTest::newRow("values alone") << QByteArray("value\n5\n3\n5\n3\n5\n") << "series"
                                  << "";
    QTest::newRow("counted values") << QByteArray("n,value\n0,5\n1,3\n2,5\n3,3\n4,5\n") << "series"
                                    << "";
    QTest::newRow("date and y") << QByteArray("date,y\n2020-01-01,5\n2020-01-02,3\n2020-01-03,5\n") << "series"
                                << "";
    QTest::newRow("flag beside a dated series")
        << QByteArray(
               "timestamp,value,anomaly\n2013-07-04 00:00:00,69.8,0\n2013-07-04 01:00:00,71.2,0\n2013-07-04 "
               "02:00:00,70.8,1\n2013-07-04 03:00:00,68.9,0\n")
        << "series"
        << "";
  }
  void kindsAreDetected() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, kind);
    QFETCH(QString, label);
    const DataConfiguration configuration = preview(bytes).configuration;
    QCOMPARE(QString::fromStdString(configuration.kind), kind);
    QCOMPARE(QString::fromStdString(configuration.labelColumn), label);
  }

  void theTableIsShown() {
    const DataPreview shown = preview("text\tlabel\n" + repeated("a \"b\"\tx\n\n", 30));
    QCOMPARE(shown.columns, (std::vector<std::string>{"text", "label"}));
    QCOMPARE(shown.rowCount, 30U);
    QCOMPARE(shown.firstRows.size(), 20U);
    QCOMPARE(shown.firstRows.front(), (std::vector<std::string>{"a \"b\"", "x"}));
    QVERIFY(notesSay(shown.notes, "30 rows of 2 columns, separated by tabs"));
    QVERIFY(notesSay(shown.notes, "Passed over 29 empty lines"));
    QVERIFY(notesSay(shown.notes, "label is column 'label'"));
  }

  void shortTextsAreReadByCharactersLongOnesByWords() {
    const QByteArray sentence = "this is a whole sentence of ten words or so\t";
    QCOMPARE(preview("text\tlabel\nAnna\tx\nBert\ty\n").configuration.tokens, std::string("characters"));
    QCOMPARE(preview("text\tlabel\n" + sentence + "x\n" + sentence + "y\n").configuration.tokens, std::string("words"));
    const QByteArray chinese = QByteArray("今天天气很好我们一起去公园散步看花晒太阳吃冰淇淋然后回家做饭") + "\t";
    QCOMPARE(preview("text\tlabel\n" + chinese + "x\n" + chinese + "y\n").configuration.tokens,
             std::string("characters"));
  }

  void theLongestTextIsTheText() {
    const DataPreview shown =
        preview("id,town,review,label\n1,Rome,a long review of it,x\n2,Oslo,another long one,y\n3,Bonn,no,x\n");
    QCOMPARE(shown.configuration.textColumn, std::string("review"));
  }

  void pixelsAreReadByRowsOfTheSquare() {
    QByteArray header;
    QByteArray row;
    for (int i = 0; i < 16; ++i) {
      header += "p" + QByteArray::number(i) + ",";
      row += QByteArray::number(i % 3) + ".5,";
    }
    const DataPreview square = preview(header + "label\n" + row + "0\n" + row + "1\n");
    QCOMPARE(square.configuration.valuesPerToken, 4);
    QCOMPARE(square.numberCount, 16U);
    const DataPreview unnumbered = preview(header.replace("p3,", "q,") + "label\n" + row + "0\n" + row + "1\n");
    QCOMPARE(unnumbered.configuration.valuesPerToken, 1);
  }

  void columnsThatOnlyCountAreNoFeatures() {
    const DataPreview shown = preview(",when,u,v,label\n0,2020-01-01,5,1,a\n1,2020-01-02,6,7,b\n2,2020-01-03,5,9,a\n",
                                      with(&DataConfiguration::kind, "rows"));
    QCOMPARE(shown.numberCount, 2U);
    QVERIFY(notesSay(shown.notes, "Left out 'column 1', 'when'"));
  }

  void aShortSeriesGetsAShortWindow() {
    const DataPreview few = preview("value\n" + repeated("1\n2\n4\n", 11));
    QCOMPARE(few.configuration.window, 2);
    QCOMPARE(few.configuration.horizon, 1);
    const DataPreview many = preview("value\n" + repeated("1\n2\n4\n", 400));
    QCOMPARE(many.configuration.window, 48);
    QCOMPARE(many.configuration.horizon, 12);
  }

  void whatIsGivenIsKept() {
    const QByteArray bytes = "text,other,label,kind\nAnna,Berta,x,u\nCarla,Dora,y,v\n";
    const DataPreview shown =
        preview(bytes, with(&DataConfiguration::labelColumn, "kind", &DataConfiguration::textColumn, "other",
                            &DataConfiguration::tokens, "words"));
    QCOMPARE(shown.configuration.labelColumn, std::string("kind"));
    QCOMPARE(shown.configuration.textColumn, std::string("other"));
    QCOMPARE(shown.configuration.tokens, std::string("words"));
    const DataPreview series = preview(
        "a,b\n1.5,2\n2.5,7\n0.5,1\n",
        with(&DataConfiguration::valueColumn, "b", &DataConfiguration::window, 7, &DataConfiguration::horizon, 3));
    QCOMPARE(series.configuration.kind, std::string("series"));
    QCOMPARE(series.configuration.window, 7);
    QCOMPARE(series.configuration.horizon, 3);
  }

  void aCompleteConfigurationStaysTheSame() {
    for (const QByteArray& bytes :
         {QByteArray("text\tlabel\nAnna\tx\nBert\ty\n"), QByteArray("u,v,label\n1,2,a\n3,5,b\n"),
          QByteArray("month,value\n1749-01,58.0\n1749-02,62.6\n1749-03,70.0\n")}) {
      const DataConfiguration complete = preview(bytes).configuration;
      QVERIFY(!complete.kind.empty() && complete.missing == "refuse");
      QCOMPARE(previewData(complete).configuration, complete);
    }
  }

  void impossibleOptionsAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<DataConfiguration>("wanted");
    QTest::addColumn<QStringList>("parts");
    const QByteArray text = "text,label\nAnna,x\nBert,y\n";
    const QByteArray rows = "u,v,w,z,label\n1,2,3,4,a\n5,6,7,9,b\n";
    QTest::newRow("kind") << text << with(&DataConfiguration::kind, "image")
                          << QStringList({"kind", "'image'", "'text', 'rows' or 'series'"});
    QTest::newRow("tokens") << text << with(&DataConfiguration::tokens, "letters")
                            << QStringList({"tokens", "'letters'", "'characters' or 'words'"});
    QTest::newRow("missing") << rows << with(&DataConfiguration::missing, "zero")
                             << QStringList({"missing", "'zero'", "'refuse', 'skip'", "'mean'"});
    QTest::newRow("mean of texts") << text << with(&DataConfiguration::missing, "mean")
                                   << QStringList({"missing", "'mean'", "'refuse' or 'skip'"});
    QTest::newRow("text is label") << text
                                   << with(&DataConfiguration::labelColumn, "text", &DataConfiguration::textColumn,
                                           "text")
                                   << QStringList({"text_column", "label_column"});
    QTest::newRow("values per token") << rows << with(&DataConfiguration::valuesPerToken, 3)
                                      << QStringList({"values_per_token", "'3'", "1, 2, 4"});
    QTest::newRow("window") << QByteArray("value\n1\n2\n") << with(&DataConfiguration::window, -1)
                            << QStringList({"window", "'-1'", "1 or more"});
    QTest::newRow("horizon") << QByteArray("value\n1\n2\n") << with(&DataConfiguration::horizon, -2)
                             << QStringList({"horizon", "'-2'", "1 or more"});
  }
  void impossibleOptionsAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(DataConfiguration, wanted);
    QFETCH(QStringList, parts);
    QCOMPARE(unsaid(errorOf<std::invalid_argument>(bytes, wanted), parts), QString());
  }

  void columnsThatAreNotThereAreRefused_data() {
    QTest::addColumn<DataConfiguration>("wanted");
    QTest::addColumn<QString>("option");
    QTest::newRow("label") << with(&DataConfiguration::labelColumn, "lable") << "label_column";
    QTest::newRow("text") << with(&DataConfiguration::textColumn, "lable") << "text_column";
    QTest::newRow("value") << with(&DataConfiguration::valueColumn, "lable") << "value_column";
  }
  void columnsThatAreNotThereAreRefused() {
    QFETCH(DataConfiguration, wanted);
    QFETCH(QString, option);
    const QString sentence = errorOf<std::runtime_error>("text,label\nAnna,x\nBert,y\n", wanted);
    QCOMPARE(unsaid(sentence, {"table.csv, row 1", "'lable'", option, "text, label"}), QString());
  }

  void whatCannotBeUnderstoodIsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<DataConfiguration>("wanted");
    QTest::addColumn<QStringList>("parts");
    const QByteArray twoSeries = "day,north,south\n2020-01-01,1.5,2\n2020-01-02,2.5,7\n2020-01-03,0.5,4\n";
    QTest::newRow("header only") << QByteArray("text,label\n") << DataConfiguration{}
                                 << QStringList({"no row after the header"});
    QTest::newRow("two series") << twoSeries << DataConfiguration{}
                                << QStringList({"row 1", "value_column", "north, south"});
    QTest::newRow("texts only") << QByteArray("a,b\nx y,p q\nz w,r s\n") << DataConfiguration{}
                                << QStringList({"row 1", "a, b", "label_column"});
    QTest::newRow("no label") << QByteArray("a,b\nx y,p q\nz w,r s\n") << with(&DataConfiguration::kind, "text")
                              << QStringList({"row 1", "label", "label_column", "a, b"});
    QTest::newRow("no text") << QByteArray("a,label\n1,0\n2,1\n4,0\n") << with(&DataConfiguration::kind, "text")
                             << QStringList({"row 1", "text_column", "a, label"});
    QTest::newRow("no numbers") << QByteArray("a,label\nu,0\nv,1\n") << with(&DataConfiguration::kind, "rows")
                                << QStringList({"row 1", "'label'", "holds numbers", "a, label"});
    QTest::newRow("no values") << QByteArray("a,label\nu,x\nv,y\n") << with(&DataConfiguration::kind, "series")
                               << QStringList({"row 1", "value_column", "a, label"});
    QTest::newRow("several series below each other")
        << QByteArray("series,t,v,label\n1,0,0.5,a\n1,1,0.6,a\n1,2,0.1,a\n2,0,0.8,b\n2,1,0.2,b\n2,2,0.3,b\n2,3,0.3,b\n")
        << DataConfiguration{} << QStringList({"several rows form one sample", "'series'", "'t'", "one row"});
  }
  void whatCannotBeUnderstoodIsRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(DataConfiguration, wanted);
    QFETCH(QStringList, parts);
    QCOMPARE(unsaid(errorOf<std::runtime_error>(bytes, wanted), parts << "table.csv"), QString());
  }

  void theWholeFileIsChecked() {
    const QByteArray bytes = "text,label\n" + repeated("Anna,x\n", 30'000) + "Bert\n";
    QCOMPARE(unsaid(errorOf<std::runtime_error>(bytes), {"row 30002", "'label'"}), QString());
  }

  void theSuggestionFitsTheData() {
    const Configuration text = suggestConfiguration(preview("text\tlabel\nAnna\tx\nBert\ty\n"));
    QCOMPARE(text.task.name, std::string("data"));
    QCOMPARE(text.task.data->kind, std::string("text"));
    QVERIFY(text.model.input.kind == InputKind::Tokens && text.model.head.kind == HeadKind::Sequence);
    const Configuration rows = suggestConfiguration(preview("u,v,label\n1,2,a\n3,5,b\n"));
    QVERIFY(rows.model.input.kind == InputKind::Vectors);
    QVERIFY(rows.model.maxLength >= 2);
    const Configuration series = suggestConfiguration(preview("value\n" + repeated("1\n2\n4\n", 400)));
    QVERIFY(series.model.head.loss == LossKind::MeanSquaredError);
    QCOMPARE(series.model.head.outputs, 12);
    for (const Configuration& configuration : {text, rows, series}) {
      validate(configuration.model);
      validate(configuration.training);
    }
  }
};

QTEST_APPLESS_MAIN(OwnDataPreviewTest)
#include "own_data_preview_test.moc"
