"""Which conversation a message is for, when one phone takes part in several (R29). Where that is unclear, we ask."""

import re
from collections.abc import Sequence

from bot.domain.conversation import ConversationStatus, Role
from bot.flows.changes import ConversationSeen, Moment, PersonSeen
from bot.flows.commands import Command, command_in
from bot.flows.memory import recall
from bot.flows.openings import first_name, presented_as
from bot.flows.readers.words import folded
from bot.flows.submission import code
from bot.flows.talk import Talk


def meant(person: PersonSeen, text: str, moment: Moment) -> list[ConversationSeen]:
    """The conversations that a message may be for: one when it is clear, none for a stranger."""
    if replied_to := person.named(person.replied_to or ""):
        return [replied_to]
    open_ones = [seen for seen in person.conversations if seen.conversation.status is ConversationStatus.OPEN]
    if by_code := [seen for seen in open_ones if _carries_its_code(seen, text, moment)]:
        return by_code[:1]
    given = command_in(text)
    if given and given.command is Command.UNDO:
        if leaving := [seen for seen in person.conversations if recall(seen.memory).is_withdrawing]:
            return leaving
        open_ones += [seen for seen in person.conversations if seen.conversation.status is ConversationStatus.DECLINED]
    if focus := [seen for seen in open_ones if seen.conversation.id == person.lane.focus]:
        return focus
    return open_ones or list(person.conversations[-1:])


def _carries_its_code(seen: ConversationSeen, text: str, moment: Moment) -> bool:
    numbers = re.findall(r"(?<!\d)\d{4}(?!\d)", text)
    return seen.conversation.step == "review" and code(Talk(seen, moment, None)) in numbers


def picked(options: Sequence[ConversationSeen], text: str) -> ConversationSeen | None:
    """The conversation that an answer to the numbered list picks: by number, or by a name in just one of its lines."""
    words = folded(text)
    if words.isdigit():
        place = int(words)
        return options[place - 1] if 1 <= place <= len(options) else None
    named = [seen for seen in options if words and words in (folded(line_about(seen)), folded(_first_in_line(seen)))]
    return named[0] if len(named) == 1 else None


def line_about(seen: ConversationSeen) -> str:
    """A line of the list: the candidate's name for a referee, the organisation for a candidate's own references."""
    if seen.conversation.role is Role.REFEREE:
        return seen.check.check.candidate_name
    return presented_as(seen)


def _first_in_line(seen: ConversationSeen) -> str:
    return first_name(line_about(seen))


def list_of(options: Sequence[ConversationSeen], moment: Moment) -> str:
    lines = []
    for number, seen in enumerate(options, 1):
        texts = seen.texts(moment)
        about = line_about(seen)
        if seen.conversation.role is Role.CANDIDATE:
            about = texts("thread.which_own", organisation=about, assignment=seen.check.assignment.title)
        elif sum(line_about(other) == about for other in options) > 1:
            about = f"{about} ({presented_as(seen)}, {seen.check.assignment.title})"
        lines.append(texts("thread.which_line", number=number, about=about))
    return "\n".join(lines)
