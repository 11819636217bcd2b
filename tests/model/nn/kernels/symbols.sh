#!/usr/bin/env bash
# symbols.sh OBJECT…: the kernels' objects define no symbol outside their own namespace. Of one that several define the
# linker keeps any copy, perhaps one that this machine cannot run.
set -euo pipefail
status=0
for object in "$@"; do
  set_name=${object##*encoder_lab_kernels_}
  set_name=${set_name%%.dir*}
  symbols=$(nm --demangle --defined-only --extern-only "$object")
  [ -n "$symbols" ] || { echo "$object defines nothing"; status=1; }
  strangers=$(grep -v "encoderlab::$set_name::" <<<"$symbols") || true
  [ -z "$strangers" ] || { printf '%s defines for everybody:\n%s\n' "$object" "$strangers"; status=1; }
done
exit $status
