#pragma once

#include "model/nn/kernels/kernels.h"

// One namespace for each instruction set that kernel_set.cpp is compiled for; see model/CMakeLists.txt.
#define ENCODER_LAB_DECLARE_KERNEL_SET(name)  \
  namespace encoderlab::name {                \
  extern const Kernels<float> floatKernels;   \
  extern const Kernels<double> doubleKernels; \
  }

ENCODER_LAB_DECLARE_KERNEL_SET(baseline)
#if defined(ENCODER_LAB_HAS_AVX_KERNELS)
ENCODER_LAB_DECLARE_KERNEL_SET(avx2)
ENCODER_LAB_DECLARE_KERNEL_SET(avx512)
#endif

#undef ENCODER_LAB_DECLARE_KERNEL_SET
