#!/usr/bin/env bash
# Makes .venv with the `jobroom` command from the lock file, with pip alone.
# usage: tools/setup.sh run|test
# uv is put into .tools by pip; uv makes the environment, so python3-venv is not needed.
set -euo pipefail
cd "$(dirname "$0")/.."
lock="requirements.lock"; [ "${1:-run}" = test ] && lock="requirements-dev.lock"

need() { # need COMMAND PACKAGE: found, else installed as root, else named in one plain line
  if eval "$1" >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" = 0 ]; then
    tools/apt.sh "$2"
  else
    echo "Please install the Debian package $2 (as root: apt-get install $2), then run this again." >&2; exit 1
  fi
}

stamp=".venv/.installed-$(sha256sum "$lock" pyproject.toml | sha256sum | cut -c1-16)"
if [ ! -e "$stamp" ]; then
  need 'python3 -c "import sys; assert sys.version_info[:2] >= (3, 11)"' python3
  need 'python3 -m pip --version' python3-pip
  uv_version="$(cat tools/uv-version)"
  if [ "$(.tools/bin/uv --version 2>/dev/null | cut -d' ' -f2)" != "$uv_version" ]; then
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
      --upgrade --target .tools "uv==$uv_version"
  fi
  export UV_LINK_MODE=copy
  [ -x .venv/bin/python ] || .tools/bin/uv venv --quiet --python python3 .venv
  .tools/bin/uv pip sync --quiet --require-hashes --python .venv/bin/python "$lock"
  .tools/bin/uv pip install --quiet --no-deps --python .venv/bin/python --editable .
  rm -f .venv/.installed-*
  touch "$stamp"
fi
.venv/bin/python tools/compile_messages.py
