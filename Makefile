# Everything here needs only Python 3.11 or newer and pip; the first command makes .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT ?= demo-output

.PHONY: help run demo test test-whole check evening screens drive keyboard heard roomy crash forge faults fuzz mutants bench growth golden accessible locale bundle bundle-check deb installer clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ –/'

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Evalapp needs Python 3.11 or newer; set PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

run: $(READY)  ## open the window with the three doors of the demo (without a display: play the demo call)
	@$(BIN)/python -m ui.try_demo $(OUT)

demo: $(READY)  ## play a whole call into demo-output/ without the window
	@rm -rf $(OUT)
	@$(BIN)/python main.py demo $(OUT)

# Tests start the program some hundred times, and without kept bytecode each start compiles all of it again.
test: $(READY)  ## the test suite (without Qt's system libraries: all but the window; without PostgreSQL: all but publishing)
	@$(BIN)/python -m tests.postgres
	@unset PYTHONDONTWRITEBYTECODE; if $(BIN)/python -m ui.libraries; then $(BIN)/python -m pytest -n 2 $(WHOLE); \
	else echo "The tests of the window are left out."; $(BIN)/python -m pytest -n 2 $(WHOLE) -p no:pytest-qt; fi

test-whole: WHOLE = --whole
test-whole: test  ## the suite with every case of what takes long: half an hour on two cores

check: $(READY)  ## ruff, mypy, import-linter, deptry
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/deptry . --extend-exclude 'tests/|tools/' --optional-dependencies-dev-groups dev,fuzz,mutants

evening: $(READY)  ## hold a meeting through the window, to paper (FOLDER=… keeps pictures, STORY=spearhead is one without a ranking)
	@$(BIN)/python -m tools.evening $(FOLDER) --story $(or $(STORY),ranked)

screens: $(READY)  ## render every page to docs/screens/, in English those of the English guides
	@$(BIN)/python -m tools.screens docs/screens
	@$(BIN)/python -m tools.screens docs/screens/en --language en

drive: $(READY)  ## work the real window by keys and mouse (needs Xvfb and xdotool)
	@$(BIN)/python -m tools.drive

keyboard: $(READY)  ## score a whole pack by keyboard alone and compare (needs Xvfb and xdotool)
	@$(BIN)/python -m tools.keyboard

heard: $(READY)  ## hear every page over the accessibility bus as a screen reader does (needs at-spi2-core, D-Bus, Xvfb, xdotool)
	@$(BIN)/python -m tools.heard

roomy: $(READY)  ## look at every moment of the demo with text twice as large and in high contrast; what is cut or nameless
	@$(BIN)/python -m tools.roomy $(FOLDER)

crash: $(READY)  ## kill the window 50 times while a juror types; count what was lost
	@$(BIN)/python -m tools.crash

forge: $(READY)  ## what a patient attacker tries: forgeries, bombs, kills; tell what gave way
	@$(BIN)/python -m tools.forge

faults: $(READY)  ## kill, cut off and refuse everything that writes; a table of faults, tries and losses
	@$(BIN)/python -m tools.faults

fuzz: $(READY)  ## files of every kind that mean something and are wrong; a table of what was taken, refused and a fault
	@$(BIN)/python -m tools.fuzz $(FUZZ)

mutants: $(READY)  ## the program made wrong in 300 places; how many of them a test notices (MUTANTS=… as its arguments)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[mutants]'
	@$(BIN)/python -m tools.mutants $(MUTANTS)

bench: $(READY)  ## measure speed against a baseline in the same run
	@$(BIN)/python -m tools.bench

growth: $(READY)  ## how cost grows with applications, jurors, criteria and returns, three sizes each
	@$(BIN)/python -m tools.growth

golden: $(READY)  ## reference numbers, ours beside theirs (needs ../shared/data)
	@$(BIN)/python -m tools.golden

accessible: $(READY)  ## hold every paper against PDF/UA-1 and PDF/A-2a (veraPDF needs Java; it says how to get it)
	@$(BIN)/python -m tools.accessible

locale: $(READY)  ## collect the sentences to translate and compile the catalogue
	@$(BIN)/python -m tools.catalogue

# An environment of its own: what only development needs must not be found by whoever packs the program.
BUNDLING := build/environment
$(BUNDLING)/.ready: pyproject.toml
	$(PYTHON) -m venv $(BUNDLING)
	$(BUNDLING)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[bundle]'
	@touch $@

bundle: $(BUNDLING)/.ready  ## the program with all it needs in build/bundle/evalapp, for a machine without Python
	@$(BUNDLING)/bin/python -m tools.bundle bundle

bundle-check: $(BUNDLING)/.ready  ## that bundle checks itself and plays the demo (under Xvfb, if it is there)
	@$(BUNDLING)/bin/python -m tools.bundle check

deb: $(BUNDLING)/.ready  ## a Debian package of that bundle, in build/ (needs dpkg)
	@$(BUNDLING)/bin/python -m tools.bundle deb

installer: $(BUNDLING)/.ready  ## an installer for Windows (needs NSIS; elsewhere around a folder that stands in)
	@$(BUNDLING)/bin/python -m tools.bundle installer

clean:  ## remove what the commands above made
	rm -rf $(VENV) $(OUT) build *.egg-info
