# Two commands: `make demo` shows Blotter, `make test` proves it. Both need only python3, python3-venv and make.

PYTHON ?= python3
SERVE ?= 1
MANAGE := .venv/bin/python manage.py
RUNTIME_READY := .venv/.runtime-installed
DEV_READY := .venv/.dev-installed

.PHONY: demo test lint format lock stop clean dev

demo: $(RUNTIME_READY)
	$(MANAGE) demo $(if $(filter 0 no,$(SERVE)),--no-serve)

test: export PYTEST_ARGS := $(PYTEST_ARGS)
test: $(DEV_READY)
	.ci/test

lint: $(DEV_READY)
	.ci/lint

format: $(DEV_READY)
	.venv/bin/ruff check --fix-only --exit-zero .
	.venv/bin/ruff format .

lock: $(DEV_READY)
	.ci/lock

lock: export UPGRADE := $(UPGRADE)

stop:
	@if [ -x .venv/bin/python ]; then $(MANAGE) stop_database; fi

# The run-time data stays: it is a newsroom's work. `rm -r var` removes it.
clean: stop
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

dev: $(DEV_READY)

# A changed lock file makes the environment anew, so that nothing stays in it that the lock does not name; so does
# another PYTHON, when one is given. The development lock holds the run-time one, with the same versions.
ifneq ($(origin PYTHON),file)
ifneq ($(shell $(PYTHON) --version 2>&1),$(shell if [ -x .venv/bin/python ]; then .venv/bin/python --version 2>&1; fi))
$(RUNTIME_READY): ANEW
endif
endif

.PHONY: ANEW
ANEW:

$(RUNTIME_READY): requirements.lock
	.ci/venv $(PYTHON)
	.ci/install requirements.lock
	@touch $@

$(DEV_READY): requirements-dev.lock $(RUNTIME_READY)
	.ci/install requirements-dev.lock
	@touch $@
