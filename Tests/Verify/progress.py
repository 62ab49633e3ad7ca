"""What a long build says at a terminal while it runs: one line, rewritten, of which nothing stays."""

import fcntl
import os
import pathlib
import pty
import re
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

from built import ACCORD, REPOSITORY

ERASE = "\r\x1b[K"
STEP = re.compile(r"accord: ([a-z ]+?)(?: (\d+) of (\d+))? …")


class Progress(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.site = pathlib.Path(folder.name) / "site"
        # Long enough for the line to come on any machine, when half a second has been waited for.
        subprocess.run(
            [sys.executable, REPOSITORY / "Benchmarks/corpus.py", "2000", cls.site], check=True,
            stdout=subprocess.DEVNULL)

    def run_at_terminal(self, *words, columns=100, stdout=None, **environment):
        """Runs the command with a terminal for standard error: its exit code, and what was written there."""
        terminal, end = pty.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        variables = {"PATH": os.environ["PATH"], "TERM": "xterm", "NO_COLOR": "1", **environment}
        process = subprocess.Popen(
            [ACCORD, *words, "--site", self.site, "--jobs", "1"], stdin=subprocess.DEVNULL,
            stdout=end if stdout is None else stdout, stderr=end, env=variables)
        os.close(end)
        # The command may be faster than its patience lasts, so it is held up near its start.
        time.sleep(0.05)
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.6)
        process.send_signal(signal.SIGCONT)
        said = b""
        try:
            while block := os.read(terminal, 65536):
                said += block
        except OSError:
            pass  # the other side is closed
        os.close(terminal)
        return process.wait(), said.decode()

    def test_a_long_build_says_what_it_does(self):
        code, said = self.run_at_terminal("build")
        self.assertEqual(code, 0, said)
        pieces = said.split(ERASE)
        self.assertEqual(pieces[0], "", "nothing stands before the line")
        steps = [STEP.fullmatch(piece) for piece in pieces]
        names = list(dict.fromkeys(step[1] for step in steps if step))
        order = ["reading", "setting the explanations", "checking the templates", "rendering", "auditing", "writing"]
        self.assertEqual(names, [name for name in order if name in names])
        self.assertIn("rendering", names)
        counts = [int(step[2]) for step in steps if step and step[1] == "rendering"]
        self.assertEqual(counts, sorted(counts))
        self.assertGreater(len(set(counts)), 1, "it goes on")
        # What stays are whole lines of their own, and no other sign.
        rest = [piece for piece, step in zip(pieces, steps) if piece and not step]
        self.assertTrue(all(piece.endswith("\r\n") for piece in rest), rest)
        self.assertRegex(rest[-1], r"\Aaccord: read \d+ files")
        self.assertNotRegex("".join(rest), "[\x1b…]")

    def test_the_line_is_gone_before_an_answer(self):
        entry = self.site / "content/agreements/pact-00001.md"
        text = entry.read_text()
        self.addCleanup(entry.write_text, text)
        entry.write_text(text.replace("party: ", "party: X", 1))
        for words in (["check"], ["check", "--format", "json"], ["check", "--format", "sarif"]):
            code, said = self.run_at_terminal(*words)
            self.assertEqual(code, 1)
            shown, _, after = said.rpartition(ERASE)
            self.assertRegex(shown, STEP)
            self.assertRegex(after, r"\A(content/agreements/pact-00001.md:2:|\[\r\n|\{\r\n)")
            self.assertNotIn("\x1b", after)

    def test_nothing_is_shown_where_it_has_no_place(self):
        for words, options in (
                (["check", "--quiet"], {}), (["check"], {"TERM": "dumb"}), (["check"], {"columns": 30})):
            code, said = self.run_at_terminal(*words, **options)
            self.assertEqual(code, 0)
            self.assertNotIn("…", said)
            self.assertNotIn("\x1b", said)
        piped = subprocess.run(
            [ACCORD, "check", "--site", self.site], capture_output=True, text=True, env={"TERM": "xterm"})
        self.assertNotIn("…", piped.stderr)
        self.assertNotIn("\r", piped.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
