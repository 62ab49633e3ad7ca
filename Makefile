# 'make site' and 'make test' are all that is needed; both install what is missing.
.PHONY: site test verify deb tarball bench bench-instructions build cards setup format lint clean help

site: build
	.build/release/accord build $(SITE_ARGS)

test: setup lint
	swift test --quiet

verify: build cards
	script/need chromium fonts-noto-core default-jre-headless python3 python3-venv nginx-light caddy apache2-bin media-types w3m lynx \
		bash-completion zsh fish man-db mandoc debootstrap dpkg-dev binutils patchelf
	script/python Tests/Verify Tests/Verify/run.py $(CHECKS)

bench: build
	script/need gcc libc6-dev python3 python3-venv valgrind
	python3 Benchmarks/bench.py $(BENCH)

bench-instructions: build
	script/need gcc libc6-dev python3 valgrind
	python3 Benchmarks/instructions.py $(if $(RECORD),--record)

cards: setup
	script/need libpango1.0-dev fonts-noto-core
	swift build --quiet --configuration release --product accord --traits SocialCards --scratch-path .build/cards

deb tarball: build
	@script/package $@

build: setup
	swift build --quiet --configuration release --product accord

setup:
	@script/setup

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

clean:
	rm -rf .build

help:
	@echo "make site    build the program and the site in public/ (SITE_ARGS: options of 'accord build')"
	@echo "make test    lint and test"
	@echo "make verify  drive the built site in a browser, and validate it (CHECKS: some of them, such as pages.Search)"
	@echo "make cards   build a second program, in .build/cards, that draws pictures for links"
	@echo "make deb     make a Debian package of the program, in .build/package"
	@echo "make tarball make an archive of the program that needs nothing installed, in .build/package"
	@echo "make bench   measure against a floor in C, Hugo and Jekyll, in ratios (BENCH: parts and options; see Benchmarks/README.md)"
	@echo "make format  format the code"
	@echo "make clean   remove what was compiled"
