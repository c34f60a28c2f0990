"""What a person's form says. Whatever bytes come, it ends in a `Filled` or in a 4xx."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from aiohttp import web

from bot.domain.draft import LONGEST_DRAFT
from bot.flows.webform import COMMANDS

FORM = "application/x-www-form-urlencoded"
OPEN = "open"  # a link has been opened by somebody, and not by a machine that looks at it
KNOWN = frozenset({"submit", OPEN, *COMMANDS})
SURE = frozenset({"withdraw", "delete_my_data"})  # with a tick alone: a machine presses buttons behind the first, too
DETAILS = ("name", "phone", "email", "relation", "organisation", "dates")
MOST_FIELDS = 400
LARGEST_FORM_BYTES = 1024 * 1024  # every question on one page, answered at length
ONE_TIME_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
KEY = re.compile(r"[a-z0-9_.]{1,120}")
QUESTION = re.compile(r"question\.([a-z0-9_]{1,100})(\.comment)?")
# Beside what somebody has typed.
HIDDEN = frozenset({"once", "wait", "key", "command", "number", "opened", "view", "sure"})


@dataclass(frozen=True, slots=True)
class Filled:
    once: str  # the form's one-time id
    wait: str  # what the page was waiting for when it was drawn
    text: str
    comment: str | None
    command: str | None
    number: int | None
    details: dict[str, str]  # lines that each have a name: details that somebody corrects
    answers: dict[str, dict[str, str]] = field(default_factory=dict)  # of all questions on one page, by key
    key: str = ""  # of what `text` answers
    shown_pass: str = ""
    view: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)  # everything that came

    @property
    def is_meant(self) -> bool:
        return self.command not in SURE or "sure" in self.fields

    @property
    def typed(self) -> dict[str, str]:
        """What would be lost with the form, by the key of what it answers."""
        if self.answers:
            return {name: text for name, text in self.fields.items() if QUESTION.fullmatch(name)}
        by_name = {f"{self.key}.{name}": text for name, text in self.details.items()}
        words = {self.key: self.text, f"{self.key}.comment": self.comment or ""} if not self.command else {}
        return {**words, **by_name} if self.key else {}


async def filled(request: web.Request) -> Filled:
    """Raises `HTTPUnsupportedMediaType`, `HTTPBadRequest` and `HTTPRequestEntityTooLarge`."""
    fields = await fields_of(request)
    once, command, number = fields.get("once", ""), fields.get("command") or None, fields.get("number", "")
    if not ONE_TIME_ID.fullmatch(once) or (command and command not in KNOWN):
        raise web.HTTPBadRequest
    if any(len(text) > LONGEST_DRAFT for text in fields.values()):  # no field of ours takes more
        raise web.HTTPRequestEntityTooLarge(LONGEST_DRAFT)
    return Filled(
        once=once,
        wait=fields.get("wait", "")[:200],
        text=fields.get("text", "") or fields.get("day", ""),
        comment=fields.get("comment") or None,
        command=command,
        number=int(number) if re.fullmatch(r"[0-9]{1,3}", number) else None,
        details={name: fields[name] for name in DETAILS if name in fields},
        answers=_answers(fields),
        key=fields.get("key", "") if KEY.fullmatch(fields.get("key", "")) else "",
        shown_pass=fields.get("opened", "")[:100],
        view=fields.get("view", "")[:10],
        fields=fields,
    )


async def fields_of(request: web.Request, keep_blank: bool = False) -> dict[str, str]:
    """The last value of each field; without those that are blank, unless they are asked for."""
    if request.content_type != FORM:
        raise web.HTTPUnsupportedMediaType
    body = await request.read()
    try:
        parsed = parse_qs(body.decode("utf-8", "replace"), keep_blank, errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise web.HTTPBadRequest from None
    return {name: cleaned(values[-1]) for name, values in parsed.items()}


def _answers(fields: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """By question; `seen` is the mark of what its field showed. A page of all questions carries one for each."""
    asked = [name.removeprefix("seen.question.") for name in fields if name.startswith("seen.question.")]
    return {
        key: {
            "text": fields.get(f"question.{key}", ""),
            "comment": fields.get(f"question.{key}.comment", ""),
            "seen": "" if fields[f"seen.question.{key}"] == "-" else fields[f"seen.question.{key}"],
        }
        for key in asked
    }


def cleaned(text: str) -> str:
    """Without what databases and other people's screens can't bear; line breaks as the thread has them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))
