"""The open data, the feeds, the calendar and the tags of the built site, read by the tools that their users use."""

import csv
import datetime
import io
import json
import pathlib
import re
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

from built import ADDRESS, FRAMES, LANGUAGES, REPOSITORY, kinds, root

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CONTENT = REPOSITORY / "content"


def front_matter(path):
    return yaml.load(path.read_text().split("---\n", 2)[1], yaml.BaseLoader)


def originals(folder):
    """The files of a folder that carry the facts, by name, without their translations."""
    return {path.stem: front_matter(path) for path in sorted((CONTENT / folder).glob("*.md")) if "." not in path.stem}


def leaves(value):
    """Every text, number and flag in a structure, as a text with plain spaces."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif value is not None:
        yield str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


class Site(unittest.TestCase):
    maxDiff = None
    languages = LANGUAGES

    @classmethod
    def setUpClass(cls):
        cls.root = root()
        cls.entries = originals("agreements")

    def json(self, path):
        return json.loads((self.root / path).read_text())

    def page(self, path):
        return lxml.html.parse(str(self.root / path)).getroot()


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

    def test_every_text_of_the_content_is_in_the_json(self):
        register = self.json("data/register.json")
        everything = set(leaves(register))
        entries = {entry["slug"]: set(leaves(entry)) for entry in register["agreements"]}
        files = {"site": None, "parties": None, "provisions": None, "sources": None, "timeline": None, "glossary": None}
        for name in files:
            facts = yaml.load((CONTENT / f"{name}.yaml").read_text(), yaml.BaseLoader)
            self.assertEqual(set(leaves(facts)) - everything, set(), name)
        for name, facts in originals("pages").items():
            self.assertEqual(set(leaves(facts)) - everything, set(), name)
        for name, facts in self.entries.items():
            self.assertEqual(set(leaves(facts)) - entries[name], set(), name)
            names = set(facts.get("provisions", {})) | set(facts.get("sources", {}))
            self.assertEqual(names - entries[name], set(), name)

    def test_the_explanations_are_in_the_json(self):
        register = self.json("data/register.json")
        for folder, records in (("agreements", register["agreements"]), ("pages", register["pages"])):
            for record in records:
                name = record.get("slug") or record["id"]
                body = (CONTENT / folder / f"{name}.md").read_text().split("---\n", 2)[2]
                self.assertEqual(record["body"].strip(), body.strip(), name)

    def test_tables_are_as_rfc_4180_has_them(self):
        for path in self.root.glob("**/data/*.csv"):
            text = path.read_bytes().decode()
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, path)
            self.assertTrue(text.endswith("\r\n"), path)
            self.assertNotRegex(re.sub(r'"(?:[^"]|"")*"', "", text), r"(?<!\r)\n", path)

    def test_the_descriptions_say_how_formulas_are_written(self):
        self.assertIn("apostrophe", self.json("data/datapackage.json")["description"])
        self.assertIn("apostrophe", self.json("data/csv-metadata.json")["dc:description"])

    def test_the_codebook_and_the_citation_say_what_they_should(self):
        provisions = yaml.load((CONTENT / "provisions.yaml").read_text(), yaml.BaseLoader)
        text = " ".join(self.page("codebook.html").text_content().split())
        for key, provision in provisions["provisions"].items():
            self.assertIn(key, text)
            self.assertIn(" ".join(provision["coding"].split())[:40].replace("'", "’"), text.replace("'", "’"))
        citation = yaml.safe_load((self.root / "data/CITATION.cff").read_text())
        self.assertEqual((citation["cff-version"], citation["type"]), ("1.2.0", "dataset"))
        for key in ("message", "title", "authors", "version", "date-released", "license", "url"):
            self.assertTrue(citation[key], key)

    def test_the_archive_holds_the_files(self):
        with zipfile.ZipFile(self.root / "data/register.zip") as archive:
            self.assertIsNone(archive.testzip())
            beside = {path.name for path in (self.root / "data").iterdir()} - {"register.zip"}
            self.assertEqual(set(archive.namelist()), beside)
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
        signings = [
            datetime.date.fromisoformat(stage["date"]) for facts in self.entries.values()
            for stage in facts["stages"] if stage["stage"] in ("signed", "in-force")]
        self.assertEqual(set(signings) - set(days), set())
        self.assertTrue(any("scheduled-review" in name for name in identifiers))
        self.assertTrue(any("in-force" in name for name in identifiers))
        for event in events:
            self.assertEqual(event.decoded("DTEND") - event.decoded("DTSTART"), datetime.timedelta(days=1))
            self.assertTrue(event["DTSTAMP"] and event["SUMMARY"])
        ends = [e for e in events if "scheduled-end" in str(e["UID"])]
        self.assertGreater(len(ends), 20)
        self.assertIn(datetime.date(2034, 1, 12), [e.decoded("DTSTART") for e in ends])

    def test_lines_are_folded(self):
        for language in self.languages:
            for line in (self.root / language / "calendar.ics").read_bytes().split(b"\r\n"):
                self.assertLessEqual(len(line), 75)
                self.assertNotIn(b"\n", line)
                line.decode()


class Feeds(Site):
    def test_there_is_one_for_each_entry_and_provision(self):
        provisions = yaml.load((CONTENT / "provisions.yaml").read_text(), yaml.BaseLoader)["provisions"]
        for language in self.languages:
            names = {path.stem for path in (self.root / language / "feeds").glob("*.xml")}
            self.assertEqual(names, set(self.entries) | {f"provision-{name}" for name in provisions})
        for path, feed in (("agreements/denmark.html", "feeds/denmark"),
                           ("provisions/cyber.html", "feeds/provision-cyber"), ("index.html", "feed")):
            links = self.page(path).xpath("//link[@rel='alternate' and contains(@type, 'feed')]/@href") \
                + self.page(path).xpath("//link[@rel='alternate' and contains(@type, 'atom')]/@href")
            for ending in (".xml", ".json"):
                self.assertTrue(any(link.endswith(feed + ending) for link in links), (path, links))

    def test_a_signing_says_what_it_changed(self):
        feed = feedparser.parse((self.root / "feeds/latvia.xml").read_bytes())
        signing = next(entry for entry in feed.entries if "signed" in entry.id or "signs" in entry.id)
        self.assertRegex(signing.content[0].value, r"Latvia: .+ → Signed")
        self.assertEqual(signing.tags[0].term, "Signing")

    def test_each_atom_feed_is_valid(self):
        schema = etree.RelaxNG(etree.parse(str(pathlib.Path(__file__).with_name("atom.rng"))))
        feeds = sorted(self.root.glob("**/feeds/*.xml")) + [self.root / "feed.xml"]
        self.assertGreater(len(feeds), 50)
        for path in feeds:
            tree = etree.parse(str(path)).getroot()
            self.assertTrue(schema.validate(tree), f"{path.name}: {schema.error_log.last_error}")
            entries = tree.findall(ATOM + "entry")
            names = [entry.findtext(ATOM + "id") for entry in entries]
            self.assertEqual(len(names), len(set(names)), path.name)
            for entry in entries:
                self.assertTrue(entry.findtext(ATOM + "id").startswith("tag:example.org,"))
            days = [entry.findtext(ATOM + "updated")[:10] for entry in entries]
            self.assertEqual(days, sorted(days, reverse=True), path.name)
            self.assertEqual([tree.findtext(ATOM + "updated")[:10]][:len(days)], days[:1], path.name)
            for day in days:
                datetime.date.fromisoformat(day)
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
    # What a page is to schema.org, where it is more than a page.
    meaning = {
        "index.html": "WebSite", "agreements/denmark.html": "Article", "agreements/greece.html": "Article",
        "agreements/cyprus.html": "Article", "if-russia-attacks-again.html": "Article",
        "february-2024-revisited.html": "Article", "questions.html": "FAQPage", "data.html": "Dataset"}

    def test_each_kind_of_page_says_what_it_is(self):
        for language in self.languages:
            for page in kinds(language):
                if page == "404.html":
                    continue
                kind = self.meaning.get(page, "WebPage")
                tree = self.page(language + page)
                data = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
                graph = {thing["@type"]: thing for thing in data["@graph"]}
                self.assertIn(kind, graph, page)
                self.assertEqual(graph[kind]["@id"], f"{ADDRESS}/{language}{page}")
                self.assertEqual("BreadcrumbList" in graph, page != "index.html")
                for thing in graph.get("BreadcrumbList", {}).get("itemListElement", []):
                    self.assertTrue((self.root / thing["item"].removeprefix(ADDRESS + "/")).is_file(), thing)
                if kind == "Dataset":
                    for file in graph[kind]["distribution"]:
                        self.assertTrue(
                            (self.root / file["contentUrl"].removeprefix(ADDRESS + "/")).is_file(), file)
                tags = {m.get("property") or m.get("name"): m.get("content") for m in tree.xpath("//meta")}
                for name in ("description", "og:title", "og:description", "og:type", "og:url", "twitter:card"):
                    self.assertTrue(tags.get(name), f"{page}: {name}")
        faq = self.page("questions.html")
        data = json.loads(faq.xpath("//script[@type='application/ld+json']/text()")[0])
        self.assertEqual(len(data["@graph"][0]["mainEntity"]), 15)

    def test_languages_point_at_each_other(self):
        for path in self.root.glob("**/*.html"):
            route = str(path.relative_to(self.root))
            if "embed/" in route or path.name == "404.html":
                continue
            tree = self.page(route)
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


class Frames(Site):
    def test_each_frame_names_its_source_and_stays_out_of_indexes(self):
        frames = sorted(self.root.glob("**/embed/**/*.html"))
        self.assertEqual(len(frames), len(self.languages) * (len(self.entries) + 18 + 2))
        for path in frames:
            tree = self.page(path)
            self.assertEqual(tree.xpath("//meta[@name='robots']/@content"), ["noindex"], path)
            self.assertEqual(len(tree.xpath("//link[@rel='canonical']")), 1, path)
            self.assertEqual(len(tree.xpath("//main/p[last()]/a[contains(@rel, 'license')]")), 1, path)
            self.assertEqual(tree.xpath("//a[not(@target='_blank')]"), [], path)

    def test_the_code_to_copy_is_a_frame_and_a_quotation(self):
        for language in self.languages:
            codes = self.page(language + "embed.html").xpath("//pre/text()")
            self.assertEqual(len(codes), len(self.entries) + 18 + 2)
            for code in codes:
                frame, quotation = lxml.html.fragments_fromstring(code)
                self.assertEqual((frame.tag, quotation.tag), ("iframe", "blockquote"))
                self.assertTrue(frame.get("title") and frame.get("loading") == "lazy")
                for address in (frame.get("src"), quotation.get("cite"), quotation.xpath(".//a/@href")[0]):
                    self.assertTrue((self.root / address.removeprefix(ADDRESS + "/")).is_file(), address)
        self.assertEqual({path for path in FRAMES if not (self.root / path).is_file()}, set())


if __name__ == "__main__":
    unittest.main(verbosity=2)
