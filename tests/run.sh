#!/usr/bin/env bash
# Installs what is missing, builds everything and runs all tests: tests/run.sh [arguments of ctest]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .scripts/common.sh

install_missing "${build_packages[@]}" "${test_packages[@]}"
build dev
exec ctest --preset dev --parallel "$(nproc)" "$@"
