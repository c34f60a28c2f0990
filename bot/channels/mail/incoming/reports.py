"""What servers report of a mail of ours, as RFC 3464 has it: failed, delayed, delivered."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from bot.channels.mail.errors import UNSAID, error_of_status
from bot.channels.mail.incoming.opened import Opened, header_of
from bot.domain.message import Delivery

FAILED, DELAYED = "failed", "delayed"
ARRIVED = frozenset({"delivered", "relayed", "expanded"})
MOST_RECIPIENTS = 20


@dataclass(frozen=True, slots=True)
class Report:
    """`delivery`: None while nothing is final."""

    delivery: Delivery | None
    error: str | None = None  # a name of `errors.toml`


DELAY = Report(None)


def report_in(mail: Opened) -> Report | None:
    """None for a mail that is no such report. What arrived for one of several recipients has arrived."""
    told = {_action(part): _status(part) for part in _recipients(mail)}
    if ARRIVED & told.keys():
        return Report(Delivery.DELIVERED)
    if FAILED in told:
        return Report(Delivery.UNDELIVERED, error_of_status(told[FAILED]) or UNSAID)
    return DELAY if DELAYED in told else None


def _recipients(mail: Opened) -> Iterator[Message]:
    """The blocks of fields: the first is about the whole mail, and has no action."""
    for part in mail.parts:
        if part.get_content_type() in ("message/delivery-status", "message/global-delivery-status"):
            blocks = part.get_payload()
            yield from (
                [one for one in blocks if isinstance(one, Message)][:MOST_RECIPIENTS]
                if isinstance(blocks, list)
                else ()
            )


def _action(block: Message) -> str:
    """Some write a comment behind it."""
    return (header_of(block, "Action").casefold().split() or [""])[0].strip("();,")


def _status(block: Message) -> str:
    """What the other server said is more exact than what ours makes of it, which is often 5.0.0."""
    status, said = header_of(block, "Status"), header_of(block, "Diagnostic-Code")
    is_vague = not status or status.split()[0].endswith((".0.0", ".0"))
    return said if is_vague and error_of_status(said) not in ("", UNSAID) else status
