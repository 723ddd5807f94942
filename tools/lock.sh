#!/usr/bin/env bash
# Pins every package with its hashes, for all platforms, without naming an index: run after changing pyproject.toml.
set -euo pipefail
cd "$(dirname "$0")/.."
pin() { .tools/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 pyproject.toml "$@"; }
pin --output-file requirements.lock
pin --group dev --constraint requirements.lock --output-file requirements-dev.lock
