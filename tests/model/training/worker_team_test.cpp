#include "model/training/worker_team.h"

#include <QTest>
#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

using namespace encoderlab;

class WorkerTeamTest : public QObject {
  Q_OBJECT

 private slots:
  void everyWorkerWorksOncePerRoundAndRunWaitsForAll() {
    for (const std::size_t size : {1U, 2U, 4U}) {
      WorkerTeam team(size);
      std::vector<int> counts(size, 0);
      const std::function<void(std::size_t)> work = [&counts](std::size_t worker) { ++counts[worker]; };
      for (int round = 1; round <= 500; ++round) {
        team.run(work);
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0), round * static_cast<int>(size));
      }
    }
  }

  void wakesFromSleep() {
    WorkerTeam team(3);
    std::atomic<int> done{0};
    for (int round = 0; round < 3; ++round) {
      QTest::qSleep(20);  // longer than the workers spin
      team.run([&done](std::size_t) { ++done; });
    }
    QCOMPARE(done.load(), 9);
  }

  void whatAWorkerThrowsReachesTheCallerWhenAllHaveFinished() {
    for (const std::size_t size : {1U, 3U}) {
      for (std::size_t thrower = 0; thrower < size; ++thrower) {
        WorkerTeam team(size);
        std::atomic<std::size_t> finished{0};
        const auto work = [&finished, thrower](std::size_t worker) {
          if (worker == thrower) throw std::runtime_error("out of luck");
          QTest::qSleep(5);
          ++finished;
        };
        QVERIFY_EXCEPTION_THROWN(team.run(work), std::runtime_error);
        QCOMPARE(finished.load(), size - 1);
        team.run([&finished](std::size_t) { ++finished; });
        QCOMPARE(finished.load(), 2 * size - 1);
      }
    }
  }

  void isDismissedWithoutEverWorking() {
    for (int i = 0; i < 50; ++i) WorkerTeam team(4);
  }
};

QTEST_APPLESS_MAIN(WorkerTeamTest)
#include "worker_team_test.moc"
