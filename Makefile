# make run      set everything up and open the program on the sample event
# make test     set everything up and run every check
# make bench    measure, as ratios
# make package  build dist/interact-toolkit/, which runs without Python
# make installer  wrap that up: a .deb on Debian and Ubuntu, a disk image on macOS
# make setup    only set up; make lock writes the lock files anew from the .in files

SHELL := /bin/bash
VENV := .venv
PY := $(VENV)/bin/python
OUT := out

# The first Python that is new enough and can make a virtual environment.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$p" && break; done)

DEBIAN_RUN := packaging/setup/debian-run.txt
DEBIAN_TEST := packaging/setup/debian-test.txt
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := run
.PHONY: run launch test check pytest bench package installer lock setup setup-run system-run system-test

run: setup-run
	@$(MAKE) --no-print-directory launch

# On a Mac a window needs no DISPLAY; elsewhere no display means no window.
launch:
	@if [ "$$QT_QPA_PLATFORM" = offscreen ] || { [ -z "$$DISPLAY" ] && \
	    [ -z "$$WAYLAND_DISPLAY" ] && [ "$$(uname -s)" != Darwin ]; }; then \
	    echo "No display: running the sample event without a window; the files go to $(OUT)/"; \
	    QT_QPA_PLATFORM=offscreen exec $(PY) main.py demo --out $(OUT); \
	else \
	    exec $(PY) main.py --sample; \
	fi

test: setup
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory pytest

check:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy --strict
	$(VENV)/bin/lint-imports --no-cache

# Two at a time; what shares an xdist_group stays together.
pytest:
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PY) -m pytest -n 2 --dist loadgroup

bench: setup
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PY) -m tests.bench.run

package: setup
	$(PY) -m PyInstaller --noconfirm --log-level WARN \
	    --distpath dist --workpath build packaging/interact.spec
	@echo "Built dist/interact-toolkit/"

installer: package
	@if [ "$$(uname -s)" = Darwin ]; then packaging/macos/build-dmg.sh; \
	else packaging/linux/build-deb.sh; fi

setup: system-test $(VENV)/.stamp-dev
	@$(PY) -m compileall -q toolkit main.py

setup-run: system-run $(VENV)/.stamp-run
	@$(PY) -m compileall -q toolkit main.py

system-run:
	@packaging/setup/system-packages.sh $(DEBIAN_RUN)

system-test:
	@packaging/setup/system-packages.sh $(DEBIAN_RUN) $(DEBIAN_TEST)

$(PY):
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer with venv is needed" \
	    "(Debian and Ubuntu: sudo apt-get install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.stamp-run: requirements.lock | $(PY)
	$(PIP_INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.stamp-dev: requirements-dev.lock | $(PY)
	$(PIP_INSTALL) -r requirements-dev.lock
	@touch $@ $(VENV)/.stamp-run

# Plain pins for every platform, without a word about where the packages were found.
lock: setup
	$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --upgrade \
	    --no-header --no-annotate requirements.in -o requirements.lock
	$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --upgrade \
	    --no-header --no-annotate -c requirements.lock requirements-dev.in -o requirements-dev.lock
