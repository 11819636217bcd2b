#include <QFontDatabase>
#include <QGlyphRun>
#include <QTest>
#include <QTextLayout>

/// Without fonts every glyph is a box and nothing else fails.
class FontsTest : public QObject {
  Q_OBJECT

 private slots:
  void writingSystemsHaveAFont() {
    QVERIFY(!QFontDatabase::families(QFontDatabase::Latin).isEmpty());
    QVERIFY(!QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty());
  }

  void everyCharacterHasAGlyph_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("Latin") << QStringLiteral("Attention head 0.125");
    QTest::newRow("Chinese") << QStringLiteral("注意力头，学习率");
    QTest::newRow("formulas") << QStringLiteral("S = Q Kᵀ / √(D/H) · ∂ ≤ − × →");
  }
  void everyCharacterHasAGlyph() {
    QFETCH(QString, text);
    QTextLayout layout(text);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    QVERIFY(!runs.isEmpty());
    for (const QGlyphRun& run : runs) QVERIFY(!run.glyphIndexes().contains(0));
  }
};

QTEST_MAIN(FontsTest)
#include "fonts_test.moc"
