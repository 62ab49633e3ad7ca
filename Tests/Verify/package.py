"""The packages for other machines, in a root that debootstrap makes: nothing is there but Debian's least."""

import os
import pathlib
import shutil
import subprocess
import tarfile
import tempfile
import unittest

from built import PATIENCE_SECONDS, REPOSITORY


def output(*command, **options):
    """What a command writes to standard output; if it fails, all it said."""
    run = subprocess.run(
        command, capture_output=True, text=True, cwd=REPOSITORY, timeout=4 * PATIENCE_SECONDS, **options)
    if run.returncode:
        raise AssertionError(f"{command} ends with {run.returncode}:\n{run.stdout}{run.stderr}")
    return run.stdout


def package(kind, **variables):
    return REPOSITORY / output("script/package", kind, env={**os.environ, **variables}).strip()


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if os.geteuid() or not shutil.which("debootstrap"):
            raise unittest.SkipTest("a root of its own needs root's rights and debootstrap")
        cls.version = output("script/version").strip()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name) / "root"
        # The mirror that this machine itself uses.
        sources = output("apt-get", "indextargets", "--format", "$(SITE) $(CODENAME)", "Created-By: Packages")
        mirror, release = sources.splitlines()[0].split()
        output("debootstrap", "--variant=minbase", "--include=ca-certificates", release, cls.root, mirror)
        shutil.copy("/etc/resolv.conf", cls.root / "etc/resolv.conf")
        try:
            output("mount", "-t", "proc", "proc", cls.root / "proc")
        except AssertionError as refusal:
            raise unittest.SkipTest(f"a root of its own needs a /proc: {refusal}") from None
        cls.addClassCleanup(output, "umount", cls.root / "proc")

    def inside(self, command):
        """What the command writes in the root, where neither this machine's programs nor its variables are."""
        variables = {"HOME": "/root", "LC_ALL": "C", "PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "TERM": "dumb"}
        # What leads to the mirror leads there from the root too.
        variables |= {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        return output("chroot", self.root, "/bin/sh", "-ec", command, env=variables)

    def publishes(self, accord):
        """A site of one's own is made, checked, built and previewed, and lists its agreements."""
        self.assertEqual(self.inside(f"{accord} --version"), f"accord {self.version}\n")
        self.inside(f"rm -rf /srv/own; {accord} new site /srv/own; {accord} check --site /srv/own")
        self.inside(f"{accord} build --compress --site /srv/own")
        self.assertIn("<h1", (self.root / "srv/own/public/index.html").read_text())
        self.assertTrue((self.root / "srv/own/public/index.html.br").is_file())
        self.assertTrue(self.inside(f"{accord} list --site /srv/own").strip())
        served = self.inside(
            f"timeout --foreground --preserve-status --signal INT 3 {accord} serve --port 0 --site /srv/own 2>/dev/null")
        self.assertRegex(served, r"^http://127\.0\.0\.1:\d+/\n$")

    def files(self):
        """The paths of all files that are no part of this test, of caches or of logs."""
        # The cache is the user's own.
        leave = ("/root/.cache/", "/srv/", "/tmp/", "/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/", "/var/log/")
        found = self.inside("find / -xdev").splitlines()
        return {path for path in found if not (path + "/").startswith(leave)}

    def test_1_the_tarball_needs_nothing_installed(self):
        archive = package("tarball")
        with tarfile.open(archive) as content:
            names = content.getnames()
        name = archive.name.removesuffix(".tar.gz")
        self.assertEqual({path.split("/")[0] for path in names}, {name})
        output("tar", "-xzf", archive, "-C", self.root / "opt")
        before = self.files()
        self.publishes(f"/opt/{name}/bin/accord")
        self.assertEqual(self.files(), before, "it writes nowhere but into the site and its cache")
        # A link to the program, from a folder of PATH, does as well.
        self.inside(f"ln -s /opt/{name}/bin/accord /usr/local/bin/accord")
        self.publishes("accord")
        self.inside("rm /usr/local/bin/accord")
        licence = (self.root / "opt" / name / "LICENSE").read_text()
        for part in ("libcmark", "libyaml", "libssl", "libstdc++", "libmicrohttpd", "Swift runtime"):
            self.assertIn(part, licence)

    def test_2_the_same_commit_gives_the_same_bytes(self):
        for kind in ("tarball", "deb"):
            first = package(kind).read_bytes()
            self.assertEqual(package(kind, TZ="Asia/Tokyo", LC_ALL="C.UTF-8").read_bytes(), first, kind)

    def test_3_the_debian_package_installs_runs_and_leaves(self):
        self.inside("apt-get update; DEBIAN_FRONTEND=noninteractive apt-get install --yes bash-completion")
        before = self.files()
        shutil.copy(package("deb"), self.root / "tmp/accord.deb")
        self.inside("DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends /tmp/accord.deb")
        self.publishes("accord")
        self.assertEqual(self.inside("dpkg --verify accord"), "")
        self.assertIn("Version: " + self.version, self.inside("dpkg -s accord"))
        page = self.inside("gzip -dc /usr/share/man/man1/accord.1.gz")
        self.assertEqual(page, self.inside("accord manual"))
        # As typed in a new shell, which looks the completion up when it is first asked for.
        words = self.inside(
            "cd /srv/own; bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader accord; "
            "COMP_WORDS=(accord build --forg) COMP_CWORD=2; _accord; echo \"${COMPREPLY[*]}\"'")
        self.assertEqual(words, "--forget-addresses\n")
        for path in ("zsh/vendor-completions/_accord", "fish/vendor_completions.d/accord.fish",
                     "doc/accord/README.md", "doc/accord/docs/authoring.md", "doc/accord/copyright"):
            self.assertTrue((self.root / "usr/share" / path).is_file(), path)
        self.inside("apt-get purge --yes accord; apt-get autoremove --purge --yes")
        self.assertEqual(self.files(), before, "nothing is left")


if __name__ == "__main__":
    unittest.main(verbosity=2)
