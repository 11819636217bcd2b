#include "model/training/worker_team.h"

#include <utility>

namespace encoderlab {
namespace {

/// Waits until `value` is no longer `old`: spins shortly, because the phases of a small training step last
/// microseconds, and then sleeps, because a paused program must not burn a core.
std::uint32_t waitForChange(const std::atomic<std::uint32_t>& value, std::uint32_t old) {
  constexpr int spins = 4000;
  for (int i = 0; i < spins; ++i) {
    const std::uint32_t now = value.load(std::memory_order_acquire);
    if (now != old) return now;
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
  }
  value.wait(old, std::memory_order_acquire);
  return value.load(std::memory_order_acquire);
}

}  // namespace

WorkerTeam::WorkerTeam(std::size_t size) {
  try {
    for (std::size_t worker = 1; worker < size; ++worker) m_threads.emplace_back([this, worker] { serve(worker); });
  } catch (...) {
    dismiss();
    throw;
  }
}

WorkerTeam::~WorkerTeam() { dismiss(); }

void WorkerTeam::dismiss() {
  m_work = nullptr;
  m_round.fetch_add(1, std::memory_order_release);
  m_round.notify_all();
  for (std::thread& thread : m_threads) thread.join();
}

void WorkerTeam::run(const std::function<void(std::size_t)>& work) {
  if (!m_threads.empty()) {
    m_work = &work;
    m_busy.store(static_cast<std::uint32_t>(m_threads.size()), std::memory_order_relaxed);
    m_round.fetch_add(1, std::memory_order_release);
    m_round.notify_all();
  }
  workGuarded(work, 0);
  for (std::uint32_t busy = m_busy.load(std::memory_order_acquire); busy != 0;) busy = waitForChange(m_busy, busy);
  if (m_failure != nullptr) std::rethrow_exception(std::exchange(m_failure, nullptr));
}

void WorkerTeam::workGuarded(const std::function<void(std::size_t)>& work, std::size_t worker) {
  try {
    work(worker);
  } catch (...) {
    const std::lock_guard lock(m_failureMutex);
    if (m_failure == nullptr) m_failure = std::current_exception();
  }
}

void WorkerTeam::serve(std::size_t worker) {
  std::uint32_t round = 0;
  for (;;) {
    round = waitForChange(m_round, round);
    if (m_work == nullptr) return;
    workGuarded(*m_work, worker);
    if (m_busy.fetch_sub(1, std::memory_order_release) == 1) m_busy.notify_one();
  }
}

}  // namespace encoderlab
