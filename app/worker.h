#pragma once

#include <QObject>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace encoderlab {

/// Runs jobs one after another in a thread of its own, so that the window waits for none of them. The destructor
/// finishes the jobs that are waiting (a file that is being saved is saved) and joins.
class Worker : public QObject {
  Q_OBJECT

 public:
  /// What is left to do with a job's result, in the thread that owns the worker.
  using Delivery = std::function<void()>;
  using Job = std::function<Delivery()>;

  explicit Worker(QObject* parent = nullptr);
  ~Worker() override;

  /// `job` must not throw. Its delivery is dropped if `receiver` is gone by then. May be called from any thread;
  /// `receiver` must be alive during the call.
  void run(QObject* receiver, Job job);
  /// The same, instead of the jobs that are waiting: where only the newest result counts.
  void runInstead(QObject* receiver, Job job);
  /// A job whose result interests nobody.
  void run(std::function<void()> job);

 private:
  std::function<void()> withDelivery(QObject* receiver, Job job);
  void enqueue(std::function<void()> job, bool insteadOfOthers);
  void work(const std::stop_token& stop);

  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::deque<std::function<void()>> m_jobs;
  std::jthread m_thread;
};

}  // namespace encoderlab
