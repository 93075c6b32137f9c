# Every target sets up what it needs. The same without make: python3 tools/bootstrap.py site
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help site test serve check lock clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(MAKEFILE_LIST)

site: ## build the sample's plan, in the folder site
	@$(PYTHON) tools/bootstrap.py site

test: ## run every test; BROWSER=no leaves out those in a browser
	@$(PYTHON) tools/bootstrap.py test

serve: ## look at the plan and edit it live
	@$(PYTHON) tools/bootstrap.py serve

check: ## say what is missing, late or contradictory in the plan
	@$(PYTHON) tools/bootstrap.py check

lock: ## write the lock files anew; needs uv
	@$(PYTHON) tools/lock.py

clean: ## remove all that was made here
	@$(PYTHON) tools/bootstrap.py clean
