"""How the pages lie: on screens and paper, for the keyboard, in other browsers; and what they weigh."""

import gzip
import io
import re
import subprocess
import unittest

import lxml.html
import pypdf

from built import FRAMES, KINDS, LANGUAGES, PATIENCE_SECONDS, Browsing, address, kinds, pages, root

# Pages over all entries; the others are held to half of it.
LARGE = re.compile(r"^(uk/)?[a-z-]+\.html$")

# Whether something of what has the focus is in sight (WCAG 2.2, 2.4.11).
IN_SIGHT = """() => {
    const it = document.activeElement;
    if (it === document.body) return '';
    const points = [...it.getClientRects()].flatMap(({ left, right, top, bottom }) =>
        [.1, .5, .9].flatMap(x => [.2, .5, .8].map(y => [left + x * (right - left), top + y * (bottom - top)])));
    const isSeen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (it === top || it.contains(top));
    });
    return isSeen ? '' : it.outerHTML.slice(0, 120);
}"""


class Layout(Browsing):
    # 320 by 256 is a window of 1280 by 1024 at 400 percent (WCAG 2.2, 1.4.10).
    sizes = [(320, 256), (390, 844), (768, 1024), (1440, 900)]

    def test_reflows_at_every_size(self):
        for language in LANGUAGES:
            for kind in kinds(language) + FRAMES:
                page = self.open(language + kind)
                for width, height in self.sizes:
                    with self.subTest(page=language + kind, width=width):
                        page.set_viewport_size({"width": width, "height": height})
                        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
                page.context.close()

    def test_bears_wider_spacing_of_text(self):
        """WCAG 2.2, 1.4.12."""
        for kind in KINDS:
            page = self.context(width=390, bypass_csp=True).new_page()
            page.goto(address() + "uk/" + kind.replace("404", "index"))
            page.add_style_tag(content="*{line-height:1.5!important;letter-spacing:.12em!important;"
                               "word-spacing:.16em!important}p{margin-bottom:2em!important}")
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 390, kind)
            page.context.close()

    def test_what_has_the_focus_is_in_sight(self):
        starts = {
            "compare.html": [".matrix tbody tr:nth-child(20) td:nth-child(6) a", ".filters select"],
            "timeline.html": ["#year-2024 ~ .events .event:nth-child(30) a"],
            "agreements/denmark.html": [".jump a"], "search.html": ["#q"], "index.html": [".skip"],
        }
        for kind, places in starts.items():
            for width, height in ((1440, 700), (390, 700), (320, 256)):
                page = self.open(kind + ("?view=table" if kind.startswith("compare") else ""),
                                 width=width, height=height)
                for place in places:
                    page.locator(place).first.focus()
                    for key in ["Tab"] * 25 + ["Shift+Tab"] * 40:
                        page.keyboard.press(key)
                        self.assertEqual(page.evaluate(IN_SIGHT), "", (kind, width, key))
                page.context.close()

    def test_keeps_still_while_loading(self):
        for kind in KINDS:
            page = self.open(kind)
            shift = page.evaluate(
                """() => new Promise(done => {
                    let sum = 0;
                    const add = list => { for (const e of list) sum += e.value; };
                    const watch = new PerformanceObserver(list => add(list.getEntries()));
                    watch.observe({ type: 'layout-shift', buffered: true });
                    requestAnimationFrame(() => requestAnimationFrame(() => { add(watch.takeRecords()); done(sum); }));
                })""")
            self.assertLess(shift, 0.1, kind)
            page.context.close()

    def test_forced_colours_show_letters_and_shapes(self):
        page = self.open("compare.html", forced_colors="active")
        style = page.locator(".legend .glyph").first.evaluate(
            "glyph => { const s = getComputedStyle(glyph); return [s.textIndent, s.backgroundImage]; }")
        self.assertEqual(style, ["0px", "none"])
        self.assertNotEqual(
            page.locator("tbody .seal").first.evaluate("seal => getComputedStyle(seal).backgroundImage"), "none")

    def test_nothing_moves_for_those_who_ask(self):
        moves = "[...document.querySelectorAll('*')].some(e => parseFloat(getComputedStyle(e).transitionDuration) > 0)"
        self.assertFalse(self.open("compare.html", reduced_motion="reduce").evaluate(moves))
        self.assertTrue(self.open("compare.html", reduced_motion="no-preference").evaluate(moves))


class Print(Browsing):
    def printed(self, path):
        page = self.open(path)
        pdf = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        return [(sheet.mediabox, re.sub(r"\s", "", sheet.extract_text())) for sheet in pdf.pages]

    def test_the_table_lies_across_with_its_head_on_each_sheet(self):
        sheets = [text for box, text in self.printed("compare.html") if box.width > box.height]
        self.assertGreater(len(sheets), 0)
        self.assertTrue(any("UnitedStates" in text for text in sheets))
        for text in sheets:
            for head in ("Agreement", "Militaryaid", "Sanctions"):
                self.assertIn(head, text)
        self.assertIn("Y", re.sub(r"[a-z]", "", sheets[0]))

    def test_paper_is_a4(self):
        for path in ("compare.html", "agreements/denmark.html"):
            for box, _ in self.printed(path):
                self.assertEqual(sorted((round(box.width), round(box.height))), [595, 842])

    def test_an_entry_keeps_its_facts_and_addresses(self):
        text = "".join(text for _, text in self.printed("agreements/denmark.html"))
        self.assertIn("Scheduledend", text)
        self.assertIn("https://example.org/agreements/agreements/denmark.html", text)
        self.assertIn("<https://", text)
        self.assertNotIn("Українська", text)


class Weight(Browsing):
    def test_every_page_is_light_and_silent(self):
        """Each page of the site is opened; `watch` sees to console and requests."""
        page = self.context().new_page()
        self.watch(page, address())
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sizes = []
        session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        heaviest = {}
        for path in pages():
            sizes.clear()
            page.goto(address() + path)
            page.evaluate("0")
            self.assertGreater(len(sizes), 1, path)
            limit = 120 if LARGE.match(path) else 60
            self.assertLess(sum(sizes), limit << 10, path)
            heaviest[limit] = max(heaviest.get(limit, (0, "")), (sum(sizes), path))
        print(heaviest, end=" ")

    def test_script_and_stylesheet_are_small(self):
        for suffix, most in ((".js", 12 << 10), (".css", 20 << 10)):
            for file in (root() / "assets").glob(f"*{suffix}"):
                self.assertLessEqual(len(gzip.compress(file.read_bytes(), 9)), most, file.name)


class TextBrowsers(unittest.TestCase):
    """A browser without pictures, styles and scripts reads it all, in the order of the page."""

    maxDiff = None

    def read(self, command, path):
        run = subprocess.run(
            [*command, path], stdout=subprocess.PIPE, check=True, timeout=PATIENCE_SECONDS, text=True, errors="replace", cwd=root(),
            env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": str(root())})
        return run.stdout

    def check(self, command):
        for language in LANGUAGES:
            for kind in kinds(language):
                text = self.read(command, language + kind)
                shown = re.sub(r"\W|_", "", text)
                tree = lxml.html.parse(str(root() / language / kind)).getroot()
                wanted = tree.xpath(
                    "//h1 | //h2 | //main//p[not(ancestor::form) and not(@hidden)] | //dd | //main//li/a")
                # Cells are set in columns, so only their words stay together.
                cells = re.findall(r"\w+", " ".join(tree.xpath("//main//table//text()[not(ancestor::*[@aria-hidden])]")))
                self.assertEqual(set(cells) - set(re.findall(r"\w+", text)), set(), kind)
                self.assertGreater(len(wanted), 5)
                at = 0
                for element in wanted:
                    text = re.sub(r"\W|_", "", element.text_content())
                    if element.tag in ("h1", "h2"):
                        at = shown.find(text, at)
                    self.assertTrue(at >= 0 and text in shown, (kind, element.text_content()[:80]))

    def test_w3m(self):
        self.check(["w3m", "-dump", "-cols", "1000", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"])

    def test_lynx(self):
        # Its lines hold a thousand bytes.
        self.check(["lynx", "-dump", "-nolist", "-width=400", "-assume_charset=utf-8", "-display_charset=utf-8"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
