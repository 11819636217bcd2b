#include "model/nn/kernels/kernels.h"

#include <cstdio>
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

#if defined(ENCODER_LAB_HAS_AVX_KERNELS)
#if defined(__clang__)
// Clang 14 does not know the names of the levels.
bool hasAvx2() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2");
}
bool hasAvx512() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
#else
bool hasAvx2() { return __builtin_cpu_supports("x86-64-v3"); }
bool hasAvx512() { return __builtin_cpu_supports("x86-64-v4"); }
#endif
#endif

/// The sets that this machine can run, the smallest first.
std::vector<KernelSet> findSets() {
  std::vector<KernelSet> sets{{"baseline", &baseline::floatKernels, &baseline::doubleKernels}};
#if defined(ENCODER_LAB_HAS_AVX_KERNELS)
  if (hasAvx2()) sets.push_back({"avx2", &avx2::floatKernels, &avx2::doubleKernels});
  if (hasAvx2() && hasAvx512()) sets.push_back({"avx512", &avx512::floatKernels, &avx512::doubleKernels});
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
    if (wanted == nullptr) return sets().back();
    for (const KernelSet& set : sets()) {
      if (set.name == wanted) return set;
    }
    std::fprintf(stderr, "ENCODER_LAB_INSTRUCTIONS: this machine cannot run \"%s\"; its largest set is \"%s\".\n",
                 wanted, sets().back().name.data());
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
