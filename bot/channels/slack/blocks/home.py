"""A recruiter's Home: numbers, then what needs them, what runs and what is done."""

from collections.abc import Iterator

from bot.channels.slack.blocks.home_top import _filter, _search, numbers, searched_for, settings_button, start_button
from bot.channels.slack.blocks.lists import line_blocks
from bot.channels.slack.blocks.parts import Block, actions, button, context, divider, fields, header, home, section
from bot.channels.slack.blocks.words import lines
from bot.flows.seat.home import HomeView
from bot.flows.texts import Texts

STEPS = ("one", "two", "three")


def home_view(view: HomeView, texts: Texts) -> Block:
    """As `views.publish` wants it."""
    return home(_blocks(view, texts))


def _blocks(view: HomeView, texts: Texts) -> Iterator[Block]:
    if view.is_new:
        yield from _first_steps(view, texts)
        return
    yield actions(start_button(texts), settings_button(texts), _filter(view, texts), _search(texts))
    yield fields(*numbers(view, texts))
    yield divider()
    yield from searched_for(view, texts)
    yield from _lists(view, texts)
    yield from _paging(view, texts)


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
    yield actions(start_button(texts), *demo, settings_button(texts))
    if view.may_demo:
        yield context(texts("slack.home.demo_how"))
