# Two commands do everything on a fresh machine with Python 3.11+, make and git:
#   make run    install and open the garden
#   make test   install and check: format, lint, types, import contracts, tests
#   make soak   the long parts of the tests, N times as long as usual
PYTHON ?= python3
VENV ?= .venv
N ?= 10
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# The tests start the program a thousand times; where Python is told to keep no bytecode it would compile it each time.
unexport PYTHONDONTWRITEBYTECODE
COMPILED := $(BIN)/python -m compileall -q src

.PHONY: run demo test test-newest soak check format docs messages screenshots bench bench-quick lock wheel clean

run: $(STAMP)
	@$(BIN)/pruner

demo: $(STAMP)
	@$(BIN)/pruner demo

test: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports
	$(COMPILED)
	$(BIN)/pytest -n auto --dist worksteal

# The tests alone, on another Python: make test-newest PYTHON=python3.13 VENV=.venv-newest
test-newest: $(STAMP)
	$(COMPILED)
	$(BIN)/pytest -n auto --dist worksteal

# N times as many kills, at N times as many moments; N times as many fates after a power cut, and N times as many
# examples of what a garden may hold.
soak: $(STAMP)
	$(COMPILED)
	PRUNER_SOAK=$(N) $(BIN)/pytest -n auto tests/faults tests/core tests/formats tests/garden tests/store

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(STAMP)
	$(BIN)/python docs/build.py

# Bring the German catalogue up to date with the messages in the sources, and compile it.
messages: $(STAMP)
	$(BIN)/python docs/messages.py

screenshots: $(STAMP)
	$(BIN)/python screenshots/build.py

# How fast it is, as ratios to small programs that run in between; bench.json says the same.
bench: $(STAMP)
	$(BIN)/python -m benchmarks

bench-quick: $(STAMP)
	$(BIN)/python -m benchmarks --quick

wheel: $(STAMP)
	$(BIN)/python -m hatchling build -t wheel

# The lock holds every dependency with its hashes, for all platforms, and names no registry.
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate --output-file requirements.lock --upgrade

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "pruner needs Python 3.11 or newer; say make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	$(BIN)/python -m compileall -q -j 0 $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
