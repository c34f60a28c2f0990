"""What WhatsApp makes of a message: its 24 hours, templates filled in, limits, and taps that come back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from multidict import MultiMapping

from tests.standins.twilio.content import PLACEHOLDER, Content, Contents
from tests.standins.twilio.rules import Complaint

WINDOW = timedelta(hours=24)
WINDOW_CLOSED = 63016
LONGEST = {"title": 20, "item": 24, "id": 200, "description": 72, "button": 20}
IN_SESSION_BUTTONS = 3


@dataclass(frozen=True, slots=True)
class Tappable:
    id: str
    title: str
    description: str = ""
    is_in_list: bool = False

    def fields(self) -> dict[str, str]:
        """Of the webhook when it is tapped."""
        if self.is_in_list:
            return {"ListId": self.id, "ListTitle": self.title, "MessageType": "interactive"}
        return {"ButtonPayload": self.id, "ButtonText": self.title, "MessageType": "button"}


@dataclass(frozen=True, slots=True)
class Shown:
    body: str
    choices: tuple[Tappable, ...] = ()


@dataclass(slots=True)
class WhatsApp:
    contents: Contents
    heard: dict[tuple[str, str], datetime]  # (ours, theirs) -> when they last wrote
    ahead: timedelta = timedelta(0)  # of the machine's clock, where a test moves the time

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def hears(self, ours: str, theirs: str) -> None:
        self.heard[ours, theirs] = self.now()

    def is_open(self, ours: str, theirs: str) -> bool:
        last = self.heard.get((ours, theirs))
        return last is not None and self.now() - last < WINDOW

    def complaint_about(self, form: MultiMapping[str]) -> Complaint | None:
        """What is refused at once, beside what is refused of any message."""
        if "ContentVariables" in form and not form.get("ContentSid"):
            return Complaint(21654, "ContentSid Required")
        if not form.get("ContentSid"):
            return None
        content = self.contents.kept.get(form["ContentSid"])
        if content is None or "Body" in form:
            return Complaint(21655, "The ContentSid is Invalid")
        return next(_wrong_variables(content, _variables(form)), None)

    def shown(self, form: MultiMapping[str]) -> Shown:
        content = self.contents.kept.get(form.get("ContentSid", ""))
        if content is None:
            return Shown(str(form.get("Body", "")))
        filled = _filled(content.types[content.kind], _variables(form))
        is_list = "items" in filled
        return Shown(filled["body"], tuple(_tappable(one, is_list) for one in filled.get("actions") or filled["items"]))

    def failure(self, form: MultiMapping[str], ours: str) -> int | None:
        """The error of the callback that comes later; None for what reaches the phone."""
        content = self.contents.kept.get(form.get("ContentSid", ""))
        if not self.is_open(ours, form["To"]):
            return None if content and self.contents.status(content) == "approved" else WINDOW_CLOSED
        is_approved = content is not None and self.contents.status(content) == "approved"
        buttons = self.shown(form).choices
        has_too_many = not is_approved and len(buttons) > IN_SESSION_BUTTONS and not buttons[0].is_in_list
        return 63013 if has_too_many or any(len(one.title) == 0 for one in buttons) else None


def _variables(form: MultiMapping[str]) -> Mapping[str, str]:
    return dict(json.loads(form.get("ContentVariables", "{}")))


def _wrong_variables(content: Content, given: Mapping[str, str]) -> Iterator[Complaint]:
    part = content.types[content.kind]
    wanted = set(PLACEHOLDER.findall(json.dumps(part)))
    if set(given) != wanted or not all(given.values()):
        yield Complaint(21656, f"variables are {sorted(given)}, wanted are {sorted(wanted)}")
        return
    for name in PLACEHOLDER.findall(part["body"]):
        if any(gap in given[name] for gap in ("\n", "\t", "     ")) or len(given[name]) > 1600:
            yield Complaint(21656, f"variable {name} holds a line break or a gap")
    filled = _filled(part, given)
    if len(filled["body"]) > 1024:
        yield Complaint(63021, "body too long")
    for one in (filled, *(filled.get("actions") or filled.get("items") or ())):
        if long := [name for name in LONGEST if len(one.get(name) or "") > LONGEST[name]]:
            yield Complaint(21656, f"too long: {long}")


def _filled(part: Any, given: Mapping[str, str]) -> Any:
    if isinstance(part, str):
        return PLACEHOLDER.sub(lambda found: given[found[1]], part)
    if isinstance(part, list):
        return [_filled(one, given) for one in part]
    return {name: _filled(one, given) for name, one in part.items()} if isinstance(part, dict) else part


def _tappable(one: Mapping[str, str], is_list: bool) -> Tappable:
    title = one["item" if is_list else "title"]
    return Tappable(one["id"], title, one.get("description") or "", is_list)
