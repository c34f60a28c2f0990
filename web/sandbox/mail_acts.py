"""What people of the sandbox, and what stands between them and us, may do with a mail of ours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.channels.sandbox.letters import bounce, holiday, reply
from bot.domain.signing_in import SandboxMail
from bot.errors import RequestRefused
from bot.flows.calendar import written_day


@dataclass(frozen=True, slots=True)
class WrittenBack:
    return_path: str
    raw: bytes
    subject: str  # as the mailbox shows it
    words: str


@dataclass(frozen=True, slots=True)
class MailAct:
    to: str  # which of the mail's addresses it goes to
    takes_words: bool
    write: Callable[[SandboxMail, str, datetime], WrittenBack]


def _replied(mail: SandboxMail, words: str, now: datetime) -> WrittenBack:
    return WrittenBack(mail.address, reply(mail, words, now), f"Re: {mail.subject}", words)


def _away(mail: SandboxMail, words: str, now: datetime) -> WrittenBack:
    try:
        until = date.fromisoformat(words)
    except ValueError:
        raise RequestRefused("invalid-request", f"{words!r} is no day like 2026-12-24.", at="text") from None
    return WrittenBack("", holiday(mail, until, now), "Automatic reply", f"Away through {written_day(until, 'en')}.")


def _bounced(mail: SandboxMail, nothing: str, now: datetime) -> WrittenBack:
    words = f"The mail “{mail.subject}” went back: there is no such mailbox."
    return WrittenBack("", bounce(mail, now), "Undelivered mail returned to sender", words)


ACTS: Mapping[str, MailAct] = {
    "reply": MailAct("reply_address", True, _replied),
    "away": MailAct("return_address", True, _away),
    "bounce": MailAct("return_address", False, _bounced),
}
