"""Checks drawn by chance, with the most hostile words in every field that somebody fills in."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from bot.domain.assignment import Assignment
from bot.domain.channel import Channel, Contact
from bot.domain.check import CheckStatus
from bot.domain.conversation import ConversationStatus, Role
from bot.domain.lifecycle import Event, EventType
from bot.domain.notice import NEEDING
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.reference import Reference, Standing
from bot.flows.changes import CheckSeen
from tests.builders import NOON, a_check, a_conversation, a_reference
from tests.channels.slack.seats import PLACE, ZONE
from tests.flows.test_lifecycle import an_event

SECRETS = ("+46701234567", "070-123 45 67", "0046 70 123 45 67", "anna@example.com", "(070) 1234567")
BITS = ("<!channel>", "<@U1>", "&", "<", ">", "\n", "*", "`", "|", "\u202e", "Anna ", "chef på ", "Ö" * 40)
OURS = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(BITS), max_size=30).map("".join))
WORDS = st.one_of(OURS, st.lists(st.sampled_from((*BITS, *SECRETS)), max_size=30).map("".join))
INSTANTS = st.one_of(st.none(), st.integers(-200, 200).map(lambda hours: NOON + timedelta(hours=hours)))
PHONE, EMAIL = "+46701234567", "anna@example.com"
ANSWER = "SECRETANSWER"


@st.composite
def references(draw: st.DrawFn, position: int) -> Reference:
    return a_reference(
        id=f"reference-{position}",
        position=position,
        conversation=f"person-{position}",
        name=draw(WORDS),
        phone=PHONE,
        email=EMAIL,
        relation=draw(WORDS),
        employer=draw(WORDS),
        dates=draw(WORDS),
        standing=draw(st.sampled_from(Standing)),
        invited_at=draw(INSTANTS),
        submitted_at=draw(INSTANTS),
        reminded=draw(st.integers(0, 3)),
        reminded_at=draw(INSTANTS),
        snoozed_until=draw(INSTANTS),
        follow_up_asked_at=draw(INSTANTS),
    )


@st.composite
def checks_seen(draw: st.DrawFn, least: int = 0) -> CheckSeen:
    named = [draw(references(position)) for position in range(1, draw(st.integers(least, 12)) + 1)]
    people = {one.id: one for one in [_person(draw, one) for one in named]}
    ids = [*people, "candidate"]
    candidate = _conversation(draw, "candidate", Role.CANDIDATE)
    return CheckSeen(
        check=_check(draw),
        organisation=Organisation("organisation-1", "Café Norr", NOON),
        sub_account=SubAccount("sub-account-1", "organisation-1", "default", "Café Norr", "sv", ZONE),
        assignment=Assignment("assignment-1", "organisation-1", draw(OURS)),
        references=tuple(named),
        candidate=candidate,
        reminders_due={id: NOON + timedelta(hours=9) for id in draw(st.sets(st.sampled_from(ids)))},
        paused=frozenset(draw(st.sets(st.sampled_from(ids)))),
        people={**people, "candidate": candidate},
        stopped=frozenset(draw(st.sets(st.sampled_from([f"person:sms:{id}" for id in ids])))),
    )


def _check(draw: st.DrawFn) -> Any:
    requested = draw(st.integers(1, 10))
    return a_check(
        id="0198e2f4-7a55-7c1e-9d7a-111111111111",
        candidate_name=draw(WORDS),
        candidate_phone=PHONE,
        candidate_email=EMAIL,
        requested=requested,
        answered=draw(st.integers(0, requested + 2)),
        status=draw(st.sampled_from(CheckStatus)),
        deadline=draw(st.sampled_from([None, NOON.date()])),
        candidate_contact=draw(st.sampled_from(Contact)),
        referee_contact=draw(st.sampled_from(Contact)),
        started_by=draw(OURS),
        place=PLACE,
        cancelling_until=draw(INSTANTS),
        cancelling_by=draw(OURS),
        archived_at=draw(INSTANTS),
        unreachable_at=draw(INSTANTS),
        unreachable_because="number_unknown",
        withdrawal_asked_at=draw(INSTANTS),
    )


def _person(draw: st.DrawFn, one: Reference) -> Any:
    return _conversation(draw, one.conversation, Role.REFEREE, one.id)


def _conversation(draw: st.DrawFn, id: str, role: Role, reference: str | None = None) -> Any:
    return a_conversation(
        id=id,
        role=role,
        reference=reference,
        name=draw(WORDS),
        lane=f"person:sms:{id}",
        channel=draw(st.sampled_from([Channel.SMS, Channel.WEB])),
        status=draw(st.sampled_from(ConversationStatus)),
        step=draw(st.sampled_from(["consent", "referee.1.name", "referee.2.name", "done"])),
        last_heard_at=draw(INSTANTS),
        snoozed_until=draw(INSTANTS),
    )


@st.composite
def events_of(draw: st.DrawFn, seen: CheckSeen, kinds: tuple[EventType, ...] = NEEDING) -> tuple[Event, ...]:
    """What may have happened to any of its people, who are called in it by their own names."""
    named = {one.conversation: one.name for one in seen.references} | {"candidate": seen.check.candidate_name}
    happened = draw(st.lists(st.tuples(st.sampled_from(kinds), st.sampled_from([*named])), max_size=12))
    return tuple(_event(kind, who, named) for kind, who in happened)


def _event(kind: EventType, who: str, named: dict[str, str]) -> Event:
    about = {"name": named[who], "answer": ANSWER, "address": PHONE, "referee": next(iter(named.values()))}
    known = an_event(kind, **about)
    return Event(known.organisation, known.check, kind, known.actor, known.at, known.about, who)
