#!/usr/bin/env bash
# Style, types, floors, migrations. Runs every check, then says which of them failed.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=""
check() { echo "== $1"; shift; "$@" || failed="$failed; $*"; }

check "style" $bin/ruff check --quiet .
check "format" $bin/ruff format --check --quiet .
check "types" $bin/mypy --no-error-summary
check "floors" $bin/lint-imports --no-timing
check "migrations" $bin/jobroom makemigrations --check --dry-run
[ -z "$failed" ] && exit 0
echo "failed: ${failed#; }" >&2
exit 1
