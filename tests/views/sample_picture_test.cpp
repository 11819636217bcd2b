#include "views/sample_picture.h"

#include <QSignalSpy>
#include <QTest>

#include "views/class_colors.h"
#include "views/picture_image.h"

using namespace encoderlab;

namespace {

/// Six columns and four rows of pixels, six patches.
PictureContent blackPicture() {
  PictureContent content;
  content.pixels = QImage(6, 4, QImage::Format_RGB32);
  content.pixels.fill(Qt::black);
  content.patch = 2;
  return content;
}

QPoint middleOf(const QRectF& place) { return place.center().toPoint(); }

/// Beside the middle, where a class may have its letter.
QColor colorIn(SamplePicture& picture, int patch) {
  return picture.grab().toImage().pixelColor(middleOf(picture.patchRect(patch)) + QPoint(8, 8));
}

struct Desk {
  SamplePicture picture;
  QSignalSpy chosen{&picture, &SamplePicture::patchChosen};
  QSignalSpy drawn{&picture, &SamplePicture::pixelDrawn};

  Desk() {
    picture.resize(182, 122);
    picture.setContent(blackPicture());
    picture.show();
  }
};

}  // namespace

class SamplePictureTest : public QObject {
  Q_OBJECT

 private slots:
  void pixelsAreSquareAndSharp() {
    Desk desk;
    const QRectF pixel = desk.picture.placeOf({5, 3});
    QCOMPARE(pixel.size(), QSizeF(30, 30));
    QCOMPARE(desk.picture.pixelAt(pixel.center()), QPoint(5, 3));
    QCOMPARE(desk.picture.pixelAt({-1, 20}), QPoint(-1, -1));
    PictureContent content = blackPicture();
    content.pixels.setPixelColor(3, 1, Qt::white);
    desk.picture.setContent(content);
    const QImage image = desk.picture.grab().toImage();
    const QRect place = desk.picture.placeOf({3, 1}).toRect();
    QCOMPARE(image.pixelColor(place.topLeft() + QPoint(3, 3)), QColor(Qt::white));
    QCOMPARE(image.pixelColor(place.topLeft() + QPoint(-3, 3)), QColor(Qt::black));
  }

  void aClickChoosesThePatch() {
    Desk desk;
    QSignalSpy pixels(&desk.picture, &SamplePicture::pixelChosen);
    QTest::mouseClick(&desk.picture, Qt::LeftButton, {}, middleOf(desk.picture.placeOf({4, 2})));
    QCOMPARE(desk.chosen.takeFirst().front().toInt(), 5);
    QCOMPARE(pixels.takeFirst().front().toPoint(), QPoint(4, 2));
    QCOMPARE(desk.picture.current(), 5);
    QVERIFY(desk.drawn.isEmpty());
  }

  void arrowKeysGoFromPatchToPatchAndStayInside() {
    Desk desk;
    QTest::keyClick(&desk.picture, Qt::Key_Right);
    QCOMPARE(desk.picture.current(), 0);
    QTest::keyClick(&desk.picture, Qt::Key_Right);
    QTest::keyClick(&desk.picture, Qt::Key_Down);
    QCOMPARE(desk.picture.current(), 4);
    QTest::keyClick(&desk.picture, Qt::Key_Down);
    QCOMPARE(desk.picture.current(), 4);
    QTest::keyClick(&desk.picture, Qt::Key_Left);
    QTest::keyClick(&desk.picture, Qt::Key_Up);
    QCOMPARE(desk.picture.current(), 0);
  }

  void theMouseDrawsEachPixelOnceAndErasesWithTheOtherButton() {
    Desk desk;
    desk.picture.setDrawing(true);
    const QPoint first = middleOf(desk.picture.placeOf({0, 0}));
    const QPoint second = middleOf(desk.picture.placeOf({1, 0}));
    QTest::mousePress(&desk.picture, Qt::LeftButton, {}, first);
    QTest::mouseMove(&desk.picture, first + QPoint(2, 2));
    QMouseEvent move(QEvent::MouseMove, second, desk.picture.mapToGlobal(second), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.picture, &move);
    QTest::mouseRelease(&desk.picture, Qt::LeftButton, {}, second);
    QCOMPARE(desk.drawn.size(), 2);
    QCOMPARE(desk.drawn[0][0].toPoint(), QPoint(0, 0));
    QCOMPARE(desk.drawn[1][0].toPoint(), QPoint(1, 0));
    QCOMPARE(desk.drawn[1][1].toBool(), false);
    QTest::mouseClick(&desk.picture, Qt::RightButton, {}, second);
    QCOMPARE(desk.drawn[2][1].toBool(), true);
    QVERIFY(desk.chosen.isEmpty());
  }

  void attentionTintsAsStronglyAsAsked() {
    Desk desk;
    PictureContent content = blackPicture();
    content.attention = {1, 0, 0, 0, 0, 0};
    desk.picture.setContent(content);
    desk.picture.setStrength(0);
    QCOMPARE(colorIn(desk.picture, 0), QColor(Qt::black));
    desk.picture.setStrength(0.5);
    const int half = colorIn(desk.picture, 0).green();
    desk.picture.setStrength(1);
    QVERIFY(half > 60 && colorIn(desk.picture, 0).green() > 2 * half - 10);
    QVERIFY(colorIn(desk.picture, 1).green() < 30);
  }

  void classesFillAndFrameTheirPatches() {
    Desk desk;
    PictureContent content = blackPicture();
    content.predicted = {0, 2, 0, 0, 0, 0};
    content.target = {0, 0, 1, 0, 0, 0};
    content.classMarks = {"b", "x", "y"};
    desk.picture.setContent(content);
    QCOMPARE(colorIn(desk.picture, 0), QColor(Qt::black));
    QVERIFY(colorIn(desk.picture, 1) != QColor(Qt::black));
    QCOMPARE(colorIn(desk.picture, 2), QColor(Qt::black));
    const QPoint edge = desk.picture.patchRect(2).topLeft().toPoint() + QPoint(2, 20);
    QCOMPARE(desk.picture.grab().toImage().pixelColor(edge), classColor(1));
  }

  void noPictureIsNoTrouble() {
    SamplePicture picture;
    picture.resize(100, 100);
    picture.show();
    QTest::keyClick(&picture, Qt::Key_Right);
    QTest::mouseClick(&picture, Qt::LeftButton);
    QVERIFY(!picture.grab().isNull());
    QCOMPARE(picture.current(), -1);
  }

  void picturesAreDrawnBetweenTheirExtremes() {
    const InputConfiguration input = patchesInput({.channels = 3, .height = 1, .width = 2, .patch = 1});
    const std::vector<double> numbers{0, 2, 4, 4, 0, 1};
    const auto range = pictureRange(numbers);
    QCOMPARE(range, (std::pair{0.0, 4.0}));
    const QImage image = pictureImage(input, numbers, 0, range);
    QCOMPARE(image.pixelColor(0, 0), QColor(0, 128, 255));
    QCOMPARE(image.pixelColor(1, 0), QColor(255, 0, 64));
    QVERIFY(pictureImage(input, std::vector<double>{1}, 0, range).isNull());
    QCOMPARE(pictureRange(std::vector<double>{0, 0}), (std::pair{0.0, 1.0}));
  }
};

QTEST_MAIN(SamplePictureTest)
#include "sample_picture_test.moc"
