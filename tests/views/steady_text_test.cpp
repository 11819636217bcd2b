#include "views/steady_text.h"

#include <QHBoxLayout>
#include <QTest>

#include "views/steady_label.h"

using namespace encoderlab;

namespace {

/// Counts how often its children ask to be laid out anew.
class Parent : public QWidget {
 public:
  int layoutRequests = 0;

 protected:
  bool event(QEvent* event) override {
    if (event->type() == QEvent::LayoutRequest) ++layoutRequests;
    return QWidget::event(event);
  }
};

}  // namespace

class SteadyTextTest : public QObject {
  Q_OBJECT

 private slots:
  void aLabelKeepsItsSizeAndGrowsWhereItMust() {
    Parent parent;
    auto* label = new SteadyLabel;
    (new QHBoxLayout(&parent))->addWidget(label);
    label->reserve("0000");
    parent.show();
    QCoreApplication::processEvents();
    parent.layoutRequests = 0;
    const int width = label->width();
    label->showText("12");
    label->showText("123");
    QCoreApplication::processEvents();
    QCOMPARE(label->text(), QString("123"));
    QCOMPARE(label->width(), width);
    QCOMPARE(parent.layoutRequests, 0);
    label->showText("123456");
    QVERIFY(label->width() >= label->fontMetrics().horizontalAdvance("123456"));
  }

  void linesKeepTheirHeightAndGrowWhereTheyMust() {
    Parent parent;
    auto* text = new SteadyText;
    (new QVBoxLayout(&parent))->addWidget(text);
    text->reserveLines(2);
    parent.resize(200, 100);
    parent.show();
    QCoreApplication::processEvents();
    parent.layoutRequests = 0;
    text->setText("one");
    text->setText("two");
    QCoreApplication::processEvents();
    QCOMPARE(text->text(), QString("two"));
    QCOMPARE(text->accessibleDescription(), QString("two"));
    QCOMPARE(parent.layoutRequests, 0);
    const int before = text->minimumHeight();
    text->setText(QString("word ").repeated(60));
    QVERIFY(text->minimumHeight() > before);
  }
};

QTEST_MAIN(SteadyTextTest)
#include "steady_text_test.moc"
