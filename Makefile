.PHONY: build test check format

build:
	swift build

test:
	swift test

format:
	swift format --in-place --recursive Sources Tests Package.swift

check:
	swift format lint --strict --recursive Sources Tests Package.swift
	swift build --build-tests
