#include "model/data/patches.h"

#include <QTest>
#include <numeric>

using namespace encoderlab;

namespace {

/// Numbers counted up, so that each tells where it came from.
std::vector<float> counted(const PatchGrid& grid) {
  std::vector<float> numbers(grid.size());
  std::iota(numbers.begin(), numbers.end(), 0.0F);
  return numbers;
}

const PatchGrid picture(patchesInput({.channels = 2, .height = 4, .width = 6, .patch = 2}));
const PatchGrid video(
    patchesInput({.channels = 3, .frames = 6, .height = 4, .width = 8, .patch = 4, .patchFrames = 2}));

}  // namespace

class PatchesTest : public QObject {
  Q_OBJECT

 private slots:
  void sizesFollowFromTheConfiguration() {
    QCOMPARE(picture.rows(), 2U);
    QCOMPARE(picture.columns(), 3U);
    QCOMPARE(picture.tokens(), 6U);
    QCOMPARE(picture.features(), 8U);
    QCOMPARE(picture.size(), 48U);
    QCOMPARE(video.tokens(), 3U * 1 * 2);
    QCOMPARE(video.features(), 3U * 2 * 4 * 4);
    QCOMPARE(video.size(), video.tokens() * video.features());
  }

  void patchesRunFromLeftToRightAndDown() {
    const std::vector<float> vectors = picture.cut(counted(picture));
    // The second patch of the first row: both channels of rows 0 and 1, columns 2 and 3.
    const std::vector<float> second(vectors.begin() + 8, vectors.begin() + 16);
    QCOMPARE(second, (std::vector<float>{2, 3, 8, 9, 26, 27, 32, 33}));
    QCOMPARE(picture.patchOf(4), (PatchPlace{0, 1, 1}));
    QCOMPARE(video.patchOf(5), (PatchPlace{2, 0, 1}));
  }

  void aPatchOfAVideoGoesThroughItsFrames() {
    const std::vector<float> vectors = video.cut(counted(video));
    // Token 2 begins in frame 2; of its first channel, the next frame follows the 16 pixels of the first.
    QCOMPARE(vectors[2 * 96], 2.0F * 32);
    QCOMPARE(vectors[2 * 96 + 16], 3.0F * 32);
    QCOMPARE(vectors[2 * 96 + 32], (6.0F + 2) * 32);
  }

  void pixelsAndPlacesAgree() {
    for (const PatchGrid& grid : {picture, video}) {
      for (std::size_t token = 0; token < grid.tokens(); ++token) {
        for (std::size_t feature = 0; feature < grid.features(); ++feature) {
          const Pixel pixel = grid.pixelAt(token, feature);
          QCOMPARE(grid.placeOf(pixel), token * grid.features() + feature);
          QCOMPARE(grid.tokenOf(pixel), token);
        }
      }
    }
    QCOMPARE(picture.pixelAt(5, 7), (Pixel{0, 3, 5, 1}));
    QCOMPARE(video.pixelAt(3, 95), (Pixel{3, 3, 7, 2}));
  }

  void placesHaveNames() {
    const InputConfiguration colour = patchesInput({.channels = 2, .height = 4, .width = 6, .patch = 2});
    QCOMPARE(patchName(colour, 5), std::string("2,3"));
    QCOMPARE(pixelNames(colour)[1], std::string("c1 1,2"));
    QCOMPARE(pixelNames(colour)[6], std::string("c2 2,1"));
    const InputConfiguration grey = patchesInput({.frames = 4, .height = 4, .width = 4, .patch = 2, .patchFrames = 2});
    QCOMPARE(patchName(grey, 7), std::string("2:2,2"));
    QCOMPARE(pixelNames(grey)[6], std::string("2:2,1"));
    QCOMPARE(pixelNames(patchesInput({})).back(), std::string("3,3"));
  }

  void joiningUndoesCutting() {
    QCOMPARE(picture.join(picture.cut(counted(picture))), counted(picture));
    QCOMPARE(video.join(video.cut(counted(video))), counted(video));
  }
};

QTEST_APPLESS_MAIN(PatchesTest)
#include "patches_test.moc"
