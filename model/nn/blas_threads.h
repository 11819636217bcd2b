#pragma once

#include <string>

namespace encoderlab {

/// Tells OpenBLAS to stay on the calling thread, for the whole process: the threads are ours, and for products this
/// small its own cost more than they give. Setting the environment inside main would come too late.
void useOneBlasThread();

/// The instruction set that OpenBLAS chose, e.g. "Haswell"; benchmarks name it.
std::string blasCoreName();

}  // namespace encoderlab
