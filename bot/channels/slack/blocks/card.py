"""The live card: one message for the whole life of a check, kept current."""

from collections.abc import Iterator

from bot.channels.slack.blocks.buttons import check_buttons
from bot.channels.slack.blocks.parts import Block, Post, actions, context, header, post, section
from bot.channels.slack.blocks.words import Markup, bold, escape, lines, marked, mention, one_line, shortened, spoken
from bot.flows.calendar import written_day
from bot.flows.card import CardView, Need
from bot.flows.card_acts import CardState
from bot.flows.card_rows import Mark, PersonRow
from bot.flows.said import said
from bot.flows.texts import Texts

MARKS = {Mark.IN: "●", Mark.BEGUN: "◐", Mark.WAITED_FOR: "○", Mark.OUT: "✕"}
MOST_NEEDS, LONGEST_NEED = 2, 400


def card_post(view: CardView, texts: Texts) -> Post:
    return post(card_text(view, texts), _blocks(view, texts))


def gone_post(by: str, texts: Texts) -> Post:
    """In place of the card of a check that was deleted: nothing of whom it was."""
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
    yield actions(*check_buttons(view, texts))
    yield context(_footer(view, texts))


def summary_blocks(view: CardView, texts: Texts) -> Iterator[Block]:
    """Everything but what may be done."""
    yield header(view.candidate)
    yield section(summary(view, texts))
    yield from (section(row_words(row, texts, view.zone)) for row in view.rows)
    if view.needs:
        yield section(needs_words(view.needs, texts))


def summary(view: CardView, texts: Texts) -> Markup:
    """The badge with its counts, the assignment, the deadline, and where the whole stands."""
    key = "slack.card.overdue" if view.is_overdue else "slack.card.wanted_by"
    wanted = texts(key, day=written_day(view.deadline, texts.language)) if view.deadline else ""
    about = joined(one_line(view.assignment, 200), wanted)
    return lines(badge(view.answered, view.requested, texts), about, _state(view, texts))


def badge(answered: int, requested: int, texts: Texts) -> Markup:
    """Such as "●●○ 2 of 3 references in"; all of them black when nothing is missing (R41)."""
    dots = MARKS[Mark.IN] * answered + MARKS[Mark.WAITED_FOR] * max(0, requested - answered)
    return Markup(f"*{dots} {counted(answered, requested, texts)}*")


def counted(answered: int, requested: int, texts: Texts) -> str:
    return texts("slack.card.counted", answered=answered, count=requested)


def joined(*parts: str) -> Markup:
    return Markup(" · ".join(escape(one) for one in parts if one))


def _state(view: CardView, texts: Texts) -> Markup:
    values = {"at": view.cancelling_until or view.ended_at, "by": view.cancelled_by}
    return spoken(said(f"slack.card.state.{view.state}", **values), texts, view.zone)


def row_words(row: PersonRow, texts: Texts, zone: str) -> Markup:
    """Such as "◐ Eva Berg: 9 of 14 answered · next reminder tomorrow 10:00"."""
    name = row.name if row.number else texts("slack.card.candidate", name=row.name)
    how = " · ".join(spoken(one, texts, zone) for one in row.how)
    return Markup(f"{MARKS[row.mark]} {bold(name)}: {how}")


def needs_words(needs: tuple[Need, ...], texts: Texts) -> Markup:
    """Each with its sentence first, and below it what to do about it."""
    shown = [lines(bold(one.sentence, LONGEST_NEED), shortened(one.hint, LONGEST_NEED)) for one in needs[:MOST_NEEDS]]
    more = len(needs) - len(shown)
    return lines(*shown, texts("slack.card.more_needs", count=more) if more > 0 else "")


def need_words(need: Need) -> Markup:
    return shortened(lines(need.sentence, need.hint), LONGEST_NEED)


def _footer(view: CardView, texts: Texts) -> Markup:
    who = mention(view.starter) if view.starter else one_line(view.started_by)
    going = spoken(view.next, texts, view.zone) if view.next else ""
    return joined(marked(texts, "slack.card.started_by", who=who), going)
