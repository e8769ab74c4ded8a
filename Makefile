# Everything sets itself up: a virtual environment in .venv, renewed when pyproject.toml changes, quick and offline otherwise.

# The newest python3 will do from 3.11 on; the embedded database has no build for 3.14 yet, so an older sister is preferred.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { echo $$python; exit; }; \
	done; echo python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The tests wait for the database now and then: one process more than there are cores keeps them busy.
WORKERS = $(shell $(BIN)/python -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')
# Anything after the command's own arguments: make test ARGS="tests/club -x"
ARGS ?=

.PHONY: help run test storm check bench bench-matching clean

help:
	@echo "make run              start Fiver: the bot if .env holds a token, else a rehearsal in the browser"
	@echo "make test             run every test"
	@echo "make storm            1,000 payments in bad weather, each booked once, and no secret seen anywhere"
	@echo "make check            style, types and import rules"
	@echo "make bench            measure; prints a table and asserts nothing"
	@echo "make bench-matching   how well payments find their players, on made-up clubs"
	@echo "make clean            take away what the above made (never the data)"

run: .venv/installed-run
	@exec $(BIN)/python -m app $(ARGS)

test: .venv/installed-dev
	@# A file is one process's; in their own order, or the long ones would come last, one after the other.
	@# What one process compiled, the others and the next run need not.
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder $(ARGS)

storm: .venv/installed-dev
	@FIVER_STORM=1000 $(BIN)/python -m pytest tests/e2e/test_bank_storm.py --durations=1 $(ARGS)

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@# It prints its banner whatever one says; what matters follows.
	$(BIN)/lint-imports

bench: .venv/installed-dev
	@$(BIN)/python -m tests.benchmarks $(ARGS)

bench-matching: .venv/installed-dev
	@$(BIN)/python -m tests.benchmarks.matching $(ARGS)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Fiver needs Python 3.11 or newer. On Debian and Ubuntu: sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Fiver needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python has no venv. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Making a virtual environment in .venv (once)"
	@$(PYTHON) -m venv --clear .venv

.venv/installed-run: pyproject.toml | .venv/bin/python
	@echo "Installing what Fiver needs"
	@$(PIP) install --editable '.[embedded]' || { \
		echo "Without the embedded database then, which has no build for this machine: set MONGODB_URI." >&2; \
		$(PIP) install --editable . ; }
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	@echo "Installing what Fiver and its tests need"
	@$(PIP) install --editable '.[embedded,dev]'
	@touch $@ .venv/installed-run
