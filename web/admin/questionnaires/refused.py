"""What a turn refuses of a draft, by field and in the user's language."""

from collections.abc import Iterator

from bot.errors import RequestRefused
from bot.flows.texts import Texts
from web.admin.refusals import refusal_said

WRONG = "admin.questionnaires.wrong"


def errors_of(refused: RequestRefused, texts: Texts) -> dict[str, str]:
    """By the names that the form's fields have; "" for what is wrong with the whole."""
    found: dict[str, str] = {}
    for field, text in _told(refused, texts):
        found.setdefault(field, text)
    return found


def _told(refused: RequestRefused, texts: Texts) -> Iterator[tuple[str, str]]:
    for one in refused.more.get("errors", ()):
        key = f"{WRONG}.{one['rule']}"
        yield _field(one["pointer"]), texts(key, value=one["value"])
    if "errors" not in refused.more:
        yield "", refusal_said(refused, texts, "questionnaires")


def _field(pointer: str) -> str:
    """ "/questions/2/text" is the field q-2-text."""
    parts = pointer.strip("/").split("/")
    if parts[0] != "questions":
        return parts[0]
    return f"q-{parts[1]}-{parts[2]}" if len(parts) > 2 else "questions"
