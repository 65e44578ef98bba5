# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later

PYTHON ?= python3
TOOLS = $(PYTHON) -m tools
GROUPS = lint units simulator-tests contract truth examples e2e awx smoke sanity integration molecule package

.DEFAULT_GOAL = help
.PHONY: help python demo test bench docs clean $(GROUPS)

help: ## Print this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1	/' | expand -t 18

demo: python ## Run a real playbook against a simulated ISE: plan, apply, apply again, edit, drift
	@$(TOOLS) run --env core python -m tools.demo

test: python ## Run every check and test (make test STEPS="ruff sanity-2.19" runs those only)
	@$(TOOLS) test $(STEPS)

bench: python ## Count requests and measure times against a bare HTTP GET
	@$(TOOLS) run --env core python tests/bench/bench.py

lint: ## Checkers: ruff, mypy, yamllint, ansible-lint, changelog, licence headers, docs
units: ## Unit tests, by pytest and by ansible-test
simulator-tests: ## Tests of the simulator itself
contract: ## The simulator against recorded exchanges and the vendor's API documents
truth: ## The truth matrix: every module, every outcome, exact request counts
examples: ## Every example of the documentation, run against the simulator
e2e: ## Modules through ansible-playbook, newest ansible-core
awx: ## The example for AWX: its execution environment, its setup, its jobs
smoke: ## A short path through ansible-playbook with every other supported ansible-core
sanity: ## ansible-test sanity with every supported ansible-core
integration: ## ansible-test integration against the simulator
molecule: ## The molecule scenario against the simulator
package: ## Build the tarball, install it offline, run Galaxy's import checks

$(GROUPS): python
	@$(TOOLS) test $@

docs: python ## Build the HTML documentation below build/docs
	@$(TOOLS) docs

clean: ## Remove everything the other targets made
	rm -rf build

# The two things that cannot be said from inside Python.
python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed; install it, or name one you have: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing; install it (Debian, Ubuntu: apt-get install python3-venv)."; exit 1; }
