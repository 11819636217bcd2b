#!/usr/bin/env bash
# Builds Encoder Lab and measures its window: frames, start, memory, and what it costs the training behind it.
# tests/bench/window.sh [--xvfb] [--parts frames,training] [--seconds S] [--minutes 30] [--out FILE.json] [--smoke] [--help]
# It draws to a screen in memory; --xvfb, the first word, has it draw to an X server instead. On a quiet machine, please.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source .scripts/common.sh

screen=()
if [ "${1:-}" = --xvfb ]; then
  shift
  install_missing "${test_packages[@]}"
  screen=(env QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1920x1080x24 -nolisten tcp")
fi
install_missing "${build_packages[@]}"
build release encoder-lab window_benchmark >&2
exec "${screen[@]}" build/release/tests/bench/window_benchmark --program build/release/app/encoder-lab "$@"
