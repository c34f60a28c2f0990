"""The HTML of a mail: escaped, loading nothing, in the colours of the brand, and readable on light and on dark."""

import re
from html.parser import HTMLParser

import pytest

from bot.channels.mail.html import html_of
from bot.channels.mail.plain import text_of
from bot.domain.brand import READABLE, Look
from bot.domain.colour import colour, contrast
from bot.domain.conversation import Role
from bot.domain.letter import Letter
from tests.flows.mail.written import LINK, a_mail, seen_by_mail

STOP = "https://vouchline.example/u/l-abc"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></div><form action=https://evil.example>",
    "$language ${link} {first} %s",
    "&lt;b&gt; & Söner",
    "https://evil.example/login",
    "' onmouseover='alert(1)",
]
MAY_STAND = frozenset("html head meta title style body div h1 p table tbody tr td a br img blockquote".split())


class Read(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.events: list[str] = []
        self.words = ""
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attributes)
        self.language = given.get("lang") or self.language
        self.links += [str(given["href"])] if "href" in given else []
        self.events += [name for name in given if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.words += data


def drawn(kind: str = "opening", logo: str = "", role: Role = Role.REFEREE, **given: object) -> str:
    form = a_mail(seen_by_mail(role, **given), kind)  # type: ignore[arg-type]
    assert form.letter is not None
    return html_of(form.letter, form.subject, STOP, logo)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_people_are_called_it_stays_words(hostile: str) -> None:
    read = Read(drawn(candidate=f"{hostile} Lind", referee=hostile, organisation=hostile, title=hostile))
    assert read.tags <= MAY_STAND and not read.events
    assert set(read.links) == {LINK, STOP}
    assert " ".join(hostile.split()) in " ".join(read.words.split())


def test_nothing_is_loaded_from_anywhere() -> None:
    html = drawn(logo="cid:logo", look=Look("#d8442b", "logo-1"))
    assert re.findall(r'src="([^"]*)"', html) == ["cid:logo"]
    assert not re.search(r"url\(|@import|<link|<script|srcset|background=", html)


def test_it_tells_its_language_and_what_it_is_about() -> None:
    read = Read(drawn(language="sv"))
    assert read.language == "sv"
    assert "Anna Lind har angett dig som referent hos Café Norr" in read.words


def test_a_link_to_pass_on_can_be_pressed() -> None:
    assert "https://vouchline.example/f/ABCD2345" in Read(drawn("sent", role=Role.CANDIDATE, code="ABCD2345")).links


@pytest.mark.parametrize("accent", ["", "#ffee00", "#000000", "#ffffff", "#d8442b"])
def test_every_brand_can_be_read_in_both_themes(accent: str) -> None:
    html = drawn(look=Look(accent, ""))
    light, dark = html.split("@media (prefers-color-scheme: dark)")[0], html.split("@media")[1]
    press = re.search(r"\.press { background-color: (#\w+).*?\.press a { color: (#\w+)", dark, re.DOTALL)
    strong = re.search(r"a { color: (#\w+)", light)
    assert press and strong
    on_dark = [colour(one) for one in press.groups()]
    paper, given = colour("#fffdf9"), colour(strong[1])
    assert on_dark[0] and on_dark[1] and paper and given
    assert contrast(on_dark[0], on_dark[1]) >= READABLE and contrast(paper, given) >= READABLE


def test_the_plain_text_ends_with_the_way_to_stop() -> None:
    letter = Letter("en", "Café Norr", ("Hi Eva,",), "Answer", LINK, footer=("Because.",), stop="No more e-mail")
    assert text_of(letter, STOP) == f"Hi Eva,\n\nAnswer:\n{LINK}\n\n-- \nBecause.\n\nNo more e-mail:\n{STOP}\n"
