"""What a reader does with the pages: timeline, entry, home, search, through time, frames."""

import json
import re
import unittest

from built import KINDS, LANGUAGES, Browsing, address, expect, root


class Timeline(Browsing):
    def test_filters_by_kind_and_party(self):
        page = self.open("timeline.html")
        page.locator("#f-kind").select_option("signing")
        count = page.locator(".event:not([hidden])").count()
        self.assertTrue(page.locator(".filters .count").inner_text().startswith(f"{count} "))
        self.assertGreaterEqual(count, 20)
        self.assertIn("kind=signing", page.url)
        self.assertEqual(page.locator(".year:visible .event:visible").count(), count)
        page.locator("#f-party").select_option("LV")
        self.assertEqual(page.locator(".event:visible").count(), 1)
        again = self.open(page.url.removeprefix(address()))
        self.assertEqual(again.locator(".event:visible").count(), 1)

    def test_is_an_ordered_list_by_year_with_the_day_it_shows(self):
        page = self.open("timeline.html", java_script_enabled=False)
        days = page.locator(".event .event-date time").evaluate_all("all => all.map(t => t.dateTime)")
        self.assertEqual(days, sorted(days, key=lambda day: (day + "-01-01")[:10]))
        for year in page.locator(".year").all()[:4]:
            heading = year.locator("h2").inner_text()
            within = year.locator(".event-date time").evaluate_all("all => all.map(t => t.dateTime.slice(0, 4))")
            self.assertEqual(set(within), {heading})
        mark = page.locator("#as-of time").get_attribute("datetime")
        order = page.locator(".year .event-date time, #as-of time").evaluate_all("all => all.map(t => t.dateTime)")
        at = order.index(mark)
        self.assertLessEqual(order[at - 1], mark)
        self.assertGreater(order[at + 1], mark)

    def test_headings_stick_and_precision_shows(self):
        page = self.open("timeline.html")
        page.locator("#year-2024").evaluate("heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY + 900)")
        self.assertAlmostEqual(page.locator("#year-2024").evaluate("h => h.getBoundingClientRect().top"), 0, delta=2)
        drawn = page.locator(".precision-month, .precision-year").first.evaluate(
            "event => getComputedStyle(event, '::before').backgroundImage")
        self.assertIn("repeating-linear-gradient", drawn)

    def test_draws_a_term_for_each_signed_agreement(self):
        page = self.open("timeline.html", java_script_enabled=False)
        signed = self.open("compare.html").locator(".table-region tbody tr").count()
        self.assertEqual(page.locator(".terms svg .passed").count(), signed)
        self.assertEqual(page.locator(".terms svg .today").count(), signed)
        top = page.evaluate(
            "[document.querySelector('.terms-part'), document.querySelector('.rail')].map(e => e.getBoundingClientRect())"
            ".map(box => [box.left, box.top])")
        self.assertGreater(top[0][0], top[1][0])
        self.assertAlmostEqual(top[0][1], top[1][1], delta=30)


class Entry(Browsing):
    def test_has_its_parts(self):
        for language in LANGUAGES:
            page = self.open(language + "agreements/denmark.html", java_script_enabled=False)
            for part in ("facts", "distinctive", "provisions", "not-in-it", "dates", "amounts", "follow-ups",
                         "documents", "disagreements", "sources", "cite", "changes"):
                self.assertEqual(page.locator(f"#part-{part}").count(), 1, part)
            self.assertTrue(page.locator("header .answer").inner_text().endswith("."))
            self.assertEqual(page.locator(".facts .stage .seal").count(), 1)
            self.assertEqual(page.locator(".coding").count(), 18)
            for coding in page.locator(".coding:has(.pinpoint)").all():
                self.assertEqual(coding.locator(".glyph").count(), 1)
                self.assertEqual(coding.locator(".meta a[href*='#source-']").count(), 1)
            self.assertEqual(page.locator(".neighbours a").count(), 2)
        page = self.open("agreements/denmark.html", java_script_enabled=False)
        self.assertRegex(page.locator(".documents").inner_text(), r"\(English\), not opened")

    def test_cites_in_four_forms(self):
        page = self.open("agreements/denmark.html", java_script_enabled=False)
        forms = [text for text in page.locator(".cite pre").evaluate_all("all => all.map(p => p.textContent)")]
        self.assertEqual(len(forms), 8)
        for plain, bibtex, ris, csl in (forms[:4], forms[4:]):
            item = json.loads(csl)[0]
            self.assertIn(item["title"], plain)
            self.assertIn(item["type"], ("webpage", "treaty"))
            self.assertEqual(len(item["issued"]["date-parts"][0]), 3)
            self.assertRegex(bibtex, r"^@misc\{[\w-]+,\n( +\w+ = (\{.*\}|[a-z]{3}),?\n)+\}$")
            self.assertTrue(all(re.match(r"[A-Z][A-Z0-9]  - ", line + " ") for line in ris.split("\n")), ris)
            self.assertTrue(ris.startswith("TY  - ") and ris.rstrip().endswith("ER  -"))

    def test_copies_a_citation(self):
        page = self.open("agreements/denmark.html", permissions=["clipboard-read", "clipboard-write"])
        box = page.locator(".cite .copyable").first
        box.locator("button").click()
        expect(box.locator("button")).to_have_text("Copied")
        self.assertEqual(page.evaluate("navigator.clipboard.readText()"), box.locator("pre").inner_text())

    def test_notes_stand_in_the_margin_or_open_below(self):
        page = self.open("are-they-binding.html")
        box = page.locator(".margin").first.bounding_box()
        self.assertGreater(box["x"], page.locator(".prose p").first.bounding_box()["x"] + 600)
        page = self.open("are-they-binding.html", width=390)
        mark = page.locator(".mark a").first
        self.assertEqual(page.locator(".margin:visible").count(), 0)
        mark.click()
        self.assertEqual(page.locator(".margin:visible").count(), 1)
        self.assertEqual(mark.get_attribute("aria-expanded"), "true")
        mark.focus()
        page.keyboard.press("Enter")
        self.assertEqual(page.locator(".margin:visible").count(), 0)


class Home(Browsing):
    def test_leads_with_questions_and_says_the_map_in_words(self):
        for language in LANGUAGES:
            page = self.open(language + "index.html", java_script_enabled=False)
            self.assertEqual(page.locator(".questions li").count(), 6)
            tiles = page.locator(".map a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
            listed = page.locator("#part-signed ~ .two :is(ol, ul:not(.legend)) a").evaluate_all(
                "all => all.map(a => a.getAttribute('href'))")
            self.assertGreater(len(tiles), 30)
            self.assertEqual(set(tiles) - set(listed), set())
            self.assertEqual(page.locator(".map a:not([aria-label])").count(), 0)
            self.assertEqual(page.locator("#part-new ~ .news li").count(), 3)


class Search(Browsing):
    def found(self, page, word):
        page.locator("#q").fill(word)
        return page.locator(".findings li:visible a").all_inner_texts()

    def test_finds_by_beginning_and_leads_with_the_keyboard(self):
        page = self.open("search.html")
        self.assertEqual(page.evaluate("document.activeElement.id"), "q")
        page.keyboard.type("denm")
        self.assertEqual(page.locator(".findings li:visible a").first.inner_text(), "Denmark")
        self.assertIn("q=denm", page.url)
        page.keyboard.press("ArrowDown")
        self.assertEqual(page.evaluate("document.activeElement.textContent"), "Denmark")
        page.keyboard.press("ArrowUp")
        self.assertEqual(page.evaluate("document.activeElement.id"), "q")
        page.keyboard.press("Escape")
        self.assertEqual(page.locator("#q").input_value(), "")
        page.locator(".findings a").first.focus()
        page.keyboard.press("/")
        self.assertEqual(page.evaluate("document.activeElement.id"), "q")
        page.keyboard.type("denm")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/agreements/denmark.html")

    def test_finds_every_kind(self):
        page = self.open("search.html")
        for word, wanted in (
                ("latvia", "Latvia"), ("cyber", "Cyber defence"), ("binding", "Are they legally binding?"),
                ("memorandum", "Budapest Memorandum"), ("assurance", "Assurance")):
            self.assertTrue(
                any(wanted.lower() in found.lower() for found in self.found(page, word)), (word, wanted))
        self.assertEqual(self.found(page, "xyzzy"), [])
        self.assertEqual(
            page.locator(".search [role=status]").inner_text(), "Nothing is found. Try a shorter word.")

    def test_finds_ukrainian_in_any_case(self):
        page = self.open("uk/search.html")
        for word, wanted in (
                ("Данія", "Данія"), ("Данією", "Данія"), ("данії", "Данія"), ("Німеччини", "Німеччина"),
                ("Швецією", "Швеція"), ("італії", "Італія"), ("норвегію", "Норвегія"), ("лат", "Латвія")):
            self.assertIn(wanted, self.found(page, word), word)

    def test_works_from_a_folder_without_a_server(self):
        page = self.open("search.html?q=denm", base=root().as_uri() + "/")
        self.assertEqual(page.locator(".findings li:visible a").first.inner_text(), "Denmark")

    def test_is_the_full_list_without_javascript(self):
        register = json.loads((root() / "data/register.json").read_text())
        things = sum(len(register[name]) for name in ("agreements", "provisions", "pages", "terms", "events"))
        for language in LANGUAGES:
            page = self.open(language + "search.html", java_script_enabled=False)
            self.assertEqual(page.locator(".findings li:visible").count(), things)


class ThroughTime(Browsing):
    def test_steps_by_key_and_button(self):
        page = self.open("through-time.html")
        page.locator("#f-day").focus()
        last = page.locator(".day:visible h2").inner_text()
        page.keyboard.press("ArrowLeft")
        self.assertNotEqual(page.locator(".day:visible h2").inner_text(), last)
        self.assertEqual(page.locator(".day:visible").count(), 1)
        page.get_by_role("button", name="Later").click()
        self.assertEqual(page.locator(".day:visible h2").inner_text(), last)
        self.assertIn("day=", page.url)

    def test_shows_the_stage_of_the_day_by_shape(self):
        page = self.open("through-time.html?day=2024-02-23")
        self.assertIn("Signed so far: 4.", page.locator(".day:visible").inner_text())
        self.assertTrue(page.locator("[data-code=DK] .seal-signed").is_visible())
        self.assertTrue(page.locator("[data-code=IT] .seal-announced").is_visible())
        self.assertEqual(page.locator(".map a g:visible").count(), page.locator(".map a:not(.stage-none)").count())

    def test_is_complete_without_javascript(self):
        page = self.open("through-time.html", java_script_enabled=False)
        self.assertGreater(page.locator(".day:visible").count(), 40)
        self.assertEqual(page.locator(".map:visible, form:visible").count(), 0)


class Everywhere(Browsing):
    def test_the_language_link_keeps_the_page(self):
        for kind in KINDS:
            page = self.open(kind)
            if kind != "404.html":
                page.locator(".tools a[hreflang=uk]").click()
                page.wait_for_url(f"**/uk/{kind}")
                self.assertEqual(page.locator("html").get_attribute("lang"), "uk")
                page.locator(".tools a[hreflang=en]").click()
                page.wait_for_url(f"{address()}{kind}")
            page.context.close()

    def test_the_colours_are_kept(self):
        page = self.open("index.html", color_scheme="light")
        page.locator(".theme").click()
        dark = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        page.goto(address() + "timeline.html")
        self.assertEqual(page.locator("html").get_attribute("data-theme"), "dark")
        self.assertEqual(page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"), dark)

    def test_is_whole_without_javascript(self):
        for kind in KINDS:
            page = self.open(kind, java_script_enabled=False)
            self.assertEqual(page.locator("h1:visible").count(), 1, kind)
            self.assertEqual(page.locator("form:visible, button:visible").count(), 0, kind)
            page.context.close()

    def test_links_lead_on_from_a_folder_without_a_server(self):
        page = self.open("agreements/denmark.html", base=root().as_uri() + "/")
        page.locator(".site-nav a").nth(1).click()
        page.wait_for_url("**/compare.html")

    def test_a_dead_address_leads_on(self):
        page = self.open("404.html")
        self.assertNotIn("404", page.locator("main").inner_text())
        self.assertGreater(page.locator("main li a").count(), 20)


class Frames(Browsing):
    def test_tells_its_height(self):
        host = root() / "host.html"
        host.write_text(
            "<!DOCTYPE html><html lang=en><title>Host</title><link rel=icon href=data:,>"
            "<iframe src=embed/timeline.html title=Frame></iframe>"
            "<script>addEventListener('message', e => { document.title = e.data.type + ' ' + e.data.height; })</script>")
        self.addCleanup(host.unlink)
        context = self.context()
        page = context.new_page()
        page.goto(address() + "host.html")
        page.wait_for_function("document.title.startsWith('accord-height ')")
        self.assertGreater(int(page.title().split()[1]), 200)


if __name__ == "__main__":
    unittest.main(verbosity=2)
