"""The schemas that `accord schema` writes for editors: every file of content is valid, and mistakes are not."""

import copy
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import jsonschema
import yaml

from built import ACCORD, REPOSITORY


class Core(yaml.SafeLoader):
    """Reads plain words as editors do: by the core schema of YAML 1.2 (10.3.2), in which a date is a text."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in (
    ("null", r"(?:null|Null|NULL|~|)$", ["n", "N", "~", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)

# As the core schema reads it: "010" is ten.
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))

LOADERS = {"as editors read": Core, "as texts alone": yaml.BaseLoader}


def kind(path, content):
    """The schema that a file of content belongs to."""
    below = path.relative_to(content)
    names = below.name.split(".")
    if below.parts[0] == "strings":
        return "strings"
    base = {"agreements": "agreement", "pages": "page"}.get(below.parts[0], names[0])
    return base + ("-translation" if len(names) == 3 else "")


def read(path, loader=Core):
    text = path.read_text()
    return yaml.load(text.split("---\n", 2)[1] if path.suffix == ".md" else text, loader)


def files(content):
    return sorted([*content.glob("**/*.md"), *content.glob("**/*.yaml")])


class Schemas(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        subprocess.run([ACCORD, "schema", "--output", cls.folder / "schemas", "--quiet"], check=True)
        cls.schemas = {
            path.name.removesuffix(".schema.json"): json.loads(path.read_text())
            for path in (cls.folder / "schemas").iterdir()}
        cls.site = cls.folder / "site"
        subprocess.run([ACCORD, "new", "site", cls.site, "--quiet"], check=True)

    def faults(self, kind, value):
        errors = jsonschema.Draft202012Validator(self.schemas[kind]).iter_errors(value)
        return sorted(error.json_path + ": " + error.message for error in errors)

    def test_each_is_a_schema_and_is_printed_as_it_is_written(self):
        listed = subprocess.run([ACCORD, "schema"], check=True, capture_output=True, text=True).stdout
        self.assertEqual({line.split()[0] for line in listed.splitlines()}, set(self.schemas))
        for name, schema in self.schemas.items():
            jsonschema.Draft202012Validator.check_schema(schema)
            run = subprocess.run([ACCORD, "schema", name], check=True, capture_output=True, text=True)
            self.assertEqual(run.stdout, (self.folder / "schemas" / f"{name}.schema.json").read_text())

    def test_every_file_of_content_is_valid(self):
        seen = set()
        for content in (REPOSITORY / "content", self.site / "content", REPOSITORY / "Tests/Fixtures/small-site/content"):
            for path in files(content):
                name = kind(path, content)
                seen.add(name)
                for how, loader in LOADERS.items():
                    self.assertEqual(self.faults(name, read(path, loader)), [], f"{path}, {how}")
        self.assertEqual(seen, set(self.schemas))

    def test_every_new_file_is_valid(self):
        for words in (
            ["agreement", "country-c-2025", "--party", "CC", "--signed", "2025-01-05", "--url", "https://example.org/c"],
            ["page", "why", "--title", "Why so?"],
            ["event", "talks", "--title", "Talks", "--note", "They talked.", "--on", "2024", "--source", "declaration"],
        ):
            subprocess.run([ACCORD, "new", *words, "--site", self.site, "--quiet"], check=True)
        for path in files(self.site / "content"):
            self.assertEqual(self.faults(kind(path, self.site / "content"), read(path)), [], path)

    def test_each_file_of_yaml_names_its_schema(self):
        for root in (REPOSITORY, self.site):
            for path in (root / "content").glob("**/*.yaml"):
                line = path.read_text().splitlines()[0]
                name = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
                self.assertTrue(name, f"{path}: {line}")
                schema = (path.parent / name[1]).resolve()
                self.assertEqual(json.loads(schema.read_text()), self.schemas[kind(path, root / "content")], path)

    # What goes wrong: the schema, the file it is tried on, where in it, and what stands there instead.
    MISTAKES = [
        ("misspelt field", "agreement", "agreements/denmark.md", ["stagse"], []),
        ("a field that only translations have", "agreement", "agreements/denmark.md", ["translated"], "2026-01-01"),
        ("a mapping instead of a text", "agreement", "agreements/denmark.md", ["answer"], {"en": "x"}),
        ("an empty text", "agreement", "agreements/denmark.md", ["answer"], ""),
        ("no value", "agreement", "agreements/denmark.md", ["answer"], None),
        ("unknown stage", "agreement", "agreements/denmark.md", ["stages", 0, "stage"], "sigend"),
        ("a stage without its source", "agreement", "agreements/denmark.md", ["stages", 0, "source"], ...),
        ("a day that is no date", "agreement", "agreements/denmark.md", ["stages", 0, "date"], "23 February 2024"),
        ("a month that is none", "agreement", "agreements/denmark.md", ["stages", 0, "date"], "2024-13"),
        ("no stages", "agreement", "agreements/denmark.md", ["stages"], []),
        ("missing party", "agreement", "agreements/denmark.md", ["party"], ...),
        ("a name with a space", "agreement", "agreements/denmark.md", ["party"], "New Zealand"),
        ("words instead of a number", "agreement", "agreements/denmark.md", ["term", "years"], "ten"),
        ("a number out of range", "agreement", "agreements/denmark.md", ["term", "years"], 0),
        ("a pinpoint without unit", "agreement", "agreements/denmark.md", ["term", "pinpoint"], "50"),
        ("unknown confidence", "agreement", "agreements/denmark.md", ["provisions", "cyber", "confidence"], "sure"),
        ("a coding without its sentence", "agreement", "agreements/denmark.md", ["provisions", "cyber", "sentence"], ...),
        ("a word that is no flag", "agreement", "agreements/denmark.md", ["texts", 0, "authentic"], "yes"),
        ("an amount in words", "agreement", "agreements/denmark.md", ["amounts", 0, "value"], "1.8 billion"),
        ("a fact in a translation", "agreement-translation", "agreements/denmark.uk.md", ["party"], "DK"),
        ("misspelt field", "page", "pages/who-has-signed.md", ["tilte"], "Who?"),
        ("missing order", "page", "pages/who-has-signed.md", ["order"], ...),
        ("an address of elsewhere", "page", "pages/who-has-signed.md", ["aliases"], ["/old"]),
        ("an unsafe address", "site", "site.yaml", ["licence", "url"], "javascript:alert(1)"),
        ("a language by its name", "site", "site.yaml", ["languages"], ["English"]),
        ("unknown kind", "parties", "parties.yaml", ["DK", "kind"], "country"),
        ("a membership misspelt", "parties", "parties.yaml", ["DK", "groups", "nato"], {"since": "1949", "untl": "1950"}),
        ("a membership without its day", "parties", "parties.yaml", ["DK", "groups", "nato"], "founder"),
        ("a name that no address may have", "parties", "parties.yaml", ["D K"], {"name": "x", "kind": "state"}),
        ("unknown sign", "provisions", "provisions.yaml", ["values", "explicit", "glyph"], "star"),
        ("missing publisher", "sources", "sources.yaml", ["mod-ua-28", "publisher"], ...),
        ("a list instead of a mapping", "timeline", "timeline.yaml", [], []),
        ("missing definition", "glossary", "glossary.yaml", ["security-guarantee", "definition"], ...),
        ("unknown plural rule", "strings", "strings/en.yaml", ["plural_rule"], "english"),
        ("a phrase in capitals", "strings", "strings/en.yaml", ["Title"], "Title"),
    ]

    def test_mistakes_are_found(self):
        for what, name, path, place, wrong in self.MISTAKES:
            with self.subTest(what, path=path):
                value = {"": read(REPOSITORY / "content" / path)}
                spot = value
                *way, last = ["", *place]
                for step in way:
                    spot = spot[step]
                if wrong is ...:
                    del spot[last]
                else:
                    spot[last] = copy.deepcopy(wrong)
                self.assertTrue(self.faults(name, value[""]))

    def test_mistakes_are_found_by_accord_too(self):
        """The two agree on what is wrong with an entry's form, tried on the fields of one that is whole."""
        entry = (self.site / "content/agreements/country-b.md").read_text()
        for right, wrong in (
            ("reading:", "raeding:"), ("stage: signed", "stage: sigend"), ("years: 5", "years: five"),
            ("date: 2021-03-10", "date: 10 March 2021"), ("counts: [all]", "counts: {all: yes}"),
            ("pinpoint: art. 3", "pinpoint: page 3"), ("confidence: high", "confidence: sure"),
            ("answer: A", "x-answer: A"), ("kind: official", "kind: [official]"),
        ):
            with self.subTest(wrong):
                self.assertIn(right, entry)
                text = entry.replace(right, wrong, 1)
                self.assertTrue(self.faults("agreement", yaml.load(text.split("---\n", 2)[1], Core)))
                with tempfile.TemporaryDirectory() as folder:
                    broken = shutil.copytree(self.site, pathlib.Path(folder) / "site")
                    (broken / "content/agreements/country-b.md").write_text(text)
                    run = subprocess.run([ACCORD, "check", "--site", broken, "--quiet"], capture_output=True)
                    self.assertEqual(run.returncode, 1)


if __name__ == "__main__":
    unittest.main()
