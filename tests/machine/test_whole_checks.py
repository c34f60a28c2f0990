"""A state machine over whole checks: people, commands, clocks, duplicates and crashes in any order.

Hypothesis shrinks what breaks a vow to the fewest steps and prints them; `--hypothesis-seed=N` plays a run again.
"""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.domain.channel import Channel, Contact
from bot.domain.conversation import Conversation
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.message import Message
from bot.domain.organisation import Organisation
from tests.machine.frail import Frail
from tests.machine.people import (
    CANDIDATES,
    EVERYBODY,
    WISHES,
    WORDS,
    answer_sensibly,
    come_to_an_end,
    fill_in_everything,
    last_code,
    page_now,
)
from tests.machine.vows import Before, keep_every_vow, looked
from tests.telling.office import DEFAULTS
from tests.telling.slack import place_of
from tests.world import QUESTIONNAIRES, Phone, World

pytestmark = pytest.mark.timeout(900)  # half a minute of work, which waits for its turn where all cores are busy

CREDITS = 6
ACTS = (
    Happening.CANCEL_ASKED,
    Happening.DELETE_ASKED,
    Happening.ARCHIVE_ASKED,
    Happening.UNARCHIVE_ASKED,
    Happening.REMIND_ASKED,
    Happening.PAUSE_ASKED,
    Happening.RESUME_ASKED,
)
ERRORS = ("phone_unreachable", "not_on_whatsapp", "number_unknown", "mailbox_unknown", "no_sign_of_delivery")
phones, places = st.sampled_from(EVERYBODY), st.integers(0, 99)


class WholeChecks(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.tables = Frail(QUESTIONNAIRES.values())
        self.world = World(self.tables)
        self.rows: list[Row] = []
        self.fresh = 0
        self.tables.keep(Organisation("organisation-1", "Café Norr", self.world.now, credits_limited=True))
        self._office(organisation_lane("organisation-1"), Happening.CREDITS_ADDED, amount=CREDITS, reason="test")
        self.checks_are_started({0}, wanted=2, contacts=(Contact.SMS, Contact.SMS), in_slack=True)
        self.before: Before = looked(self.world, self.tables)

    # --- the office

    @rule(
        who=st.sets(st.integers(0, len(CANDIDATES) - 1), min_size=1),
        wanted=st.integers(1, 2),
        contacts=st.tuples(st.sampled_from(Contact), st.sampled_from(Contact)),
        in_slack=st.booleans(),
    )
    def checks_are_started(
        self, who: set[int], wanted: int, contacts: tuple[Contact, Contact], in_slack: bool = False
    ) -> None:
        asked = {**DEFAULTS, "assignment": None, "references_wanted": wanted}
        asked |= {"place": asdict(place_of("Rut", "sv", "#hiring", ("Bo",)))} if in_slack else {}
        asked |= dict(zip(("candidate_contact", "referee_contact"), contacts, strict=True))
        asked["candidates"] = [CANDIDATES[place] for place in sorted(who)]
        self._office(organisation_lane("organisation-1"), Happening.CHECKS_ASKED, **self.world.whole(asked))

    @precondition(lambda self: self.tables.checks)
    @rule(place=places, act=st.sampled_from(ACTS))
    def the_recruiter_acts(self, place: int, act: Happening) -> None:
        self.world.ask_check(self._one(list(self.tables.checks), place), act)

    @precondition(lambda self: self.tables.checks)
    @rule(place=places)
    def more_references_are_asked_for(self, place: int) -> None:
        self.world.ask_check(self._one(list(self.tables.checks), place), Happening.MORE_REFERENCES_ASKED, count=1)

    @precondition(lambda self: self.tables.references)
    @rule(place=places)
    def a_follow_up_is_asked(self, place: int) -> None:
        reference = self._one(list(self.tables.references.values()), place)
        asked = {"person": reference.id, "question": "Kom Anna i tid?"}
        self.world.ask_check(reference.check, Happening.FOLLOW_UP_ASKED, **asked)

    # --- people

    @rule(phone=phones, words=st.sampled_from(WORDS))
    def somebody_writes(self, phone: Phone, words: str) -> None:
        self._write(phone, words)

    @rule(phone=phones, words=st.text(max_size=30))
    def somebody_writes_anything(self, phone: Phone, words: str) -> None:
        self._write(phone, words)

    @rule(phone=phones)
    def somebody_sends_with_the_code(self, phone: Phone) -> None:
        self._write(phone, f"skicka {last_code(self.world, phone)}")

    @precondition(lambda self: self.tables.conversations)
    @rule(place=places, times=st.integers(1, 12))
    def somebody_answers_sensibly(self, place: int, times: int) -> None:
        mine = self._conversation(place)
        for _ in range(times):
            self.fresh += 1
            answer_sensibly(self.world, self.tables.conversations[mine.id], self.fresh)

    @precondition(lambda self: self.tables.conversations)
    @rule(place=places)
    def somebody_comes_to_an_end(self, place: int) -> None:
        come_to_an_end(self.world, self._conversation(place))

    @precondition(lambda self: self.tables.conversations)
    @rule(place=places, wish=st.sampled_from(WISHES), number=st.integers(0, 9))
    def somebody_presses_a_button(self, place: int, wish: str, number: int) -> None:
        mine = self._conversation(place)
        self.world.web(mine, page_now(self.world, mine).wait, command=wish, number=number)

    @precondition(lambda self: self.tables.conversations)
    @rule(place=places, words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), is_old=st.booleans())
    def somebody_fills_in_every_question(self, place: int, words: list[str], is_old: bool) -> None:
        fill_in_everything(self.world, self._conversation(place), words, is_old)

    # --- time and trouble

    @rule(hours=st.sampled_from((1, 7, 13, 25, 73)))
    def time_passes(self, hours: int) -> None:
        self.world.advance(timedelta(hours=hours))

    @rule(deaths=st.integers(1, 3))
    def the_program_is_about_to_die(self, deaths: int) -> None:
        self.tables.deaths_ahead = deaths

    @precondition(lambda self: self.rows)
    @rule(place=places)
    def something_is_told_twice(self, place: int) -> None:
        assert self.tables.put_rows([self._one(self.rows, place)], self.world.now) == 0

    @precondition(lambda self: any(map(_went_to_a_phone, self.tables.messages.values())))
    @rule(place=places, error=st.sampled_from(ERRORS))
    def a_message_does_not_arrive(self, place: int, error: str) -> None:
        message: Message = self._one([*filter(_went_to_a_phone, self.tables.messages.values())], place)
        told = {"message": message.key, "provider_id": message.provider_id, "delivery": "undelivered", "error": error}
        key = f"{message.provider_id}:undelivered"
        self._put(Row(message.lane, "twilio-status", key, Happening.DELIVERY_REPORTED, told))

    # --- what must hold

    @invariant()
    def every_vow_is_kept(self) -> None:
        if hasattr(self, "before"):
            keep_every_vow(self.world, self.tables, self.before)
            self.before = looked(self.world, self.tables)

    def teardown(self) -> None:
        """No state without a way on: whoever wants to can come to an end."""
        if not hasattr(self, "before"):
            return
        ended: set[str] = set()
        while unended := [one for one in self.tables.conversations.values() if one.id not in ended]:
            come_to_an_end(self.world, unended[0])
            self.every_vow_is_kept()
            ended.add(unended[0].id)

    def _write(self, phone: Phone, words: str) -> None:
        before = len(self.world.told)
        self.world.text(phone, words)
        written = [one.what for one in self.world.told[before:] if isinstance(one.what, Message)]
        to_them = [one for one in written if one.lane == phone.lane and one.purpose in ("reply", "farewell")]
        assert len(to_them) <= 1, "one answer to one message"

    def _office(self, lane: str, happening: Happening, **payload: Any) -> None:
        self.fresh += 1
        self._put(Row(lane, "office", f"act-{self.fresh}", happening, payload))

    def _put(self, row: Row) -> None:
        self.rows.append(row)
        self.tables.put_rows([row], self.world.now)
        self.world.settle()

    def _conversation(self, place: int) -> Conversation:
        mine: Conversation = self._one(list(self.tables.conversations.values()), place)
        return mine

    @staticmethod
    def _one(of: list[Any], place: int) -> Any:
        return of[place % len(of)]


def _went_to_a_phone(message: Message) -> bool:
    return message.provider_id is not None and message.channel is not Channel.SLACK


TestWholeChecks = WholeChecks.TestCase
TestWholeChecks.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
