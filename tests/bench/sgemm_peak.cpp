#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>
#include <vector>

#include <armadillo>

#include "model/nn/blas_threads.h"

namespace {

using Clock = std::chrono::steady_clock;

/// Squares c = a · b of one extent, and how long each product took.
class Square {
 public:
  explicit Square(arma::uword extent)
      : m_a(extent, extent, arma::fill::value(0.5F)), m_b(extent, extent, arma::fill::value(0.25F)), m_c(m_a * m_b) {}

  void multiply() {
    const auto start = Clock::now();
    m_c = m_a * m_b;
    m_seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
  }

  /// The median, as for the steps that it is held against, so that what disturbs the machine disturbs both.
  double gigaflops() {
    const auto middle = m_seconds.begin() + static_cast<std::ptrdiff_t>(m_seconds.size() / 2);
    std::nth_element(m_seconds.begin(), middle, m_seconds.end());
    const auto extent = static_cast<double>(m_a.n_rows);
    return 2e-9 * extent * extent * extent / *middle;
  }

 private:
  arma::fmat m_a, m_b, m_c;
  std::vector<double> m_seconds;
};

using Speeds = std::vector<double>;

/// GFLOP/s of each square on this thread, multiplied in turn: with one after the other, the best of them would be the
/// one that was disturbed least.
Speeds measureSquares(double seconds) {
  std::vector<Square> squares;
  for (const arma::uword extent : {384U, 512U, 768U, 1024U}) squares.emplace_back(extent);
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  do {
    for (Square& square : squares) square.multiply();
  } while (Clock::now() < end);
  Speeds speeds;
  for (Square& square : squares) speeds.push_back(square.gigaflops());
  return speeds;
}

/// The sums over `threads` threads that multiply at the same time, each with BLAS on one thread.
Speeds measureTogether(int threads, double seconds) {
  std::vector<Speeds> measured(static_cast<std::size_t>(threads));
  {
    std::vector<std::jthread> workers;
    for (Speeds& speeds : measured) workers.emplace_back([&speeds, seconds] { speeds = measureSquares(seconds); });
  }
  Speeds sums(measured.front().size(), 0.0);
  for (const Speeds& speeds : measured) std::ranges::transform(sums, speeds, sums.begin(), std::plus());
  return sums;
}

}  // namespace

/// sgemm_peak [THREADS [SECONDS]]: prints, as JSON, the GFLOP/s of this machine's sgemm with the squares that suit it
/// best, measured for SECONDS, and OpenBLAS's kernels.
int main(int argumentCount, char** arguments) {
  const int threads = argumentCount > 1 ? std::max(1, std::atoi(arguments[1])) : 1;
  encoderlab::useOneBlasThread();
  const double seconds = argumentCount > 2 ? std::atof(arguments[2]) : 0.4;
  const double best = std::ranges::max(measureTogether(threads, seconds));
  std::printf("{\"threads\": %d, \"gflops\": %.2f, \"core\": \"%s\"}\n", threads, best,
              encoderlab::blasCoreName().c_str());
}
