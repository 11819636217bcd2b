#include <QTemporaryDir>
#include <QTest>

#include "model/io/model_file.h"
#include "model/io/safetensors.h"

using namespace encoderlab;

namespace {

using Ids = Tensor<std::int64_t>;

ModelConfiguration tokenModel() {
  ModelConfiguration model;
  model.maxLength = 4;
  model.input.vocabulary = 5;
  model.head.outputs = 3;
  return model;
}

ModelConfiguration vectorModel() {
  ModelConfiguration model = tokenModel();
  model.input = {InputKind::Vectors, 16, 2};
  model.head = {HeadKind::Sequence, Pooling::Mean, LossKind::MeanSquaredError, 3};
  return model;
}

}  // namespace

class BatchFileTest : public QObject {
  Q_OBJECT

 private slots:
  void tokensWithPaddingAndTargets() {
    SafetensorsFile file;
    file.tensors["tokens"] = Ids{{2, 3}, {1, 2, 3, 4, 0, 0}};
    file.tensors["key_padding_mask"] = Tensor<std::uint8_t>{{2, 3}, {0, 0, 0, 0, 1, 1}};
    file.tensors["targets"] = Ids{{2, 3}, {0, 1, 2, 2, ignoredTarget, ignoredTarget}};
    const Batch batch = load(file, tokenModel());
    QCOMPARE(batch.offsets, (std::vector<std::size_t>{0, 3, 6}));
    QCOMPARE(batch.tokens, (std::vector<std::int32_t>{1, 2, 3, 4, 0, 0}));
    QCOMPARE(batch.padding, (std::vector<std::uint8_t>{0, 0, 0, 0, 1, 1}));
    QCOMPARE(batch.classes, (std::vector<std::int64_t>{0, 1, 2, 2, -100, -100}));
  }

  void vectorsWithValues() {
    SafetensorsFile file;
    file.tensors["vectors"] = Tensor<float>{{1, 2, 2}, {1, 2, 3, 4}};
    file.tensors["targets"] = Tensor<float>{{1, 3}, {5, 6, 7}};
    const Batch batch = load(file, vectorModel());
    QCOMPARE(batch.vectors, (std::vector<float>{1, 2, 3, 4}));
    QCOMPARE(batch.values, (std::vector<float>{5, 6, 7}));
    QVERIFY(batch.tokens.empty());
  }

  void picturesAreCutIntoPatches() {
    ModelConfiguration model = tokenModel();
    model.input = patchesInput({.height = 2, .width = 4, .patch = 2});
    SafetensorsFile file;
    file.tensors["images"] = Tensor<float>{{1, 1, 2, 4}, {1, 2, 3, 4, 5, 6, 7, 8}};
    QCOMPARE(load(file, model).vectors, (std::vector<float>{1, 2, 5, 6, 3, 4, 7, 8}));
    file.tensors["vectors"] = Tensor<float>{{1, 2, 4}, {1, 2, 5, 6, 3, 4, 7, 8}};
    QCOMPARE(errorOf(file, model), QStringLiteral("holds both \"images\" and \"vectors\"; one is enough."));
    file.tensors.erase("images");
    QCOMPARE(load(file, model).vectors, (std::vector<float>{1, 2, 5, 6, 3, 4, 7, 8}));
    file.tensors["video"] = Tensor<float>{{1, 1, 1, 2, 4}, {1, 2, 3, 4, 5, 6, 7, 8}};
    QCOMPARE(errorOf(file, model), QStringLiteral("holds \"video\", but the model reads images."));
  }

  void videosAreCutThroughTheirFrames() {
    ModelConfiguration model = tokenModel();
    model.input = patchesInput({.frames = 2, .height = 1, .width = 2, .patch = 1, .patchFrames = 2});
    SafetensorsFile file;
    file.tensors["video"] = Tensor<float>{{1, 1, 2, 1, 2}, {1, 2, 3, 4}};
    QCOMPARE(load(file, model).vectors, (std::vector<float>{1, 3, 2, 4}));
    file.tensors["video"] = Tensor<float>{{1, 1, 1, 1, 2}, {1, 2}};
    QCOMPARE(errorOf(file, model),
             QStringLiteral("holds \"video\" of shape (1, 1, 1, 1, 2); for this model it must be (1, 1, 2, 1, 2)."));
    file.tensors["video"] = Tensor<float>{{0, 1, 2, 1, 2}, {}};
    QCOMPARE(errorOf(file, model), QStringLiteral("holds \"video\" without a sample."));
    file.tensors["video"] = Ids{{1, 1, 2, 1, 2}, {1, 2, 3, 4}};
    QCOMPARE(errorOf(file, model), QStringLiteral("must hold \"video\" as F32 of shape (B, C, F, H, W)."));
  }

  void targetsMayBeMissing() {
    SafetensorsFile file;
    file.tensors["tokens"] = Ids{{1, 2}, {1, 2}};
    QVERIFY(!load(file, tokenModel()).hasTargets());
  }

  void sequenceHeadTakesOneTargetASample() {
    ModelConfiguration model = tokenModel();
    model.head.kind = HeadKind::Sequence;
    SafetensorsFile file;
    file.tensors["tokens"] = Ids{{2, 1}, {1, 2}};
    file.tensors["targets"] = Ids{{2}, {0, 2}};
    QCOMPARE(load(file, model).classes, (std::vector<std::int64_t>{0, 2}));
    file.tensors["targets"] = Ids{{2, 1}, {0, 2}};
    QCOMPARE(errorOf(file, model), QStringLiteral("holds \"targets\" of shape (2, 1); for this input and head it "
                                                  "must be (2,)."));
  }

  void whatDoesNotFitIsNamed() {
    const ModelConfiguration model = tokenModel();
    SafetensorsFile file;
    QCOMPARE(errorOf(file, model), QStringLiteral("lacks \"tokens\", I64 of shape (B, T)."));
    file.tensors["tokens"] = Tensor<float>{{1, 1}, {1}};
    QCOMPARE(errorOf(file, model), QStringLiteral("must hold \"tokens\" as I64 of shape (B, T)."));
    file.tensors["tokens"] = Ids{{2}, {1, 2}};
    QVERIFY(errorOf(file, model).startsWith(QStringLiteral("holds \"tokens\" of shape (2,); it must be (B, T)")));
    file.tensors["tokens"] = Ids{{0, 2}, {}};
    QVERIFY(errorOf(file, model).startsWith(QStringLiteral("holds \"tokens\" of shape (0, 2); it must be (B, T)")));
    file.tensors["tokens"] = Ids{{1, 3}, {1, 2, 4'294'967'296}};
    QCOMPARE(errorOf(file, model), QStringLiteral("holds the token 4294967296 at tokens[0, 2], but the model's "
                                                  "vocabulary has the tokens 0 to 4."));
    file.tensors["tokens"] = Ids{{1, 2}, {1, 2}};
    file.tensors["key_padding_mask"] = Tensor<std::uint8_t>{{2, 1}, {0, 0}};
    QCOMPARE(errorOf(file, model),
             QStringLiteral("holds \"key_padding_mask\" of shape (2, 1); for this input it must be "
                            "(1, 2)."));
    file.tensors["key_padding_mask"] = Tensor<std::uint8_t>{{1, 2}, {0, 7}};
    QVERIFY(errorOf(file, model).contains(QStringLiteral("other values than 0 and 1")));
    file.tensors.erase("key_padding_mask");
    file.tensors["mask"] = Tensor<std::uint8_t>{{1, 2}, {0, 1}};
    QVERIFY(errorOf(file, model)
                .startsWith(QStringLiteral("holds the tensor \"mask\"; a batch has tokens, vectors, images")));
  }

  void inputOfTheOtherKindIsRefused() {
    SafetensorsFile file;
    file.tensors["vectors"] = Tensor<float>{{1, 1, 1}, {1}};
    QCOMPARE(errorOf(file, tokenModel()), QStringLiteral("holds \"vectors\", but the model reads tokens."));
    QCOMPARE(errorOf(file, vectorModel()),
             QStringLiteral("holds \"vectors\" of shape (1, 1, 1); for this model it must be (1, 1, 2)."));
  }

  void whatPackingRefusesNamesTheFile() {
    SafetensorsFile file;
    file.tensors["tokens"] = Ids{{1, 5}, {1, 1, 1, 1, 1}};
    QCOMPARE(errorOf(file, tokenModel(), ": "),
             "Sample 0 (the first is 0) is 5 tokens long, but model.max_length is 4.");
    file.tensors["tokens"] = Ids{{1, 2}, {1, 1}};
    file.tensors["key_padding_mask"] = Tensor<std::uint8_t>{{1, 2}, {1, 1}};
    QCOMPARE(errorOf(file, tokenModel(), ": "),
             "Sample 0 (the first is 0) is all padding; at least one token must not be.");
    file.tensors.erase("key_padding_mask");
    file.tensors["targets"] = Ids{{1, 2}, {0, 3}};
    QVERIFY(errorOf(file, tokenModel(), ": ").startsWith("Sample 0 (the first is 0) has the target 3"));
  }

 private:
  std::filesystem::path path() const { return m_directory.filePath(QStringLiteral("b.safetensors")).toStdString(); }

  Batch load(const SafetensorsFile& file, const ModelConfiguration& model) const {
    writeSafetensors(path(), file);
    return loadBatch(path(), model);
  }

  /// What loading complains of, after the file's name and `separator`; empty if it does not, or does not name the file.
  QString errorOf(const SafetensorsFile& file, const ModelConfiguration& model, const QString& separator = " ") const {
    const QString name = QString::fromStdString(path().string()) + separator;
    try {
      load(file, model);
    } catch (const std::runtime_error& error) {
      const QString text = QString::fromUtf8(error.what());
      if (text.startsWith(name)) return text.mid(name.size());
    }
    return {};
  }

  QTemporaryDir m_directory;
};

QTEST_APPLESS_MAIN(BatchFileTest)
#include "batch_file_test.moc"
