#!/usr/bin/env bash
# Builds Encoder Lab and times its training steps side by side with PyTorch (python3-torch, if installed):
# tests/bench/training.sh [--sizes tiny,small] [--rounds N] [--out FILE.json] [--smoke] [--help]
# On a quiet machine, please; give both sides other kernels with OPENBLAS_CORETYPE=Haswell.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source .scripts/common.sh

install_missing "${build_packages[@]}" python3
build release encoder-lab sgemm_peak step_cost >&2
exec python3 tests/bench/training.py --program build/release/app/encoder-lab \
  --peak build/release/tests/bench/sgemm_peak --step-cost build/release/tests/bench/step_cost "$@"
