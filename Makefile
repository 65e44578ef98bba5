# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later

PYTHON ?= python3
BOOTSTRAP = build/bootstrap
NOX = $(BOOTSTRAP)/bin/nox --nocolor
GROUPS = lint units simulator-tests contract truth faults config-tests examples e2e awx smoke sanity integration molecule package

.DEFAULT_GOAL = help
.PHONY: help demo test faults-full bench docs generate lock dist clean $(GROUPS)

help: ## Print this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1	/' | expand -t 18

demo: $(BOOTSTRAP)/complete ## Run a real playbook against a simulated ISE: plan, apply, apply again, edit, drift
	@$(NOX) --session demo 2>build/nox.log || { tail -n 20 build/nox.log; exit 1; }

test: $(BOOTSTRAP)/complete ## Run every check and test (make test SESSIONS="ruff sanity-2.19" runs those only)
	@$(BOOTSTRAP)/bin/python -m tools.parallel $(SESSIONS)

faults-full: $(BOOTSTRAP)/complete ## Every cell of the fault matrix
	@$(NOX) --session faults-full -- $(ARGS)

bench: $(BOOTSTRAP)/complete ## Count requests and measure times against a bare HTTP GET
	@$(NOX) --session bench -- $(ARGS)

lint: ## Checkers: ruff, mypy, yamllint, ansible-lint, changelog, licences (REUSE), docs
units: ## Unit tests, by pytest and by ansible-test
simulator-tests: ## Tests of the simulator itself
contract: ## The simulator against recorded exchanges, the vendor's API documents and foreign clients
truth: ## The truth matrix: every module, every outcome, exact request counts (make truth ROW=security_group)
faults: ## The fault matrix: no false verdict under any fault, a quarter of the cells
config-tests: ## Random configurations, tasks that are killed, and files of exports
examples: ## Every example of the documentation, run against the simulator
e2e: ## Modules through ansible-playbook, newest ansible-core
awx: ## The example for AWX: its execution environment, its setup, its jobs
smoke: ## A short path through ansible-playbook with every other supported ansible-core
sanity: ## ansible-test sanity with every supported ansible-core
integration: ## ansible-test integration against the simulator
molecule: ## The molecule scenario against the simulator
package: ## Build the tarball, install it offline, run Galaxy's import checks

# With ARGS or ROW one session of the name runs, here and now: make units ARGS="-k redaction"
SELECTED = $(ARGS) $(if $(ROW),-n 0 --row $(ROW))
$(GROUPS): $(BOOTSTRAP)/complete
	@$(if $(strip $(SELECTED)),$(NOX) --session $@ -- $(SELECTED),$(BOOTSTRAP)/bin/python -m tools.parallel $@)

docs: $(BOOTSTRAP)/complete ## Build the HTML documentation below build/docs
	@$(NOX) --session docs

generate: $(BOOTSTRAP)/complete ## Write what follows from the modules: lists, parts of the documentation, the JSON Schema
	@$(NOX) --session generate

dist: $(BOOTSTRAP)/complete ## Build what a release consists of below build/dist (make dist TAG=1.0.0)
	@$(NOX) --session dist $(if $(TAG),-- --tag $(TAG))

lock: $(BOOTSTRAP)/complete ## Write tools/requirements/*.txt anew from the registry, with hashes
	@$(NOX) --session lock

clean: ## Remove everything the other targets made
	rm -rf build

# nox and uv. All else is nox's work: make $(BOOTSTRAP)/complete && $(BOOTSTRAP)/bin/nox --list
$(BOOTSTRAP)/complete: tools/requirements/nox.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed; install it, or name one you have: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing; install it (Debian, Ubuntu: apt-get install python3-venv)."; exit 1; }
	@echo "Installing nox below build/ ..."
	@rm -rf $(BOOTSTRAP) && $(PYTHON) -m venv $(BOOTSTRAP)
	@$(BOOTSTRAP)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement $< || { \
	  echo "Check that pip can reach the package registry (a proxy, a mirror in its configuration), then run it again."; exit 1; }
	@touch $@
