"""The registers that are built, made once, and what is asked of the files that come out."""
import hashlib
import html.parser
import pathlib
import shutil
import subprocess
import sys
import tempfile

import corpus as generator
from measure import HERE, PLACE, ROOT

ACCORD = ROOT / ".build/release/accord"
# Later than all that is dated in the registers.
AS_OF = "2026-01-01"
SEED = 1


def build(site, output, jobs=None, day=AS_OF):
    """The arguments of a build."""
    words = ["build", "--site", site, "--output", output, "--as-of", day, "--quiet"]
    return words + (["--jobs", str(jobs)] if jobs else [])


def digest(files):
    total = hashlib.sha256()
    for path in files:
        total.update(str(path).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def made_from():
    """A digest of all that a register is made from."""
    folders = [HERE / "templates", HERE / "peers", ROOT / "templates", ROOT / "content/strings"]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return digest([HERE / "corpus.py", *files]) + f" {SEED}"


def corpus(count, purpose):
    """The folder of a register of `count` entries, made anew only when what it is made from has changed."""
    folder = PLACE / f"corpus/{count}/{purpose}"
    stamp = folder.with_suffix(".stamp")
    state = made_from()
    if not stamp.exists() or stamp.read_text() != state:
        shutil.rmtree(folder, ignore_errors=True)
        generator.generate(count, folder, purpose, SEED)
        stamp.write_text(state)
    return folder


def finished(accord, site, name, day=AS_OF):
    """A finished build, from which the floor takes its bytes."""
    output = PLACE / f"finished/{name}"
    shutil.rmtree(output, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    run(accord, site, output, day)
    return output


def run(accord, site, output, day=AS_OF):
    """A build outside the clock, whose warnings are not wanted."""
    done = subprocess.run([accord, *build(site, output, day=day)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"bench: the build of {site} failed:\n{done.stderr[-3000:]}")


def published(folder):
    """The files below `folder` without Accord's own records."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and ".accord" not in path.parts]


def size(folder):
    return sum(path.stat().st_size for path in published(folder))


def state(folder):
    """Of each published file: which file it is, when it was written, and its content."""
    result = {}
    for path in published(folder):
        status = path.stat()
        result[path] = (status.st_ino, status.st_mtime_ns, hashlib.sha256(path.read_bytes()).digest())
    return result


def is_deterministic():
    """Whether the generator gives the same bytes twice, others for another seed, and the same entry at any size."""
    with tempfile.TemporaryDirectory(dir=PLACE) as place:
        def trial(name, count, purpose, seed):
            folder = pathlib.Path(place) / name
            generator.generate(count, folder, purpose, seed)
            return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.md")}
        for purpose in ("accord", "same-work", "hugo", "jekyll"):
            one = trial(f"{purpose}-one", 30, purpose, 7)
            if one != trial(f"{purpose}-two", 30, purpose, 7) or one == trial(f"{purpose}-three", 30, purpose, 8):
                return False
            if not one.items() <= trial(f"{purpose}-four", 40, purpose, 7).items():
                return False
    return True


class Words(html.parser.HTMLParser):
    """The visible words and the links of a page."""

    def __init__(self):
        super().__init__()
        self.found, self.depth = [], 0

    def handle_starttag(self, tag, attributes):
        self.depth += tag == "body"
        self.found += [value for name, value in attributes if name == "href"]

    def handle_data(self, data):
        if self.depth:
            self.found += data.split()


def pages(folder):
    """Of each page below `folder`, its words and links in order."""
    result = {}
    for path in sorted(folder.rglob("*.html")):
        reader = Words()
        reader.feed(path.read_text(encoding="utf-8"))
        result[str(path.relative_to(folder))] = reader.found
    if not result:
        sys.exit(f"bench: nothing was built in {folder}")
    return result


def rows(folder):
    """The rows of the table over all entries, which Accord divides over several pages when it is long."""
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("compare*.html")]
    return sorted(line for text in texts for line in text.splitlines() if line.startswith("<tr><th scope=\"row\">"))
