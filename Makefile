# Short names for what ./run does. A bare machine has no make: everything works without it.
.DEFAULT_GOAL := help
.PHONY: help run fresh test tests lint types contracts format templates migrations migrate shell dbshell check styles messages lifecycles lock ci

BIN := .venv/bin

help: ## these verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## start everything (Ctrl-C stops)
	./run

fresh: ## start with a new demo database
	./run --fresh

test: ## linters, types, contracts, then all tests
	./run test

tests: ## only pytest, in two processes
	./run test -n 2

lint: ## ruff: style and layout
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: ## mypy, strict
	$(BIN)/mypy rantau bootstrap.py

contracts: ## import contracts between the rooms
	$(BIN)/lint-imports

templates: ## djlint
	$(BIN)/djlint --lint --quiet rantau

format: ## mend style and layout
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

migrations: ## write missing migrations (name them by intent)
	./run manage makemigrations

migrate: ## bring the tables up to date and grant the app role its rights
	./run manage migrate && ./run manage grant_runtime

shell: ## Python with Django
	./run manage shell

dbshell: ## psql on the checkout's database
	./run manage dbshell

check: ## Django's own checks
	./run manage check

styles: ## build the style sheets from the components
	./run manage build_styles

messages: ## bring the English catalogue in step with the sources
	.venv/bin/python -m rantau.config.extracting

lifecycles: ## draw docs/lifecycles from the tables of the rooms
	.venv/bin/python -m rantau.config.diagrams

lock: ## write the lock files anew
	$(BIN)/uv pip compile $(LOCK) --extra ocr pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile $(LOCK) --extra ocr --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

LOCK := -q --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --only-binary :all: -p 3.11 --upgrade

ci: ## what the build server runs
	.ci/run
