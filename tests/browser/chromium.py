"""Finds a Chromium, and brings one where none is: `python -m tests.browser.chromium`, which `make test` runs first."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

HEADLESS = "chromium-headless-shell"  # the same engine without a window: the tests take two thirds of the work
NAMES = (HEADLESS, "chromium", "google-chrome", "chromium-browser")
INSTALL = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "fonts-liberation")
BY_APT = (("apt-get", "update", "-qq"), (*INSTALL, HEADLESS))
WHOLE_BY_APT = ((*INSTALL, "chromium"),)  # where a distribution has no other
BY_PLAYWRIGHT = (sys.executable, "-m", "playwright", "install")
MISSING = (
    "No Chromium was found, and none could be installed. Install Debian's package `chromium`, or run "
    "`.venv/bin/playwright install --with-deps chromium`, or set CHROMIUM to the path of one."
)
HOW_TO_ASK = {"capture_output": True, "text": True, "check": False, "timeout": 60}

Find = Callable[[str], str | None]
Works = Callable[[str], bool]


class NoChromium(Exception):
    """What to install, or what is wrong with the one that was named."""


def chromium(environment: Mapping[str, str] = os.environ, find: Find = shutil.which) -> str:
    """The path of the first one that starts. Raises `NoChromium`."""
    for path in _candidates(environment, find):
        if _starts(path):
            return path
    raise NoChromium(MISSING)


def bring(run: Callable[[Sequence[str]], object], is_root: bool, find: Find, works: Callable[[], bool]) -> None:
    """Installs until one works. Raises `NoChromium`."""
    for commands in ways(is_root, bool(find("apt-get"))):
        for command in commands:
            run(command)
        if works():
            return
    raise NoChromium(MISSING)


def ways(is_root: bool, has_apt: bool) -> list[Sequence[Sequence[str]]]:
    """Debian's own first, since it comes with all the libraries that it needs."""
    if is_root and has_apt:
        return [BY_APT, WHOLE_BY_APT, [(*BY_PLAYWRIGHT, "--with-deps", "chromium")]]
    return [[(*BY_PLAYWRIGHT, "chromium")]]


def _candidates(environment: Mapping[str, str], find: Find) -> Iterator[str]:
    if named := environment.get("CHROMIUM"):
        if not find(named):
            raise NoChromium(f"CHROMIUM is {named!r}, and that is no program.")
        yield named
        return
    yield from (path for name in NAMES if (path := find(name)))
    yield from _of_playwright()


def _of_playwright() -> Iterator[str]:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).exists():
        yield path


def _starts(path: str) -> bool:
    """One without its libraries is there and does not start."""
    return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0


def _is_there() -> bool:
    try:
        return bool(chromium())
    except NoChromium:
        return False


def _run(command: Sequence[str]) -> None:
    print("+", " ".join(command), flush=True)
    subprocess.run(command, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def main() -> None:
    if "CHROMIUM" in os.environ:
        chromium()
    elif not _is_there():
        bring(_run, os.name == "posix" and os.geteuid() == 0, shutil.which, _is_there)


if __name__ == "__main__":
    try:
        main()
    except NoChromium as missing:
        sys.exit(str(missing))
