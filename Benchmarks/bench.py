#!/usr/bin/env python3
"""Measures Accord against a floor in C and its peers, in ratios: bench.py [PART…] [options]; see README.md."""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

import peers
import sites
from measure import BIN, HERE, PLACE, ROOT, Contender, Ratio, Report, compile_tools, emptied, interleave, ratio

REAL_DAY = "2027-01-01"
LARGE, HEAVY = 10_000, 50_000
MEMORY = pathlib.Path("/dev/shm")


class Bench:
    def __init__(self, options, place):
        self.options = options
        self.place = place
        self.report = Report()
        self.programs = {"accord": options.accord.resolve()}
        if options.against:
            self.programs["before"] = options.against.resolve()

    def rounds(self, entries):
        return self.options.rounds or (3 if entries >= LARGE else 5)

    def output(self, name):
        return self.place / name

    def accords(self, site, day=sites.AS_OF):
        """A cold build of `site` by each program."""
        contenders = {}
        for name, program in self.programs.items():
            output = self.output(name)
            contenders[name] = Contender([program, *sites.build(site, output, day=day)], emptied(output))
        return contenders

    def floor(self, *words):
        """Words that are a folder to be written are to be given last."""
        return Contender([BIN / "floor", *words], emptied(words[-1]), times_itself=words[0] in ("whole", "write"))

    def against(self, case, samples):
        if "before" in samples:
            self.report.add(case, "accord / the other accord", ratio(samples, "accord", "before"),
                            ratio(samples, "accord", "before", "processor"))

    def peers(self, entries, samples_of):
        """Adds the peers that can be had to the contenders."""
        if peers.hugo():
            samples_of["hugo"] = peers.hugo_build(sites.corpus(entries, "hugo"), self.output("hugo"))
        if peers.jekyll() and entries <= peers.JEKYLL_LIMIT:
            samples_of["jekyll"] = peers.jekyll_build(sites.corpus(entries, "jekyll"), self.output("jekyll"))

    def check(self):
        """The generator is deterministic, and all programs make the same pages."""
        self.report.heading("check")
        self.report.check("check", "same arguments give the same register", sites.is_deterministic())
        contenders = self.accords(sites.corpus(30, "same-work"))
        contenders["floor"] = self.floor("same-work", "2", sites.corpus(30, "same-work"), self.output("floor"))
        self.peers(30, contenders)
        interleave(contenders, 1)
        made = {name: sites.pages(self.output(name)) for name in contenders}
        for name in made:
            if name != "floor":
                self.report.check("check", f"{name} makes the floor's pages, with their words and links",
                                  made[name] == made["floor"], f"{len(made[name])} pages")
        site, output = sites.corpus(1000, "same-work"), self.output("accord")
        interleave({"accord": self.accords(site)["accord"],
                    "floor": self.floor("same-work", "2", site, self.output("floor"))}, 1)
        self.report.check("check", "at 1,000 entries accord's tables hold the floor's rows",
                          sites.rows(output) == sites.rows(self.output("floor")))

    def same_work(self):
        for entries in self.options.entries or [30, 1000, 10_000]:
            case = f"same work, {entries:,}"
            self.report.heading(case)
            site = sites.corpus(entries, "same-work")
            contenders = self.accords(site)
            contenders["floor"] = self.floor("same-work", "2", site, self.output("floor"))
            contenders["floor, 1 thread"] = self.floor("same-work", "1", site, self.output("floor"))
            contenders["read"] = Contender([BIN / "floor", "read", "2", site / "content"])
            contenders["stat"] = Contender([BIN / "floor", "stat", "2", site / "content"])
            tree = sites.finished(self.programs["accord"], site, f"same-work-{entries}")
            contenders["write"] = self.floor("write", "2", tree, self.output("floor"))
            self.peers(entries, contenders)
            samples = interleave(contenders, self.rounds(entries))
            small = entries <= 10_000
            self.versus(case, samples, "accord", "floor", "floor, 2 threads", at_most=1.5 if small else None)
            if "hugo" in samples:
                self.versus(case, samples, "hugo", "accord", "accord", at_least=10 if small else None)
            if "jekyll" in samples:
                self.versus(case, samples, "jekyll", "accord", "accord")
            for name in ("floor, 1 thread", "read", "stat", "write"):
                words = name if name.startswith("floor") else f"bare {name}, 2 threads"
                self.versus(case, samples, name, "floor", "floor, 2 threads", words=words)
            self.against(case, samples)
            self.memory_line(case, samples, sites.size(tree))

    def versus(self, case, samples, one, other, other_words, words=None, **target):
        self.report.add(case, f"{words or one} / {other_words}", ratio(samples, one, other),
                        None if one == "write" else ratio(samples, one, other, "processor"), **target)

    def memory_line(self, case, samples, bytes_out, at_most=None):
        """Peak memory against the bytes of the output; `None` when memory was not measured."""
        peaks = Ratio.of([sample.peak / bytes_out for sample in samples["accord"]])
        self.report.add(case, "peak memory of accord / bytes of the output", peaks, at_most=at_most)
        if "hugo" in samples:
            self.report.add(case, "peak memory of hugo / of accord", ratio(samples, "hugo", "accord", "peak"))
        return peaks.median

    def whole(self):
        """The whole catalogue, cold, and its memory."""
        shares = {}
        for entries in self.options.entries or [1000, 10_000]:
            case = f"whole catalogue, {entries:,}"
            self.report.heading(case)
            site = sites.corpus(entries, "accord")
            tree = sites.finished(self.programs["accord"], site, f"whole-{entries}")
            contenders = self.accords(site)
            contenders["floor"] = self.floor("whole", "2", site / "content", tree, self.output("floor"))
            if peers.hugo():
                contenders["hugo"] = peers.hugo_build(sites.corpus(entries, "hugo"), self.output("hugo"))
            samples = interleave(contenders, self.rounds(entries))
            is_target = entries == 10_000
            self.report.add(case, "accord / floor that parses the same and writes the same bytes",
                            ratio(samples, "accord", "floor"), at_most=2.0 if is_target else None)
            if "hugo" in samples:
                self.versus(case, samples, "hugo", "accord", "accord", words="hugo, doing the smaller work",
                            at_least=5 if is_target else None)
            self.against(case, samples)
            shares[entries] = self.memory_line(case, samples, sites.size(tree), at_most=4 if is_target else None)
            shutil.rmtree(tree)
        if len(shares) > 1:
            self.report.add("whole catalogue", f"growth of memory / growth of the site, {min(shares):,} to {max(shares):,}",
                            shares[max(shares)] / shares[min(shares)], at_most=1.0)

    def rebuild(self):
        for entries in self.options.entries or [10_000]:
            site = sites.corpus(entries, "accord")
            self.rebuild_of(f"rebuild, {entries:,}", site, site / "content/agreements/pact-00004.md", self.rounds(entries))

    def real(self):
        """The repository's own site."""
        case = "real site"
        self.report.heading(case)
        site = PLACE / "corpus/real"
        shutil.rmtree(site, ignore_errors=True)
        for folder in ("content", "templates"):
            shutil.copytree(ROOT / folder, site / folder)
        tree = sites.finished(self.programs["accord"], site, "real", REAL_DAY)
        contenders = self.accords(site, REAL_DAY)
        contenders["floor"] = self.floor("whole", "2", site / "content", tree, self.output("floor"))
        samples = interleave(contenders, self.rounds(0))
        self.report.add(case, "accord / floor that parses the same and writes the same bytes",
                        ratio(samples, "accord", "floor"))
        self.against(case, samples)
        self.rebuild_of(case, site, site / "content/agreements/denmark.md", self.rounds(0), REAL_DAY)

    def rebuild_of(self, case, site, entry, rounds, day=sites.AS_OF):
        """Cold, unchanged and after one change, in turn, with a look at which files were touched."""
        self.report.heading(case)
        program, output, cold = self.programs["accord"], self.output("rebuild"), self.output("accord")
        original = entry.read_bytes()
        emptied(output)()
        sites.run(program, site, output, day)
        contenders = {
            "cold": Contender([program, *sites.build(site, cold, day=day)], emptied(cold)),
            "unchanged": Contender([program, *sites.build(site, output, day=day)]),
        }
        samples = {name: [] for name in ("cold", "unchanged", "changed")}
        untouched = exact = True
        try:
            for turn in range(rounds):
                entry.write_bytes(original)
                samples["cold"].append(contenders["cold"].run())
                sites.run(program, site, output, day)
                before = sites.state(output)
                samples["unchanged"].append(contenders["unchanged"].run())
                untouched &= sites.state(output) == before
                entry.write_bytes(original + f"\nAnd changed, {turn}.\n".encode())
                samples["changed"].append(contenders["unchanged"].run())
                after = sites.state(output)
                touched = {path for path in after if after[path][:2] != before.get(path, (0, 0))[:2]}
                differing = {path for path in after if after[path][2] != before.get(path, (0, 0, 0))[2]}
                exact &= touched == differing and len(differing) > 0
        finally:
            entry.write_bytes(original)
        for name, words in (("unchanged", "nothing changed / cold"), ("changed", "one entry changed / cold")):
            self.report.add(case, words, ratio(samples, name, "cold"), ratio(samples, name, "cold", "processor"),
                            at_most=1 / 3)
        self.report.check(case, "nothing changed: no file was touched", untouched)
        self.report.check(case, "one entry changed: only files that differ were written", exact, f"{len(differing)} files")

    def growth(self):
        """The cost of a page in a large register against one in a small."""
        large = (self.options.entries or [HEAVY])[-1]
        for purpose, words in (("same-work", "same work"), ("accord", "whole catalogue")):
            case = f"growth, {words}"
            self.report.heading(case)
            contenders = {}
            for entries in (1000, large):
                contenders[entries] = self.accords(sites.corpus(entries, purpose))["accord"]
            samples = interleave(contenders, self.rounds(large))
            each = [a.wall / b.wall / (large / 1000) for a, b in zip(samples[large], samples[1000])]
            memory = [a.peak / b.peak / (large / 1000) for a, b in zip(samples[large], samples[1000])]
            self.report.add(case, f"cost of a page, {large:,} / 1,000", Ratio.of(each), at_most=1.3)
            self.report.add(case, f"memory of a page, {large:,} / 1,000", Ratio.of(memory))

    def startup(self):
        case = "start-up"
        self.report.heading(case)
        contenders = {"accord": Contender([self.programs["accord"], "--version"]), "empty": Contender([BIN / "empty"])}
        samples = interleave(contenders, self.options.rounds or 41)
        self.versus(case, samples, "accord", "empty", "an empty static C program", words="accord --version", at_most=3)

    def instructions(self):
        self.report.heading("instructions")
        done = subprocess.run(
            [sys.executable, HERE / "instructions.py", "--accord", self.programs["accord"]], capture_output=True, text=True)
        self.report.check("instructions", "at most 5 percent more than recorded", done.returncode == 0)
        for line in (done.stdout + done.stderr).splitlines():
            self.report.say(line)


PARTS = ["check", "startup", "same-work", "whole", "rebuild", "real", "instructions", "growth"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS) + "; all but growth when none is named")
    parser.add_argument("--entries", type=int, action="append", help="a size of the register; may be repeated")
    parser.add_argument("--rounds", type=int, help="how often each command is run")
    parser.add_argument("--seed", type=int, default=1, help="of the registers' words")
    parser.add_argument("--heavy", action="store_true", help="with the part growth, at 50,000 entries")
    parser.add_argument("--output", type=pathlib.Path, help="the folder below which all programs publish")
    parser.add_argument("--accord", type=pathlib.Path, default=sites.ACCORD, help="the program to measure")
    parser.add_argument("--against", type=pathlib.Path, help="another build of it to compare with")
    options = parser.parse_args()
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown:
        parser.error(f"no part is named {unknown[0]!r}; there are {', '.join(PARTS)}")
    parts = options.parts or [part for part in PARTS if part != "growth" or options.heavy]
    sites.SEED = options.seed
    compile_tools()
    above = options.output or (MEMORY if MEMORY.is_dir() else PLACE)
    with tempfile.TemporaryDirectory(dir=above, prefix="accord-bench-") as place:
        bench = Bench(options, pathlib.Path(place))
        if above != MEMORY:
            bench.report.say("Not published in memory: on a disk, files removed shortly before slow down whoever comes next.")
        if {"check", "same-work", "whole"} & set(parts):
            for words in peers.versions():
                bench.report.say(words)
        for part in parts:
            getattr(bench, part.replace("-", "_"))()
        bench.report.write(PLACE / "report.md", "Benchmarks of Accord, in ratios")


if __name__ == "__main__":
    main()
