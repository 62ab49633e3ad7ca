"""Runs the checks, two files at a time, and says at the end how many passed.

    run.py                       all of them
    run.py comparison            one file
    run.py pages.Search          one class, or one test of it
"""

import concurrent.futures
import itertools
import json
import os
import subprocess
import sys
import unittest

# The one that measures time comes first and has the machine to itself; then those that take longest.
FILES = [
    "preview", "markup", "layout", "hosting", "pages", "comparison", "cards", "data", "schemas", "shells", "sarif",
    "progress", "package"]


def check(name):
    """Runs the tests of that name in this process; prints a line with the numbers last."""
    suite = unittest.defaultTestLoader.loadTestsFromName(name)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    # A test that fails in several parts failed once.
    bad = {str(getattr(test, "test_case", test)) for test, _ in result.failures + result.errors}
    skipped = {str(test) for test, _ in result.skipped}
    # What fails or is skipped before its tests begin was not counted as run.
    begun = [name for name in bad | skipped if not name.startswith("setUpClass")]
    print(json.dumps([result.testsRun - len(begun), len(bad), len(skipped)]))


def run(name):
    """Runs the tests of that name in a process of their own: what they said, and the numbers."""
    done = subprocess.run(
        [sys.executable, __file__, "--here", name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said, _, numbers = done.stdout.rstrip().rpartition("\n")
    try:
        passed, failed, skipped = json.loads(numbers)
    except ValueError:
        return done.stdout, 0, 1, 0
    # Nothing run is nothing shown.
    return said, passed, failed or (0 if passed or skipped else 1), skipped


if __name__ == "__main__":
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    if sys.argv[1:2] == ["--here"]:
        check(sys.argv[2])
        sys.exit()
    passed = failed = skipped = 0
    files = sys.argv[1:] or FILES
    alone = [name for name in files if name.split(".")[0] == "preview"]
    together = [name for name in files if name not in alone]
    first = [run(name) for name in alone]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as workers:
        for said, good, bad, left in itertools.chain(first, workers.map(run, together)):
            print(said, flush=True)
            passed, failed, skipped = passed + good, failed + bad, skipped + left
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(1 if failed else 0)
