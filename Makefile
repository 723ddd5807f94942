# Two commands on a fresh machine: `make run` and `make test`. Everything else is a part of them.
.DEFAULT_GOAL := run
.PHONY: run setup test quick lint bench messages lock

run: setup
	@JOBROOM_DEMO=$${JOBROOM_DEMO:-1} exec .venv/bin/jobroom run

setup:
	@bash tools/setup.sh run

test:
	@bash tools/test.sh

quick: setup-dev
	@.venv/bin/python -m pytest -n 2 -m "not slow and not journey"

lint: setup-dev
	@bash tools/lint.sh

bench: setup-dev
	@.venv/bin/python -m benchmarks

messages: setup-dev
	@.venv/bin/python tools/extract_messages.py

lock: setup-dev
	@bash tools/lock.sh

.PHONY: setup-dev
setup-dev:
	@bash tools/setup.sh test
