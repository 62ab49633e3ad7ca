"""The rules of docs/hosting.md, tried with the servers they are for."""

import functools
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.request

from built import PATIENCE_SECONDS, REPOSITORY, build

DOCS = (REPOSITORY / "docs/hosting.md").read_text()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@functools.cache
def compressed():
    """The site with the compressed forms of its files, at the root of a host; with an address that has moved."""
    home = pathlib.Path(tempfile.mkdtemp())
    unittest.addModuleCleanup(shutil.rmtree, home)
    home.chmod(0o755)
    site = home / "site"
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, site / name)
    entry = site / "content/agreements/denmark.md"
    entry.write_text(entry.read_text().replace("party: DK\n", "party: DK\naliases: [agreements/danmark.html]\n", 1))
    build(home / "public", "--quiet", "--compress", site=site, address="https://example.org")
    return home / "public"


class Compression(unittest.TestCase):
    def test_gives_the_same_bytes_again(self):
        with tempfile.TemporaryDirectory() as folder:
            again = pathlib.Path(folder) / "public"
            build(again, "--quiet", "--compress", "--jobs", "1",
                  site=compressed().parent / "site", address="https://example.org")
            first = sorted(path for path in compressed().rglob("*.*") if path.suffix in (".gz", ".br"))
            self.assertGreater(len(first), 1000)
            for path in first:
                self.assertEqual(path.read_bytes(), (again / path.relative_to(compressed())).read_bytes(), path)


class Server:
    """What every server must do; each class below starts one."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.home = pathlib.Path(cls.folder.name)
        cls.home.chmod(0o755)
        cls.root = compressed()
        cls.port = free_port()
        cls.process = cls.start(cls.rules())
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and cls.process.poll() is None:
            try:
                cls.get("/index.html")
                return
            except OSError:
                time.sleep(0.05)
        cls.tearDownClass()
        raise AssertionError("the server does not start")

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.wait(PATIENCE_SECONDS)
        cls.folder.cleanup()

    @classmethod
    def rules(cls):
        text = re.search(rf"```{cls.name}\n(.*?)```", DOCS, re.S).group(1)
        return text.replace("/srv/agreements", str(cls.root)).replace("8080", str(cls.port))

    @classmethod
    def get(cls, path, **headers):
        request = urllib.request.Request(f"http://127.0.0.1:{cls.port}{path}", headers=headers)
        try:
            answer = urllib.request.urlopen(request, timeout=PATIENCE_SECONDS)
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

    def test_a_former_address_leads_on(self):
        status, _, body = self.get("/agreements/danmark.html")
        self.assertEqual(status, 200)
        self.assertIn(b'url=../agreements/denmark.html', body)


class Precompressing(Server):
    """A server that hands out `.gz` files as its rules ask."""

    def test_hands_out_the_compressed_form(self):
        _, headers, body = self.get("/compare.html", **{"Accept-Encoding": "gzip"})
        self.assertEqual(headers["Content-Encoding"], "gzip")
        self.assertEqual(body, (self.root / "compare.html.gz").read_bytes())


class Nginx(Precompressing, unittest.TestCase):
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


class Apache(Server, unittest.TestCase):
    name = "apache"
    modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "alias"]

    @classmethod
    def start(cls, rules):
        conf = cls.home / "httpd.conf"
        modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in cls.modules)
        conf.write_text(
            f"{modules}ServerRoot {cls.home}\nServerName localhost\nListen 127.0.0.1:{cls.port}\n"
            f"PidFile {cls.home}/pid\nErrorLog {cls.home}/error.log\nDocumentRoot {cls.root}\n"
            "TypesConfig /etc/mime.types\nUser nobody\nGroup nogroup\n"
            f"<Directory {cls.root}>\n{rules}\n</Directory>\n")
        return subprocess.Popen(["/usr/sbin/apache2", "-D", "FOREGROUND", "-f", str(conf)])

class Caddy(Precompressing, unittest.TestCase):
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
