"""Whole checks with people in them who answer for themselves, as they do in offices, homes and on buses."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.catalogues import read_questionnaires
from bot.catalogues.mail_domains import private_domains
from bot.domain.channel import Channel
from bot.domain.check import Check
from bot.domain.conversation import Conversation, Entry, EntryKind, Role
from bot.domain.questionnaire import QuestionKind
from bot.domain.reference import Reference, Standing
from bot.domain.trace import Trace, TraceKind
from bot.flows.integrity.found import with_signals
from bot.flows.integrity.signal import Signal
from bot.flows.report import report_on
from tests.builders import NOON, a_check, a_conversation, a_reference
from tests.flows.integrity.talking import an_answer_of

QUESTIONNAIRE = read_questionnaires()["standard", "sv"]
WORKPLACES = (
    ("Café Norr AB", "cafenorr.se"),
    ("Kungliga Tekniska högskolan", "kth.se"),
    ("Region Västra Götaland", "vgregion.se"),
    ("Åhléns City", "ahlens.se"),
    ("Växjö kommun", "vaxjo.se"),
    ("H&M", "hm.com"),
    ("Sjöströms Bygg & Måleri", "sjostromsbygg.se"),
    ("Handelsbanken", "handelsbanken.se"),
)
PRIVATE = ("gmail.com", "hotmail.com", "telia.com", "icloud.com", "outlook.com")


@dataclass
class Case:
    """A check that is complete. Change what is in it, then ask for its signals."""

    check: Check = field(default_factory=lambda: a_check(questionnaires={"sv": QUESTIONNAIRE.id}))
    references: list[Reference] = field(default_factory=list)
    conversations: list[Conversation] = field(default_factory=list)
    memories: dict[str, list[Entry]] = field(default_factory=dict)
    traces: list[Trace] = field(default_factory=list)

    def signals(self, version: int | None = None) -> tuple[Signal, ...]:
        people = {one.id: one for one in self.conversations}
        report = report_on(self.check, self.references, people, self.memories, {"sv": QUESTIONNAIRE}, version)
        assert report
        return with_signals(
            report, self.check, self.references, self.conversations, self.memories, self.traces, private_domains()
        ).integrity

    def remember(self, conversation: str, key: str, value: Any, at: datetime, words: str = "") -> None:
        self.memories[conversation].append(
            Entry("organisation-1", conversation, EntryKind.ANSWER, key, value, words or str(value), Channel.WEB, at)
        )

    def record(self, conversation: str, event: str, at: datetime) -> None:
        self.memories[conversation].append(
            Entry("organisation-1", conversation, EntryKind.EVENT, event, None, "", Channel.WEB, at)
        )

    def trace(self, conversation: str, kind: TraceKind, hash: str) -> None:
        self.traces.append(Trace("organisation-1", "check-1", conversation, kind, hash, NOON))

    def put_right(self, conversation: str, field: str, value: str) -> None:
        """A detail of the referee's own, after the consent."""
        at = self.memories[conversation][0].at + timedelta(seconds=1)
        self.remember(conversation, f"details.{field}", value, at)

    def texts_of(self, conversation: str) -> dict[str, str]:
        """What was written freely, by key."""
        return {one.key: one.words for one in self.memories[conversation] if _is_text(one.key)}

    def rewrite(self, conversation: str, texts: dict[str, str]) -> None:
        self.memories[conversation] = [
            replace(one, value=texts[one.key], words=texts[one.key]) if one.key in texts else one
            for one in self.memories[conversation]
        ]

    def add_candidate(self) -> None:
        self.conversations.append(a_conversation())
        self.memories["conversation-1"] = []
        self.remember("conversation-1", "consent", True, NOON)

    def add_referee(self, name: str, texts: "Random", sentences: int = 2, minutes: float = 12, **given: Any) -> str:
        """Submitted `minutes` after the consent; the conversation's id."""
        position = len(self.references) + 1
        id, began_at = f"conversation-{position + 1}", NOON + timedelta(hours=position)
        ended_at = began_at + timedelta(minutes=minutes)
        usual = {"standing": Standing.SUBMITTED, "started_at": began_at, "submitted_at": ended_at}
        mine = a_reference(
            id=f"reference-{position}", position=position, conversation=id, name=name, **usual | {"phone": None} | given
        )
        self.references.append(mine)
        address = mine.phone or mine.email or ""
        self.conversations.append(
            a_conversation(id=id, role=Role.REFEREE, name=name, address=address, reference=mine.id)
        )
        self.memories[id] = []
        self.remember(id, "consent", True, began_at)
        self._answer(id, texts, sentences, ended_at)
        return id

    def _answer(self, id: str, chance: Random, sentences: int, at: datetime) -> None:
        for one in QUESTIONNAIRE.questions:
            key = f"question.{one.key}"
            text = an_answer_of(chance, chance.randint(1, 2 * sentences - 1))
            chosen: dict[QuestionKind, Any] = {
                QuestionKind.RATING: chance.randint(2, 5),
                QuestionKind.YES_NO: True,
                QuestionKind.CHOICE: (one.choices or ("",))[0],
                QuestionKind.DATE: "2022",
            }
            self.remember(id, key, chosen.get(one.kind, text), at)
            if one.comment:
                self.remember(id, f"{key}.comment", text, at)


def _is_text(key: str) -> bool:
    kinds = {f"question.{one.key}": one.kind for one in QUESTIONNAIRE.questions}
    return key.endswith(".comment") or kinds.get(key) is QuestionKind.TEXT


def an_honest_case(chance: Random) -> Case:
    """Two to four referees: some at one office, some on one carrier, some in a hurry, some who copy from a draft."""
    case = Case()
    case.add_candidate()
    network = _networks(chance)
    case.trace("conversation-1", TraceKind.DEVICE, f"device-{chance.random()}")
    case.trace("conversation-1", TraceKind.IP, network(None))
    place = chance.choice(WORKPLACES)
    for number in range(chance.randint(2, 4)):
        place = place if chance.random() < 0.4 else chance.choice(WORKPLACES)
        _honest_referee(case, f"Referent {number}", place, network, chance)
    if chance.random() < 0.08 and len(case.references) > 2:
        _replace_first(case)
    return case


def _honest_referee(case: Case, name: str, place: tuple[str, str], network: Any, chance: Random) -> None:
    employer, domain = place
    mail = chance.choice(PRIVATE) if chance.random() < 0.35 else domain
    contact: dict[str, Any] = {"email": f"r{len(case.references)}.{chance.randint(1, 10**6)}@{mail}"}
    if chance.random() < 0.6:
        contact = {"phone": f"+4670{chance.randint(10**6, 10**7 - 1)}"}
    words_a_minute, sentences = chance.uniform(14, 60), chance.choice((1, 1, 2, 2, 3))
    id = case.add_referee(name, chance, sentences, employer=employer, **contact)
    written = sum(len(text.split()) for text in case.texts_of(id).values())
    minutes = written / words_a_minute + chance.uniform(1, 5)
    if chance.random() < 0.004:  # pasted in
        minutes = chance.uniform(0.5, 2)
    _take(case, minutes)
    if chance.random() < 0.15:
        case.put_right(id, "name", f"{name} Ek")
    case.trace(id, TraceKind.IP, network(employer))
    case.trace(id, TraceKind.DEVICE, f"device-{chance.random()}")


def _take(case: Case, minutes: float) -> None:
    """The last referee's time, as it was."""
    last = case.references[-1]
    assert last.started_at
    case.references[-1] = replace(last, submitted_at=last.started_at + timedelta(minutes=minutes))


def _networks(chance: Random) -> Any:
    """At home, by a carrier that gives thousands few addresses, or at the office."""

    def address(employer: str | None) -> str:
        where = chance.random()
        if where < 0.35:
            return f"carrier-{chance.randint(1, 400)}"
        return f"office-{employer}" if employer and where < 0.65 else f"home-{chance.random()}"

    return address


def _replace_first(case: Case) -> None:
    first = case.references[0]
    case.references[0] = replace(first, standing=Standing.REPLACED, submitted_at=None)
    case.record("conversation-1", "replaced.1", NOON + timedelta(hours=1))
    last = case.references[-1]
    case.references[-1] = replace(last, nominated_at=NOON + timedelta(hours=2))
