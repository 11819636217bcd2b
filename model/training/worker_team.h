#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace encoderlab {

/// A few threads that do the same work side by side and then wait for each other. The caller is worker 0, so a team of
/// one has no threads at all. Joins in the destructor.
class WorkerTeam {
 public:
  /// Throws std::system_error if the system has no room for so many threads.
  explicit WorkerTeam(std::size_t size);
  ~WorkerTeam();
  WorkerTeam(const WorkerTeam&) = delete;
  WorkerTeam& operator=(const WorkerTeam&) = delete;

  std::size_t size() const { return m_threads.size() + 1; }

  /// Calls `work(worker)` on every worker and returns when all have finished; then throws what the first of them threw
  /// that threw anything.
  void run(const std::function<void(std::size_t worker)>& work);

 private:
  void serve(std::size_t worker);
  void dismiss();
  void workGuarded(const std::function<void(std::size_t worker)>& work, std::size_t worker);

  const std::function<void(std::size_t)>* m_work = nullptr;  ///< published by m_round, null: the team is dismissed
  std::atomic<std::uint32_t> m_round{0};
  std::atomic<std::uint32_t> m_busy{0};
  std::mutex m_failureMutex;     ///< guards m_failure while the workers work
  std::exception_ptr m_failure;  ///< null: nobody has thrown in this round
  std::vector<std::thread> m_threads;
};

}  // namespace encoderlab
