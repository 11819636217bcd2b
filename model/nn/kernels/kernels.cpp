#include "model/nn/kernels/kernels.h"

#include <cstdlib>
#include <vector>

#include "model/nn/kernels/kernel_set.h"

namespace encoderlab {
namespace {

struct KernelSet {
  std::string_view name;
  const Kernels<float>* floats;
  const Kernels<double>* doubles;
};

/// The sets that this machine can run, the smallest first.
std::vector<KernelSet> findSets() {
  std::vector<KernelSet> sets{{"baseline", &baseline::floatKernels, &baseline::doubleKernels}};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    sets.push_back({"avx2", &avx2::floatKernels, &avx2::doubleKernels});
  else
    return sets;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    sets.push_back({"avx512", &avx512::floatKernels, &avx512::doubleKernels});
#endif
  return sets;
}

const std::vector<KernelSet>& sets() {
  static const std::vector<KernelSet> found = findSets();
  return found;
}

const KernelSet& chosenSet() {
  static const KernelSet chosen = [] {
    const char* wanted = std::getenv("ENCODER_LAB_INSTRUCTIONS");
    for (const KernelSet& set : sets()) {
      if (wanted != nullptr && set.name == wanted) return set;
    }
    return sets().back();
  }();
  return chosen;
}

}  // namespace

template <>
const Kernels<float>& kernels() {
  static const Kernels<float>& chosen = *chosenSet().floats;
  return chosen;
}

template <>
const Kernels<double>& kernels() {
  static const Kernels<double>& chosen = *chosenSet().doubles;
  return chosen;
}

std::string_view instructionSetName() { return chosenSet().name; }

template <>
std::vector<NamedKernels<float>> availableKernels() {
  std::vector<NamedKernels<float>> named;
  for (const KernelSet& set : sets()) named.push_back({set.name, set.floats});
  return named;
}

template <>
std::vector<NamedKernels<double>> availableKernels() {
  std::vector<NamedKernels<double>> named;
  for (const KernelSet& set : sets()) named.push_back({set.name, set.doubles});
  return named;
}

}  // namespace encoderlab
