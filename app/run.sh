#!/usr/bin/env bash
# Installs what is missing, builds Encoder Lab and runs it: app/run.sh [arguments of encoder-lab]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/.scripts/common.sh"

# Standard output belongs to the program.
{
  install_missing "${build_packages[@]}"
  (cd "$root" && build release encoder-lab)
} >&2
program=$root/build/release/app/encoder-lab

if [ $# -gt 0 ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$program" "$@"
fi

results=$root/build/without-display
mkdir -p "$results"
echo "There is no display, so the window cannot open: the experiment that it starts with is trained here instead."
"$program" train --task reverse --out "$results/reverse.safetensors"
"$program" screenshot --task reverse --out "$results"
echo "The trained model and pictures of the window are in $results."
