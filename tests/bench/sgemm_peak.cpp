#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <thread>
#include <vector>

#include <armadillo>

#include "model/nn/blas_threads.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr double secondsPerShape = 0.1;

/// GFLOP/s of the fastest c = a · b with square matrices of `extent`, repeated for a while on this thread: a peak,
/// which other programs on the machine disturb little.
double measureProducts(arma::uword extent) {
  const arma::fmat a(extent, extent, arma::fill::value(0.5F));
  const arma::fmat b(extent, extent, arma::fill::value(0.25F));
  arma::fmat c = a * b;
  double fastest = std::numeric_limits<double>::infinity();
  for (const auto end = Clock::now() + std::chrono::duration<double>(secondsPerShape); Clock::now() < end;) {
    const auto start = Clock::now();
    c = a * b;
    fastest = std::min(fastest, std::chrono::duration<double>(Clock::now() - start).count());
  }
  const auto size = static_cast<double>(extent);
  return 2e-9 * size * size * size / fastest;
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

/// sgemm_peak [THREADS]: prints, as JSON, the most GFLOP/s that this machine's sgemm reaches, and OpenBLAS's kernels.
int main(int argumentCount, char** arguments) {
  const int threads = argumentCount > 1 ? std::max(1, std::atoi(arguments[1])) : 1;
  encoderlab::useOneBlasThread();
  double best = 0;
  for (const arma::uword extent : {384U, 512U, 768U, 1024U}) best = std::max(best, measureTogether(extent, threads));
  std::printf("{\"threads\": %d, \"gflops\": %.2f, \"core\": \"%s\"}\n", threads, best,
              encoderlab::blasCoreName().c_str());
}
