"""The mailboxes as the sandbox's page shows them: whose each is, what is in it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from bot.domain.signing_in import SandboxMail
from bot.ports.mail import Mailer
from bot.storage.reading.checks import CheckRead
from bot.storage.sandbox_mail import SandboxMailbox

MOST_SHOWN = 40  # of one mailbox
LONGEST_BEGINNING = 90


async def mailboxes_of(mailer: Mailer | None, read: CheckRead) -> list[dict[str, Any]]:
    """Those of a check's people that hold something, the candidate's first; none where mail goes out for real."""
    if not isinstance(mailer, SandboxMailbox):
        return []
    owners = _owners(read)
    kept = await mailer.of(owners.keys())
    boxes = {address: [one for one in kept if one.address == address][:MOST_SHOWN] for address in owners}
    return [_mailbox(address, *owners[address], mails) for address, mails in boxes.items() if mails]


def _owners(read: CheckRead) -> dict[str, tuple[str, str]]:
    """By address: name and role."""
    people = [(read.check.candidate_email, read.check.candidate_name, "candidate")]
    people += [(one.email, one.name, "referee") for one in sorted(read.references, key=lambda one: one.position)]
    return {address: (name, role) for address, name, role in people if address}


def _mailbox(address: str, name: str, role: str, mails: Sequence[SandboxMail]) -> dict[str, Any]:
    return {"address": address, "name": name, "role": role, "mails": [_mail(one) for one in mails]}


def _mail(one: SandboxMail) -> dict[str, Any]:
    return {
        "id": one.id,
        "mine": one.is_theirs,
        "from": one.head.get("sent_as", "Vouchline"),
        "subject": one.subject,
        "beginning": _beginning(one.text),
        "at": one.created_at.isoformat(),
        "may_be_answered": bool(one.head),
        "stop": urlsplit(one.head.get("stop_link", "")).path,
    }


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_BEGINNING else f"{line[:LONGEST_BEGINNING]}…"
