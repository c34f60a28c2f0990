"""A world in memory: the pure centre told turn by turn, with a clock moved by hand and ids that count from one.

It keeps the contract of the stores (`bot/ports`) and nothing else of them: rows lane by lane, changes written
together, messages judged when they leave, timers that start when a message is sent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from bot.catalogues import read_plan, read_questionnaires, read_texts
from bot.domain.channel import Channel
from bot.domain.conversation import Conversation
from bot.domain.forward_code import code_of
from bot.domain.inbox import Errand, Happening, Row, check_lane, organisation_lane, person_lane
from bot.domain.lifecycle import Event
from bot.domain.message import Message
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.sender import own_key
from bot.flows.changes import Changes, Moment, View
from bot.flows.decide import decide
from bot.flows.starting import filled
from bot.ports import Accepted, Refused, SendResult
from tests.telling.keeping import Keeping
from tests.telling.outbox import Memory
from tests.telling.slack import WORKSPACE, Desks, Posted

MONDAY_MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)  # 10:00 in Stockholm
A_LARGE_PRIME = 104_395_301  # so that codes look as by chance
SHARED_NUMBER = "+46846500404"  # which tellings do not name
A_TURN = timedelta(milliseconds=1)
MOST_TURNS = 10_000
TEXTS = read_texts()
QUESTIONNAIRES = read_questionnaires()
PLAN = read_plan()


@dataclass(frozen=True, slots=True)
class Phone:
    """An address as one of our senders sees it."""

    address: str
    sender: str = "sms"  # its key, which begins with the channel

    @property
    def channel(self) -> str:
        return self.sender.partition(":")[0]

    @property
    def lane(self) -> str:
        return person_lane(self.sender, self.address)


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody got to read, or what entered the lifecycle, and when."""

    at: datetime
    what: Message | Event | Posted


class World:
    """One organisation, and everybody who writes to it. `told` holds what was sent and logged, in order."""

    def __init__(self, tables: Keeping | None = None, organisation: str = "Café Norr") -> None:
        self.now = MONDAY_MORNING
        self.tables = tables or Memory(QUESTIONNAIRES.values())
        self.told: list[Telling] = []
        self.desks = Desks(self.tables, self.moment)
        self.refused: dict[Channel, str] = {}  # by channel, what every message there is refused with
        self.media: dict[str, str] = {}  # what the provider keeps, by address; anything else cannot be fetched
        self._ids = 0
        self._codes = 0
        self._last_event = 0
        self.tables.keep(Organisation("organisation-1", organisation, self.now))
        self.tables.keep(
            SubAccount("sub-account-1", "organisation-1", "default", organisation, "sv", "Europe/Stockholm", PLAN)
        )
        self.tables.install(WORKSPACE, "organisation-1")

    # --- what people write

    def text(self, phone: Phone, words: str, **more: Any) -> None:
        """A message from a phone; `more` goes into the payload (`media`, `opt_out_type`, `button`)."""
        payload = {
            "text": words,
            "media": [],
            "sender": phone.sender,
            "address": phone.address,
            "channel": phone.channel,
        }
        payload |= {"opt_out_type": None, "button": None} | more
        self.put(Row(phone.lane, "twilio", f"SM{self._count():06}", Happening.TEXT_RECEIVED, payload))

    def web(self, conversation: Conversation, wait: str, **given: Any) -> dict[str, Any]:
        """A form sent from a personal page that was drawn with the token `wait`; the row's outcome."""
        payload = {"conversation": conversation.id, "wait": wait, "text": "", "comment": None, "command": None}
        row = Row(
            conversation.lane,
            "web",
            f"form-{self._count():06}",
            Happening.WEB_ANSWERED,
            payload | {"number": None} | given,
        )
        return self.put(row)

    def ask_checks(self, payload: Mapping[str, Any], source: str = "api") -> dict[str, Any]:
        """What the API or the form in Slack puts on the organisation's lane, whole; the row's outcome."""
        return self.ask_organisation(Happening.CHECKS_ASKED, self.whole(payload), source)

    def whole(self, asked: Mapping[str, Any]) -> Mapping[str, Any]:
        """A start with the defaults of its sub-account, if that is known."""
        known = {one.key: one for one in self.tables.sub_accounts.values()}
        sub_account = known.get(asked["sub_account"])
        return filled(asked, sub_account, TEXTS, self.now) if sub_account else asked

    def ask_organisation(self, happening: Happening, payload: Mapping[str, Any], source: str = "api") -> dict[str, Any]:
        return self.ask(organisation_lane("organisation-1"), happening, payload, source)

    def ask_check(self, check: str, happening: Happening, **payload: Any) -> dict[str, Any]:
        return self.ask(check_lane(check), happening, {"by": "Rut", **payload})

    def ask(self, lane: str, happening: Happening, payload: Mapping[str, Any], source: str = "api") -> dict[str, Any]:
        return self.put(Row(lane, source, f"request-{self._count():06}", happening, dict(payload)))

    def put(self, row: Row) -> dict[str, Any]:
        """The outcome of the row, once all that follows from it now has been brought about."""
        self.tables.put_rows([row], self.now)
        self.settle()
        return self.tables.outcome(row.source, row.key)

    # --- time

    def advance(self, by: timedelta) -> None:
        """Moves the clock forward, stopping at each instant at which something falls due."""
        target = self.now + by
        while (due_at := self.tables.next_due()) is not None and due_at <= target:
            self.now = max(self.now, due_at)
            self.settle()
            self.look_at_cards()
        self.now = max(self.now, target)

    def settle(self) -> None:
        """Turns and sends until nothing is left to be done at this instant."""
        for _ in range(MOST_TURNS):
            self.tables.tick(self.now)
            if not (
                self.tables.turn(self._decide)
                or self.tables.run_errands(self._fetch, self.now)
                or self.tables.send(self.now, self._carry, self._tell)
            ):
                return
            self._tell_events()
        raise AssertionError(f"still busy after {MOST_TURNS} turns")

    def _fetch(self, errand: Errand) -> Row:
        fetched = [self.media[one] for one in errand.payload["addresses"] if one in self.media]
        failure = None if len(fetched) == len(errand.payload["addresses"]) else "http_404"
        payload = {**errand.payload, "fetched": fetched, "failure": failure}
        return Row(errand.lane, "errand", errand.key, Happening.ERRAND_DONE, payload)

    def _decide(self, view: View | None, row: Row) -> Changes:
        self.now += A_TURN
        return decide(view, row, self.moment())

    def look_at_cards(self) -> None:
        """Bursts of changes are one: cards are looked at when nothing more is to be done at an instant."""
        self.told += [Telling(self.now, one) for one in self.desks.changed()]

    def _carry(self, message: Message) -> SendResult:
        if error := self.refused.get(message.channel):
            return Refused(error)
        return self.desks.carry(message) if message.channel is Channel.SLACK else Accepted(f"SM{message.id:04}")

    def _tell(self, message: Message) -> None:
        what = self.desks.taken(message) if message.channel is Channel.SLACK else message
        self.told.append(Telling(self.now, what))
        self._tell_events()

    def _tell_events(self) -> None:
        for event in self.tables.events_after(self._last_event):
            self.told.append(Telling(self.now, event))
            self._last_event = event.id or 0

    # --- what a turn may know

    def moment(self) -> Moment:
        return Moment(
            now=self.now,
            new_id=lambda: f"id-{self._count():04}",
            code_for=code_for,
            link_to=link_to,
            new_code=self._new_code,
            forward_link=lambda code: f"https://vouchline.example/f/{code}",
            texts=TEXTS,
            questionnaires=QUESTIONNAIRES,
            reserved_senders=frozenset({own_key("sms", SHARED_NUMBER), own_key("whatsapp", SHARED_NUMBER)}),
        )

    def _new_code(self) -> str:
        """Counted apart from the ids, which tellings show."""
        self._codes += 1
        return code_of(self._codes * A_LARGE_PRIME)

    def _count(self) -> int:
        self._ids += 1
        return self._ids


def code_for(purpose: str) -> str:
    return f"{int(sha256(purpose.encode()).hexdigest(), 16) % 10_000:04}"


def link_to(conversation: Conversation) -> str:
    """As long as a real personal link, and readable: the name, then as many digits as fill 22 characters."""
    slug = re.sub(r"\W+", "-", conversation.name.casefold())[:16]
    number = re.sub(r"\D", "", conversation.id)
    return f"https://vouchline.example/{conversation.role[0]}/{slug}-{number.zfill(21 - len(slug))}"
