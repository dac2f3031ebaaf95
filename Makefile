# Every command that a contributor needs. `make help` lists them.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
LOWEST := .make/lowest/Scripts
RELEASE := .make/release/Scripts
else
BIN := $(VENV)/bin
LOWEST := .make/lowest/bin
RELEASE := .make/release/bin
endif

# The tests start hundreds of processes: each would compile the application again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-beside test-code test-pages test-lowest test-wide \
	check check-style check-types bench bench-wide fix snapshots pyz licences golden clean

help: ## List these commands.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: .make/app ## Open the application on real examples.
	@$(BIN)/assess demo --to demo

test: .make/dev ## Run all checks and all tests. What CI runs.
	@$(BIN)/python -m tests.browser_setup
	@$(MAKE) --no-print-directory -j2 test-code test-beside

# What is short runs beside the tests of the code, and is shown when it is over. Pages are
# never looked at in the process that tests the code, as each brings an event loop of its
# own. Branches are counted where the code is tested, not where pages are looked at.

test-beside: .make/dev
	@$(MAKE) --no-print-directory --keep-going check-types check-style test-pages \
		> .make/beside.txt 2>&1; ended=$$?; cat .make/beside.txt; exit $$ended

test-code: .make/dev
	@rm -rf .make/counted
	@PYTEST_PLUGINS=tests.counting $(BIN)/python -m pytest -n 2 --dist worksteal -m "not browser"
	@$(BIN)/python -m tests.counting --least 85

test-pages: .make/dev
	@$(BIN)/python -m pytest -m browser tests/browser

test-lowest: ## Run the tests with the lowest versions that pyproject.toml allows.
	@$(PYTHON) -m venv .make/lowest
	@$(LOWEST)/python -m pip install --quiet uv
	@$(LOWEST)/uv pip install --quiet --python $(LOWEST)/python --resolution lowest-direct --editable .
	@$(LOWEST)/uv pip install --quiet --python $(LOWEST)/python --group test
	@$(LOWEST)/uv pip list --quiet --python $(LOWEST)/python
	@$(LOWEST)/python -m pytest -n 2 --dist worksteal -m "not browser"

test-wide: .make/dev ## Run the long matrices and the many kills too.
	@$(BIN)/python -m pip install --quiet --group wide
	@$(BIN)/python -m tests.browser_setup
	@HYPOTHESIS_PROFILE=wide $(BIN)/python -m pytest -n 2 --dist worksteal -m "not browser" --wide
	@$(BIN)/python -m pytest -n 2 -m browser --wide tests/browser

check: .make/dev ## Check style, types, layers and the standards.
	@$(MAKE) --no-print-directory -j2 check-types check-style

check-types: .make/dev
	@$(BIN)/mypy

check-style: .make/dev
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/lint-imports
	@$(BIN)/assess standards check

bench: .make/dev ## Measure against the yardsticks, each side in turn.
	@$(BIN)/python -m bench.pandoc_setup
	@$(BIN)/python -m bench

bench-wide: .make/dev ## Measure the portfolio of 100,000 assessments.
	@$(BIN)/python -m bench --only portfolio -p 100000

fix: .make/dev ## Rewrite what a tool can rewrite.
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

snapshots: .make/dev ## Accept the present look of the screens.
	@$(BIN)/python -m pytest tests/app -k snapshot --snapshot-update

pyz: .make/dev ## Build one file for this system and its Pythons. Never run on Windows.
	@mkdir -p dist
	@$(BIN)/shiv -c assess -o dist/assess.pyz --compressed --quiet .
	@echo "dist/assess.pyz runs here with: python3 dist/assess.pyz. It was never run on Windows."

licences: .make/dev ## List what a release is made of: licences, and an SBOM (CycloneDX).
	@$(BIN)/python -m pip install --quiet --group release
	@rm -rf .make/release && $(PYTHON) -m venv .make/release
	@$(RELEASE)/python -m pip install --quiet ".[office]"
	@mkdir -p dist
	@$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
		-o dist/sbom.cdx.json $(RELEASE)/python
	@$(BIN)/pip-licenses --python $(RELEASE)/python --ignore-packages assess \
		--with-urls --format markdown --output-file dist/licences.md
	@echo "dist/sbom.cdx.json and dist/licences.md say what a release is made of."

golden: .make/dev ## Write the files that define the format and the view again.
	@$(BIN)/python -m tests.make_golden
	@$(BIN)/python -m tests.make_templates_readme
	@$(BIN)/python -m tests.forgeries
	@$(BIN)/python -m tests.make_commands
	@$(BIN)/python -m tests.make_keys

clean: ## Take away what these commands made.
	rm -rf $(VENV) .make demo dist
	find assess -name '*.counted-*.pyc' -delete

# The environment: made once, and again when pyproject.toml changes.

.make/app: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "assess needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV) (once)."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --editable .
	@mkdir -p .make && touch $@

# Compiled here, as each worker and each process that a test starts would do it again.

.make/dev: .make/app
	@$(BIN)/python -m pip install --quiet --group dev
	@$(BIN)/python -m compileall -q assess bench
	@$(BIN)/python -m tests.counting
	@$(BIN)/python -m pytest --collect-only -qq > /dev/null 2>&1 || true
	@mkdir -p .make && touch $@
