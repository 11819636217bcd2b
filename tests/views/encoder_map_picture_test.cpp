#include <QScrollBar>
#include <QTest>
#include <cstdlib>

#include "tests/views/encoder_map_desk.h"

using namespace encoderlab;

namespace {

/// But for the rounding of blended edges, which depends on where the picture was cut.
bool isSamePicture(const QImage& one, const QImage& other) {
  constexpr int rounding = 3;
  if (one.size() != other.size()) return false;
  const auto isNear = [](int left, int right) { return std::abs(left - right) <= rounding; };
  for (int y = 0; y < one.height(); ++y) {
    for (int x = 0; x < one.width(); ++x) {
      const QRgb left = one.pixel(x, y);
      const QRgb right = other.pixel(x, y);
      if (!isNear(qRed(left), qRed(right)) || !isNear(qGreen(left), qGreen(right)) ||
          !isNear(qBlue(left), qBlue(right)))
        return false;
    }
  }
  return true;
}

}  // namespace

class EncoderMapPictureTest : public QObject {
  Q_OBJECT

 private slots:
  void whatIsKeptOfThePictureIsWhatWouldBePaintedAnew() {
    Desk desk;
    desk.map.resize(420, 400);
    EncoderMapView* view = desk.map.view();
    const auto picture = [view] { return view->viewport()->grab().toImage(); };
    QImage last = picture();
    const auto follows = [&] {
      const QImage kept = picture();
      view->resetCachedContent();
      const bool isOther = kept != last;
      last = picture();
      return isOther && isSamePicture(kept, last);
    };
    auto edited = std::make_shared<Inspection>(*view->state().inspection);
    edited->sample.tokens.push_back(9);
    edited->tokenLabels.front().assign(1, '9');
    desk.map.setInspection(edited);
    QVERIFY(follows());
    view->horizontalScrollBar()->setValue(view->horizontalScrollBar()->value() + 150);
    QVERIFY(follows());
    desk.selection.setHead(0, 1);
    QVERIFY(follows());
    for (int i = 0; i < 12; ++i) {
      desk.cursor.next();
      QVERIFY2(follows(), qPrintable(QString::number(i)));
    }
    desk.selection.setShowsGradients(true);
    QVERIFY(follows());
    view->zoomIn();
    QVERIFY(follows());
    view->horizontalScrollBar()->setValue(view->horizontalScrollBar()->value() + 37);
    QVERIFY(follows());
    QPalette dark = desk.map.palette();
    dark.setColor(QPalette::Base, Qt::black);
    desk.map.setPalette(dark);
    QVERIFY(follows());
    desk.map.resize(470, 380);
    QVERIFY(follows());
  }
};

QTEST_MAIN(EncoderMapPictureTest)
#include "encoder_map_picture_test.moc"
