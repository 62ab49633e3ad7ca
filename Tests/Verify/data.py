"""The open data, the feeds, the calendar and the tags of the built site, read by the tools that their users use."""

import csv
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

import feedparser
import frictionless
import icalendar
import jsonschema
import lxml.html
import yaml
from csvw import TableGroup
from lxml import etree

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ACCORD = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else REPOSITORY / ".build/release/accord"
ADDRESS = "https://example.org/agreements"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def front_matter(path):
    return yaml.load(path.read_text().split("---\n", 2)[1], yaml.BaseLoader)


class Site(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = pathlib.Path(cls.folder.name) / "public"
        subprocess.run(
            [ACCORD, "build", "--site", REPOSITORY, "--output", cls.root, "--quiet", "--base-url", ADDRESS],
            check=True)
        cls.languages = [""] + [f"{name}/" for name in ("uk",) if (cls.root / name).is_dir()]
        cls.entries = {
            path.stem: front_matter(path) for path in sorted((REPOSITORY / "content/agreements").glob("*.md"))
            if "." not in path.stem}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def json(self, path):
        return json.loads((self.root / path).read_text())


class Data(Site):
    def test_frictionless_finds_the_package_valid(self):
        for language in self.languages:
            frictionless.system.trusted = True
            report = frictionless.validate(str(self.root / language / "data/datapackage.json"))
            self.assertTrue(report.valid, report.flatten(["type", "rowNumber", "fieldName", "message"])[:5])
            self.assertGreater(len(report.tasks), 6)

    def test_csvw_reads_the_tables_as_described(self):
        for language in self.languages:
            group = TableGroup.from_file(self.root / language / "data/csv-metadata.json")
            self.assertTrue(group.check_referential_integrity() is not False)
            rows = {str(table.url): sum(1 for _ in table) for table in group.tables}
            self.assertGreaterEqual(rows["provisions.csv"], 29 * 18)

    def test_no_cell_is_a_formula(self):
        for path in (self.root / "data").glob("*.csv"):
            for row in csv.reader(path.open(newline="")):
                for cell in row:
                    self.assertFalse(re.match(r"[=+@\t\r]|-(?![0-9])", cell), f"{path.name}: {cell[:40]}")

    def test_the_schema_holds(self):
        for language in self.languages:
            schema = self.json(language + "data/register.schema.json")
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.Draft202012Validator(schema).validate(self.json(language + "data/register.json"))

    def test_every_fact_of_the_content_is_in_the_json(self):
        register = {entry["slug"]: entry for entry in self.json("data/register.json")["agreements"]}
        self.assertEqual(set(register), set(self.entries))
        for slug, facts in self.entries.items():
            entry = register[slug]
            self.assertEqual(entry["party"], facts["party"], slug)
            self.assertEqual(
                [(s["stage"], s["date"], s["source"]) for s in entry["stages"]],
                [(s["stage"], s["date"], s["source"]) for s in facts["stages"]], slug)
            self.assertEqual(
                [(a["value"], a["unit"]) for a in entry["amounts"]],
                [(a["value"], a["unit"]) for a in facts.get("amounts", [])], slug)
            self.assertEqual(
                {c["provision"]: (c["value"], c.get("pinpoint"), c.get("source"), c["confidence"])
                 for c in entry["provisions"]},
                {key: (c["value"], c.get("pinpoint"), c.get("source"), c["confidence"])
                 for key, c in facts.get("provisions", {}).items()}, slug)
            self.assertEqual({s["id"]: s["url"] for s in entry["sources"]},
                             {key: s["url"] for key, s in facts.get("sources", {}).items()}, slug)
            for ours, theirs in (("followUps", "follow_ups"), ("disagreements", "disagreements"), ("changes", "changes"),
                                 ("texts", "texts"), ("signatories", "signatories"), ("relations", "relations")):
                self.assertEqual(len(entry[ours]), len(facts.get(theirs, [])), f"{slug}: {theirs}")
            self.assertEqual(self.json(f"agreements/{slug}.json"), entry)

    def test_the_archive_holds_the_files(self):
        with zipfile.ZipFile(self.root / "data/register.zip") as archive:
            self.assertIsNone(archive.testzip())
            for name in archive.namelist():
                self.assertEqual(archive.read(name), (self.root / "data" / name).read_bytes(), name)
            self.assertEqual({info.date_time for info in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})


class Calendar(Site):
    def test_icalendar_reads_the_expected_events(self):
        calendar = icalendar.Calendar.from_ical((self.root / "calendar.ics").read_bytes())
        events = list(calendar.walk("VEVENT"))
        identifiers = [str(event["UID"]) for event in events]
        self.assertEqual(len(identifiers), len(set(identifiers)))
        self.assertTrue(all(type(event.decoded("DTSTART")) is datetime.date for event in events))
        days = {event.decoded("DTSTART"): str(event["SUMMARY"]) for event in events}
        self.assertIn("Denmark", days[datetime.date(2024, 2, 23)])
        ends = [e for e in events if "scheduled-end" in str(e["UID"])]
        self.assertGreater(len(ends), 20)
        self.assertIn(datetime.date(2034, 1, 12), [e.decoded("DTSTART") for e in ends])

    def test_lines_are_folded(self):
        for line in (self.root / "calendar.ics").read_bytes().split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b"\n", line)


class Feeds(Site):
    date = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

    def test_each_atom_feed_is_well_formed(self):
        feeds = sorted(self.root.glob("**/feeds/*.xml")) + [self.root / "feed.xml"]
        self.assertGreater(len(feeds), 50)
        for path in feeds:
            tree = etree.parse(str(path)).getroot()
            self.assertEqual(tree.tag, ATOM + "feed")
            for part in ("id", "title", "updated", "author"):
                self.assertIsNotNone(tree.find(ATOM + part), f"{path.name}: {part}")
            entries = tree.findall(ATOM + "entry")
            names = [entry.findtext(ATOM + "id") for entry in entries]
            self.assertEqual(len(names), len(set(names)), path.name)
            for entry in entries:
                self.assertTrue(entry.findtext(ATOM + "id").startswith("tag:example.org,"))
                self.assertRegex(entry.findtext(ATOM + "updated"), self.date)
            for entry in [tree, *entries]:
                self.assertRegex(entry.findtext(ATOM + "updated"), self.date)
            read = feedparser.parse(path.read_bytes())
            self.assertFalse(read.bozo, path.name)
            self.assertEqual(len(read.entries), len(entries))

    def test_each_json_feed_says_the_same(self):
        for path in [*self.root.glob("**/feeds/*.json"), self.root / "feed.json"]:
            feed = json.loads(path.read_text())
            self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
            atom = feedparser.parse(path.with_suffix(".xml").read_bytes())
            self.assertEqual([item["id"] for item in feed["items"]], [entry.id for entry in atom.entries])
            for item in feed["items"]:
                self.assertTrue(item["url"].startswith(ADDRESS))
                target = self.root / item["url"].removeprefix(ADDRESS + "/").split("#")[0]
                self.assertTrue(target.is_file(), item["url"])


class Tags(Site):
    kinds = {
        "index.html": "WebSite", "agreements/denmark.html": "Article", "are-they-binding.html": "Article",
        "questions.html": "FAQPage", "data.html": "Dataset", "compare.html": "WebPage"}

    def test_each_kind_of_page_says_what_it_is(self):
        for language in self.languages:
            for page, kind in self.kinds.items():
                tree = lxml.html.parse(str(self.root / language / page)).getroot()
                data = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
                graph = {thing["@type"]: thing for thing in data["@graph"]}
                self.assertIn(kind, graph, page)
                self.assertEqual(graph[kind]["@id"], f"{ADDRESS}/{language}{page}")
                self.assertEqual("BreadcrumbList" in graph, page != "index.html")
                tags = {m.get("property") or m.get("name"): m.get("content") for m in tree.xpath("//meta")}
                for name in ("description", "og:title", "og:description", "og:type", "og:url", "twitter:card"):
                    self.assertTrue(tags.get(name), f"{page}: {name}")
        faq = lxml.html.parse(str(self.root / "questions.html")).getroot()
        data = json.loads(faq.xpath("//script[@type='application/ld+json']/text()")[0])
        self.assertEqual(len(data["@graph"][0]["mainEntity"]), 15)

    def test_languages_point_at_each_other(self):
        for path in self.root.glob("**/*.html"):
            route = str(path.relative_to(self.root))
            if "embed/" in route or path.name == "404.html" or len(self.languages) < 2:
                continue
            tree = lxml.html.parse(str(path)).getroot()
            others = {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@hreflang]")}
            self.assertEqual(set(others), {"en", "uk", "x-default"}, route)
            for href in others.values():
                self.assertTrue((self.root / href.removeprefix(ADDRESS + "/")).is_file(), href)
            self.assertIn(tree.xpath("//link[@rel='canonical']")[0].get("href"), others.values())

    def test_the_sitemap_lists_what_is_there(self):
        tree = etree.parse(str(self.root / "sitemap.xml")).getroot()
        listed = [url.findtext(SITEMAP + "loc").removeprefix(ADDRESS + "/") for url in tree]
        pages = {str(p.relative_to(self.root)) for p in self.root.glob("**/*.html")}
        pages = {p for p in pages if not p.endswith("404.html") and "embed/" not in p}
        self.assertEqual(set(listed), pages)
        for url in tree:
            self.assertRegex(url.findtext(SITEMAP + "lastmod"), r"^\d{4}-\d\d-\d\d$")


if __name__ == "__main__":
    unittest.main(verbosity=2)
