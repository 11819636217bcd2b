# Sourced by app/run.sh, tests/run.sh and .ci/run: the Debian packages, and how they are installed and built with.
# shellcheck shell=bash

build_packages=(g++ cmake ninja-build qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n
  qt6-wayland libqcustomplot-dev libarmadillo-dev libopenblas-dev nlohmann-json3-dev fonts-noto-cjk fonts-dejavu-core)
test_packages=(xvfb xauth)
check_packages=(clang-format clang-tidy)

# Without a locale Qt and the compilers fall back to ASCII.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in '' | C | POSIX) export LC_ALL=C.UTF-8 ;; esac

# A closed standard input would hand its number to the next file that a program opens.
{ : <&0; } 2>/dev/null || exec </dev/null

# install_missing PACKAGE…: installs those that are not there yet; costs nothing when all are.
install_missing() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not a Debian system: if the build fails, install what your system calls: $*" >&2
    return 0
  fi
  local present missing=() package
  present=" $(dpkg-query --show --showformat='${Package}:${db:Status-Status} ' "$@" 2>/dev/null)" || true
  for package in "$@"; do
    [[ $present == *" $package:installed "* ]] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Some packages are missing; run this as root, then start again:" \
        "apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -q </dev/null || echo "Not all package lists could be fetched; trying with those there." >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qy --no-install-recommends "${missing[@]}" </dev/null
}

# The number of compilers to run side by side: one a core, as far as memory reaches.
build_jobs() {
  local cores memory_kib
  cores=$(nproc)
  memory_kib=$(awk '/^MemAvailable:/ {print $2}' /proc/meminfo 2>/dev/null)
  local by_memory=$((${memory_kib:-1048576} / 1048576))
  [ "$by_memory" -ge 1 ] || by_memory=1
  echo $((cores < by_memory ? cores : by_memory))
}

# build PRESET [TARGET…]: configures if that was never done, and brings the targets (all, without any) up to date.
# The current directory must be the top of the tree, where the presets are.
build() {
  local preset=$1
  shift
  [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" || return
  cmake --build --preset "$preset" --parallel "$(build_jobs)" ${1:+--target "$@"}
}
