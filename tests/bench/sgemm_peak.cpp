#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include <armadillo>

#include "model/nn/blas_threads.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr double secondsPerShape = 0.1;

/// GFLOP/s of c = a · b with square matrices of `extent`, repeated for a while on this thread: the median, as for the
/// steps that it is held against, so that what disturbs the machine disturbs both.
double measureProducts(arma::uword extent) {
  const arma::fmat a(extent, extent, arma::fill::value(0.5F));
  const arma::fmat b(extent, extent, arma::fill::value(0.25F));
  arma::fmat c = a * b;
  std::vector<double> times;
  for (const auto end = Clock::now() + std::chrono::duration<double>(secondsPerShape); Clock::now() < end;) {
    const auto start = Clock::now();
    c = a * b;
    times.push_back(std::chrono::duration<double>(Clock::now() - start).count());
  }
  const auto size = static_cast<double>(extent);
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
  return 2e-9 * size * size * size / times[times.size() / 2];
}

/// The sum over `threads` threads that multiply at the same time, each with BLAS on one thread.
double measureTogether(arma::uword extent, int threads) {
  std::vector<double> speeds(static_cast<std::size_t>(threads));
  {
    std::vector<std::jthread> workers;
    for (double& speed : speeds) workers.emplace_back([&speed, extent] { speed = measureProducts(extent); });
  }
  double sum = 0;
  for (const double speed : speeds) sum += speed;
  return sum;
}

}  // namespace

/// sgemm_peak [THREADS]: prints, as JSON, the GFLOP/s of this machine's sgemm with the squares that suit it best, and
/// OpenBLAS's kernels.
int main(int argumentCount, char** arguments) {
  const int threads = argumentCount > 1 ? std::max(1, std::atoi(arguments[1])) : 1;
  encoderlab::useOneBlasThread();
  double best = 0;
  for (const arma::uword extent : {384U, 512U, 768U, 1024U}) best = std::max(best, measureTogether(extent, threads));
  std::printf("{\"threads\": %d, \"gflops\": %.2f, \"core\": \"%s\"}\n", threads, best,
              encoderlab::blasCoreName().c_str());
}
