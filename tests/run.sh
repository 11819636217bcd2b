#!/usr/bin/env bash
# Installs what is missing, builds everything and runs all tests: tests/run.sh [arguments of ctest]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .scripts/common.sh

install_missing "${build_packages[@]}" "${test_packages[@]}"
build release
build model-only
exec ctest --preset release --parallel "$(nproc)" "$@"
