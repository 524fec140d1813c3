# Two commands set everything up on Debian 12 with Swift 6.3: `make demo` and `make test`.
PREFIX ?= /usr/local
RELEASE = swift build --configuration release --static-swift-stdlib
BINARIES = .build/release/scaffold .build/release/catalog
SOURCES = Sources Tests Package.swift

.PHONY: help demo test check format regenerate release install bench lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: ## the whole job on examples/online-store, from an empty folder to KPI values
	@scripts/set-up build run
	@$(MAKE) --no-print-directory release
	@scripts/demo

test: ## all tests: units, real servers, real validators, the built commands
	@scripts/set-up build run test
	swift build --build-tests
	swift test --skip-build

check: ## what CI holds main to: format, warnings, architecture, documentation, generated files
	swift format lint --strict --recursive $(SOURCES)
	swift build --build-tests
	swift test --skip-build --filter 'ArchitectureTests|DocumentationTests'
	@$(MAKE) --no-print-directory regenerate
	git diff --exit-code -- README.md docs catalog examples
	@new=$$(git ls-files --others --exclude-standard docs catalog examples); \
	test -z "$$new" || { echo "generated, but not committed: $$new" >&2; exit 1; }

format: ## rewrite the sources in the house style
	swift format --in-place --recursive $(SOURCES)

regenerate: ## write what is generated from code again
	@scripts/regenerate

release: ## both commands, optimised, with the Swift runtime inside
	@scripts/set-up build
	$(RELEASE) --product scaffold
	$(RELEASE) --product catalog

install: release ## both commands and their data under PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/groundwork
	install --strip $(BINARIES) $(DESTDIR)$(PREFIX)/bin
	cp -R catalog templates examples $(DESTDIR)$(PREFIX)/share/groundwork/

bench: ## side by side with peers and limits
	@for each in bench/*/run; do echo "== $$each"; $$each || exit 1; done

lock: ## pin the Python packages again
	uv pip compile --quiet --python-version 3.11 --no-header --no-annotate tools/requirements.in -o tools/requirements.txt
	uv pip compile --quiet --python-version 3.11 --no-header --no-annotate tools/airflow.in -o tools/airflow.txt
	uv pip compile --quiet --python-version 3.11 --no-header --no-annotate tools/exchange.in -o tools/exchange.txt

clean: ## remove what was built and set up here
	rm -rf .build .cache demo
