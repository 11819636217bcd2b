#include "model/random.h"

#include <QTest>

using namespace encoderlab;

class RandomTest : public QObject {
  Q_OBJECT

 private slots:
  void seedsOfDifferentPurposesDiffer() {
    QVERIFY(deriveSeed(1, "weights") != deriveSeed(1, "task"));
    QVERIFY(deriveSeed(1, "weights") != deriveSeed(2, "weights"));
    QVERIFY(deriveSeed(1, "weights", 0) != deriveSeed(1, "weights", 1));
  }

  void sameSeedGivesTheSameStream() {
    RandomStream first(7);
    RandomStream second(7);
    for (int i = 0; i < 100; ++i) QCOMPARE(first.next(), second.next());
  }

  void normalHasMeanZeroAndVarianceOne() {
    RandomStream random(3);
    double sum = 0;
    double squares = 0;
    constexpr int count = 100'000;
    for (int i = 0; i < count; ++i) {
      const double value = random.normal();
      sum += value;
      squares += value * value;
    }
    QVERIFY(std::abs(sum / count) < 0.02);
    QVERIFY(std::abs(squares / count - 1.0) < 0.02);
  }

  void belowReachesEveryValueEvenly() {
    RandomStream random(5);
    std::vector<int> counts(7, 0);
    for (int i = 0; i < 70'000; ++i) ++counts[random.below(7)];
    for (const int count : counts) QVERIFY(count > 9'500 && count < 10'500);
  }
};

QTEST_APPLESS_MAIN(RandomTest)
#include "random_test.moc"
