#!/usr/bin/env python3
"""Writes a register of invented agreements in Accord's own format: corpus.py COUNT FOLDER [--seed N] [--peer]

The same arguments give the same bytes. Entries have 18 codings and one to three and a half kilobytes of body, one in ten
in Ukrainian. The texts are word salad: no agreement, person or state in them exists.
With --peer the folder gets plain Markdown with flat front matter, the same work for other generators.
"""
import argparse
import os
import random

LATIN = "harbour pilot lantern current ballast anchor signal convoy ledger treaty channel survey buoy ferry quay toll".split()
CYRILLIC = "гавань лоцман ліхтар течія якір сигнал угода канал буй пором причал мито берег мапа хвиля порт".split()
VALUES = ["explicit", "general", "silent", "unknown"]
PROVISIONS = [f"question-{n}" for n in range(1, 19)]


def words(rng, vocabulary, count):
    return " ".join(rng.choice(vocabulary) for _ in range(count))


def sentence(rng, vocabulary, count):
    text = words(rng, vocabulary, count)
    return text[0].upper() + text[1:] + "."


def body(rng, vocabulary):
    paragraphs = []
    size = rng.randint(1000, 3500)
    while sum(len(p.encode()) for p in paragraphs) < size:
        if len(paragraphs) % 3 == 2:
            paragraphs.append("## " + words(rng, vocabulary, 4).capitalize())
        text = sentence(rng, vocabulary, rng.randint(20, 45))
        text += f" A *{rng.choice(vocabulary)}* and **{rng.choice(vocabulary)}** [site](https://example.org/{rng.randint(1, 999)})."
        paragraphs.append(text)
    return "\n\n".join(paragraphs) + "\n"


def entry(rng, number):
    vocabulary = CYRILLIC if number % 10 == 0 else LATIN
    day = f"{2010 + number % 14}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    codings = "".join(
        f"  {key}: {{value: {value}, sentence: {sentence(rng, vocabulary, 3)}, "
        + (f"pinpoint: para {rng.randint(1, 40)}, " if value in ("explicit", "general") else "")
        + "source: text, confidence: high}\n"
        for key, value in ((key, rng.choice(VALUES)) for key in PROVISIONS))
    front = f"""party: P{number % 40}
name: Entry {number}
title: Pact number {number}
answer: {sentence(rng, vocabulary, 8)}
counts: [all]
place: Quay
signatories: [{{name: A. Fixture, role: Harbour master}}]
term: {{years: 10, text: Ten years., pinpoint: para 40, source: text}}
divisions: {{paragraphs: 40}}
reading: Read in a fixture.
stages: [{{stage: signed, date: {day}, source: text}}]
provisions:
{codings}changes: [{{date: 2024-01-01, text: First published.}}]
sources:
  text: {{title: Pact, url: "https://example.org/{number}", publisher: Quay, kind: official, checked: read}}
"""
    return day, front, body(rng, vocabulary)


def shared(folder):
    def write(name, text):
        path = os.path.join(folder, "content", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    write("site.yaml", """title: Invented pacts
description: A register for measuring.
languages: [en]
publisher: {name: Nobody}
licence: {name: CC0, url: "https://example.org/"}
counterparty: P0
counts: {all: {label: All, text: All of them.}}
""")
    write("parties.yaml", "".join(f"P{n}: {{name: Port {n}, kind: state}}\n" for n in range(40)))
    write("sources.yaml", "gazette: {title: Gazette, url: \"https://example.org/\", publisher: G, kind: news, checked: read}\n")
    write("timeline.yaml", "start: {date: 2009-01-01, title: Start, text: It starts., kind: context, sources: [gazette]}\n")
    write("glossary.yaml", "pilot: {term: Pilot, definition: Who brings ships in.}\n")
    labels = {"explicit": ("full", "true", "true"), "general": ("partial", "true", "true"),
              "silent": ("dot", "false", "true"), "unknown": ("hatch", "false", "false")}
    text = "values:\n" + "".join(
        f"  {v}: {{label: {v}, short: {v}, letter: {v[0]}, glyph: {g}, claims: {c}, coded: {d}, meaning: {v}.}}\n"
        for v, (g, c, d) in labels.items())
    text += "groups: {main: {label: Main}}\nprovisions:\n" + "".join(
        f"  {key}: {{label: {key}, group: main, question: What?, definition: That., coding: So., phrase: do}}\n"
        for key in PROVISIONS)
    write("provisions.yaml", text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    here = os.path.dirname(os.path.abspath(__file__))
    target = os.path.join(options.folder, "content", "agreements")
    os.makedirs(target, exist_ok=True)
    if not options.peer:
        shared(options.folder)
        strings = os.path.join(here, "..", "content", "strings", "en.yaml")
        os.makedirs(os.path.join(options.folder, "content", "strings"), exist_ok=True)
        with open(strings, encoding="utf-8") as source:
            with open(os.path.join(options.folder, "content", "strings", "en.yaml"), "w", encoding="utf-8") as copy:
                copy.write(source.read())
    for number in range(options.count):
        day, front, text = entry(rng, number)
        if options.peer:
            front = f"title: Entry {number}\ndate: {day}\nparty: P{number % 40}\n" + "".join(
                f"q{n}: {rng.choice(VALUES)}\n" for n in range(1, 19))
        with open(os.path.join(target, f"entry-{number}.md"), "w", encoding="utf-8") as file:
            file.write(f"---\n{front}---\n{text}")


if __name__ == "__main__":
    main()
