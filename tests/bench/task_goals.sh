#!/usr/bin/env bash
# Builds Encoder Lab, trains every generated task with its default configuration on one thread and says which reach
# their goals: tests/bench/task_goals.sh [--tasks copy,reverse] [--seeds 1,2,3] [--help]
# Takes some minutes, so it is no part of the tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source .scripts/common.sh

install_missing "${build_packages[@]}" python3
build release encoder-lab >&2
exec python3 tests/bench/task_goals.py --program build/release/app/encoder-lab "$@"
