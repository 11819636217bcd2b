#include "model/data/split.h"

#include <QTest>
#include <numeric>
#include <set>

using namespace encoderlab;

namespace {

std::vector<std::size_t> eachAlone(std::size_t count) {
  std::vector<std::size_t> groups(count);
  std::iota(groups.begin(), groups.end(), 0);
  return groups;
}

std::size_t countIn(const std::vector<std::size_t>& part, const std::vector<std::int64_t>& classes,
                    std::int64_t wanted) {
  return static_cast<std::size_t>(
      std::count_if(part.begin(), part.end(), [&](std::size_t sample) { return classes[sample] == wanted; }));
}

}  // namespace

class SplitTest : public QObject {
  Q_OBJECT

 private slots:
  void equalKeysShareAGroup() {
    const std::vector<std::string_view> keys = {"a", "b", "a", "c", "b"};
    QCOMPARE(groupEqual(keys), (std::vector<std::size_t>{0, 1, 0, 2, 1}));
  }

  void everySampleIsOnOneSide() {
    const std::vector<std::int64_t> classes(50, 0);
    const Split split = splitByClass(classes, eachAlone(50), 0.2, 1);
    std::set<std::size_t> all(split.training.begin(), split.training.end());
    all.insert(split.validation.begin(), split.validation.end());
    QCOMPARE(all.size(), 50U);
    QCOMPARE(split.training.size(), 40U);
    QCOMPARE(split.validation.size(), 10U);
    QVERIFY(std::is_sorted(split.training.begin(), split.training.end()));
  }

  void everyClassIsHeldOutInProportion() {
    std::vector<std::int64_t> classes;
    for (std::int64_t i = 0; i < 1'000; ++i) classes.push_back(i % 10 < 7 ? 0 : i % 10 < 9 ? 1 : 2);
    const Split split = splitByClass(classes, eachAlone(1'000), 0.1, 3);
    QCOMPARE(countIn(split.validation, classes, 0), 70U);
    QCOMPARE(countIn(split.validation, classes, 1), 20U);
    QCOMPARE(countIn(split.validation, classes, 2), 10U);
  }

  void manySmallClassesStillAddUp() {
    std::vector<std::int64_t> classes;
    for (std::int64_t i = 0; i < 100; ++i) classes.push_back(i / 4);
    QCOMPARE(splitByClass(classes, eachAlone(100), 0.1, 1).validation.size(), 10U);
  }

  void theSeedAloneDecides() {
    const std::vector<std::int64_t> classes(200, 0);
    const auto heldOut = [&](std::uint64_t seed) {
      return splitByClass(classes, eachAlone(200), 0.1, seed).validation;
    };
    QCOMPARE(heldOut(1), heldOut(1));
    QVERIFY(heldOut(1) != heldOut(2));
  }

  void aGroupIsNeverParted() {
    std::vector<std::int64_t> classes;
    std::vector<std::size_t> groups;
    for (std::size_t i = 0; i < 300; ++i) {
      groups.push_back(i % 60);
      classes.push_back(static_cast<std::int64_t>(i % 3));
    }
    const Split split = splitByClass(classes, groups, 0.2, 5);
    std::set<std::size_t> training;
    for (const std::size_t sample : split.training) training.insert(groups[sample]);
    for (const std::size_t sample : split.validation) QVERIFY(!training.contains(groups[sample]));
    QCOMPARE(split.validation.size(), 60U);
  }

  void aClassWithOneExampleTrains() {
    const std::vector<std::int64_t> classes = {0, 0, 0, 0, 1};
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const Split split = splitByClass(classes, eachAlone(5), 0.5, seed);
      QCOMPARE(countIn(split.training, classes, 1), 1U);
      QVERIFY(countIn(split.training, classes, 0) >= 1);
    }
  }

  void aTinyFractionStillHoldsOneOut() {
    const std::vector<std::int64_t> classes = {0, 0, 1, 1, 1};
    QCOMPARE(splitByClass(classes, eachAlone(5), 0.001, 1).validation.size(), 1U);
  }

  void nothingToHoldOutLeavesValidationEmpty() {
    const std::vector<std::int64_t> classes = {0, 1, 0};
    const std::vector<std::size_t> groups = {0, 1, 0};
    QVERIFY(splitByClass(classes, groups, 0.5, 1).validation.empty());
  }

  void selectionTakesExactlySoManyOfAll() {
    RowSelection selection(10'000, 700, 4);
    std::size_t taken = 0;
    std::size_t ofSecondHalf = 0;
    for (std::size_t row = 0; row < 10'000; ++row) {
      if (!selection.take()) continue;
      ++taken;
      if (row >= 5'000) ++ofSecondHalf;
    }
    QCOMPARE(taken, 700U);
    QVERIFY(ofSecondHalf > 280 && ofSecondHalf < 420);
    QVERIFY(!selection.take());
  }

  void selectionTakesAllOfFew() {
    RowSelection selection(3, 10, 1);
    for (int row = 0; row < 3; ++row) QVERIFY(selection.take());
    QVERIFY(!selection.take());
  }
};

QTEST_APPLESS_MAIN(SplitTest)
#include "split_test.moc"
