# Every target sets up what it needs. Without make: python tools/bootstrap.py site
PYTHON ?= python3
export BROWSER

.PHONY: help site test serve check lock clean

help:
	@echo "make site    build the sample into site/"
	@echo "make test    run every test (BROWSER=no leaves out those in a browser)"
	@echo "make serve   look at the sample and edit it live"
	@echo "make check   check the sample's files"
	@echo "make lock    write the lock files anew"
	@echo "make clean   remove what was made"

site test serve check:
	@$(PYTHON) tools/bootstrap.py $@

lock:
	@$(PYTHON) tools/lock.py

clean:
	rm -rf .venv .cache site .site.accord-new .site.accord-old
