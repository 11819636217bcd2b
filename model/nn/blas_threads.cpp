#include "model/nn/blas_threads.h"

// Declared here rather than by OpenBLAS' cblas.h, which brings C complex types into every file.
extern "C" {
void openblas_set_num_threads(int threads);  // NOLINT(readability-identifier-naming)
char* openblas_get_corename();               // NOLINT(readability-identifier-naming)
}

namespace encoderlab {

void useOneBlasThread() {
  // Once: OpenBLAS takes a lock, and an evaluation in another thread may be running.
  static const bool set = [] {
    openblas_set_num_threads(1);
    return true;
  }();
  static_cast<void>(set);
}

std::string blasCoreName() { return openblas_get_corename(); }

}  // namespace encoderlab
