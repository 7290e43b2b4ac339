# Two commands: make serve, make test. Everything else sets itself up, inside this folder.
#
# A step that is done leaves a stamp; it runs again only when what it was made from has changed.
# Works with the make of macOS (3.81) too, so no newer feature of GNU make here.

PYTHON ?=
ADDRESS ?= 127.0.0.1:8000
ARGS ?=
FOR ?= 60
FOLDER ?= .cache/demo

BIN := .venv/bin
DONE := .venv/.done
LOGS := .cache/logs
ESLINT := node_modules/eslint/bin/eslint.js
QUICK_TESTS := tests/unit tests/hostile

MACHINES_PATH := $(PATH)
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# Material announces the end of MkDocs 1 at every start; pyproject.toml keeps to MkDocs 1 on purpose.
export NO_MKDOCS_2_WARNING := 1
# A virtual environment that happens to be active, or somebody's PYTHONPATH, must not reach into this one.
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV
# Some machines forbid bytecode to be kept: every start of Python, of which the tests have many, would compile it all.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup serve check test fresh test-browsers test-builders test-hosts engines test-faults test-every build wheel demo calendars prove fuzz bench mutate screenshots bench-browser bench-build verify architecture update-pyodide lint format lock clean clean-all

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(DONE)/python node_modules/.done ## Make .venv and node_modules; every other target does this first

serve: setup ## Serve the site at http://127.0.0.1:8000/ and reload on every change
	@$(BIN)/python -m build_scripts.mkdocs_site.server $(ADDRESS)

build: setup ## Write the site that can be published to site/
	@$(BIN)/mkdocs build --strict --clean $(if $(filter build,$(MAKECMDGOALS)),$(ARGS))

wheel: setup ## Write dist/*.whl, which a board installs: the program with all that the browser needs, ready made
	@$(BIN)/python -m build_scripts.dev.wheel

demo: setup ## Build the site of a made-up board in a new folder: FOLDER=.cache/demo
	@test "$(FOLDER)" != .cache/demo || rm -rf $(FOLDER)
	@$(BIN)/navigator demo $(FOLDER)

test: setup ## Run the tests, those in a real Chromium too, but for what test-every and prove add; ARGS="-k words" picks some
	@$(BIN)/python -m build_scripts.dev.chromium
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: lint ## What to run while working: lint, and the tests that need neither the site nor a browser
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder $(QUICK_TESTS) $(ARGS)

fresh: $(DONE)/venv ## What was committed, as a newcomer meets it: set-up, command, site and browser from nothing
	@PATH="$(MACHINES_PATH)" $(BIN)/python -m build_scripts.dev.fresh $(PYTHON)

test-hosts: build ## The built site on nginx, Apache and lighttpd, those that are here; INSTALL=1 gets them on Debian
	@test -z "$(INSTALL)" || apt-get install --yes --no-install-recommends nginx-light libnginx-mod-http-brotli-static apache2 lighttpd lighttpd-mod-deflate
	@$(BIN)/python -m build_scripts.dev.chromium
	@$(BIN)/python -m pytest --numprocesses 0 tests/hosts/walk_hosts.py tests/hosts/walk_adoption.py tests/hosts/walk_pythons.py $(ARGS)

test-builders: build ## The written site by ProperDocs, byte by byte the same; it fetches that builder
	@BUILT_SITE=$(CURDIR)/site UV_DEFAULT_INDEX="$(MIRROR)" $(BIN)/python -m pytest --numprocesses 0 tests/hosts/walk_builders.py $(ARGS)

test-browsers: build ## The main job in Firefox, WebKit and Chromium of the distribution; INSTALL=1 gets them on Debian
	@test -z "$(INSTALL)" || $(MAKE) engines
	@SITE=site $(BIN)/python -m pytest --numprocesses 0 $(filter-out %/walk_faults.py,$(wildcard tests/browsers/walk_*.py)) $(ARGS)

engines: ## Get Firefox, WebKit and Chromium with their drivers, on Debian; they are kept after that
	@apt-get install --yes --no-install-recommends firefox-esr webkit2gtk-driver xvfb chromium chromium-driver

test-every: build ## What make test looks at in some pages, procedures and answers, in every one of them (long)
	@$(BIN)/python -m build_scripts.dev.chromium
	@EVERY=1 BUILT_SITE=$(CURDIR)/site $(BIN)/python -m pytest --numprocesses 2 \
		$$(grep -rlE "support.every import|browser.axe import|some_kinds" --include="test_*.py" tests) $(ARGS)

test-faults: build ## Fail every file of the built site in four ways, and see what a reader has then, in each engine that is here (long)
	@$(BIN)/python -m build_scripts.dev.chromium
	@BUILT_SITE=$(CURDIR)/site $(BIN)/python -m pytest --numprocesses 2 tests/browser/walk_faults.py $(ARGS)
	@SITE=site $(BIN)/python -m pytest --numprocesses 0 tests/browsers/walk_faults.py $(ARGS)

calendars: setup ## Compare the bank holidays with an independent source; warn when they end soon
	@$(BIN)/navigator calendars check $(ARGS)

prove: setup ## The engine against other opinions in 200,000 drawn cases, and against itself in Pyodide (long)
	@$(BIN)/python -m pytest tests/proofs --hypothesis-profile=prove --numprocesses 2 $(ARGS)

fuzz: setup $(DONE)/fuzz ## Broken files for the reader and broken requests for the engine, at random and guided by coverage; seconds FOR=180
	@$(BIN)/python -m tests.fuzz.fuzz --seconds $(FOR) $(ARGS)
	@for target in reader engine; do \
		$(BIN)/python -m tests.fuzz.guided $$target .cache/fuzz/$$target -max_total_time=$(FOR) || exit 1; done

bench: setup $(DONE)/bench ## How fast the engine counts, beside other libraries
	@$(BIN)/python -m build_scripts.dev.bench.counting

mutate: setup $(DONE)/mutation ## Change the engine a little everywhere and see a test fail each time (long): ARGS="--lot 150 --seed 7"
	@$(BIN)/python -m build_scripts.dev.mutate $(ARGS)

# As if the site were built on the day that the pictures show: pages warn of a device whose day lies before their own.
screenshots: export SOURCE_DATE_EPOCH = 1806483600
screenshots: build ## Photograph every kind of page: one each for docs/screenshots/, all widths for test-results/; ARGS="--only home"
	@$(BIN)/python -m build_scripts.dev.screenshots $(ARGS)

bench-browser: build ## Time the first answer of Python in a browser, beside bare Pyodide of the same version; ARGS="--rounds 7"
	@$(BIN)/python -m build_scripts.dev.bench.browser $(ARGS)

bench-build: setup ## Time builds of 10 and 100 procedures beside plain MkDocs; ARGS="--procedures 1000 --pairs 0 --changes 0"
	@$(BIN)/python -m build_scripts.dev.bench.build $(ARGS)

verify: setup ## Build the site twice from nothing and show that the same bytes come out
	@$(BIN)/python -m build_scripts.dev.verify

architecture: setup ## Write the rooms, their picture and the file tree into docs/developers/architecture.md
	@$(BIN)/python -m build_scripts.dev.architecture

update-pyodide: setup ## Take another version of Pyodide and run everything: VERSION=314.0.7
	@$(BIN)/npm install --save-exact pyodide@$(or $(VERSION),$(error VERSION=... is missing))
	@$(MAKE) test build

lint: setup ## Check style and types
	@failed=; \
	$(BIN)/ruff check || failed=1; \
	$(BIN)/ruff format --check --quiet || { echo "make format lays these out"; failed=1; }; \
	$(BIN)/mypy || failed=1; \
	$(BIN)/node $(ESLINT) || failed=1; \
	test -z "$$failed"

format: setup ## Lay out the code and fix what can be fixed without thinking
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix
	@$(BIN)/node $(ESLINT) --fix

clean: ## Remove what was built: site/ and caches
	@rm -rf site .cache build dist *.egg-info .hypothesis test-results

clean-all: clean ## Remove .venv and node_modules too
	@rm -rf .venv node_modules

# --- Setting up ---------------------------------------------------------------------------------------------------

# $(call quietly,name,command): the output goes to a log and is shown only if the command fails.
quietly = mkdir -p $(LOGS) && { { $(2); } >$(LOGS)/$(1).log 2>&1 </dev/null || \
	{ cat $(LOGS)/$(1).log; echo "That did not work. The same command tries it again."; exit 1; }; }

# A virtual environment holds absolute paths: one that was made elsewhere, or from another Python than PYTHON, is made anew.
MADE_FOR := $(shell cat .venv/.made-for 2>/dev/null)
ifneq ($(MADE_FOR),$(CURDIR) $(or $(PYTHON),$(lastword $(MADE_FOR))))
.PHONY: $(DONE)/venv
endif

$(DONE)/venv:
	@PATH="$(MACHINES_PATH)" build_scripts/dev/make_venv.sh "$(PYTHON)"
	@mkdir -p $(DONE) && echo "$(CURDIR) $(or $(PYTHON),python3)" >.venv/.made-for && touch $@

# The machine's own pip, however old, takes one file by its hash: uv, which reads the lock the same way everywhere.
$(DONE)/uv: build_scripts/dev/uv.txt $(DONE)/venv
	@echo "Installing uv, which installs the rest"
	@$(call quietly,uv,$(BIN)/python -m pip install --require-hashes --only-binary :all: -r build_scripts/dev/uv.txt)
	@touch $@

# uv does not read the settings of pip: a mirror that they name is uv's index too.
MIRROR = $${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get global.index-url 2>/dev/null)}}
UV = UV_DEFAULT_INDEX="$(MIRROR)" $(BIN)/uv

# What pyproject.toml asks for, as python-lock.txt pins it: nothing unpinned, nothing without its hash.
INSTALL = $(UV) pip install --python $(BIN)/python --no-build-isolation
LOCKED = $(INSTALL) --require-hashes -c python-lock.txt -r pyproject.toml $(addprefix --group ,$(1))
GROUPS := test lint spreadsheets browser pyodide build
LONG_WORK := bench fuzz mutation
# Never into .venv.
APART := builders

# --exact takes away what the lock no longer has, and with it what long work had installed.
$(DONE)/python: python-lock.txt pyproject.toml $(DONE)/uv
	@echo "Installing the packages of python-lock.txt"
	@$(call quietly,python,$(call LOCKED,$(GROUPS)) --exact && $(INSTALL) --no-deps --editable .)
	@touch $@

node_modules/.done: package-lock.json package.json .npmrc | $(DONE)/python
	@echo "Installing the packages of package-lock.json"
	@$(call quietly,node,$(BIN)/npm ci)
	@touch $@

# What only long work needs: make it depend on setup and on one of these.
$(LONG_WORK:%=$(DONE)/%): $(DONE)/%: $(DONE)/python
	@echo "Installing the packages of the group $*"
	@$(call quietly,$*,$(call LOCKED,$*))
	@touch $@

# --- Dependencies -------------------------------------------------------------------------------------------------

# The lock names no address, so that it also works behind a mirror.
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

# Needs no more than uv, so that it can fix a lock that no longer installs.
lock: $(DONE)/uv ## Write the locks after a change of pyproject.toml or package.json; UPGRADE=1 takes newer versions
	@echo "Writing python-lock.txt"
	@$(LOCK) pyproject.toml $(addprefix --group ,$(GROUPS) $(LONG_WORK) $(APART)) --output-file python-lock.txt
	@echo "Writing build_scripts/dev/uv.txt"
	@echo uv | $(LOCK) --only-binary uv --no-annotate --output-file build_scripts/dev/uv.txt -
	@$(MAKE) --no-print-directory $(DONE)/python
	@echo "Writing package-lock.json"
	@$(BIN)/npm $(if $(UPGRADE),update,install) --package-lock-only
