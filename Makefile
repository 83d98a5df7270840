# Everything a person needs: make demo, make test. Python 3.11 or newer with venv, git and make are enough.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: install install-dev demo run test lint bench pictures lock clean

install: .venv/installed
install-dev: .venv/installed-dev

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: requirements.lock | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: .venv/installed
	@$(BIN)/python -m bot demo

run: .venv/installed
	@$(BIN)/python -m bot run

# Three at a time on any machine: many tests wait rather than compute.
test: lint
	$(BIN)/python -m pytest -n 3 --dist loadfile --cov --cov-report=
	$(BIN)/coverage report --include="bot/core/*,bot/prose/*,bot/digest/*,bot/cards/*,bot/speech/*,bot/stance/*,bot/parsing/*,bot/reading.py" --fail-under=95
	$(BIN)/coverage report --fail-under=90

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

bench: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks

# For maintainers: draws the cards of the README anew. Needs Chromium.
pictures: .venv/installed
	@$(BIN)/python -m docs.pictures

# For maintainers: writes the hashed locks anew. Needs `uv`; no registry address enters the files.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage build dist
