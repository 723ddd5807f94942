#!/usr/bin/env bash
# Style, types, floors, migrations. Runs every check, then says which of them failed.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=""
export JOBROOM_DEMO=1 # so that the tables of the demo are looked at too
check() { echo "== $1"; shift; "$@" || failed="$failed; $*"; }

check "style" $bin/ruff check --quiet .
check "format" $bin/ruff format --check --quiet .
check "types" $bin/mypy --no-error-summary
check "floors" $bin/lint-imports --no-logo
check "migrations" $bin/jobroom makemigrations --check --dry-run
[ -z "$failed" ] && exit 0
echo "failed: ${failed#; }" >&2
exit 1
