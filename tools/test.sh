#!/usr/bin/env bash
# Everything that `make test` promises, from a fresh clone to pytest's own summary in the last line.
# A step that fails does not keep the later ones from running, but the whole then fails.
set -uo pipefail
cd "$(dirname "$0")/.."
bash tools/setup.sh test || exit 1

need() { # need CHECK PACKAGE WHAT-FOR: there, else installed when root, else named in one plain line
  if eval "$1" >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    tools/apt.sh "$2"
    eval "$1" >/dev/null 2>&1 && return
  fi
  echo "The tests need $3: the Debian package $2 is missing. As root: apt-get install $2." >&2
  exit 1
}
need 'command -v chromium' chromium "a browser"
need 'ls /usr/lib/postgresql/*/bin/initdb || command -v initdb' postgresql "PostgreSQL"

unset "${!JOBROOM_@}" PORT # what is set for a server here does not reach the tests
JOBROOM_HOME="$(mktemp -d "${TMPDIR:-/tmp}/jobroom-test.XXXXXX")"
export JOBROOM_HOME COVERAGE_FILE="$JOBROOM_HOME/coverage"
trap 'rm -rf "$JOBROOM_HOME"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
python=.venv/bin/python
failed=""
step() { echo "=== $1"; shift; "$@" </dev/null || failed="$failed; $*"; }

covered_rules() {
  $python -m coverage run --branch --source=src/jobroom/rules -m pytest tests/rules &&
    $python -m coverage report --show-missing --skip-covered --fail-under=100
}

step "style, types, floors, migrations" bash tools/lint.sh
step "the rules, branch by branch" covered_rules
# tests/conftest.py leaves out here what asks no database
step "unit tests on PostgreSQL" bash tools/with_postgres.sh $python -m pytest -n 2 --dist worksteal -m "not journey"
[ -z "$failed" ] || echo "FAILED before the last step: ${failed#; }" >&2
step "unit tests and browser journeys on SQLite" $python -m pytest -n 2 --dist worksteal --ignore tests/rules
[ -z "$failed" ]
