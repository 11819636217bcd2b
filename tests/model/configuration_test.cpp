#include "model/configuration.h"

#include <QTest>
#include <limits>

using namespace encoderlab;

namespace {

QString errorOf(const auto& configuration) {
  try {
    validate(configuration);
  } catch (const std::invalid_argument& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class ConfigurationTest : public QObject {
  Q_OBJECT

 private slots:
  void defaultsAreValid() {
    QCOMPARE(errorOf(ModelConfiguration()), QString());
    QCOMPARE(errorOf(TrainingConfiguration()), QString());
  }

  void valuesOutOfRangeAreNamed() {
    ModelConfiguration model;
    model.numLayers = 65;
    QCOMPARE(errorOf(model), QStringLiteral("model.num_layers must be a whole number from 1 to 64, not 65."));
    model = {};
    model.input.vocabulary = 0;
    QCOMPARE(errorOf(model), QStringLiteral("model.input.vocabulary must be a whole number from 1 to 1000000, not 0."));
    TrainingConfiguration training;
    training.learningRate = 0;
    QCOMPARE(errorOf(training), QStringLiteral("training.learning_rate must be a number above 0 up to 1000, not 0."));
  }

  void limitsThemselvesAreJudgedExactly() {
    ModelConfiguration model;
    model.dropout = 1;
    QCOMPARE(errorOf(model), QStringLiteral("model.dropout must be a number from 0 to below 1, not 1."));
    model.dropout = 0;
    QCOMPARE(errorOf(model), QString());
  }

  void valuesThatAreNotFiniteAreRefused() {
    TrainingConfiguration training;
    training.clipNorm = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(errorOf(training).startsWith(QStringLiteral("training.clip_norm must be a number")));
    training = {};
    training.weightDecay = std::numeric_limits<double>::infinity();
    QVERIFY(errorOf(training).startsWith(QStringLiteral("training.weight_decay must be a number")));
  }

  void keysOfAnotherKindAreNotJudged() {
    ModelConfiguration model;
    model.input.features = 0;
    QCOMPARE(errorOf(model), QString());
    model.input.kind = InputKind::Vectors;
    QVERIFY(errorOf(model).startsWith(QStringLiteral("model.input.features must be")));
  }

  void patchesMustFillThePicture() {
    ModelConfiguration model;
    model.input = patchesInput({.frames = 4, .height = 12, .width = 10, .patch = 2, .patchFrames = 2});
    QCOMPARE(model.input.features, 8);
    QCOMPARE(model.input.patchCount(), 60);
    QCOMPARE(errorOf(model), QString());
    model.input = patchesInput({.height = 12, .width = 10, .patch = 3});
    QCOMPARE(errorOf(model),
             QStringLiteral("model.input.patch must divide model.input.width, but 10 is no multiple of 3."));
    model.input = patchesInput({.frames = 3, .patchFrames = 2});
    QCOMPARE(errorOf(model),
             QStringLiteral("model.input.patch_frames must divide model.input.frames, but 3 is no multiple of 2."));
    model.input = patchesInput({.channels = 65});
    QCOMPARE(errorOf(model), QStringLiteral("model.input.channels must be a whole number from 1 to 64, not 65."));
    model.input = patchesInput({.channels = 2, .height = 256, .width = 256, .patch = 256});
    QVERIFY(errorOf(model).startsWith(QStringLiteral("model.input.patch must leave a patch at most 65536 numbers")));
  }

  void everyPatchNeedsItsPlace() {
    ModelConfiguration model;
    model.input = patchesInput({.height = 12, .width = 12, .patch = 3});
    model.maxLength = 16;
    QCOMPARE(errorOf(model), QString());
    model.head.kind = HeadKind::Sequence;
    model.head.pooling = Pooling::Cls;
    QCOMPARE(
        errorOf(model),
        QStringLiteral("model.max_length must be at least 17 for the patches of a sample and the cls token, not 16."));
  }

  void widthMustBeAMultipleOfTheHeads() {
    ModelConfiguration model;
    model.dModel = 30;
    QCOMPARE(errorOf(model),
             QStringLiteral("model.d_model must be a multiple of model.nhead, but 30 is no multiple of 4."));
  }

  void rotaryPositionsNeedAnEvenHead() {
    ModelConfiguration model;
    model.dModel = 12;
    model.position = Position::Rotary;
    QCOMPARE(errorOf(model), QStringLiteral("model.d_model / model.nhead must be even with the position \"rotary\", "
                                            "which turns a head's features in pairs, but 12 / 4 is 3."));
    model.nhead = 3;
    QCOMPARE(errorOf(model), QString());
    model.nhead = 4;
    model.position = Position::Learned;
    QCOMPARE(errorOf(model), QString());
  }

  void theKernelOfTheStemIsOdd() {
    ModelConfiguration model;
    model.stemKernel = 4;
    QCOMPARE(errorOf(model), QString());
    model.stem = Stem::Recurrent;
    QCOMPARE(errorOf(model), QString());
    model.stem = Stem::Convolution;
    QCOMPARE(errorOf(model), QStringLiteral("model.stem_kernel must be odd, so that a token stands in the middle of "
                                            "what it sees, not 4."));
    model.stemKernel = 65;
    QVERIFY(errorOf(model).startsWith(QStringLiteral("model.stem_kernel must be a whole number from 1 to 63")));
    model.stemKernel = 5;
    QCOMPARE(errorOf(model), QString());
  }

  void clsNeedsRoomForItself() {
    ModelConfiguration model;
    model.head.kind = HeadKind::Sequence;
    model.head.pooling = Pooling::Cls;
    model.maxLength = 1;
    QVERIFY(errorOf(model).startsWith(QStringLiteral("model.max_length must be at least 2")));
    model.maxLength = 2;
    QCOMPARE(errorOf(model), QString());
  }
};

QTEST_APPLESS_MAIN(ConfigurationTest)
#include "configuration_test.moc"
