#!/usr/bin/env bash
# Builds Encoder Lab's model and shows how the time and the memory of a training step grow with length, width, layers,
# batch and threads, beside the arithmetic: tests/bench/scaling.sh [--rounds N] [--out DIR] [--smoke] [--help]
# Writes a table (JSON, CSV) and a picture (SVG). On a quiet machine, please.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source .scripts/common.sh

install_missing "${build_packages[@]}" python3
build release step_cost >&2
exec python3 tests/bench/scaling.py --step-cost build/release/tests/bench/step_cost "$@"
