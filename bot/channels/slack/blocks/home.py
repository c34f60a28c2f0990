"""A recruiter's Home: numbers, then what needs them, what runs and what is done."""

from collections.abc import Iterator

from bot.channels.slack.blocks import inputs
from bot.channels.slack.blocks.lists import line_blocks
from bot.channels.slack.blocks.parts import (
    Block,
    actions,
    button,
    context,
    divider,
    fields,
    header,
    home,
    option,
    section,
)
from bot.channels.slack.blocks.words import bold, lines, marked, one_line
from bot.flows.home import HomeView, Shows
from bot.flows.texts import Texts

STEPS = ("one", "two", "three")


def home_view(view: HomeView, texts: Texts) -> Block:
    """As `views.publish` wants it."""
    return home(_blocks(view, texts))


def _blocks(view: HomeView, texts: Texts) -> Iterator[Block]:
    if view.is_new:
        yield from _first_steps(view, texts)
        return
    yield actions(_start(texts), _settings(texts), _filter(view, texts), _search(texts))
    yield fields(*_numbers(view, texts))
    yield divider()
    yield from _found(view, texts)
    yield from _lists(view, texts)
    yield from _paging(view, texts)


def _start(texts: Texts) -> Block:
    return button("home_start", texts("slack.home.start"), style="primary")


def _settings(texts: Texts) -> Block:
    return button("home_settings", texts("slack.home.settings"))


def _search(texts: Texts) -> Block:
    return button("home_search", texts("slack.home.search"))


def _filter(view: HomeView, texts: Texts) -> Block:
    options = [option(texts(f"slack.home.shows.{one}"), one.value) for one in Shows]
    return {"action_id": "home_filter", **inputs.choice(options, view.shows.value, texts("slack.home.filter"))}


def _numbers(view: HomeView, texts: Texts) -> list[str]:
    numbers = view.numbers
    rate = "–" if numbers.answer_rate is None else texts("slack.home.percent", number=numbers.answer_rate)
    given = {
        "needing": numbers.needing,
        "in_progress": numbers.in_progress,
        "completed": numbers.completed,
        "answer_rate": rate,
    }
    return [lines(bold(str(value)), texts(f"slack.home.number.{name}")) for name, value in given.items()]


def _found(view: HomeView, texts: Texts) -> Iterator[Block]:
    """What was searched for, and the way back from it."""
    if view.words:
        words = marked(texts, "slack.home.searched", words=one_line(view.words, 75))
        yield section(words, button("home_clear", texts("slack.home.clear")))


def _lists(view: HomeView, texts: Texts) -> Iterator[Block]:
    for group, found in view.groups.items():
        yield header(texts(f"slack.home.group.{group}"))
        for line in found:
            yield from line_blocks(line, texts)
    if not view.lines:
        yield section(texts("slack.home.nothing"))


def _paging(view: HomeView, texts: Texts) -> Iterator[Block]:
    """The two buttons differ in their value, so each has a name of its own within the row."""
    ways = [("slack.home.earlier", view.page - 1)] if view.page > 1 else []
    ways += [("slack.home.later", view.page + 1)] if view.has_more else []
    if ways:
        for key, page in ways:
            yield actions(button("home_page", texts(key, page=page), str(page)), block_id=f"home_page_{page}")
        yield context(texts("slack.home.page", page=view.page))


def _first_steps(view: HomeView, texts: Texts) -> Iterator[Block]:
    yield header(texts("slack.home.empty.title"))
    yield section(lines(*(texts(f"slack.home.empty.{step}") for step in STEPS)))
    demo = [button("home_demo", texts("slack.home.demo"))] if view.may_demo else []
    yield actions(_start(texts), *demo, _settings(texts))
    if view.may_demo:
        yield context(texts("slack.home.demo_how"))
