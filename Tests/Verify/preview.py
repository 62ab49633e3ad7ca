"""The preview in a real browser: the open page follows each save, and shows what is wrong.

Run by `make verify`, which installs what this needs. The site is a copy of the repository's own content.
"""

import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request

from playwright.sync_api import sync_playwright

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ACCORD = REPOSITORY / ".build/release/accord"

# From the end of a save to the event that tells the browser, in milliseconds: the median of several saves of a text.
# It is 40 for gathering, or what has to be read and rendered again if that takes longer.
MOST_MILLISECONDS = 100


class Preview(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.site = pathlib.Path(cls.folder.name)
        for name in ("content", "templates"):
            shutil.copytree(REPOSITORY / name, cls.site / name)
        cls.accord = subprocess.Popen(
            [ACCORD, "serve", "--site", cls.site, "--port", "0", "--base-path", "/some/path/", "--quiet"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        cls.address = cls.accord.stdout.readline().strip()
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.accord.send_signal(signal.SIGINT)
        assert cls.accord.wait(10) == 0
        cls.accord.stdout.close()
        assert not (cls.site / "public").exists(), "a preview writes nothing"
        cls.folder.cleanup()

    def setUp(self):
        self.said = []
        self.context = self.browser.new_context()
        self.addCleanup(self.context.close)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.entry = self.site / "content/agreements/denmark.md"
        self.text = self.entry.read_text()
        self.addCleanup(self.entry.write_text, self.text)

    def open(self, path):
        """Opens a page and waits until it listens for events."""
        with self.page.expect_request("**/.preview/events"):
            self.page.goto(self.address + path)

    def save(self, text):
        """Saves the entry as editors do: a new file in place of the old."""
        new = self.entry.with_name(".denmark.md.new")
        new.write_text(text)
        new.rename(self.entry)

    def test_the_open_page_follows_a_save(self):
        self.open("agreements/denmark.html")
        self.assertEqual(self.page.locator("text=A remark for the preview").count(), 0)
        self.save(self.text.rstrip() + "\n\nA remark for the preview.\n")
        self.page.wait_for_selector("text=A remark for the preview")
        self.assertEqual(self.said, [])

    def test_a_mistake_is_shown_until_it_is_mended(self):
        self.open("agreements/denmark.html")
        heading = self.page.locator("h1").inner_text()
        self.save(self.text.replace("party: DK", "party: <img src=x onerror=alert(1)>"))
        panel = self.page.locator("accord-preview section")
        panel.wait_for()
        self.assertIn("content/agreements/denmark.md:2:", panel.inner_text())
        self.assertIn("<img src=x", panel.inner_text())
        self.assertEqual(panel.locator("img").count(), 0)
        self.assertEqual(panel.get_attribute("role"), "alert")
        self.assertEqual(panel.evaluate("it => getComputedStyle(it).position"), "fixed")
        self.assertEqual(self.page.locator("h1").inner_text(), heading)
        # A page that is opened now shows it too.
        self.open("compare.html")
        panel.wait_for()
        self.save(self.text)
        panel.wait_for(state="detached")
        self.assertEqual(self.said, [])

    def test_the_page_for_dead_addresses_follows_too(self):
        self.open("no/such/page.html")
        self.assertIn("/some/path/", self.page.locator("a").first.evaluate("it => document.links[1].href"))
        self.save(self.text + "\n")
        with self.page.expect_navigation():
            pass
        # Chromium itself names the dead address on the console.
        self.assertTrue(all("404" in text for text in self.said), self.said)

    def test_a_save_is_told_at_once(self):
        stream = urllib.request.urlopen(self.address + ".preview/events", timeout=30)
        self.addCleanup(stream.close)
        arrivals, arrived = [], threading.Semaphore(0)

        def listen():
            try:
                for line in stream:
                    if line.startswith(b"data: "):
                        arrivals.append(time.monotonic())
                        arrived.release()
            except (OSError, ValueError, AttributeError):
                pass  # closed at the end

        threading.Thread(target=listen, daemon=True).start()
        self.assertTrue(arrived.acquire(timeout=30))
        times = []
        for number in range(11):
            self.save(self.text + f"\nRemark {number}.\n")
            start = time.monotonic()
            self.assertTrue(arrived.acquire(timeout=30))
            times.append((arrivals[-1] - start) * 1000)
            # Until all pages of this build are rendered, the next one does not begin.
            urllib.request.urlopen(self.address + "compare.html").read()
            time.sleep(1)
        told = f"save to event: median {statistics.median(times):.0f} ms, {min(times):.0f} to {max(times):.0f}"
        print(told, file=sys.stderr)
        if os.getloadavg()[0] > 2 * os.cpu_count():
            self.skipTest(f"the machine is too busy to judge by: {told}")
        self.assertLess(statistics.median(times), MOST_MILLISECONDS, told)
