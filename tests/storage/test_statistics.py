"""What is read to be counted: one organisation's checks of some days, on either database, and nobody's name."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.channel import Channel, Contact
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, ConversationStatus, Entry, EntryKind, Role
from bot.domain.fate import Asked
from bot.domain.message import Message, Progress, Purpose
from bot.domain.organisation import Organisation
from bot.domain.reference import Standing
from bot.flows.statistics.question_rows import QuestionCounted
from bot.flows.statistics.rows import MIXED, Counted
from bot.ports import Charge
from bot.storage.opening import Storage, open_storage
from bot.storage.reading.answered import MOST_USED, NEWEST, REFEREES, questions_counted
from bot.storage.reading.cohort import Cohort, restrictions
from bot.storage.reading.statistics import (
    ANSWERED_ON,
    CHECKS,
    MESSAGES,
    REFERENCES,
    counted,
)
from bot.storage.repositories.questionnaires import pin
from tests.builders import a_conversation, a_reference
from tests.seeded import Rows, write
from tests.storage.conftest import SECRET, SENDERS
from tests.storage.scene import ASSIGNMENT, CHECK, NOW, ORGANISATION, QUESTIONNAIRE, SUB_ACCOUNT, a_message, rows

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY = Cohort(NOW, NOW + DAY)
BRAND = replace(SUB_ACCOUNT, id="cafe-brand", key="brand", zone="Europe/London")
OTHERS = Organisation("bar", "Bar Söder", NOW)
THEIRS = replace(SUB_ACCOUNT, id="bar-default", organisation="bar")


class Scene:
    """What happened, written at the end."""

    def __init__(self, storage: Storage) -> None:
        self.storage, self.rows = storage, Rows()
        for one in (ORGANISATION, OTHERS, SUB_ACCOUNT, BRAND, THEIRS, ASSIGNMENT):
            self.rows.put(one)

    def check(self, id: str, **given: Any) -> Check:
        check = replace(CHECK, id=id, **given)
        self.rows.put(check)
        return check

    def referee(self, check: Check, name: str, standing: Standing = Standing.INVITED, **given: Any) -> str:
        """The id of their conversation."""
        about = {"organisation": check.organisation, "check": check.id}
        times = {"nominated_at": NOW + HOUR, "invited_at": NOW + 2 * HOUR, **given}
        conversation = f"{check.id}-{name}"
        step, status = times.pop("step", "consent"), times.pop("status", ConversationStatus.OPEN)
        self.rows.put(
            a_reference(**about, id=f"reference-{conversation}", conversation=conversation, standing=standing, **times)
        )
        self.rows.put(_conversation(about, conversation, step, status))
        return conversation

    def submitted(self, check: Check, name: str, after: timedelta = DAY, **given: Any) -> str:
        times = {"started_at": NOW + 3 * HOUR, "submitted_at": NOW + 2 * HOUR + after, **given}
        return self.referee(check, name, Standing.SUBMITTED, step="done", status=ConversationStatus.DONE, **times)

    def answer(self, conversation: str, key: str, channel: Channel = Channel.SMS, at: datetime = NOW + DAY) -> None:
        self.rows.put(Entry("cafe", conversation, EntryKind.ANSWER, key, 4, "4", channel, at))

    def message(self, key: str, **given: Any) -> None:
        usual = {"sent_at": NOW, "progress": Progress.SENT, "segments": 2, "purpose": Purpose.OPENING}
        message: Message = a_message(key, **usual | given)
        self.rows.put(message)

    async def counted(self, cohort: Cohort = TODAY) -> Counted:
        await write(self.storage.database, self.rows)
        return await counted("cafe", cohort)


def _conversation(about: dict[str, str], id: str, step: str, status: ConversationStatus) -> Conversation:
    return a_conversation(**about, id=id, role=Role.REFEREE, lane=f"lane-{id}", step=step, status=status)


@pytest.fixture
async def scene(sqlite_url: str) -> AsyncIterator[Scene]:
    opened = await open_storage(sqlite_url, SENDERS, SECRET)
    await pin(opened.database, [QUESTIONNAIRE])
    yield Scene(opened)
    await opened.close()


@pytest.fixture
def either(storage: Storage) -> Scene:
    """On SQLite, then on PostgreSQL: once for each statement."""
    return Scene(storage)


async def test_every_referee_who_was_asked_is_one_row_that_names_nobody(either: Scene) -> None:
    check = either.check("anna", status=CheckStatus.COLLECTING)
    eva = either.submitted(check, "eva", reminded=2, reminded_at=NOW + 20 * HOUR)
    either.answer(eva, "question.teamwork")
    either.referee(check, "not asked yet", Standing.NOMINATED, invited_at=None, position=2)
    either.referee(check, "declined", Standing.DECLINED, declined_at=NOW + DAY, phone="+12125550111", position=3)
    found = await either.counted()
    (one,) = found.checks
    assert (one.sub_account, one.started_at, one.named_at) == ("default", NOW, NOW + HOUR)
    first, second = sorted(found.references, key=lambda one: one.submitted_at is None)
    assert (first.asked_at, first.submitted_at) == (NOW + 2 * HOUR, NOW + 2 * HOUR + DAY)
    assert (first.standing, first.reminded, first.answered_on) == (Standing.SUBMITTED, 2, "sms")
    assert (second.standing, second.zone, second.answered_on) == (Standing.DECLINED, "America/New_York", "")
    assert not [told for told in ("Eva", "Anna", "+46", "+12125550111", "anna") if told in repr(found)]


async def test_whoever_changes_from_the_thread_to_the_web_has_answered_on_both(scene: Scene) -> None:
    check = scene.check("anna")
    for name, channels in {"both": [Channel.SMS, Channel.WEB], "web": [Channel.WEB], "none": []}.items():
        conversation = scene.submitted(check, name)
        scene.answer(conversation, "consent", Channel.SMS)  # which is no question
        for channel in channels:
            scene.answer(conversation, "question.teamwork", channel)
    found = await scene.counted()
    assert sorted(one.answered_on for one in found.references) == ["", MIXED, "web"]


async def test_a_reminder_of_a_follow_up_is_not_one_of_the_reference(scene: Scene) -> None:
    scene.submitted(scene.check("anna"), "eva", reminded=2, reminded_at=NOW + 9 * DAY)
    found = await scene.counted()
    assert [one.reminded for one in found.references] == [1]


async def test_a_cancelled_check_is_counted_and_its_referees_are_not(scene: Scene) -> None:
    scene.submitted(scene.check("anna", status=CheckStatus.CANCELLED), "eva")
    found = await scene.counted()
    assert [one.status for one in found.checks] == [CheckStatus.CANCELLED]
    assert found.references == ()


async def test_the_checks_of_the_days_asked_for_count_and_those_just_beside_them_do_not(scene: Scene) -> None:
    moment = timedelta(microseconds=1)
    for id, at in {"before": NOW - moment, "first": NOW, "last": NOW + DAY - moment, "after": NOW + DAY}.items():
        scene.submitted(scene.check(id, created_at=at), "eva")
    found = await scene.counted()
    assert sorted(one.started_at for one in found.checks) == [NOW, NOW + DAY - moment]
    assert len(found.references) == 2


async def test_another_organisations_checks_are_never_counted(either: Scene) -> None:
    theirs = either.check("theirs", organisation="bar", sub_account="bar-default", code="theirs")
    eva = either.submitted(theirs, "eva")
    either.answer(eva, "question.teamwork")
    either.message("theirs", organisation="bar", check="theirs", conversation=eva)
    assert await either.counted() == Counted((), (), ())
    assert await counted("cafe", replace(TODAY, sub_account="default")) == Counted((), (), ())  # which they have, too
    assert await questions_counted("cafe", TODAY, "sv") is None


@pytest.mark.parametrize(
    "narrowed",
    [
        {"sub_account": "brand"},
        {"assignment": "nurse"},
        {"assignment": "A-18"},
        {"questionnaire": "leadership"},
        {"contact": Contact.EMAIL},
    ],
    ids=str,
)
async def test_what_is_chosen_narrows_checks_referees_and_messages(scene: Scene, narrowed: dict[str, Any]) -> None:
    scene.rows.put(replace(ASSIGNMENT, id="nurse", title="Nurse", external_id="A-18"))
    other = {
        "sub_account": "cafe-brand",
        "assignment": "nurse",
        "questionnaire": "leadership",
        "referee_contact": Contact.EMAIL,
    }
    for check in (scene.check("usual"), scene.check("other", code="other", **other)):
        scene.submitted(check, "eva", phone=None)
        scene.message(check.id, check=check.id)
    found = await scene.counted(replace(TODAY, **narrowed))
    assert [one.sub_account for one in found.checks] == ["brand"]
    assert [one.zone for one in found.references] == ["Europe/London"]
    assert sum(one.messages for one in found.messages) == 1


async def test_messages_are_counted_by_purpose_channel_and_country_once_they_are_sent(either: Scene) -> None:
    either.check("anna")
    either.message("one", check="anna")
    either.message("two", check="anna", address="+46709999999", segments=3)
    either.message("to the states", check="anna", address="+12125550111")
    either.message("by mail", check="anna", channel=Channel.EMAIL, address="anna@example.com")
    either.message("reminder", check="anna", purpose=Purpose.REMINDER)
    either.message("waiting", check="anna", sent_at=None, progress=Progress.QUEUED)
    either.message("in slack", check="anna", channel=Channel.SLACK, purpose=Purpose.CARD)
    either.message("of a stranger", check=None, organisation="")
    by_country: dict[tuple[Purpose, Channel, str], tuple[int, int]] = {}
    for one in (await either.counted()).messages:
        key = one.purpose, one.channel, one.country
        messages, segments = by_country.get(key, (0, 0))
        by_country[key] = messages + one.messages, segments + one.segments
    assert by_country == {
        (Purpose.OPENING, Channel.SMS, "SE"): (2, 5),
        (Purpose.OPENING, Channel.SMS, "US"): (1, 2),
        (Purpose.OPENING, Channel.EMAIL, ""): (1, 2),
        (Purpose.REMINDER, Channel.SMS, "SE"): (1, 2),
    }


async def test_what_the_provider_charges_is_counted_by_currency(either: Scene) -> None:
    either.check("anna")
    for key in ("one", "two", "not yet known"):
        either.message(key, check="anna")
    await either.counted()
    for key, charge in (("one", Charge(Decimal("0.0158"), "USD", 3)), ("two", Charge(Decimal("0.0042"), "USD", 1))):
        await either.storage.fates.answered(Asked(a_message(key), 0), charge, None)
    known = {one.currency: one for one in (await counted("cafe", TODAY)).messages}
    assert (known["USD"].messages, known["USD"].segments, known["USD"].charged) == (2, 4, Decimal("0.02"))
    assert (known[""].messages, known[""].segments, known[""].charged) == (1, 2, Decimal())


async def test_a_brief_look_leaves_out_channels_and_messages(scene: Scene) -> None:
    check = scene.check("anna")
    scene.answer(scene.submitted(check, "eva"), "question.teamwork")
    scene.message("one", check="anna")
    await scene.counted()
    found = await counted("cafe", TODAY, is_brief=True)
    assert [one.answered_on for one in found.references] == [""] and found.messages == ()


async def test_a_questionnaire_is_told_question_by_question(either: Scene) -> None:
    check = either.check("anna", created_at=NOW + HOUR)
    done = either.submitted(check, "done")
    either.answer(done, "dates", at=NOW)
    either.answer(done, "question.teamwork", at=NOW + timedelta(seconds=40))
    began_at = NOW + 3 * HOUR
    halfway = either.referee(check, "halfway", Standing.STARTED, step="review", started_at=began_at)
    either.answer(halfway, "question.teamwork")
    either.answer(halfway, "question.teamwork.comment")
    either.answer(halfway, "question.teamwork")  # said anew
    either.referee(check, "at the question", Standing.STARTED, step="question.teamwork", started_at=began_at)
    either.referee(check, "silent")
    either.referee(
        check,
        "left",
        Standing.DECLINED,
        started_at=NOW,
        declined_at=NOW,
        step="done",
        status=ConversationStatus.DECLINED,
    )
    older = either.check("older", code="older", questionnaires={"sv": "an older version"})
    either.submitted(older, "of another version")
    await either.counted()
    found = await questions_counted("cafe", TODAY, "en")  # which it does not have
    assert found
    assert (found.name, found.title) == ("standard", QUESTIONNAIRE.title)
    assert found.questions == (QuestionCounted("teamwork", "Lag"),)
    assert (found.asked, found.started, found.submitted, found.declined) == (5, 4, 1, 1)
    assert found.answered_by_others == {"teamwork": 1}
    assert found.stopped_at == {"review": 1, "question.teamwork": 1}
    assert [(one.key, one.at - NOW) for one in found.answers] == [
        ("dates", timedelta()),
        ("question.teamwork", timedelta(seconds=40)),
    ]


async def test_without_a_choice_the_questionnaire_of_most_checks_is_told(scene: Scene) -> None:
    versions = {"sv": QUESTIONNAIRE.id}
    for id, name in (("one", "rare"), ("two", "usual"), ("three", "usual")):
        scene.check(id, code=id, questionnaire=name, questionnaires=versions)
        scene.submitted(replace(CHECK, id=id), "eva")
    await scene.counted()
    usual = await questions_counted("cafe", TODAY, "sv")
    rare = await questions_counted("cafe", replace(TODAY, questionnaire="rare"), "sv")
    assert usual and usual.submitted == 2
    assert rare and rare.submitted == 1
    assert await questions_counted("cafe", replace(TODAY, questionnaire="none"), "sv") is None


@pytest.mark.parametrize("statement", [CHECKS, REFERENCES, ANSWERED_ON, MESSAGES, MOST_USED, NEWEST, REFEREES])
async def test_only_the_checks_of_the_days_are_looked_at_and_what_is_theirs(scene: Scene, statement: str) -> None:
    wanted = restrictions("cafe", TODAY)
    sql = statement.replace("{cohort}", " AND ".join(wanted.sql))
    steps = [row[3] for row in await rows(scene.storage, f"EXPLAIN QUERY PLAN {sql}", *wanted.values)]
    assert any("checks_by_organisation (organisation=? AND created_at>? AND created_at<?)" in one for one in steps)
    assert not [one for one in steps if one.startswith("SCAN")]
