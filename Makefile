# One command each; nothing is installed by hand. See README.md.
PYTHON ?= python3
BIN := .venv/bin
DEV := .venv/.dev
RUN := .venv/.run
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

.PHONY: run test dev check bench messages lock format screenshots

# The site with its demo content, as production serves it.
run: $(RUN)
	$(BIN)/python -m demo.serve

# Everything: the quick checks, then every test, those in a real browser included.
test: check
	$(BIN)/python -m tools.browser
	$(BIN)/python -m tools.nginx
	$(BIN)/python -m tools.libical
	$(BIN)/pytest -n 2 --dist loadfile

dev: $(DEV)
	$(BIN)/python -m tools.messages compile
	DJANGO_SETTINGS_MODULE=energia_site.settings.dev $(BIN)/python manage.py migrate --verbosity 0
	DJANGO_SETTINGS_MODULE=energia_site.settings.dev $(BIN)/python manage.py runserver $${PORT:-8000}

# Seconds, not minutes: style, types, templates, counts, layers, migrations, messages.
check: $(DEV)
	$(BIN)/python -m tools.messages compile
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python -m tools.counts
	$(BIN)/lint-imports
	$(BIN)/python -m tools.messages check
	DATABASE_URL=postgres://nobody@127.0.0.1:1/none $(BIN)/mypy
	DJANGO_SETTINGS_MODULE=energia_site.settings.test $(BIN)/python manage.py makemigrations --check --dry-run

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Collect new messages from the sources into locale/*/LC_MESSAGES/*.po.
messages: $(DEV)
	$(BIN)/python -m tools.messages update

bench: $(DEV)
	$(BIN)/python -m bench

# Of a running `make run`, into var/; and the pictures of the guides, which are committed.
screenshots: $(DEV)
	$(BIN)/python -m tools.browser
	$(BIN)/python -m tools.screenshots --url http://127.0.0.1:$${PORT:-8000}
	$(BIN)/python -m tools.guide_pictures --url http://127.0.0.1:$${PORT:-8000}

# Pins: what production has, what `make run` has beyond it, what developers have. No index address is written into them.
COMPILE = $(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	--no-header --no-annotate pyproject.toml
lock: $(DEV)
	$(BIN)/pip install --quiet pip-tools
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra demo --output-file requirements-demo.lock
	$(COMPILE) --extra demo --extra dev --output-file requirements-dev.lock

$(RUN): requirements-demo.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-demo.lock
	touch $@

$(DEV): requirements-dev.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock
	touch $@ $(RUN)
