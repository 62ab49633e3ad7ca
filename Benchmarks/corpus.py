#!/usr/bin/env python3
"""Writes a register of invented agreements: corpus.py COUNT FOLDER [--seed N] [--for accord|same-work|hugo|jekyll]

The same arguments give the same bytes, and an entry is the same in a register of any size. An entry has 18 codings and
one to three and a half kilobytes of body; one in ten is in Ukrainian. The texts are word salad: no agreement, person or
state in them exists.

'accord' is the whole catalogue with the repository's own templates; 'same-work' is the same content with the small templates
beside this file, and publishes only what the peers do. The peers' front matter holds what their pages show, no more.
"""
import argparse
import pathlib
import random
import shutil

HERE = pathlib.Path(__file__).resolve().parent
LATIN = "harbour pilot lantern current ballast anchor signal convoy ledger treaty channel survey buoy ferry quay toll".split()
CYRILLIC = "гавань лоцман ліхтар течія якір сигнал угода канал буй пором причал мито берег мапа хвиля порт".split()
VALUES = ["explicit", "general", "silent", "unknown"]
CLAIMS = VALUES[:2]
PROVISIONS = [f"q{n:02}" for n in range(1, 19)]
PARTIES = 40


class Entry:
    """What is known of one invented agreement."""

    def __init__(self, seed, number):
        self.rng = random.Random(f"{seed}/{number}")
        self.vocabulary = CYRILLIC if number % 10 == 9 else LATIN
        self.slug = f"pact-{number:05}"
        self.name = f"Pact {number:05}"
        self.party = f"P{number % PARTIES:02}"
        self.day = f"{2010 + number % 14}-{self.rng.randint(1, 12):02}-{self.rng.randint(1, 28):02}"
        self.answer = self.sentence(6)
        self.codings = [self.coding(key) for key in PROVISIONS]
        self.body = self.prose(self.rng.randint(1000, 3500))

    def sentence(self, count):
        return " ".join(self.rng.choices(self.vocabulary, k=count)).capitalize() + "."

    def coding(self, key):
        value = self.rng.choice(VALUES)
        pinpoint = f"para {self.rng.randint(1, 40)}" if value in CLAIMS else None
        return key, value, self.sentence(2), pinpoint

    def prose(self, size):
        """Paragraphs and headings of at least `size` bytes."""
        blocks = []
        while size > 0:
            if len(blocks) % 4 == 2:
                blocks.append("## " + self.sentence(4)[:-1])
            one, other = self.rng.choices(self.vocabulary, k=2)
            link = f"[site](https://example.org/{self.rng.randint(1, 999)})"
            blocks.append(f"{self.sentence(self.rng.randint(20, 45))} A *{one}* and **{other}** {link}.")
            size -= len(blocks[-1].encode()) + 2
        return "\n\n".join(blocks) + "\n"

    def for_accord(self):
        codings = "".join(
            f"  {key}: {{value: {value}, sentence: {sentence}"
            + (f", pinpoint: {pinpoint}, source: text" if pinpoint else "") + ", confidence: high}\n"
            for key, value, sentence, pinpoint in self.codings)
        return f"""---
party: {self.party}
name: {self.name}
title: The {self.name.lower()}
answer: {self.answer}
counts: [all]
place: Quay
signatories: [{{name: A. Fixture, role: Harbour master}}]
term: {{text: No end., pinpoint: para 40, source: text}}
divisions: {{paragraphs: 40}}
reading: Read in a fixture.
stages: [{{stage: signed, date: {self.day}, source: text}}]
provisions:
{codings}changes: [{{date: 2024-01-01, text: Published.}}]
sources:
  text: {{title: Text, url: "https://example.org/{self.slug}", publisher: Quay, kind: official, checked: read}}
---
{self.body}"""

    def for_peer(self):
        codings = "".join(
            f"  {key}: {{value: {value}, sentence: {sentence}" + (f", pinpoint: {pinpoint}" if pinpoint else "") + "}\n"
            for key, value, sentence, pinpoint in self.codings)
        return f"""---
title: {self.name}
date: {self.day}
party: {self.party}
answer: {self.answer}
codings:
{codings}---
{self.body}"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def shared(content, outputs):
    """Writes what a register of Accord needs besides its entries."""
    write(content / "site.yaml", f"""title: Invented pacts
description: A register for measuring.
languages: [en]
publisher: {{name: Nobody}}
licence: {{name: CC0, url: "https://example.org/"}}
counterparty: P00
counts: {{all: {{label: All, text: All of them.}}}}
{outputs}""")
    write(content / "parties.yaml", "".join(f"P{n:02}: {{name: Port {n}, kind: state}}\n" for n in range(PARTIES)))
    write(content / "sources.yaml", "{}\n")
    write(content / "timeline.yaml", "{}\n")
    write(content / "glossary.yaml", "pilot: {term: Pilot, definition: Who brings ships in.}\n")
    flags = {"explicit": ("full", "true", "true"), "general": ("partial", "true", "true"),
             "silent": ("dot", "false", "true"), "unknown": ("hatch", "false", "false")}
    values = "".join(
        f"  {v}: {{label: {v}, short: {v}, letter: {v[0]}, glyph: {g}, claims: {c}, coded: {d}, meaning: {v}.}}\n"
        for v, (g, c, d) in flags.items())
    provisions = "".join(
        f"  {key}: {{label: {key}, group: main, question: What?, definition: That., coding: So., phrase: do}}\n"
        for key in PROVISIONS)
    write(content / "provisions.yaml", f"values:\n{values}groups: {{main: {{label: Main}}}}\nprovisions:\n{provisions}")
    write(content / "strings/en.yaml", (HERE.parent / "content/strings/en.yaml").read_text(encoding="utf-8"))


def generate(count, folder, purpose="accord", seed=1):
    """Writes `count` entries and all that the program of `purpose` needs to build them into `folder`."""
    folder = pathlib.Path(folder)
    entries = {"accord": "content/agreements", "same-work": "content/agreements", "hugo": "content/agreements",
               "jekyll": "_agreements"}[purpose]
    if purpose == "accord":
        shared(folder / "content", "")
        shutil.copytree(HERE.parent / "templates", folder / "templates")
    elif purpose == "same-work":
        shared(folder / "content", "outputs: [agreement, compare, timeline]\n")
        shutil.copytree(HERE / "templates", folder / "templates")
    else:
        shutil.copytree(HERE / "peers" / purpose, folder, dirs_exist_ok=True)
    (folder / entries).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        entry = Entry(seed, number)
        text = entry.for_peer() if purpose in ("hugo", "jekyll") else entry.for_accord()
        (folder / entries / f"{entry.slug}.md").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--for", dest="purpose", default="accord", choices=["accord", "same-work", "hugo", "jekyll"])
    options = parser.parse_args()
    generate(options.count, options.folder, options.purpose, options.seed)


if __name__ == "__main__":
    main()
