"""Bounces in the words of their servers, of those that know no RFC 3464 (qmail, Exim, old Exchange), read with care.

Only what says clearly that it is for good is believed: a mail that is only late must not end a conversation's channel.
"""

import re

from bot.channels.mail.errors import UNSAID, error_of_status
from bot.channels.mail.incoming.opened import Opened
from bot.channels.mail.incoming.reports import DELAY, Report
from bot.domain.message import Delivery

MOST_LOOKED_AT, LONGEST_LINE = 6_000, 400  # what is below is our own mail, quoted
OURS_BEGINS = re.compile(
    r"^(?:-{2,} ?(?:below this line is a copy of the message|this is a copy of|.{0,20}(?:original|returned) message).*"
    r"|-{5,}.*headers.*-{3,}|original message headers:?)$",
    re.IGNORECASE | re.MULTILINE,
)
SENDERS = re.compile(r"(?:mailer-daemon|postmaster|mail delivery (?:sub)?system|system administrator)", re.IGNORECASE)
FOR_GOOD = re.compile(
    r"permanent(?:ly)? (?:error|failure|fatal)|i've given up|could not be delivered|delivery (?:has )?failed"
    r"|undeliverable|returned to sender|did not reach the following recipient|delivery status notification \(failure\)"
    r"|delivery to the following recipients? failed"
    r"|kunde inte levereras|kunde inte nå|konnte nicht zugestellt|unzustellbar|kunne ikke leveres",
    re.IGNORECASE,
)
ONLY_LATE = re.compile(
    r"will (?:keep|continue) (?:trying|to try|being retried)|will be retried|delayed|temporar"
    r"|not necessary to resend|no action is required|fördröj|försenad",
    re.IGNORECASE,
)
SAYS_SO = re.compile(r"given up|permanent(?:ly)? (?:error|failure|fatal)", re.IGNORECASE)
PERMANENT_CODE = re.compile(r"(?<![\d.])5(?:\d\d|\.\d{1,3}\.\d{1,3})(?![\d.]*\d)")
STATUS = re.compile(r"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)")
BY_WORDS = (
    (
        "mailbox_full",
        re.compile(r"(?:mailbox|inbox|account) (?:is |was )?(?:full|over quota)|over ?quota|quota exceeded", re.I),
    ),
    (
        "mailbox_unknown",
        re.compile(
            r"no mailbox here|user unknown|unknown (?:user|recipient|address)"
            r"|no such (?:user|recipient|mailbox|address|person)|(?:mailbox|user|recipient|address|account)[^.\n]{0,60}"
            r"(?:not found|does(?:n't| not) exist|unavailable|unknown|disabled)"
            r"|doesn't have an? .{0,40} account|not listed in",
            re.I,
        ),
    ),
    (
        "mail_domain_unknown",
        re.compile(
            r"(?:host|domain)[^.\n]{0,40}(?:not found|unknown|does not exist)|unrouteable|couldn't find any host", re.I
        ),
    ),
    ("mail_refused", re.compile(r"spam|blocked|blacklist|policy|rejected", re.I)),
)


def old_report_in(mail: Opened, return_path: str) -> Report | None:
    """None unless a server says that it could not deliver: then `DELAY` where it still tries, or does not say."""
    if return_path.strip("<> ") and not SENDERS.search(f"{return_path} {mail.header('From')}"):
        return None
    lines = (line[:LONGEST_LINE] for line in mail.text[:MOST_LOOKED_AT].split("\n"))
    said = OURS_BEGINS.split("\n".join(lines), maxsplit=1)[0]
    words = f"{mail.header('Subject')}\n{said}"
    if ONLY_LATE.search(words) and not SAYS_SO.search(words):
        return DELAY
    if not FOR_GOOD.search(words):
        return None
    return Report(Delivery.UNDELIVERED, _error(words)) if _is_certain(words) else DELAY


def _is_certain(words: str) -> bool:
    return bool(SAYS_SO.search(words) or PERMANENT_CODE.search(words)) or any(
        pattern.search(words) for _, pattern in BY_WORDS
    )


def _error(words: str) -> str:
    code = STATUS.search(words)
    by_code = error_of_status(code[0]) if code else ""
    if by_code not in ("", UNSAID):
        return by_code
    return next((name for name, pattern in BY_WORDS if pattern.search(words)), UNSAID)
