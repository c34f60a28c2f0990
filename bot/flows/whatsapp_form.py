"""What WhatsApp makes of a message: choices to tap, and the approved template that stands for it after 24 hours.

A template is chosen by what the message is for; whatever has none of its own goes into the one called `update`, or
into `news` where nothing is left to be done. The wording is in `config/whatsapp_templates.toml`; its placeholders are
filled in with these facts, in this order.
"""

from collections.abc import Mapping

from bot.domain.check import CheckStatus
from bot.domain.conversation import ConversationStatus, Role
from bot.domain.form import Choice, Form
from bot.domain.message import Purpose
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.memory import recall
from bot.flows.openings import facts
from bot.flows.texts import Unsaid

UPDATE, NEWS = "update", "news"  # with something to continue, and without
OVER = frozenset({CheckStatus.COMPLETED, CheckStatus.CANCELLED})
FACTS: Mapping[str, tuple[str, ...]] = {
    "candidate_opening": ("first", "organisation", "assignment", "referees", "wishes", "link", "months"),
    "referee_opening": ("first", "candidate", "organisation", "assignment", "count", "minutes", "link", "months"),
    "candidate_reminder": ("first", "organisation", "assignment", "wishes", "link"),
    "referee_reminder": ("first", "candidate", "organisation", "minutes", "link"),
    UPDATE: ("text",),
    NEWS: ("text",),
}
LONGEST = {"first": 40, "link": 120, "wishes": 200, "text": 700}  # letters: a whole template holds 1,024
LONGEST_FACT = 60
NOTHING = "-"  # a variable is never empty


def whatsapp_form(
    seen: ConversationSeen, moment: Moment, purpose: Purpose, body: str, choices: tuple[Choice, ...]
) -> Form:
    name = _template(seen, purpose)
    values = {"text": body} if name in (UPDATE, NEWS) else _said(seen, moment)
    variables = tuple(_fitting(fact, str(values[fact])) for fact in FACTS[name])
    return Form(template=f"{name}_{seen.conversation.language}", variables=variables, choices=choices)


def _template(seen: ConversationSeen, purpose: Purpose) -> str:
    """A first message is one that asks for consent; what comes after it, such as a follow-up, is news."""
    mine = seen.conversation
    is_first = mine.step == "consent" and mine.status is ConversationStatus.OPEN
    if recall(seen.memory).is_following_up:
        return UPDATE
    if purpose is Purpose.REMINDER:
        return f"{mine.role}_reminder"
    if is_first and purpose is Purpose.OPENING:
        return f"{mine.role}_opening"
    return NEWS if _has_nothing_left(seen) else UPDATE


def _has_nothing_left(seen: ConversationSeen) -> bool:
    """A candidate may yet be asked to name another, as long as the check runs."""
    mine = seen.conversation
    return mine.status is not ConversationStatus.OPEN and (mine.role is Role.REFEREE or seen.check.check.status in OVER)


def _said(seen: ConversationSeen, moment: Moment) -> dict[str, object]:
    texts = seen.texts(moment)
    known = facts(seen, moment, texts)
    wishes = f"{known['guidance']}{known['deadline']}".strip()
    assignment = known["assignment"]
    said = texts("tap.no_assignment") if isinstance(assignment, Unsaid) else assignment
    return {**known, "assignment": said, "wishes": wishes or texts("tap.no_wishes")}


def on_one_line(body: str) -> str:
    """A whole message as the variable of `update`."""
    return _fitting("text", body)


def _fitting(fact: str, value: str) -> str:
    """On one line, since no variable may hold a line break, and short enough."""
    text, most = " ".join(value.split()), LONGEST.get(fact, LONGEST_FACT)
    is_whole = len(text) <= most or fact == "link"  # which leads nowhere when it is cut
    return (text if is_whole else f"{text[: most - 2].rstrip()}..") or NOTHING
