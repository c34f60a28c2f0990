"""The modal that shows one check in every detail, to one of its recruiters alone."""

from collections.abc import Iterator

from bot.channels.slack.blocks import inputs
from bot.channels.slack.blocks.buttons import check_buttons
from bot.channels.slack.blocks.details_person import person_blocks
from bot.channels.slack.blocks.parts import Block, actions, divider, header, modal, option, section
from bot.channels.slack.blocks.summary import joined, needs_words, summary
from bot.channels.slack.blocks.words import bold, lines, marked, shortened, when
from bot.flows.calendar import short_time
from bot.flows.seat.card_acts import CardAct
from bot.flows.seat.details import DetailsView
from bot.flows.texts import Texts

MOST_PEOPLE = 20  # each may need four of the hundred blocks


SNOOZES = ("0", "1", "3", "7", "30")  # days; 0: no longer


def details_view(view: DetailsView, texts: Texts) -> Block:
    title, close = texts("slack.details.title"), texts("slack.form_close")
    return modal("details", title, _blocks(view, texts), close=close, metadata=view.card.check)


def _blocks(view: DetailsView, texts: Texts) -> Iterator[Block]:
    card = view.card
    yield header(card.candidate)
    yield section(summary(card, texts))
    if card.needs:
        yield section(needs_words(card.needs, texts))
    if offered := [one for one in check_buttons(card, texts) if one["action_id"] != CardAct.DETAILS]:
        yield actions(*offered)
    yield divider()
    for one in view.people[:MOST_PEOPLE]:
        yield from person_blocks(one, view, texts)
    yield divider()
    yield from _happened(view, texts)
    yield _colleagues(view, texts)
    yield _snooze(view, texts)


def _happened(view: DetailsView, texts: Texts) -> Iterator[Block]:
    if view.happened:
        language, zone = texts.language, view.card.zone
        told = (joined(when(at, short_time(at, zone, language)), told) for at, told in view.happened)
        yield section(lines(bold(texts("slack.details.happened")), *(shortened(one, 220) for one in told)))


def _colleagues(view: DetailsView, texts: Texts) -> Block:
    chosen = inputs.users(view.colleagues, texts("slack.details.colleagues_hint"))
    return section(texts("slack.details.colleagues"), {"action_id": "colleagues", **chosen}, block_id="colleagues")


def _snooze(view: DetailsView, texts: Texts) -> Block:
    """Each option brings the check and for how many days."""
    options = [option(texts(f"slack.snooze.{days}"), f"{view.card.check}|{days}") for days in SNOOZES]
    select = inputs.choice(options if view.snoozed_until else options[1:], "", texts("slack.snooze.choose"))
    said = texts("slack.details.snooze")
    if view.snoozed_until:
        until = view.snoozed_until
        at = when(until, short_time(until, view.card.zone, texts.language))
        said = marked(texts, "slack.details.snoozed", at=at)
    return section(said, {"action_id": "snooze", **select}, block_id="snooze")
