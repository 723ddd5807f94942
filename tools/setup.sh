#!/usr/bin/env bash
# Makes .venv with the `jobroom` command from the lock file, with Debian's python3 and pip alone.
# usage: tools/setup.sh run|test
# pip puts uv into .tools; uv makes the environment, so python3-venv is not needed. Nothing is built: every
# package is a wheel, and our own code is named by a path file. When all is there, no network is touched.
set -euo pipefail
cd "$(dirname "$0")/.."
kind="${1:-run}"
stamp=.venv/.set-up
state="$(cat requirements.lock requirements-dev.lock tools/uv-version "$0" | sha256sum | cut -c1-16)"

need() { # need CHECK PACKAGE: there, else installed when root, else named in one plain line
  if eval "$1" >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    tools/apt.sh "$2"
    eval "$1" >/dev/null 2>&1 && return
  fi
  echo "The Debian package $2 is missing. As root: apt-get install $2. Then run this again." >&2
  exit 1
}

complete() { # the packages of this kind, or more, are there in the locked versions
  [ -x .venv/bin/jobroom ] && .venv/bin/python -c '' 2>/dev/null &&
    { [ "$(cat "$stamp" 2>/dev/null)" = "test $state" ] || [ "$(cat "$stamp" 2>/dev/null)" = "$kind $state" ]; }
}

own_python() { # the interpreter that the project is locked for
  for name in python3.11 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      "$name" -c 'import sys; print(sys.executable)'; return
    fi
  done
  return 1
}

place_uv() {
  local version; version="$(cat tools/uv-version)"
  if [ "$(.tools/bin/uv --version 2>/dev/null | cut -d' ' -f2)" = "$version" ]; then return; fi
  rm -rf .tools/bin .tools/uv*
  "$python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --only-binary=:all: --target .tools "uv==$version"
}

place_packages() {
  local lock=requirements.lock; [ "$kind" = test ] && lock=requirements-dev.lock
  export UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1
  mkdir -p "${UV_CACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/uv}" 2>/dev/null ||
    export UV_CACHE_DIR="$PWD/.tools/cache"
  if ! .venv/bin/python -c '' 2>/dev/null; then
    rm -rf .venv
    .tools/bin/uv venv --quiet --no-project --python "$python" .venv
  fi
  .tools/bin/uv pip sync --quiet --no-build --require-hashes --python .venv/bin/python "$lock"
  echo "$PWD/src" > "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/jobroom.pth"
  printf '#!/bin/sh\nexec "%s/.venv/bin/python" -m jobroom "$@"\n' "$PWD" > .venv/bin/jobroom
  chmod +x .venv/bin/jobroom
}

if ! complete; then
  need own_python python3
  need 'test -e /usr/share/zoneinfo/Europe/Zurich' tzdata
  python="$(own_python)"
  need "$python -m pip --version" python3-pip
  mkdir -p .tools
  exec 9> .tools/lock
  flock 9 # a second `make` waits here, and then finds everything done
  if ! complete; then
    # Whoever has tested here keeps the test packages when the lock changes.
    case "$(cat "$stamp" 2>/dev/null)" in "test "*) kind=test ;; esac
    rm -f "$stamp"
    place_uv
    place_packages
    echo "$kind $state" > "$stamp"
  fi
  exec 9>&-
fi
.venv/bin/python tools/compile_messages.py
