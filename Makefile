# Everything a newcomer needs: `make run` and `make test` set up what they use.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup run test check lint retell chaos bench lock

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

run: setup
	$(BIN)/vouchline serve

test: setup
	$(BIN)/python -m pytest

check: setup lint test

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

retell: setup
	$(BIN)/python -m pytest tests/transcripts tests/stories tests/domain/test_moves_drawn.py --retell

chaos: setup
	$(BIN)/python -m tests.chaos

bench: setup
	$(BIN)/python -m tests.bench

# Locks the newest versions that pyproject.toml allows; needs `uv` on the path.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    pyproject.toml --group dev --output-file requirements.lock
