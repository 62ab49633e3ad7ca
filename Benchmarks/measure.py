"""Compiles the C programs, runs commands in turn, and reduces what was measured to ratios."""
import dataclasses
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import typing

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PLACE = ROOT / ".build/bench"
BIN = PLACE / "bin"
FLAGS = "-std=gnu11 -O2 -Wall -Wextra -Werror -D_GNU_SOURCE -pthread".split()


def compile_tools():
    """Compiles the floor with the libraries linked in statically, as that is fastest, and the tools."""
    BIN.mkdir(parents=True, exist_ok=True)
    includes = subprocess.run(["pkg-config", "--cflags", "libcmark", "yaml-0.1"], check=True, capture_output=True, text=True)
    jobs = {
        "floor": (sorted((HERE / "floor").glob("*.[ch]")), includes.stdout.split(),
                  ["-Wl,-Bstatic", "-lcmark", "-lyaml", "-Wl,-Bdynamic"]),
        "stopwatch": ([HERE / "tools/stopwatch.c"], [], []),
        "empty": ([HERE / "tools/empty.c"], ["-static"], []),
    }
    for name, (sources, before, after) in jobs.items():
        program = BIN / name
        if program.exists() and program.stat().st_mtime > max(source.stat().st_mtime for source in sources):
            continue
        files = [source for source in sources if source.suffix == ".c"]
        subprocess.run(["cc", *FLAGS, *before, *files, "-o", program, *after], check=True)


@dataclasses.dataclass(frozen=True)
class Sample:
    """One run: nanoseconds on the wall and on processors, bytes of memory at the peak."""
    wall: int
    processor: int
    peak: int


@dataclasses.dataclass
class Contender:
    """A command to be timed, and what is done before each run, outside the clock."""
    command: list
    prepare: typing.Callable[[], None] = lambda: None
    # Whether the command times itself, having loaded what it needs, and prints nanoseconds.
    times_itself: bool = False

    def run(self):
        self.prepare()
        # What earlier runs wrote shall not be flushed at the expense of this one.
        os.sync()
        # A fixed hash order leaves one source of scatter less.
        environment = os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"}
        done = subprocess.run(
            [BIN / "stopwatch", *self.command], capture_output=True, text=True, env=environment)
        if done.returncode != 0:
            sys.exit(f"bench: {' '.join(map(str, self.command))} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        wall, processor, peak = map(int, done.stderr.rsplit("stopwatch", 1)[1].split())
        return Sample(int(done.stdout) if self.times_itself else wall, processor, peak)


def emptied(*folders):
    """A preparation that removes what an earlier run left."""
    def prepare():
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
    return prepare


def interleave(contenders, rounds):
    """Runs each contender once a round, each round beginning with another; samples by name, in rounds' order."""
    samples = {name: [] for name in contenders}
    names = list(contenders)
    for turn in range(rounds):
        for step in range(len(names)):
            name = names[(turn + step) % len(names)]
            samples[name].append(contenders[name].run())
    return samples


@dataclasses.dataclass(frozen=True)
class Ratio:
    """The median of ratios and the quartiles round it."""
    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values):
        values = sorted(values)
        low, _, high = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
        return cls(statistics.median(values), low, high)

    def __str__(self):
        return f"{self.median:.2f} ({self.low:.2f}–{self.high:.2f})"


def ratio(samples, one, other, field="wall"):
    """How many times `other` the contender `one` took, round by round."""
    return Ratio.of([getattr(a, field) / getattr(b, field) for a, b in zip(samples[one], samples[other])])


class Report:
    """The lines of the table, printed as they come and written at the end."""

    def __init__(self):
        self.lines = []
        self.notes = []
        self.has_failed = False

    def add(self, case, what, value, processor=None, at_most=None, at_least=None, share=False):
        """`share` writes small ratios as a percentage."""
        verdict, target = "", ""
        median = value.median if isinstance(value, Ratio) else value
        if at_most is not None:
            target, verdict = f"≤ {at_most:.2f}", "met" if median <= at_most else "not met"
        if at_least is not None:
            target, verdict = f"≥ {at_least:g}", "met" if median >= at_least else "not met"
        shown = str(value) if isinstance(value, Ratio) else f"{value:.2f}"
        self.lines.append((case, what, shown, f"{processor.median:.2f}" if processor else "", target, verdict))
        print(f"  {what:<58} {shown:<22} {target:<8} {verdict}", flush=True)

    def check(self, case, what, holds, detail=""):
        self.lines.append((case, what, detail, "", "holds", "met" if holds else "not met"))
        print(f"  {what:<58} {detail:<22} {'holds':<8} {'met' if holds else 'not met'}", flush=True)

    def say(self, text):
        self.notes.append(text)
        print(f"  {text}", flush=True)

    def heading(self, text):
        print(text, flush=True)

    def write(self, path, title):
        rows = ["| case | what | ratio (quartiles) | processor time | target | |", "|---|---|---|---|---|---|"]
        rows += ["| " + " | ".join(line) + " |" for line in self.lines]
        notes = [f"- {note}" for note in self.notes]
        path.write_text("\n".join([f"# {title}", "", *rows, "", *notes]) + "\n", encoding="utf-8")
        missed = [line for line in self.lines if line[5] == "not met"]
        print(f"{sum(line[5] == 'met' for line in self.lines)} targets met, {len(missed)} not met; {path.relative_to(ROOT)}")
