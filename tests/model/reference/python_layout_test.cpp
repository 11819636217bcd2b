#include <QTest>

#include "model/io/safetensors.h"

using namespace encoderlab;

namespace {

const std::string path = TESTS_DIR "/reference/python_layout.safetensors";

template <typename Value>
void compareWithWritten(const SafetensorsFile& file, const std::string& name) {
  const auto& tensor = std::get<Tensor<Value>>(file.tensors.at(name));
  QCOMPARE(tensor.shape, (std::vector<std::size_t>{2, 3}));
  QCOMPARE(tensor.values, (std::vector<Value>{0, 1, 2, 3, 4, 100}));
}

}  // namespace

/// A file that Python wrote: the widest types first, the header filled up with spaces, text beyond ASCII.
class PythonLayoutTest : public QObject {
  Q_OBJECT

 private slots:
  void everyTypeIsRead() {
    const SafetensorsFile file = readSafetensors(path);
    compareWithWritten<double>(file, "f64");
    for (const char* name : {"f32", "f16", "bf16"}) compareWithWritten<float>(file, name);
    for (const char* name : {"i64", "i32", "i16", "i8"}) compareWithWritten<std::int64_t>(file, name);
    compareWithWritten<std::uint8_t>(file, "u8");
    QCOMPARE(std::get<Tensor<std::uint8_t>>(file.tensors.at("bool")).values,
             (std::vector<std::uint8_t>{0, 0, 1, 1, 1, 1}));
  }

  void scalarsAndEmptyTensorsKeepTheirShapes() {
    const SafetensorsFile file = readSafetensors(path);
    const auto& scalar = std::get<Tensor<double>>(file.tensors.at("scalar"));
    QVERIFY(scalar.shape.empty());
    QCOMPARE(scalar.values, std::vector<double>{-0.5});
    const auto& empty = std::get<Tensor<float>>(file.tensors.at("empty"));
    QCOMPARE(empty.shape, (std::vector<std::size_t>{0, 3}));
    QVERIFY(empty.values.empty());
  }

  void metadataKeepsItsText() {
    const SafetensorsFile file = readSafetensors(path);
    QCOMPARE(file.metadata.at("format"), std::string("pt"));
    QCOMPARE(file.metadata.at("note"), std::string("quotes \" and ümläuts 你好"));
  }
};

QTEST_APPLESS_MAIN(PythonLayoutTest)
#include "python_layout_test.moc"
