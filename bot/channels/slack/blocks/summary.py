"""How a check stands, in words: the badge, the rows of its people, what needs somebody."""

from zoneinfo import ZoneInfo

from bot.channels.slack.blocks.words import Markup, bold, escape, lines, marked, one_line, shortened, spoken, when
from bot.flows.calendar import written_day
from bot.flows.seat.card import CardView, Need
from bot.flows.seat.card_looked import Mark, PersonRow
from bot.flows.seat.said import said
from bot.flows.texts import Texts

MARKS = {Mark.IN: "●", Mark.BEGUN: "◐", Mark.WAITED_FOR: "○", Mark.OUT: "✕"}


MOST_NEEDS, LONGEST_NEED = 2, 400


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
    key = f"slack.card.state.{view.state}"
    if view.cancelling_until:
        until = view.cancelling_until.astimezone(ZoneInfo(view.zone)).strftime("%H:%M:%S")
        return marked(texts, key, by=view.cancelled_by, at=when(view.cancelling_until, until, "{time_secs}"))
    return spoken(said(key, at=view.ended_at, by=view.cancelled_by), texts, view.zone)


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
