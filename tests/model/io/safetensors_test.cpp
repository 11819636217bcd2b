#include "model/io/safetensors.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <limits>

using namespace encoderlab;

namespace {

/// A file with this header and as many bytes of data as asked for; the length is the header's unless given.
QByteArray fileBytes(const QByteArray& header, const QByteArray& data, std::uint64_t length) {
  QByteArray bytes(8, '\0');
  std::memcpy(bytes.data(), &length, sizeof(length));
  return bytes + header + data;
}

QByteArray fileBytes(const QByteArray& header, const QByteArray& data = {}) {
  return fileBytes(header, data, static_cast<std::uint64_t>(header.size()));
}

template <typename Value>
QByteArray bytesOf(std::initializer_list<Value> values) {
  QByteArray bytes;
  for (const Value value : values) bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
  return bytes;
}

}  // namespace

class SafetensorsTest : public QObject {
  Q_OBJECT

 private slots:
  void roundTripKeepsEveryBit() {
    SafetensorsFile file;
    const float nan = std::numeric_limits<float>::quiet_NaN();
    file.tensors["b.weight"] = Tensor<float>{{2, 3}, {1.5F, -0.0F, 3e-42F, nan, std::numeric_limits<float>::max(), 0}};
    file.tensors["a"] = Tensor<std::uint8_t>{{3}, {0, 1, 255}};
    file.tensors["scalar"] = Tensor<double>{{}, {0.1}};
    file.tensors["ids"] = Tensor<std::int64_t>{{1, 2}, {-1, std::numeric_limits<std::int64_t>::max()}};
    file.tensors["empty"] = Tensor<float>{{0, 4}, {}};
    file.metadata = {{"format", "pt"}, {"text", "quotes \" and 汉字\n"}};
    writeSafetensors(path(), file);

    const SafetensorsFile read = readSafetensors(path());
    QCOMPARE(read.metadata, file.metadata);
    QCOMPARE(read.tensors.size(), file.tensors.size());
    for (const auto& [name, tensor] : file.tensors) {
      QCOMPARE(read.tensors.at(name).index(), tensor.index());
      std::visit(
          [&read, &name = name](const auto& expected) {
            using Value = std::decay_t<decltype(expected)>;
            const auto& actual = std::get<Value>(read.tensors.at(name));
            QCOMPARE(actual.shape, expected.shape);
            QCOMPARE(actual.values.size(), expected.values.size());
            if (expected.values.empty()) return;
            const std::size_t size = expected.values.size() * sizeof(expected.values[0]);
            QCOMPARE(std::memcmp(actual.values.data(), expected.values.data(), size), 0);
          },
          tensor);
    }
  }

  void writesAlignedHeaderAndTensorsWithoutHoles() {
    SafetensorsFile file;
    file.tensors["z"] = Tensor<double>{{1}, {1.0}};
    file.tensors["a"] = Tensor<std::uint8_t>{{1}, {7}};
    file.tensors["m"] = Tensor<float>{{1}, {2.0F}};
    writeSafetensors(path(), file);
    const QByteArray bytes = contents();
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.constData(), sizeof(length));
    QCOMPARE(length % 8, std::uint64_t(0));
    const QByteArray header = bytes.mid(8, static_cast<qsizetype>(length)).trimmed();
    QCOMPARE(header, QByteArray(R"({"z":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},)"
                                R"("m":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},)"
                                R"("a":{"dtype":"U8","shape":[1],"data_offsets":[12,13]}})"));
    QCOMPARE(bytes.size(), static_cast<qsizetype>(8 + length + 13));
  }

  void readsEveryStoredTypeInAnyOrder() {
    const QByteArray data = bytesOf<std::uint16_t>({0x3C00, 0xC000, 0x0001, 0x7C00}) +
                            bytesOf<std::uint16_t>({0x3F80, 0xC040}) + bytesOf<std::int32_t>({-5}) +
                            bytesOf<std::int16_t>({-6}) + bytesOf<std::int8_t>({-7}) + bytesOf<std::uint8_t>({1}) +
                            bytesOf<std::uint32_t>({4'000'000'000U}) + bytesOf<std::uint16_t>({60'000});
    write(fileBytes(R"({"u16":{"dtype":"U16","shape":[1],"data_offsets":[24,26]},)"
                    R"("half":{"dtype":"F16","shape":[4],"data_offsets":[0,8]},)"
                    R"("bf":{"dtype":"BF16","shape":[2],"data_offsets":[8,12]},)"
                    R"("i32":{"dtype":"I32","shape":[],"data_offsets":[12,16]},)"
                    R"("i16":{"dtype":"I16","shape":[1],"data_offsets":[16,18]},)"
                    R"("i8":{"dtype":"I8","shape":[1],"data_offsets":[18,19]},)"
                    R"("bool":{"dtype":"BOOL","shape":[1],"data_offsets":[19,20]},)"
                    R"("u32":{"dtype":"U32","shape":[1],"data_offsets":[20,24]}}   )",
                    data));
    const SafetensorsFile file = readSafetensors(path());
    const float infinity = std::numeric_limits<float>::infinity();
    QCOMPARE(std::get<Tensor<float>>(file.tensors.at("half")).values,
             (std::vector<float>{1.0F, -2.0F, 0x1.0p-24F, infinity}));
    QCOMPARE(std::get<Tensor<float>>(file.tensors.at("bf")).values, (std::vector<float>{1.0F, -3.0F}));
    const auto integer = [&](const char* name) {
      return std::get<Tensor<std::int64_t>>(file.tensors.at(name)).values.at(0);
    };
    QCOMPARE(integer("i32"), -5);
    QCOMPARE(integer("i16"), -6);
    QCOMPARE(integer("i8"), -7);
    QCOMPARE(integer("u32"), 4'000'000'000);
    QCOMPARE(integer("u16"), 60'000);
    QCOMPARE(std::get<Tensor<std::uint8_t>>(file.tensors.at("bool")).values, std::vector<std::uint8_t>{1});
  }

  void damagedFilesAreRefusedWithOneSentence_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("complaint");
    const auto oneTensor = [](const char* entry, int dataSize) {
      return fileBytes(QByteArray(R"({"a":)") + entry + "}", QByteArray(dataSize, '\0'));
    };
    const QByteArray good = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";

    QTest::newRow("empty") << QByteArray() << "is truncated: a .safetensors file has at least 8 bytes.";
    QTest::newRow("seven bytes") << QByteArray(7, 'x') << "is truncated";
    QTest::newRow("header cut") << fileBytes(good.left(20), {}, 54) << "is truncated: its header has 54 bytes";
    QTest::newRow("data cut") << fileBytes(good, QByteArray(7, '\0')) << "is truncated: \"a\" ends beyond";
    QTest::newRow("length 2^64-1") << fileBytes(good, {}, ~std::uint64_t(0)) << "more than the 100000000";
    QTest::newRow("length 2^63") << fileBytes(good, {}, std::uint64_t(1) << 63) << "more than the 100000000";
    QTest::newRow("length 99 MB") << fileBytes(good, {}, 99'000'000) << "is truncated: its header has 99000000";
    QTest::newRow("no JSON") << fileBytes("hello world") << "damaged header: it is not JSON: line 1, column 1.";
    QTest::newRow("array") << fileBytes("[]") << "damaged header: it must be a JSON object.";
    QTest::newRow("deep") << fileBytes(QByteArray(100'000, '[')) << "damaged header: it is nested too deeply.";
    QTest::newRow("duplicate") << fileBytes(R"({"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},)"
                                            R"("a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}})")
                               << "has the key \"a\" twice in one object.";
    QTest::newRow("unknown type") << oneTensor(R"({"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]})", 1)
                                  << "stores \"a\" in the type \"F8_E4M3\"";
    QTest::newRow("missing key") << oneTensor(R"({"dtype":"F32","shape":[1]})", 4) << "dtype, shape and data_offsets.";
    QTest::newRow("extra key") << oneTensor(R"({"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1})", 1)
                               << "dtype, shape and data_offsets.";
    QTest::newRow("negative extent") << oneTensor(R"({"dtype":"U8","shape":[-1],"data_offsets":[0,1]})", 1)
                                     << "shape of \"a\" must hold whole numbers";
    QTest::newRow("fractional offset") << oneTensor(R"({"dtype":"U8","shape":[1],"data_offsets":[0,1.5]})", 1)
                                       << "data_offsets of \"a\" must hold whole numbers";
    QTest::newRow("offset 2^64") << oneTensor(R"({"dtype":"U8","shape":[1],"data_offsets":[0,18446744073709551616]})",
                                              1)
                                 << "data_offsets of \"a\" must hold whole numbers";
    QTest::newRow("shape does not fit") << oneTensor(R"({"dtype":"F32","shape":[3],"data_offsets":[0,8]})", 8)
                                        << "data_offsets of \"a\" do not fit its shape (3,) of F32.";
    QTest::newRow("shape overflows to fit")
        << oneTensor(R"({"dtype":"F32","shape":[4611686018427387905,1],"data_offsets":[0,4]})", 4)
        << "do not fit its shape (4611686018427387905, 1)";
    QTest::newRow("product overflows to 0")
        << oneTensor(R"({"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0]})", 0)
        << "do not fit its shape";
    QTest::newRow("reversed") << oneTensor(R"({"dtype":"U8","shape":[1],"data_offsets":[1,0]})", 1)
                              << "do not fit its shape";
    QTest::newRow("out of the file") << oneTensor(
                                            R"({"dtype":"U8","shape":[9000000000],"data_offsets":[0,9000000000]})", 1)
                                     << "is truncated: \"a\" ends beyond the end of the file.";
    QTest::newRow("hole at the start") << oneTensor(R"({"dtype":"U8","shape":[1],"data_offsets":[1,2]})", 2)
                                       << "there is a hole before \"a\".";
    QTest::newRow("data left over") << oneTensor(R"({"dtype":"U8","shape":[1],"data_offsets":[0,1]})", 2)
                                    << "the file goes on after its last tensor.";
    QTest::newRow("overlap") << fileBytes(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                                          R"("b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
                                          "abc")
                             << "\"b\" overlaps another tensor.";
    QTest::newRow("metadata number") << fileBytes(R"({"__metadata__":{"step":3}})")
                                     << "\"step\" in __metadata__ must be a string.";
    QTest::newRow("metadata text") << fileBytes(R"({"__metadata__":"pt"})") << "__metadata__ must be an object.";
  }

  void damagedFilesAreRefusedWithOneSentence() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, complaint);
    write(bytes);
    const QString error = readError(path());
    QVERIFY2(error.startsWith(QString::fromStdString(path().string())), qPrintable(error));
    QVERIFY2(error.contains(complaint), qPrintable(error));
    QVERIFY2(error.endsWith(QLatin1Char('.')) && !error.contains(QLatin1Char('\n')), qPrintable(error));
  }

  void everyTruncationIsRefused() {
    SafetensorsFile file;
    file.tensors["a"] = Tensor<float>{{3}, {1, 2, 3}};
    file.metadata["format"] = "pt";
    writeSafetensors(path(), file);
    const QByteArray whole = contents();
    for (qsizetype size = 0; size < whole.size(); ++size) {
      write(whole.left(size));
      QVERIFY2(!readError(path()).isEmpty(), qPrintable(QString::number(size)));
    }
  }

  void whatIsNoFileIsRefused() {
    QVERIFY(readError("/nowhere/at/all").endsWith(QStringLiteral("does not exist.")));
    QVERIFY(readError(m_directory.path().toStdString()).endsWith(QStringLiteral("is not a regular file.")));
  }

  void failedWriteLeavesTheOldFileAlone() {
    write("precious");
    SafetensorsFile file;
    file.tensors["a"] = Tensor<float>{{2}, {1}};
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(path(), file), std::runtime_error);
    file.tensors.clear();
    file.metadata["text"] = "\xff not UTF-8";
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(path(), file), std::runtime_error);
    QCOMPARE(contents(), QByteArray("precious"));
    QCOMPARE(QDir(m_directory.path()).entryList(QDir::Files).size(), 1);
  }

  void unwritablePlacesAreRefused() {
    QVERIFY_EXCEPTION_THROWN(writeSafetensors("/nowhere/at/all.safetensors", {}), std::runtime_error);
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(m_directory.path().toStdString(), {}), std::runtime_error);
    QVERIFY_EXCEPTION_THROWN(writeSafetensors("/dev/null", {}), std::runtime_error);
    QVERIFY(QFile::exists(QStringLiteral("/dev/null")));
  }

  void linksAreFollowed() {
    const QString target = m_directory.filePath(QStringLiteral("target.safetensors"));
    const QString link = m_directory.filePath(QStringLiteral("link.safetensors"));
    QVERIFY(QFile::link(target, link));
    writeSafetensors(link.toStdString(), {});
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(QFileInfo(target).isFile());
  }

  void init() { QVERIFY(m_directory.isValid()); }
  void cleanup() {
    for (const QString& name : QDir(m_directory.path()).entryList(QDir::Files))
      QFile::remove(m_directory.filePath(name));
  }

 private:
  std::filesystem::path path() const { return m_directory.filePath(QStringLiteral("file.safetensors")).toStdString(); }

  void write(const QByteArray& bytes) const {
    QFile file(QString::fromStdString(path().string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
  }

  QByteArray contents() const {
    QFile file(QString::fromStdString(path().string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  static QString readError(const std::filesystem::path& file) {
    try {
      readSafetensors(file);
    } catch (const std::runtime_error& error) {
      return QString::fromUtf8(error.what());
    }
    return {};
  }

  QTemporaryDir m_directory;
};

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
