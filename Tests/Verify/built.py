"""The site built from the repository's own content, and a browser to look at it with. Shared by all checks."""

import atexit
import functools
import gzip
import http.server
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest

from playwright.sync_api import expect, sync_playwright

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ACCORD = REPOSITORY / os.environ.get("ACCORD", ".build/release/accord")
ADDRESS = "https://example.org/agreements"
LANGUAGES = ["", "uk/"]

# Long, for machines that have much else to do; what works is not slower for it.
PATIENCE_SECONDS = 300
expect.set_options(timeout=PATIENCE_SECONDS * 1000)

# One page of every kind.
KINDS = [
    "index.html", "agreements.html", "agreements/denmark.html", "agreements/greece.html",
    "agreements/cyprus.html", "compare.html", "provisions/consultation.html", "timeline.html", "through-time.html",
    "questions.html", "february-2024-revisited.html", "if-russia-attacks-again.html", "glossary.html",
    "sources.html", "changes.html", "data.html", "codebook.html", "embed.html", "search.html", "404.html",
]
FRAMES = [
    "embed/agreements/denmark.html", "embed/provisions/consultation.html", "embed/compare.html",
    "embed/timeline.html",
]


def kinds(language):
    """Those of a language; the page for dead addresses is one for all."""
    return [kind for kind in KINDS if not language or kind != "404.html"]


def build(root, *options, site=REPOSITORY, accord=ACCORD, address=ADDRESS):
    """Builds the site into `root`; returns what the program said."""
    run = subprocess.run(
        [accord, "build", "--site", site, "--output", root, "--base-url", address, *options],
        capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    if run.returncode:
        raise AssertionError(f"accord build ends with {run.returncode}: {run.stderr}")
    return run.stderr


@functools.cache
def root():
    """The folder of the site, built once. It stands below a path, as many sites are hosted."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    place = pathlib.Path(folder.name) / "agreements"
    build(place, "--quiet")
    return place


def pages():
    """The paths of all pages of the site, frames excluded."""
    found = (str(path.relative_to(root())) for path in root().glob("**/*.html"))
    return sorted(path for path in found if "embed/" not in path)


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves files, and text compressed, as hosts do."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = pathlib.Path(self.translate_path(self.path))
        is_text = path.suffix in (".html", ".css", ".js", ".svg", ".json", ".xml", ".csv")
        if not is_text or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().do_GET()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A browser that has seen enough hangs up; that is no failure."""


@functools.cache
def address():
    """Where the site is served."""
    handler = functools.partial(Compressing, directory=str(root().parent))
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/agreements/"


@functools.cache
def browser():
    playwright = sync_playwright().start()
    chromium = playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox"], timeout=PATIENCE_SECONDS * 1000)
    atexit.register(lambda: (chromium.close(), playwright.stop()))
    return chromium


class Browsing(unittest.TestCase):
    """A test that looks at pages. What a page complains of, or fetches from elsewhere, fails the test."""

    maxDiff = None

    def context(self, *, width=1440, height=900, **options):
        context = browser().new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE_SECONDS * 1000)
        self.addCleanup(context.close)
        return context

    def watch(self, page, base):
        said, foreign = [], []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "request",
            lambda request: request.url.startswith((base, "blob:")) or foreign.append(request.url))
        self.addCleanup(lambda: self.assertEqual((said, foreign), ([], []), "complaints, and requests elsewhere"))

    def open(self, path="", *, base=None, **options):
        base = base or address()
        page = self.context(**options).new_page()
        self.watch(page, base)
        page.goto(base + path)
        return page
