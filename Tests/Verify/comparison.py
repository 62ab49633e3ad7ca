"""The comparison table in a browser: by mouse, keyboard and touch, shared, printed, downloaded."""

import csv
import io
import json
import pathlib
import unittest

from built import Browsing, address, expect, root

ROWS = ".matrix tbody tr:not([hidden])"


class Table(Browsing):
    def names(self, page):
        return page.locator(f".table-region {ROWS} th a").all_inner_texts()

    def shared(self, page):
        """The page as somebody sees it who was sent its address."""
        return self.open(page.url.removeprefix(address()))

    def test_sorts_and_says_so(self):
        page = self.open("compare.html")
        alphabetical = self.names(page)
        self.assertEqual(alphabetical, sorted(alphabetical))
        page.locator("th[data-key=signed] .sort").click()
        self.assertEqual(self.names(page)[0], "United Kingdom")
        self.assertEqual(page.locator("th[data-key=signed]").get_attribute("aria-sort"), "ascending")
        self.assertIn("Sorted by Signed, ascending", page.locator(".filters .count").inner_text())
        page.locator("th[data-key=signed] .sort").click()
        self.assertEqual(self.names(page)[0], "Albania")
        self.assertEqual(page.locator("[aria-sort]").count(), 1)
        self.assertIn("sort=-signed", page.url)
        self.assertEqual(self.names(self.shared(page))[0], "Albania")

    def test_sorts_answers_from_explicit_to_not_coded(self):
        page = self.open("compare.html?sort=intelligence")
        values = page.locator(".table-region tbody tr").evaluate_all(
            """rows => { const all = [...document.querySelectorAll('.provision')];
               const at = all.findIndex(th => th.dataset.key === 'intelligence');
               return rows.map(row => row.querySelectorAll('[data-v]')[at].dataset.v); }""")
        order = page.locator("#f-value option").evaluate_all("all => all.map(o => o.value)")
        self.assertEqual(values, sorted(values, key=order.index))
        self.assertGreater(len(set(values)), 2)

    def test_filters_by_each_choice_and_keeps_it_in_the_address(self):
        page = self.open("compare.html")
        everything = len(self.names(page))
        for field, value, wanted, unwanted in (
                ("group", "g7", "Japan", "Denmark"), ("year", "2025", "Albania", "Denmark"),
                ("stage", "in-force", "United Kingdom, 100-Year Partnership", "Denmark")):
            page.locator(f"#f-{field}").select_option(value)
            shown = self.names(page)
            self.assertIn(wanted, shown)
            self.assertNotIn(unwanted, shown)
            self.assertEqual(page.locator(".filters .count").inner_text(), f"{len(shown)} of {everything}")
            self.assertEqual(self.names(self.shared(page)), shown)
            page.locator("button[type=reset]").click()
            expect(page.locator(f".table-region {ROWS}")).to_have_count(everything)
        self.assertIn("Norway", self.names(self.open("compare.html?provision=intelligence&value=silent")))

    def test_says_what_it_does_not_understand(self):
        page = self.open("compare.html?group=moon&pick=atlantis&sort=colour")
        note = page.locator(".note").inner_text()
        for part in ("group=moon", "pick=atlantis", "sort=colour"):
            self.assertIn(part, note)

    def test_key_numbers_lead_to_what_they_count(self):
        home = self.open("index.html")
        numbers = home.locator(".numbers li").evaluate_all(
            "all => all.map(li => [+li.querySelector('b').textContent, li.querySelector('a').getAttribute('href')])")
        followed = [pair for pair in numbers if pair[1].startswith("compare.html?")]
        self.assertGreaterEqual(len(followed), 3)
        for number, href in followed:
            self.assertEqual(len(self.names(self.open(href))), number, href)

    def test_totals_count_the_answers(self):
        page = self.open("compare.html")
        counted = page.evaluate(
            """() => [...document.querySelectorAll('tfoot tr')].reduce((sum, row) =>
               [...row.querySelectorAll('td')].map((cell, i) => (sum[i] ?? 0) + +cell.textContent), [])""")
        sums = page.evaluate(
            """() => [...document.querySelectorAll('tfoot tr')].map(row =>
               [...row.querySelectorAll('td')].map(cell => +cell.textContent))""")
        rows = len(self.names(page))
        self.assertTrue(counted)
        self.assertEqual([sum(column) for column in zip(*sums)], [rows] * len(sums[0]))

    def test_opens_an_answer_with_its_source_by_keyboard(self):
        page = self.open("compare.html")
        cell = page.locator(".matrix tr[data-slug=denmark] td a[href$='#provision-cyber']")
        cell.focus()
        page.keyboard.press("Enter")
        box = page.get_by_role("dialog", name="Denmark: Cyber defence")
        self.assertTrue(box.is_visible())
        self.assertIn("para 28", box.inner_text())
        self.assertIn("Source: Danish Ministry of Foreign Affairs", box.inner_text())
        self.assertTrue(page.evaluate("document.querySelector('dialog').contains(document.activeElement)"))
        page.keyboard.press("Escape")
        self.assertFalse(box.is_visible())
        self.assertEqual(page.evaluate("document.activeElement.href"), cell.evaluate("a => a.href"))
        page.keyboard.press("Enter")
        box.get_by_role("link", name="Read it in the entry").click()
        page.wait_for_url("**/agreements/denmark.html#provision-cyber")

    def test_opens_an_answer_by_touch(self):
        page = self.open("compare.html?view=across", width=390, height=844, has_touch=True, is_mobile=True)
        page.locator(".dense td a[href*='denmark.html#provision-cyber']").tap()
        box = page.get_by_role("dialog")
        self.assertIn("para 28", box.inner_text())
        box.get_by_role("button", name="Close").tap()
        self.assertFalse(box.is_visible())

    def test_heads_stay_in_sight(self):
        page = self.open("compare.html")
        page.locator(".table-region").evaluate("region => region.scrollTo(700, 1200)")
        at = page.evaluate(
            """() => { const region = document.querySelector('.table-region').getBoundingClientRect();
               const head = document.querySelector('.matrix thead').getBoundingClientRect();
               const row = document.querySelector('.matrix tbody th').getBoundingClientRect();
               return [head.top - region.top, row.left - region.left]; }""")
        self.assertTrue(all(0 <= distance <= 2 for distance in at), at)

    def test_has_its_parts(self):
        page = self.open("compare.html", java_script_enabled=False)
        self.assertIn("30 agreements", page.locator("caption").inner_text())
        self.assertEqual(page.locator(".legend").first.locator("li").count(), 6)
        self.assertEqual(page.locator(".matrix th:not([scope])").count(), 0)
        self.assertEqual(page.locator(".matrix td:not([data-v]):not(.signed)").filter(has_text="").evaluate_all(
            "all => all.filter(cell => !cell.textContent.trim()).length"), 0)
        self.assertGreater(page.locator("th[scope=colgroup]").count(), 3)


class Views(Browsing):
    def test_reads_side_by_side_with_differences_only(self):
        page = self.open("compare.html?view=side&pick=denmark,japan")
        table = page.locator(".result table")
        rows = table.locator("tr:has(th[scope=row])")
        self.assertEqual(table.locator("thead th").count(), 3)
        self.assertEqual(table.locator("th[scope=rowgroup]").count(), page.locator("th[scope=colgroup]").count())
        everything = rows.count()
        self.assertEqual(everything, 18)
        page.locator("#f-only").check()
        different = rows.count()
        self.assertLess(different, everything)
        self.assertIn(str(everything - different), page.locator(".result > p").inner_text())
        self.assertIn("only=diff", page.url)
        self.assertTrue(page.locator(".result td .said").first.is_visible())
        again = self.open(page.url.removeprefix(address()))
        self.assertEqual(again.locator(".result tr:has(th[scope=row])").count(), different)

    def test_takes_up_to_four(self):
        page = self.open("compare.html?view=side&pick=denmark,japan,italy,france,latvia")
        self.assertEqual(page.locator(".result thead th").count(), 5)

    def test_turns_the_table(self):
        page = self.open("compare.html?view=across&group=g7")
        table = page.locator(".result table")
        group = page.locator(".table-region tbody tr[data-group~=g7]").count()
        self.assertEqual(table.locator("thead th").count(), 1 + group)
        self.assertEqual(table.locator("tr:has(th[scope=row])").count(), 18)
        self.assertFalse(page.locator(".table-region").is_visible())

    def test_shows_one_agreement_or_one_provision_on_a_phone(self):
        page = self.open("compare.html", width=390, height=844)
        table = page.locator(".result table")
        self.assertEqual(table.locator("thead th").count(), 2)
        page.locator("#f-pick").select_option("latvia")
        self.assertEqual(table.locator("tr:has(th[scope=row])").count(), 18)
        self.assertIn("pick=latvia", page.url)
        page.locator("#f-view").select_option("one")
        page.locator("#f-provision").select_option("cyber")
        self.assertEqual(table.locator("tr:has(th[scope=row])").count(), 30)
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 390)
        page.locator("#f-view").select_option("table")
        self.assertTrue(page.locator(".table-region").is_visible())

    def csv(self, page):
        with page.expect_download() as download:
            page.locator(".csv").click()
        text = pathlib.Path(download.value.path()).read_bytes().decode()
        self.assertTrue(text.endswith("\r\n"))
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def test_gives_the_selection_as_csv(self):
        entries = json.loads((root() / "data/register.json").read_text())["agreements"]
        coded = {(e["slug"], c["provision"]): c["value"] for e in entries for c in e["provisions"]}
        rows = self.csv(self.open("compare.html?group=g7"))
        self.assertEqual({row["code"] for row in rows}, {"CA", "DE", "FR", "GB", "IT", "JP", "US"})
        self.assertEqual(len(rows[0]), 4 + 2 * 18)
        for row in rows:
            for key in ("consultation", "cyber"):
                self.assertEqual(row[key], coded.get((row["slug"], key), "not-coded"))
        rows = self.csv(self.open("compare.html?view=one&provision=cyber&year=2025"))
        self.assertEqual(list(rows[0]), ["slug", "code", "stage", "signed", "cyber", "cyber_pinpoint"])
        page = self.open("compare.html?view=side&pick=denmark,japan&only=diff")
        rows = self.csv(page)
        self.assertEqual([row["slug"] for row in rows], ["denmark", "japan"])
        self.assertEqual((len(rows[0]) - 4) // 2, page.locator(".result tr:has(th[scope=row])").count())

    def test_works_from_a_folder_without_a_server(self):
        base = root().as_uri() + "/"
        page = self.open("compare.html?view=side&pick=denmark,italy", base=base)
        self.assertEqual(page.locator(".result thead th").count(), 3)
        page.locator("#f-view").select_option("table")
        page.locator("th[data-key=signed] .sort").click()
        again = self.open(page.url.removeprefix(base), base=base)
        self.assertEqual(again.locator("th[data-key=signed]").get_attribute("aria-sort"), "ascending")

    def test_is_reached_by_the_keyboard_alone(self):
        page = self.open("compare.html")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.id"), "content")
        reached = []
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
        for wanted in ("f-view", "f-group", "f-stage", "f-year", "f-provision", "f-value", "csv", "sort"):
            self.assertIn(wanted, reached)
        page.locator("th[data-key=consultation] .sort").focus()
        page.keyboard.press("Enter")
        self.assertEqual(page.locator("th[data-key=consultation]").get_attribute("aria-sort"), "ascending")


if __name__ == "__main__":
    unittest.main(verbosity=2)
