#include "app/worker.h"

#include <QPointer>
#include <utility>

namespace encoderlab {

Worker::Worker(QObject* parent) : QObject(parent) {
  m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Worker::~Worker() {
  m_thread.request_stop();
  m_thread.join();
}

void Worker::run(QObject* receiver, Job job) { enqueue(withDelivery(receiver, std::move(job)), false); }

void Worker::runInstead(QObject* receiver, Job job) { enqueue(withDelivery(receiver, std::move(job)), true); }

void Worker::run(std::function<void()> job) { enqueue(std::move(job), false); }

std::function<void()> Worker::withDelivery(QObject* receiver, Job job) {
  return [this, guard = QPointer<QObject>(receiver), job = std::move(job)] {
    QMetaObject::invokeMethod(
        this,
        [guard, deliver = job()] {
          if (guard && deliver) deliver();
        },
        Qt::QueuedConnection);
  };
}

void Worker::enqueue(std::function<void()> job, bool insteadOfOthers) {
  std::deque<std::function<void()>> dropped;
  {
    const std::lock_guard lock(m_mutex);
    if (insteadOfOthers) dropped.swap(m_jobs);
    m_jobs.push_back(std::move(job));
  }
  m_wake.notify_one();
}

void Worker::work(const std::stop_token& stop) {
  for (;;) {
    std::function<void()> job;
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); });
      if (m_jobs.empty()) return;
      job = std::move(m_jobs.front());
      m_jobs.pop_front();
    }
    job();
  }
}

}  // namespace encoderlab
