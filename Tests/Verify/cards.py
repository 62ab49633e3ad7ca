"""The pictures for links from other sites, drawn by a program with the trait SocialCards."""

import os
import pathlib
import struct
import tempfile
import unittest

import lxml.html

from built import ADDRESS, LANGUAGES, REPOSITORY, build

ACCORD = REPOSITORY / os.environ.get("ACCORD_WITH_CARDS", ".build/cards/release/accord")


class Cards(unittest.TestCase):
    def build(self, *options):
        return build(self.root, *options, accord=ACCORD)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name) / "public"

    def test_each_agreement_and_page_has_one_in_each_language(self):
        self.build()
        entries = sorted(self.root.glob("agreements/*.html")) + sorted(self.root.glob("uk/agreements/*.html"))
        explainers = [self.root / language / "who-has-signed.html" for language in LANGUAGES]
        self.assertGreater(len(entries), 60)
        for page in entries + explainers:
            tree = lxml.html.parse(str(page)).getroot()
            tags = {m.get("property") or m.get("name"): m.get("content") for m in tree.xpath("//meta")}
            self.assertEqual(tags["twitter:card"], "summary_large_image")
            picture = (self.root / tags["og:image"].removeprefix(ADDRESS + "/")).read_bytes()
            self.assertEqual(picture[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(struct.unpack(">II", picture[16:24]), (1200, 630))
            self.assertGreater(len(picture), 8_000)
        count = len(list((self.root / "cards").glob("*.png")))
        self.assertEqual(count, len(list((self.root / "uk/cards").glob("*.png"))))
        self.assertGreater(count, 45)

    def test_takes_over_what_is_published(self):
        self.build()
        card = next((self.root / "cards").glob("agreement-denmark.*.png"))
        before = card.stat()
        self.assertIn("0 files written", self.build())
        self.assertEqual(card.stat().st_mtime_ns, before.st_mtime_ns)

    def test_draws_a_damaged_card_anew(self):
        self.build()
        card = next((self.root / "cards").glob("agreement-denmark.*.png"))
        whole = card.read_bytes()
        card.write_bytes(whole[:1000])
        self.build()
        self.assertEqual(card.read_bytes(), whole)

    def test_gives_the_same_bytes_with_any_number_of_jobs(self):
        self.build("--jobs", "1")
        first = {path.name: path.read_bytes() for path in (self.root / "cards").iterdir()}
        self.root = self.root.with_name("again")
        self.build("--jobs", "4")
        self.assertEqual(first, {path.name: path.read_bytes() for path in (self.root / "cards").iterdir()})


if __name__ == "__main__":
    unittest.main(verbosity=2)
