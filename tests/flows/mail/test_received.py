"""Mail that comes is heard as what it is: wishes at once, people with where to answer, machines with nothing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.came import Came
from bot.domain.inbox import Happening, Row, person_lane
from bot.domain.lifecycle import EventType
from bot.domain.message import Message, Purpose
from bot.flows.lifecycle import sentence
from bot.flows.mail.away import back_on
from tests.world import TEXTS, Phone, World

ANNA = "anna@example.com"
LANE = person_lane("email", ANNA)
PHONE = Phone("+46701234567")
MONDAY = date(2026, 11, 30)


def a_world(contact: str = "email", language: str = "en") -> World:
    world = World()
    world.ask_checks(
        {
            "sub_account": "default",
            "language": language,
            "started_by": "Rut",
            "candidates": [{"name": "Anna Lind", "phone": PHONE.address, "email": ANNA}],
            "candidate_contact": contact,
            "references_wanted": 1,
            "assignment": {"title": "Barista"},
        }
    )
    return world


def mails(world: World) -> list[Message]:
    written = (one.what for one in world.told)
    return [one for one in written if isinstance(one, Message) and one.channel == "email"]


def comes(world: World, came: Came, text: str = "", subject: str = "", to: Message | None = None) -> dict[str, Any]:
    """As the door and `engine/addressing.py` bring it."""
    about = to or mails(world)[-1]
    answers = (about.about or {}).get("answers", 0)
    payload = {"message": about.key, "conversation": about.conversation, "answers": answers, "came": came.value}
    where = {"sender": about.sender, "address": about.address, "channel": "email"}
    key = f"mail-{len(world.told)}-{world.now.isoformat()}-{text}"
    row = Row(about.lane, "mail", key, Happening.MAIL_RECEIVED, payload | where | {"text": text, "subject": subject})
    return world.put(row)


def events(world: World) -> list[str]:
    return [one.type.value for one in world.tables.events_after(0)]


def said(world: World, kind: EventType) -> list[str]:
    return [sentence(one, TEXTS["en"]) for one in world.tables.events_after(0) if one.type is kind]


def test_a_reply_is_answered_with_where_to_answer() -> None:
    world = a_world()
    comes(world, Came.WORDS, "Sure, what do you need?")
    answer = mails(world)[-1]
    assert (answer.purpose, answer.lane) == (Purpose.REPLY, LANE)
    assert "nobody reads" in answer.body and "https://vouchline.example/c/" in answer.body
    assert said(world, EventType.MESSAGE_RECEIVED) == ["Anna Lind wrote by e-mail."]


def test_whoever_writes_again_within_the_hour_has_been_told() -> None:
    world = a_world()
    first = mails(world)[0]
    comes(world, Came.WORDS, "Hello?", to=first)
    comes(world, Came.WORDS, "Hello??", to=first)
    assert len(mails(world)) == 2
    assert len(said(world, EventType.MESSAGE_RECEIVED)) == 2
    world.advance(timedelta(hours=1))
    comes(world, Came.WORDS, "Hello???", to=first)
    assert len(mails(world)) == 3


def test_two_machines_never_write_to_each_other_for_ever() -> None:
    """Even one that nobody could tell from a person, and that answers each of our answers."""
    world = a_world()
    for number in range(8):
        comes(world, Came.WORDS, f"Your ticket has been received ({number})")
        world.advance(timedelta(minutes=61))
    answers = [one for one in mails(world) if one.purpose is Purpose.REPLY]
    assert len(answers) == 3


@pytest.mark.parametrize("came", [Came.AWAY, Came.MACHINE, Came.DELAYED])
def test_machines_are_not_answered_and_move_nothing(came: Came) -> None:
    world = a_world()
    due_at = world.tables.next_due()
    comes(world, came, "I am out of the office until 7 December.")
    assert len(mails(world)) == 1
    assert world.tables.next_due() == due_at


def test_a_holiday_answer_tells_the_recruiter_until_when() -> None:
    world = a_world()
    comes(world, Came.AWAY, "I am out of the office until 7 December.\nBest, Anna", "Automatic reply")
    comes(world, Came.AWAY, "I am away.", "Automatic reply")
    assert said(world, EventType.AWAY_TOLD) == [
        "An automatic answer from Anna Lind's mail says that they are away and back on 7 December.",
        "An automatic answer from Anna Lind's mail says that they are away.",
    ]


@pytest.mark.parametrize(
    "words", ["STOP", "Stopp\n\nMed vänlig hälsning\nAnna Lind\nAcme AB", "unsubscribe", "avregistrera mig"]
)
def test_stop_by_mail_stops_all_mail_and_is_confirmed_once(words: str) -> None:
    world = a_world()
    assert comes(world, Came.WORDS, words) == {"opted_out": True}
    comes(world, Came.WORDS, words)
    assert [one.purpose for one in mails(world)] == [Purpose.OPENING, Purpose.FAREWELL]
    assert said(world, EventType.OPTED_OUT) == ["Anna Lind wants no more e-mail from us."]
    world.advance(timedelta(days=5))
    assert len(mails(world)) == 2


def test_a_stop_in_the_subject_alone_counts_and_in_the_subject_of_a_reply_does_not() -> None:
    world = a_world()
    assert comes(world, Came.WORDS, "", "Re: Stop") == {"opted_out": False}
    assert comes(world, Came.WORDS, "", "Stop") == {"opted_out": True}


def test_a_stop_word_inside_a_sentence_is_no_wish() -> None:
    world = a_world()
    assert comes(world, Came.WORDS, "When does this stop being open?") == {"opted_out": False}


def test_the_button_in_the_mail_program_stops_without_another_mail() -> None:
    world = a_world()
    comes(world, Came.STOP)
    comes(world, Came.STOP)
    assert len(mails(world)) == 1
    assert events(world).count("opted_out") == 1


@pytest.mark.parametrize(("came", "words"), [(Came.WORDS, "START"), (Came.START, "")])
def test_it_is_taken_back_and_reminders_begin_anew(came: Came, words: str) -> None:
    world = a_world()
    comes(world, Came.STOP)
    assert comes(world, came, words) == {"opted_out": False}
    assert said(world, EventType.OPTED_IN) == ["Anna Lind takes e-mail again."]
    before = len(mails(world))
    world.advance(timedelta(hours=26))
    assert [one.purpose for one in mails(world)][before:] == [Purpose.REMINDER]


def test_a_stop_of_mail_beside_a_thread_stops_the_mail_alone() -> None:
    world = a_world("sms+email")
    assert [one.is_beside for one in mails(world)] == [True]
    assert comes(world, Came.WORDS, "STOP") == {"opted_out": True}
    farewell = mails(world)[-1]
    assert (farewell.purpose, farewell.lane, farewell.is_beside) == (Purpose.FAREWELL, LANE, True)
    assert said(world, EventType.OPTED_OUT) == ["Anna Lind wants no more e-mail from us."]
    by_mail, by_sms = len(mails(world)), len([one for one in world.told if isinstance(one.what, Message)])
    world.advance(timedelta(hours=26))
    assert len(mails(world)) == by_mail
    assert len([one for one in world.told if isinstance(one.what, Message)]) == by_sms + 1


def test_a_reply_beside_a_thread_is_answered_by_mail_and_leaves_the_thread_as_it_was() -> None:
    world = a_world("sms+email")
    before = next(iter(world.tables.conversations.values()))
    comes(world, Came.WORDS, "Yes!")
    answer = mails(world)[-1]
    assert (answer.purpose, answer.address, answer.channel.value) == (Purpose.REPLY, ANNA, "email")
    after = next(iter(world.tables.conversations.values()))
    assert (after.step, after.lane, after.last_heard_at) == (before.step, before.lane, None)


def test_an_address_in_capitals_is_answered_in_the_lane_whose_stop_holds() -> None:
    world = a_world()
    comes(world, Came.WORDS, "Yes!", to=replace(mails(world)[-1], address="Anna@Example.com"))
    assert [(one.lane, one.is_beside) for one in mails(world)] == [(LANE, False)] * 2


def test_what_is_asked_now_stands_in_the_answer() -> None:
    world = a_world("sms+email")
    world.text(PHONE, "yes")
    world.text(PHONE, "yes")
    comes(world, Came.WORDS, "I am not sure what you want")
    assert "This is what it asks now:" in mails(world)[-1].body


def test_mail_about_a_check_that_is_over_is_answered_with_that() -> None:
    world = a_world()
    check = next(iter(world.tables.checks))
    world.ask_check(check, Happening.CANCEL_ASKED)
    world.advance(timedelta(minutes=5))
    comes(world, Came.WORDS, "What happened?")
    assert "nobody reads" not in mails(world)[-1].body


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Jag är på semester till och med 11 december och läser inte min e-post.", date(2026, 12, 12)),
        ("Jag är ledig t.o.m. den 4 januari.", date(2027, 1, 5)),
        ("Frånvarande, åter den 9 december.", date(2026, 12, 9)),
        ("Jag är borta fram till fredag. Kontakta växeln på 08-123 45 00.", date(2026, 12, 4)),
        ("Tillbaka på kontoret måndag 7/12.", date(2026, 12, 7)),
        ("I am out of the office until 14 December and will answer then.", date(2026, 12, 14)),
        ("I'm away from 28 November through 5 December with limited access.", date(2026, 12, 6)),
        ("Hi! I'm on leave. I'm back on Monday 7 December.\n\n/Eva", date(2026, 12, 7)),
        ("I am on vacation until further notice.", None),
        ("We met on 3 May, call 555 12 12.", None),
        ("", None),
    ],
)
def test_the_day_is_read_where_there_is_one(words: str, day: date | None) -> None:
    assert back_on(words, MONDAY) == day
