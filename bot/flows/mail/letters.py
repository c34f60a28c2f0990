"""A mail to somebody of a check, as the catalogue words it, with what is known of the check filled in."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from bot.domain.form import Form
from bot.domain.letter import Letter
from bot.domain.message import Purpose
from bot.flows.calendar import written_day
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.follow_up import open_follow_up
from bot.flows.mail.words import FOLLOW_UP, FOLLOW_UP_REMINDER, Words, usual_words
from bot.flows.memory import recall
from bot.flows.openings import facts, presented_as
from bot.flows.texts import Texts, Unsaid

BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
TURNS_THE_REST = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # a name from right to left must not turn the words around it


def mail_form(seen: ConversationSeen, moment: Moment, purpose: Purpose, given: Words | None = None) -> Form:
    """The subject, and the letter itself."""
    words = given or usual_words(seen, purpose)
    texts, mine = seen.texts(moment), seen.conversation
    values = _values(seen, moment, texts, words)
    key, look = f"mail.{mine.role}.{words.kind}", seen.check.sub_account.look
    letter = Letter(
        language=texts.language,
        brand=presented_as(seen),
        lines=_paragraphs(texts(f"{key}.text", **values)),
        button=texts(f"{key}.button", **values),
        link=moment.link_to(mine),
        is_first=words.kind == "opening",
        quote=_quote(seen, words),
        after=_paragraphs(texts(f"{key}.after", **values)),
        footer=_paragraphs(texts(f"mail.footer.{mine.role}", **values)),
        or_copy=texts("mail.frame.or_copy"),
        stop=texts("mail.frame.stop"),
        accent=look.accent,
        logo=look.logo,
    )
    return Form(subject=" ".join(texts(f"{key}.subject", **values).split()), letter=letter)


def _values(seen: ConversationSeen, moment: Moment, texts: Texts, words: Words) -> dict[str, object]:
    known: dict[str, object] = {**facts(seen, moment, texts), **words.values}
    if day := words.values.get("day"):
        known["day"] = written_day(date.fromisoformat(str(day)), texts.language)
    known["contact"] = _contact(seen, texts, known)
    return {name: _whole(value) for name, value in known.items()}


def _contact(seen: ConversationSeen, texts: Texts, known: Mapping[str, object]) -> str:
    """R27: whom to ask about the role."""
    shown = seen.check.sub_account.contact_shown
    kind = "contact_shown" if shown else "contact_candidate" if seen.reference else "contact_none"
    return texts(f"thread.{kind}", **{**known, "contact": shown})


def _quote(seen: ConversationSeen, words: Words) -> str:
    """R51: the recruiter's own words."""
    asked = open_follow_up(recall(seen.memory)) if words.kind in (FOLLOW_UP, FOLLOW_UP_REMINDER) else None
    return asked.question if asked else ""


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part for one in BETWEEN_PARAGRAPHS.split(text) if (part := " ".join(one.split())))


def _whole(value: object) -> object:
    """A value begins no paragraph of its own; what reads from right to left stays by itself."""
    if not isinstance(value, str) or isinstance(value, Unsaid):
        return value
    value = value.translate(TURNS_THE_REST)
    line = f"{' ' if value[:1] == ' ' else ''}{' '.join(value.split())}{' ' if value[-1:] == ' ' else ''}"
    is_leftward = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in line)
    return f"{ISOLATE}{line}{END_OF_ISOLATE}" if is_leftward else line
