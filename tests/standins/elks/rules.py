"""What the documented API accepts when an SMS is sent, and the HTTP error it answers otherwise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from multidict import MultiMapping

from tests.standins.elks.account import Account

PARAMETERS = frozenset({"from", "to", "message", "whendelivered", "dryrun", "flashsms", "dontlog"})
PHONE = re.compile(r"\+[1-9]\d{6,14}")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{2,10}")


@dataclass(frozen=True, slots=True)
class Complaint:
    says: str
    status: int = 400
    to: str = ""  # where it is about no request, but about a message to somebody


def complaint_about(form: MultiMapping[str], account: Account) -> Complaint | None:
    """The first thing that is wrong with a request to send; None when it would be taken."""
    return next(_complaints(form, account), None)


def _complaints(form: MultiMapping[str], account: Account) -> Iterator[Complaint]:
    for name in form:
        if name not in PARAMETERS:
            yield Complaint(f"Unknown parameter: {name}")
        if len(form.getall(name)) > 1:
            yield Complaint(f"Parameter given twice: {name}")
    for name in ("from", "to", "message"):
        if not form.get(name):
            yield Complaint(f"Missing {name}: {name} is required")
    if not PHONE.fullmatch(form["to"]):
        yield Complaint("Invalid to number")
    if not (form["from"] in account.numbers or NAME.fullmatch(form["from"])):
        yield Complaint("Invalid from: not a number of yours")
    yield from _callback(form.get("whendelivered", ""))


def _callback(url: str) -> Iterator[Complaint]:
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname):
        yield Complaint("Invalid whendelivered URL")
