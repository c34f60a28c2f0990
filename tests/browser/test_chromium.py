"""Where a Chromium is looked for, and what is done where there is none."""

from collections.abc import Sequence

import pytest

from tests.browser.chromium import BY_APT, NoChromium, bring, chromium, ways

TRUE = "/bin/true"  # starts, whatever it is asked


def test_the_one_that_is_named_goes_before_all_others() -> None:
    assert chromium({"CHROMIUM": TRUE}, {TRUE: TRUE, "chromium": "/usr/bin/other"}.get) == TRUE


def test_one_that_is_named_and_not_there_is_not_passed_over() -> None:
    with pytest.raises(NoChromium, match="CHROMIUM is '/nowhere'"):
        chromium({"CHROMIUM": "/nowhere"}, {"chromium": TRUE}.get)


def test_one_without_a_window_goes_before_others_that_are_there() -> None:
    assert chromium({}, {"chromium": "/usr/bin/true", "chromium-headless-shell": TRUE}.get) == TRUE


def test_one_that_does_not_start_is_passed_over() -> None:
    assert chromium({}, {"chromium": "/bin/false", "google-chrome": TRUE}.get) == TRUE


def test_root_on_debian_asks_its_packages_first_and_others_ask_playwright() -> None:
    assert ways(is_root=True, has_apt=True)[0] == BY_APT
    for is_root, has_apt in ((True, False), (False, True), (False, False)):
        [[command]] = ways(is_root, has_apt)
        assert command[1:] == ("-m", "playwright", "install", "chromium")


def test_nothing_more_is_installed_once_one_works() -> None:
    ran: list[Sequence[str]] = []
    bring(ran.append, True, {"apt-get": TRUE}.get, lambda: True)
    assert ran == list(BY_APT)


def test_where_none_can_be_had_it_says_what_to_install() -> None:
    ran: list[Sequence[str]] = []
    with pytest.raises(NoChromium, match="Install Debian's package `chromium`"):
        bring(ran.append, True, {"apt-get": TRUE}.get, lambda: False)
    assert [command[0] for command in ran[:3]] == ["apt-get"] * 3 and "--with-deps" in ran[3]
