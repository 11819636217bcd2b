#include <QTest>
#include <atomic>
#include <cstdlib>
#include <new>

#include "model/training/trainer.h"
#include "tests/model/training/copy_experiment.h"

namespace {

std::atomic<long> allocations{0};

void* counted(std::size_t size, std::size_t alignment) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  void* memory = alignment == 0 ? std::malloc(size)
                                : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return counted(size, 0); }
void* operator new[](std::size_t size) { return counted(size, 0); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

class AllocationTest : public QObject {
  Q_OBJECT

 private slots:
  void aTrainingStepAllocatesNothingAfterTheFirstEpoch_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<bool>("isRotary");
    QTest::addColumn<int>("stem");
    QTest::newRow("one thread") << 1 << false << 0;
    QTest::newRow("two threads") << 2 << false << 0;
    QTest::newRow("rotary, two threads") << 2 << true << 0;
    QTest::newRow("convolution, two threads") << 2 << false << 1;
    QTest::newRow("recurrence, two threads") << 2 << false << 2;
  }
  void aTrainingStepAllocatesNothingAfterTheFirstEpoch() {
    QFETCH(int, threads);
    QFETCH(bool, isRotary);
    QFETCH(int, stem);
    encoderlab::Experiment experiment = encoderlab::testing::copyExperiment();
    if (isRotary) experiment.configuration.model.position = encoderlab::Position::Rotary;
    experiment.configuration.model.stem = static_cast<encoderlab::Stem>(stem);
    encoderlab::Trainer trainer(experiment, threads);
    trainer.runStep();
    const long before = allocations.load();
    for (int i = 0; i < 30; ++i) trainer.runStep();
    QCOMPARE(allocations.load() - before, 0L);
  }
};

QTEST_APPLESS_MAIN(AllocationTest)
#include "allocation_test.moc"
