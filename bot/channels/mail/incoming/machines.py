"""Whether a mail was written by a machine, and whether it says that somebody is away (RFC 3834, and what is usual)."""

import re
from enum import StrEnum

from bot.channels.mail.incoming.opened import Opened


class Writer(StrEnum):
    PERSON = "person"
    MACHINE = "machine"
    AWAY = "away"  # a machine that answers for somebody who is not there


BULK = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
MACHINES_HEADERS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponse",
    "X-Vacation",
    "X-Mail-Autoreply",
    "X-FC-MachineGenerated",
)
ANSWER_UNWANTED = re.compile(r"\b(?:all|autoreply|oof)\b", re.IGNORECASE)
MACHINES_NAMES = re.compile(
    r"^(?:mailer-daemon|postmaster|mdaemon|no-?reply|do-?not-?reply|noreply|svara-?inte|bounces?|auto-?reply)(?:[+@=.-]|$)",
    re.IGNORECASE,
)
AWAY_SUBJECT = re.compile(
    r"""(?:^|\b)(?:
    out\ of\ (?:the\ )?office
    | automatic(?:al)?\ (?:reply|response) | auto(?:matic)?[ -]?(?:reply|response)
    | away\ from\ (?:my|the)\ (?:mail|desk|office) | on\ (?:vacation|leave|holiday)
    | vacation\ (?:reply|response|message)
    | fr[åa]nvaro | fr[åa]nvarande | automatiskt?\ svar | autosvar | auto-?svar | p[åa]\ semester | semesterh[äa]lsning
    | inte\ p[åa]\ (?:kontoret|plats) | f[öo]r[äa]ldraledig | tj[äa]nstledig
    | frav[æa]r | frav[æa]rende | ikke\ (?:til\ stede|p[åa]\ kontoret) | automatisk\ svar | p[åa]\ ferie
    | abwesenheit(?:snotiz)? | abwesend | automatische\ antwort | nicht\ im\ (?:b[üu]ro|haus) | im\ urlaub
    | automaattinen\ vastaus | poissa(?:\ toimistosta|oloilmoitus)? | lomalla | poissaolo
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def writer_of(mail: Opened, return_path: str) -> Writer:
    """`return_path`: the envelope's sender, empty where nobody wants an answer."""
    subject = mail.header("Subject")
    if AWAY_SUBJECT.search(_without_ours(subject)) and (_says_so(mail, return_path) or not _is_reply(subject)):
        return Writer.AWAY
    return Writer.MACHINE if _says_so(mail, return_path) else Writer.PERSON


def _says_so(mail: Opened, return_path: str) -> bool:
    submitted = mail.header("Auto-Submitted").casefold()
    sender = mail.header("From")
    return (
        not return_path.strip("<> ")
        or bool(submitted and not submitted.startswith("no"))
        or mail.header("Precedence").casefold() in BULK
        or any(mail.header(name) for name in MACHINES_HEADERS)
        or bool(ANSWER_UNWANTED.search(mail.header("X-Auto-Response-Suppress")))
        or bool(mail.header("List-Id") or mail.header("Feedback-ID"))
        or any(MACHINES_NAMES.match(one) for one in (return_path, _address_in(sender)))
    )


def _address_in(sender: str) -> str:
    found = re.search(r"<([^<>]*)>\s*$", sender)
    return (found[1] if found else sender).strip()


def _is_reply(subject: str) -> bool:
    """A person who replies to a mail that happened to be about somebody's absence."""
    return bool(re.match(r"(?:re|sv|vs|aw|antw?)\s*:", subject, re.IGNORECASE))


def _without_ours(subject: str) -> str:
    """ "Automatic reply: Reference for Anna": what stands before the colon is the machine's, the rest was ours."""
    head, colon, _ = subject.partition(":")
    return head if colon and len(head) < 60 else subject
