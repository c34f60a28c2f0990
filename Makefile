# Everything a newcomer needs: `make run` and `make test` set up what they use.
PYTHON ?= python3
BIN := .venv/bin

# What has been compiled is kept: otherwise every program that a test starts would compile all anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup run ats test chromium check lint retell shots chaos bench lock

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

# Our code is compiled meanwhile, on a core that would be idle: each hand of the tests would compile all of it anew.
.venv/ready-to-test: .venv/ready requirements-dev.lock
	$(BIN)/python -c "import web.main" & \
	$(PIP) --require-hashes --requirement requirements-dev.lock && wait
	touch $@

run: setup
	$(BIN)/vouchline serve

# The example of a tracking system, with a Vouchline beside it: docs/examples/ats.
ats: setup
	$(BIN)/python -m docs.examples.ats

test: .venv/ready-to-test chromium
	$(BIN)/python -m pytest -n auto --dist worksteal

# Nothing where there is one.
chromium: .venv/ready-to-test
	$(BIN)/python -m tests.browser.chromium

check: lint test

lint: .venv/ready-to-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

retell: .venv/ready-to-test
	$(BIN)/python -m pytest tests/transcripts tests/stories tests/domain/test_moves_drawn.py --retell

shots: .venv/ready-to-test chromium
	$(BIN)/python -m pytest tests/browser --shots

chaos: .venv/ready-to-test
	$(BIN)/python -m tests.chaos

bench: .venv/ready-to-test
	$(BIN)/python -m tests.bench

LOCKING := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

# Locks the newest versions that pyproject.toml allows; needs `uv` on the path.
lock:
	uv pip compile $(LOCKING) pyproject.toml --group build --output-file requirements.lock
	uv pip compile $(LOCKING) --group dev --constraint requirements.lock --output-file requirements-dev.lock
