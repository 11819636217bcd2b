#include "model/nn/memory_block.h"

#include <QTest>
#include <algorithm>
#include <cstdint>
#include <span>

using namespace encoderlab;

class MemoryBlockTest : public QObject {
  Q_OBJECT

 private slots:
  void blocksOfAnySizeAreAlignedAndZero() {
    for (const std::size_t count : {std::size_t{1}, std::size_t{1000}, std::size_t{3} << 20}) {
      const MemoryBlock<float> block = makeBlock<float>(count);
      QCOMPARE(reinterpret_cast<std::uintptr_t>(block.get()) % blockAlignment, std::uintptr_t{0});
      const std::span<float> numbers(block.get(), count);
      QVERIFY(std::ranges::all_of(numbers, [](float number) { return number == 0.0F; }));
      std::ranges::fill(numbers, 1.0F);
    }
  }

  void whatWasGivenBackComesAgainZeroed() {
    constexpr std::size_t count = 4096;
    for (int i = 0; i < 3; ++i) {
      const MemoryBlock<double> block = makeBlock<double>(count);
      const std::span<double> numbers(block.get(), count);
      QVERIFY(std::ranges::all_of(numbers, [](double number) { return number == 0.0; }));
      std::ranges::fill(numbers, 7.0);
    }
  }
};

QTEST_APPLESS_MAIN(MemoryBlockTest)
#include "memory_block_test.moc"
