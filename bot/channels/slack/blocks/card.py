"""The live card: one message for the whole life of a check, kept current."""

from collections.abc import Iterator

from bot.channels.slack.blocks.buttons import check_buttons
from bot.channels.slack.blocks.parts import Block, Post, actions, context, header, post, section
from bot.channels.slack.blocks.summary import counted, joined, needs_words, row_words, summary
from bot.channels.slack.blocks.words import Markup, marked, mention, one_line, spoken
from bot.domain.erased import BY_TIME
from bot.flows.seat.card import CardView
from bot.flows.seat.card_state import CardState
from bot.flows.texts import Texts

CARD = "card"  # the block of its buttons, by which they are told from the same ones elsewhere


def card_post(view: CardView, texts: Texts) -> Post:
    return post(card_text(view, texts), _blocks(view, texts))


def gone_post(by: str, texts: Texts) -> Post:
    """In place of the card of a check that was deleted: nothing of whom it was."""
    if by == BY_TIME:
        words = Markup(texts("slack.card.erased"))
    else:
        words = marked(texts, "slack.card.gone", by=by) if by else Markup(texts("slack.card.gone_silently"))
    return post(words, [section(words)])


def card_text(view: CardView, texts: Texts) -> str:
    """What a notification says and a screen reader reads first."""
    about = {"candidate": view.candidate, "counted": counted(view.answered, view.requested, texts)}
    if view.needs and view.state is CardState.STUCK:
        return marked(texts, "slack.card.text_needs", **about, need=view.needs[0].sentence)
    return marked(texts, "slack.card.text", **about)


def _blocks(view: CardView, texts: Texts) -> Iterator[Block]:
    yield from summary_blocks(view, texts)
    yield actions(*check_buttons(view, texts), block_id=CARD)
    yield context(_footer(view, texts))


def summary_blocks(view: CardView, texts: Texts) -> Iterator[Block]:
    """Everything but what may be done."""
    yield header(view.candidate)
    yield section(summary(view, texts))
    yield from (section(row_words(row, texts, view.zone)) for row in view.rows)
    if view.needs:
        yield section(needs_words(view.needs, texts))


def _footer(view: CardView, texts: Texts) -> Markup:
    who = mention(view.starter) if view.starter else one_line(view.started_by)
    going = spoken(view.next, texts, view.zone) if view.next else ""
    return joined(marked(texts, "slack.card.started_by", who=who), going)
