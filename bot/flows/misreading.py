"""What is said when words were not understood: how to answer, then numbered choices, then the web link."""

from bot.flows.media_kinds import KINDS
from bot.flows.naming import CONTACT_TEXTS
from bot.flows.openings import facts
from bot.flows.submission import send_word
from bot.flows.talk import Misread, Prompt, Talk

ABOUT_THE_CODE = frozenset({"wrong_code", "code_needed"})
UNREADABLE = frozenset({"empty", "card", "card_unread"}) | KINDS


def explain(talk: Talk, misread: Misread, times: int) -> list[str]:
    """The lines of an answer to words that were not understood for the `times`-th time in a row."""
    prompt, reason = misread.prompt, misread.reason
    values = {**facts(talk.seen, talk.moment, talk.texts), **_ways_to_answer(talk, prompt)}
    lines = []
    if reason:
        lines.append(talk.texts(f"unclear.{reason}" if reason in UNREADABLE else f"reason.{reason}", **values))
    if reason in ABOUT_THE_CODE:  # the code is what was missing; the review itself has been read
        return [*lines, talk.texts("unclear.first.review", **values)]
    if times > 2:
        web = [] if str(values["link"]) in prompt.text else [talk.texts("unclear.web", **values)]
        return [*lines, prompt.text, *web]
    if not reason or reason in UNREADABLE or times == 2:
        lines.append(talk.texts(f"unclear.{'first' if times == 1 else 'second'}.{_kind(talk, prompt)}", **values))
    return lines


def _kind(talk: Talk, prompt: Prompt) -> str:
    """What a contact must hold depends on how referees are reached."""
    contact = talk.seen.check.check.referee_contact
    return CONTACT_TEXTS.get(contact, "contact") if prompt.kind == "contact" else prompt.kind


def _ways_to_answer(talk: Talk, prompt: Prompt) -> dict[str, object]:
    choices = ", ".join(f"{number} = {choice}" for number, choice in enumerate(prompt.choices, 1))
    return {"lowest": prompt.lowest, "highest": prompt.highest, "choices": choices, "word": send_word(talk)}
