"""An organisation, its sub-accounts, and the ledger of its credits (R6)."""

from dataclasses import dataclass, field, fields, replace
from datetime import datetime

from bot.domain.access import ReportsOpenTo
from bot.domain.brand import Look
from bot.domain.channel import Contact
from bot.domain.limits import Allowance, Starts
from bot.domain.reminders import Plan


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str
    created_at: datetime
    credits_limited: bool = False  # R6: unlimited is the default
    reports_open_to: ReportsOpenTo = ReportsOpenTo.LINK
    allowance: Allowance = field(default_factory=Allowance)
    starts: Starts = field(default_factory=Starts)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a check of a sub-account has where its recruiter says nothing else (R3)."""

    questionnaire: str = "standard"
    candidate_contact: Contact = Contact.SMS
    referee_contact: Contact = Contact.SMS
    references_wanted: int = 2
    guidance: str = ""
    deadline_days: int | None = None  # after the start


@dataclass(frozen=True, slots=True)
class SubAccount:
    """A brand or unit: how it presents itself and when it writes."""

    id: str
    organisation: str
    key: str
    name: str
    language: str
    zone: str  # IANA name, for people whose phone does not tell theirs
    plan: Plan = field(default_factory=Plan)
    contact_shown: str = ""  # R27: whom to ask about the role; empty refers to the candidate
    retention_months: int = 24  # R56
    senders: dict[str, str] = field(default_factory=dict)  # channel -> its own number; the shared one where none is
    defaults: Defaults = field(default_factory=Defaults)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)  # language -> key -> its own wording
    slack_channel: str = ""  # workspace/channel, where cards of checks go that nobody has started from Slack
    look: Look = field(default_factory=Look)
    chosen: tuple[str, ...] = ()  # what somebody has set for it; the settings say the rest anew at each start

    def renewed(self, given: "SubAccount") -> "SubAccount":
        """This one with name, language, zone and plan as given, but for what somebody has chosen for it."""
        named = {name: getattr(given, name) for name in ("name", "language", "zone") if name not in self.chosen}
        kept = {one.name: getattr(self.plan, one.name) for one in fields(Plan) if one.name in self.chosen}
        return replace(self, **named, plan=replace(given.plan, **kept))


@dataclass(frozen=True, slots=True)
class CreditEntry:
    """One line of the ledger. The balance is the sum of all lines; each says what it was with itself counted."""

    organisation: str
    amount: int
    balance: int
    reason: str
    at: datetime
    check: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ApiKey:
    id: str
    organisation: str
    name: str
    fingerprint: str  # SHA-256 of the key; the key itself is shown once and kept nowhere
    created_at: datetime
    revoked_at: datetime | None = None
    made_by: str = ""  # the user's name; empty: from the command line
    used_at: datetime | None = None  # within ten minutes
