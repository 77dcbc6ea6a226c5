# `make demo` and `make test` need python3 (3.11 or later), its venv module and a package registry; nothing else.

VENV    := .venv
BIN     := $(VENV)/bin
EXAMPLE ?= $(firstword $(wildcard examples/harbour-bridge) $(patsubst %/,%,$(wildcard examples/*/)))
OUT     ?= out
DATA    ?=
# Leave empty to take the first suitable python on the path; PYTHON=/path/to/python takes that one.
PYTHON  ?=

.DEFAULT_GOAL := help
.PHONY: help demo test test-all check bench clean

help:
	@echo "make demo              read an example event and write $(OUT)/dossier.html"
	@echo "make test              run the tests"
	@echo "make test-all          run the tests with the slow ones and those of training (installs torch)"
	@echo "make check             formatting, lint, types and the rules of the house"
	@echo "make bench DATA=path   run every benchmark on the data at path"
	@echo "make clean             remove the environment and all that was made"

demo: $(VENV)/.installed
	@test -n "$(EXAMPLE)" || { echo "demo: there is no folder under examples/; name one with EXAMPLE=folder" >&2; exit 1; }
	@mkdir -p "$(OUT)"
	@$(BIN)/wellsourced read "$(EXAMPLE)" --html "$(OUT)/dossier.html"
	@echo
	@echo "The dossier of $(EXAMPLE) is in $(CURDIR)/$(OUT)/dossier.html - open it in a browser."

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest

test-all: $(VENV)/.installed-train
	$(BIN)/python -m pytest -m ""

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-test
	@test -n "$(DATA)" || { echo "bench: name the folder that holds cases/, score/ and data/ with DATA=path" >&2; exit 64; }
	$(BIN)/python benchmarks/cases.py --data "$(DATA)/cases"
	$(BIN)/python benchmarks/probes.py --scorer "$(DATA)/score/score_dossier.py"
	$(BIN)/python benchmarks/origins.py --data "$(DATA)/cases"
	$(BIN)/python benchmarks/attribution.py --data "$(DATA)/data/polnear/dev"
	$(BIN)/python benchmarks/speakers.py --data "$(DATA)/data/basil"
	$(BIN)/python benchmarks/names.py --data "$(DATA)/data/meantime"
	$(BIN)/python benchmarks/meaning.py
	$(BIN)/python benchmarks/restating.py --data "$(DATA)/data/basil" || test $$? -eq 2 # 2: the extra train is not installed
	$(BIN)/python benchmarks/stories.py --data "$(DATA)/data"
	$(BIN)/python benchmarks/distortion.py --data "$(DATA)/data/basil"
	$(BIN)/python benchmarks/simulated.py
	$(BIN)/python benchmarks/extraction.py --data "$(DATA)/data/wcxb-dev" || test $$? -eq 2 # 2: the peers are not installed
	$(BIN)/python benchmarks/scale.py --data "$(DATA)/data/basil"
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/archives.py --data "$(DATA)/data/odu-week" || test $$? -eq 2 # 2: warcio is not installed
	$(BIN)/python benchmarks/speed.py --data "$(DATA)/data/basil" || test $$? -eq 2 # 2: spaCy is not installed

clean:
	rm -rf "$(VENV)" "$(OUT)" build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests benchmarks examples -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps say what is installed, so that a second call installs nothing. Each asks for more than the one before.
$(VENV)/.python:
	@set -e; found=; \
	for candidate in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
	    if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$candidate; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "wellsourced needs Python 3.11 or later; here is $$(python3 --version 2>/dev/null || echo no python3)." >&2; \
	    echo "Install one (https://www.python.org/downloads/), or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
	    exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
	    echo "$$found lacks the venv module; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; \
	fi; \
	test -x $(BIN)/python || "$$found" -m venv $(VENV); \
	touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-train: pyproject.toml | $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,train]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-test

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-test
