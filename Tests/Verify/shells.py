"""Completion in interactive shells, as typed, and the manual page as mandoc and man read it."""

import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import tempfile
import time
import unittest

from built import ACCORD, PATIENCE_SECONDS, REPOSITORY


def output(*command, **options):
    return subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=PATIENCE_SECONDS, **options).stdout


class Typing:
    """A shell at a terminal of its own: what is typed there, completed by the Tab key."""

    # From what stands before the cursor to the words that the shell then runs.
    LINES = {
        "accord bui\t": "accord|build|",
        "accord compl\tfi\t": "accord|completions|fish|",
        "accord build --timi\t": "accord|build|--timings|",
        "accord check --format js\t": "accord|check|--format|json|",
        "accord check --format=js\t": "accord|check|--format=json|",
        "accord new --kind=follow\tag\t": "accord|new|--kind=follow-up|agreement|",
        "accord build --site con\t": "accord|build|--site|content|",
        "accord stage denm\tin-f\t": "accord|stage|denmark|in-force|",
        "accord stage --site=content denm\t": "accord|stage|--site=content|denm|",
        "accord stage --site Tests/Fixtures/small-site nor\t":
            "accord|stage|--site|Tests/Fixtures/small-site|norland|",
    }

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.home = pathlib.Path(folder.name)
        (cls.home / "bin").mkdir()
        (cls.home / "bin/accord").symlink_to(ACCORD)
        (cls.home / cls.script).parent.mkdir(parents=True, exist_ok=True)
        (cls.home / cls.script).write_text(output(ACCORD, "completions", cls.command[0]))
        environment = {
            "HOME": str(cls.home), "PATH": f"{cls.home}/bin:/usr/bin:/bin", "TERM": "xterm", "COLUMNS": "200",
            "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": str(cls.home), "fish_greeting": ""}
        child, cls.terminal = pty.fork()
        if child == 0:
            os.chdir(REPOSITORY)
            os.execvpe(cls.command[0], cls.command, environment)
        cls.addClassCleanup(os.waitpid, child, 0)
        cls.addClassCleanup(os.close, cls.terminal)
        cls.said = ""
        for line in cls.preparation + ["echo READ''Y"]:
            cls.type(line + "\n")
        cls.wait_for("READY")

    @classmethod
    def type(cls, keys):
        os.write(cls.terminal, keys.encode())

    @classmethod
    def wait_for(cls, pattern):
        """What the shell wrote until then; it is told of each time anew."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (found := re.search(pattern, cls.said)):
            if time.monotonic() > deadline or not select.select([cls.terminal], [], [], PATIENCE_SECONDS)[0]:
                raise AssertionError(f"no {pattern!r} in {cls.said!r}")
            cls.said += os.read(cls.terminal, 65536).decode(errors="replace")
        cls.said = cls.said[found.end():]
        return found

    def test_tab_completes(self):
        for keys, words in self.LINES.items():
            with self.subTest(keys):
                # The completed line becomes the words of a command that shows them.
                self.type(keys + "\x01printf '[%s]' '' END; printf '%s|' \x05; echo OVER\n")
                shown = self.wait_for(r"\[\]\[END\](.*?)OVER").group(1)
                # zsh takes the slash behind a folder away when the next word begins.
                self.assertEqual(shown.replace("/|", "|"), words)


@unittest.skipUnless(shutil.which("bash"), "bash is not here")
class Bash(Typing, unittest.TestCase):
    command = ["bash", "--norc", "--noprofile", "-i"]
    script = ".bash_completion"
    preparation = ["bind 'set enable-bracketed-paste off'", ". ~/.bash_completion"]


class BashWithItsPackage(Bash):
    """Found by the package bash-completion, in the folder it looks at."""

    script = ".local/share/bash-completion/completions/accord"
    preparation = ["bind 'set enable-bracketed-paste off'", ". /usr/share/bash-completion/bash_completion"]


@unittest.skipUnless(shutil.which("zsh"), "zsh is not here")
class Zsh(Typing, unittest.TestCase):
    command = ["zsh", "-f", "-i"]
    script = "functions/_accord"
    preparation = ["unset zle_bracketed_paste", "fpath=(~/functions $fpath)", "autoload -U compinit", "compinit -D -u"]


class ZshSourced(Zsh):
    preparation = ["unset zle_bracketed_paste", "autoload -U compinit", "compinit -D -u", ". ~/functions/_accord"]


@unittest.skipUnless(shutil.which("fish"), "fish is not here")
class Fish(unittest.TestCase):
    """fish itself says what it would offer."""

    def offers(self, line):
        script = '$argv[1] completions fish | source; complete -C "$argv[2]"'
        said = output("fish", "--no-config", "-c", script, str(ACCORD), line, cwd=REPOSITORY)
        return [offer.split("\t")[0] for offer in said.splitlines()]

    def test_offers_what_fits(self):
        self.assertEqual(self.offers("accord bui"), ["build"])
        self.assertEqual(set(self.offers("accord completions ")), {"bash", "zsh", "fish"})
        self.assertEqual(self.offers("accord --ver"), ["--version"])
        self.assertEqual(set(self.offers("accord build --fo")), {"--format", "--forget-addresses"})
        self.assertEqual(self.offers("accord serve --form"), [])
        self.assertEqual(self.offers("accord check --format js"), ["json"])
        self.assertEqual(self.offers("accord check --format=js"), ["--format=json"])
        self.assertEqual(self.offers("accord check --jobs js"), [])
        self.assertEqual(self.offers("accord build --site con"), ["content/"])
        self.assertEqual(set(self.offers("accord new --title build ")), {"agreement", "page", "event", "site"})
        self.assertEqual(self.offers("accord stage denmark in-f"), ["in-force"])
        self.assertEqual(self.offers("accord stage denmark signed "), [])
        entries = self.offers("accord stage ")
        self.assertEqual(
            set(entries),
            {path.stem for path in (REPOSITORY / "content/agreements").glob("*.md") if "." not in path.stem})
        self.assertEqual(self.offers("accord stage --site content "), [])
        self.assertIn("norland", self.offers("accord stage --site=Tests/Fixtures/small-site "))


class Manual(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page = output(ACCORD, "manual")

    def test_mandoc_has_nothing_to_say(self):
        run = subprocess.run(["mandoc", "-Tlint"], input=self.page, capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stdout + run.stderr), (0, ""))

    def test_mandoc_and_man_show_the_same_words(self):
        # Dashes that can be copied into a command line, and words that no hyphenation broke.
        for command in (
                ["mandoc", "-Tutf8", "-O", "width=200"],
                ["man", "--warnings", "--no-hyphenation", "-E", "UTF-8", "-l", "-"]):
            run = subprocess.run(
                command, input=self.page, capture_output=True, text=True, check=True,
                env={**os.environ, "MANWIDTH": "200", "MANPAGER": "cat", "LC_ALL": "C.UTF-8"})
            self.assertEqual(run.stderr, "")
            shown = " ".join(re.sub(".\b", "", run.stdout).split())
            for text in (
                    "accord – websites" if command[0] == "mandoc" else "accord — websites",
                    "-j, --jobs N How many threads", "--site DIR The folder that holds content and templates; default '.'.",
                    "stage ENTRY STAGE Record", "in-force", "$ eval \"$(accord completions bash)\"",
                    "4 A build would change what is published (only 'diff')."):
                self.assertIn(text, shown)


if __name__ == "__main__":
    unittest.main(verbosity=2)
