#!/usr/bin/env python3
"""Counts the instructions of two builds of 1,000 entries on one thread, and compares them with what is recorded.

instructions.py [--record] [--accord PROGRAM]: fails when a count has grown by more than 5 percent.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

import sites
from measure import HERE, PLACE

RECORD = HERE / "instructions.txt"
ALLOWED = 1.05


def count(accord, purpose):
    """The instructions of one cold build; hash order and day are fixed, so they hardly differ from run to run."""
    output = PLACE / "instructions"
    shutil.rmtree(output, ignore_errors=True)
    log = PLACE / f"callgrind-{purpose}.out"
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={log}", accord,
         *sites.build(sites.corpus(1000, purpose), output, jobs=1)],
        capture_output=True, text=True, env=os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1", "LC_ALL": "C"})
    if done.returncode != 0:
        sys.exit(f"instructions: the build failed:\n{done.stderr[-3000:]}")
    shutil.rmtree(output)
    return int(re.search(r"^(?:totals|summary): (\d+)", log.read_text(), re.MULTILINE)[1])


def recorded():
    if not RECORD.exists():
        return {}
    lines = [line.split() for line in RECORD.read_text().splitlines() if line and not line.startswith("#")]
    return {name: int(number) for name, number in lines}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--accord", type=pathlib.Path, default=sites.ACCORD)
    options = parser.parse_args()
    counts = {purpose: count(options.accord, purpose) for purpose in ("same-work", "accord")}
    before, has_grown = recorded(), False
    for name, number in counts.items():
        if name not in before:
            print(f"instructions: {name}: {number:,}, nothing is recorded")
            has_grown = not options.record
            continue
        growth = number / before[name]
        print(f"instructions: {name}: {growth:.3f} times what is recorded; {ALLOWED} is allowed")
        has_grown |= growth > ALLOWED
    if options.record:
        RECORD.write_text(
            "# Instructions of a cold build of 1,000 entries on one thread, by valgrind --tool=callgrind.\n"
            "# Written by: make bench-instructions RECORD=1\n"
            + "".join(f"{name} {number}\n" for name, number in counts.items()))
    elif has_grown:
        sys.exit("instructions: too many; make it faster, or record why not with: make bench-instructions RECORD=1")


if __name__ == "__main__":
    main()
