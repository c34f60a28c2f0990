"""The top of a Home: what may be done there, which checks it shows, and the numbers."""

from collections.abc import Iterator

from bot.channels.slack.blocks import inputs
from bot.channels.slack.blocks.parts import Block, button, option, section
from bot.channels.slack.blocks.words import bold, lines, marked, one_line
from bot.flows.seat.home import HomeView, Shows
from bot.flows.texts import Texts


def start_button(texts: Texts) -> Block:
    return button("home_start", texts("slack.home.start"), style="primary")


def settings_button(texts: Texts) -> Block:
    return button("home_settings", texts("slack.home.settings"))


def _search(texts: Texts) -> Block:
    return button("home_search", texts("slack.home.search"))


def _filter(view: HomeView, texts: Texts) -> Block:
    options = [option(texts(f"slack.home.shows.{one}"), one.value) for one in Shows]
    return {"action_id": "home_filter", **inputs.choice(options, view.shows.value, texts("slack.home.filter"))}


def numbers(view: HomeView, texts: Texts) -> list[str]:
    numbers = view.numbers
    rate = "–" if numbers.answer_rate is None else texts("slack.home.percent", number=numbers.answer_rate)
    given = {
        "needing": numbers.needing,
        "in_progress": numbers.in_progress,
        "completed": numbers.completed,
        "answer_rate": rate,
    }
    return [lines(bold(str(value)), texts(f"slack.home.number.{name}")) for name, value in given.items()]


def searched_for(view: HomeView, texts: Texts) -> Iterator[Block]:
    """What was searched for, and the way back from it."""
    if view.words:
        words = marked(texts, "slack.home.searched", words=one_line(view.words, 75))
        yield section(words, button("home_clear", texts("slack.home.clear")))
