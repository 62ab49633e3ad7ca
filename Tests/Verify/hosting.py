"""The rules of docs/hosting.md, tried with the servers they are for."""

import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ACCORD = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else REPOSITORY / ".build/release/accord"
DOCS = (REPOSITORY / "docs/hosting.md").read_text()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """What every server must do; each class below starts one."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.home = pathlib.Path(cls.folder.name)
        cls.home.chmod(0o755)
        cls.root = cls.home / "public"
        subprocess.run(
            [ACCORD, "build", "--site", REPOSITORY, "--output", cls.root, "--quiet", "--compress", "--base-url",
             "https://example.org"], check=True)
        cls.port = free_port()
        cls.process = cls.start(cls.rules())
        for _ in range(100):
            try:
                cls.get("/index.html")
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the server does not start")

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.wait(10)
        cls.folder.cleanup()

    @classmethod
    def rules(cls):
        text = re.search(rf"```{cls.name}\n(.*?)```", DOCS, re.S).group(1)
        return text.replace("/srv/agreements", str(cls.root)).replace("8080", str(cls.port))

    @classmethod
    def get(cls, path, **headers):
        request = urllib.request.Request(f"http://127.0.0.1:{cls.port}{path}", headers=headers)
        try:
            answer = urllib.request.urlopen(request, timeout=5)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.status if hasattr(answer, "status") else answer.code, answer.headers, answer.read()

    def test_serves_each_kind_with_its_type(self):
        types = {
            "/index.html": "text/html", "/data/agreements.csv": "text/csv", "/calendar.ics": "text/calendar",
            "/data/register.json": "application/json", "/feed.xml": "xml", "/uk/index.html": "text/html"}
        for path, kind in types.items():
            status, headers, body = self.get(path)
            self.assertEqual(status, 200, path)
            self.assertIn(kind, headers["Content-Type"], path)
            self.assertEqual(body, (self.root / path[1:]).read_bytes(), path)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff", path)
        for path in ("/index.html", "/data/agreements.csv", "/calendar.ics"):
            self.assertIn("utf-8", self.get(path)[1]["Content-Type"].lower(), path)

    def test_caches_what_never_changes(self):
        style = next((self.root / "assets").glob("site.*.css")).name
        self.assertIn("immutable", self.get(f"/assets/{style}")[1]["Cache-Control"])
        for path in ("/index.html", "/data/register.json", "/embed/timeline.html"):
            self.assertEqual(self.get(path)[1]["Cache-Control"], "no-cache", path)

    def test_allows_frames_and_readers_where_it_should(self):
        self.assertIn("frame-ancestors 'self'", self.get("/index.html")[1]["Content-Security-Policy"])
        for path in ("/embed/timeline.html", "/uk/embed/timeline.html"):
            self.assertIsNone(self.get(path)[1]["Content-Security-Policy"], path)
        for path in ("/data/register.json", "/uk/data/register.json"):
            self.assertEqual(self.get(path)[1]["Access-Control-Allow-Origin"], "*", path)

    def test_shows_the_page_for_dead_addresses(self):
        for path in ("/nowhere.html", "/agreements/nowhere/deeper.html", "/.accord/manifest"):
            status, headers, body = self.get(path)
            self.assertEqual(status, 404, path)
            self.assertEqual(body, (self.root / "404.html").read_bytes(), path)

    def test_hands_out_the_compressed_form(self):
        _, headers, body = self.get("/compare.html", **{"Accept-Encoding": "gzip"})
        self.assertEqual(headers["Content-Encoding"], "gzip")
        self.assertEqual(body, (self.root / "compare.html.gz").read_bytes())


class Nginx(Server, unittest.TestCase):
    name = "nginx"

    @classmethod
    def start(cls, rules):
        conf = cls.home / "nginx.conf"
        temporary = "".join(
            f"{kind}_temp_path {cls.home}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        conf.write_text(
            f"pid {cls.home}/pid; daemon off; error_log {cls.home}/error.log;\nevents {{}}\n"
            f"http {{ access_log off; {temporary}\n{rules}\n}}\n")
        return subprocess.Popen(["/usr/sbin/nginx", "-e", f"{cls.home}/error.log", "-c", str(conf)])


class Caddy(Server, unittest.TestCase):
    name = "caddy"

    @classmethod
    def start(cls, rules):
        conf = cls.home / "Caddyfile"
        conf.write_text("{\n\tadmin off\n\tauto_https off\n}\n" + rules)
        return subprocess.Popen(
            ["caddy", "run", "--adapter", "caddyfile", "--config", str(conf)], stderr=subprocess.DEVNULL,
            env={"HOME": str(cls.home), "PATH": "/usr/bin:/bin", "XDG_DATA_HOME": str(cls.home)})


if __name__ == "__main__":
    unittest.main(verbosity=2)
