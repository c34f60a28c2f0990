"""One check's page: people, acts, what is refused and why, what has happened; nobody else's."""

import asyncio
import re
import uuid
from typing import Any

import pytest

from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.user import UserRole
from bot.storage.tables.checks import ConversationRow
from bot.wiring import Vouchline
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from tests.web.office import CHECKS, Office
from web.admin.checks import reached

OTHERS = ["", "/anew"]


def of(check: dict[str, Any], more: str = "") -> str:
    return f"/admin/checks/{check['id']}{more}"


async def act(desk: Desk, check: dict[str, Any], name: str, **fields: str) -> str:
    """What a button does; the page that comes after."""
    return await desk.send(of(check), act=name, key=uuid.uuid4().hex, **fields)


async def page_with(desk: Desk, check: dict[str, Any], words: str) -> str:
    """As soon as it has these words: the lanes of its people come after an act, and a page waits a moment alone."""
    async with asyncio.timeout(100):
        while words not in (page := await desk.page(of(check))):
            await asyncio.sleep(0.02)
    return page


async def test_the_page_shows_people_settings_links_and_what_has_happened(admin: Desk, office: Office) -> None:
    check = await office.start(candidate_contact="none", guidance="One manager", deadline="2036-12-01")
    check = await office.name_a_referee(check)
    page = await admin.page(of(check))
    for said in ("Anna Lind", "Eva Berg", "my manager", "+46 70 222 22 22", "One manager", "1 December"):
        assert said in page, said
    assert "Rut started a check of Anna Lind" in page
    assert check["references"][0]["link"] in page
    assert "The candidate has named the referee" in page, "every state says what it means"


async def test_links_are_there_to_copy_where_nothing_is_sent(admin: Desk, office: Office) -> None:
    check = await office.start(candidate_contact="none")
    page = await admin.page(of(check))
    assert f'readonly value="{check["links"]["candidate"]}"' in page
    assert "for you to pass on" in page


async def test_a_reminder_is_asked_for_once_and_refused_again_beside_its_button(admin: Desk, office: Office) -> None:
    check = await office.start()
    assert "A reminder is on its way" in await act(admin, check, "remind")
    async with asyncio.timeout(100):
        while (await ConversationRow.get(check=check["id"])).reminder_asked_at is None:
            await asyncio.sleep(0.02)
    again = await admin.post(of(check), {"act": "remind", "person": "candidate", "key": "k1"})
    assert again.status == 409 or again.status == 422
    page = await again.text()
    assert re.search(r'name="person" value="candidate".*?role="alert">They were reminded within', page, re.DOTALL)


async def test_pressing_twice_is_one_act(admin: Desk, office: Office) -> None:
    check = await office.start()
    fields = {"act": "more_references", "count": "1", "key": uuid.uuid4().hex}
    for _ in range(3):
        answer = await admin.post(of(check), fields)
        assert answer.status == 303
    assert (await office.check(check))["requested"] == 2


async def test_another_users_key_is_another_act(admin: Desk, sign_in: SignIn, office: Office) -> None:
    check = await office.start()
    fields = {"act": "more_references", "count": "1", "key": "the same"}
    for desk in (admin, await sign_in(UserRole.RECRUITER)):
        await desk.post(of(check), fields)
    assert (await office.check(check))["requested"] == 3


async def test_reminders_of_one_person_or_of_all_are_paused_and_resumed(admin: Desk, office: Office) -> None:
    check = await office.start()
    await act(admin, check, "pause", person="candidate")
    await page_with(admin, check, "Reminders paused")
    assert (await office.check(check))["paused"]
    await act(admin, check, "resume")
    await office.until(check, lambda now: not now["paused"])
    assert "Pause reminders" in await admin.page(of(check))


async def test_cancelling_can_be_undone_for_a_while(admin: Desk, office: Office) -> None:
    check = await office.start()
    page = await act(admin, check, "cancel")
    assert "is cancelling the check" in page
    assert "The check goes on" in await act(admin, check, "undo")
    assert (await office.check(check))["status"] == "awaiting_candidate"


async def test_a_check_without_referees_is_deleted_and_the_second_press_is_told_the_same(
    admin: Desk, office: Office
) -> None:
    check = await office.start()
    fields = {"act": "delete", "key": uuid.uuid4().hex}
    for _ in range(2):
        answer = await admin.post(of(check), fields)
        assert (answer.status, answer.headers["Location"]) == (303, "/admin/checks?said=admin.checks.done.delete")
    await admin.page(of(check), 404)
    assert (await admin.post(of(check), {"act": "delete", "key": "another"})).status == 404


async def test_what_the_turn_refuses_is_told_in_the_users_language(sign_in: SignIn, office: Office) -> None:
    check = await office.name_a_referee(await office.start(candidate_contact="none"))
    desk = await sign_in(language="sv")
    answer = await desk.post(of(check), {"act": "delete", "key": "k"})
    assert answer.status == 409
    assert "En referent har redan angetts" in await answer.text()
    answer = await desk.post(of(check), {"act": "archive", "key": "k"})
    assert "pågår" in await answer.text()


async def test_a_complete_check_is_asked_for_more_and_archived_and_taken_out(admin: Desk, office: Office) -> None:
    check = await office.name_a_referee(await office.start(candidate_contact="none"))
    await office.answer_everything(check["references"][0]["link"])
    await office.is_in(check)
    page = await admin.page(of(check))
    assert 'class="badge strong"' in page
    assert "/report/" in page
    assert "in the archive" in await act(admin, check, "archive")
    assert "out of the archive" in await act(admin, check, "unarchive")
    question = await act(admin, check, "follow_up", person="referee.1", question="Would you hire them again?")
    assert "The question is on its way" in question
    assert "Asked one more question" in question
    refused = await admin.post(
        of(check), {"act": "follow_up", "person": "referee.1", "question": "And again?", "key": "2"}
    )
    assert refused.status == 409
    assert "not answered yet" in await refused.text()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"act": "more_references", "count": "eleven"}, "Not a valid integer value"),
        ({"act": "more_references", "count": "11"}, "Number must be between 1 and 10"),
        ({"act": "more_references"}, "field is required"),
    ],
)
async def test_a_wrong_number_is_told_beside_its_field(
    admin: Desk, office: Office, fields: dict[str, str], said: str
) -> None:
    check = await office.start()
    answer = await admin.post(of(check), fields)
    assert answer.status == 422
    assert said in await answer.text()
    assert (await office.check(check))["requested"] == 1


async def test_a_check_is_started_anew_with_the_right_number(admin: Desk, office: Office) -> None:
    check = await office.start(guidance="One manager")
    assert 'value="+46 70 123 45 67"' in await admin.page(of(check, "/anew"))
    key = uuid.uuid4().hex
    wrong = await admin.post(of(check, "/anew"), {"name": "Anna Lind", "phone": "12", "email": "", "key": key})
    assert wrong.status == 422
    assert "can’t be a phone number" in (await wrong.text()).replace("&#39;", "’").replace("'", "’")
    right = {"name": "Anna Lind", "phone": "070-999 88 77", "email": "", "key": key}
    first, second = [await admin.post(of(check, "/anew"), right) for _ in range(2)]
    assert first.headers["Location"] == second.headers["Location"], "pressing twice starts one check"
    page = await admin.page(first.headers["Location"])
    assert "+46 70 999 88 77" in page
    assert "One manager" in page
    await admin.page(of(check), 404)


async def test_what_has_happened_is_told_by_kind(admin: Desk, office: Office) -> None:
    check = await office.name_a_referee(await office.start(candidate_contact="none"))
    acts, messages, everything = [
        await admin.page(of(check, f"?kinds={kinds}")) for kinds in ("acts", "messages", "everything")
    ]
    assert "started a check" in acts
    assert "answered on the web" not in acts
    assert "started a check" not in messages
    assert "answered on the web" in messages
    assert "started a check" in everything
    assert "answered on the web" in everything
    assert "Nothing of that kind" in await admin.page(of(check, "?kinds=everything&before=1"))


async def test_a_message_that_never_arrives_has_its_likely_causes_and_the_way_out(
    admin: Desk, office: Office, vouchline: Vouchline
) -> None:
    check = await office.start()
    mine = await ConversationRow.get(check=check["id"])
    failed = {"conversation": mine.id, "lane": mine.lane, "reason": "number_unknown"}
    row = Row(check_lane(check["id"]), "outbox", "m-1:failed", Happening.OPENING_FAILED, failed)
    await vouchline.ask(row)
    page = await admin.page(of(check))
    assert "The number is wrong, or no longer in use" in page
    assert f'href="{of(check, "/anew")}"' in page
    listed = await admin.page("/admin/checks")
    assert f'href="{of(check, "/anew")}"' in listed, "the list offers it at once"


@pytest.mark.parametrize("more", OTHERS)
async def test_another_organisations_check_is_not_there_whatever_is_sent(
    sign_in: SignIn, office: Office, more: str
) -> None:
    check = await office.start()
    other = await sign_in(organisation="Bar Söder")
    assert (await other.get(of(check, more))).status == 404
    for name in ("cancel", "delete", "remind", "more_references", "follow_up", ""):
        assert (await other.post(of(check, more), {"act": name, "key": "k"})).status == 404
    assert (await office.check(check))["status"] == "awaiting_candidate"


@pytest.mark.parametrize("id", ["nothing", "%00", "..%2f..", "a" * 300])
async def test_an_id_that_is_none_is_not_there(admin: Desk, id: str) -> None:
    assert (await admin.get(f"/admin/checks/{id}")).status == 404


async def test_what_people_wrote_is_never_live(admin: Desk, office: Office) -> None:
    name = '"><img src=x onerror=alert(1)>'
    check = await office.start(candidates=[{"name": name, "phone": "0701234567"}], guidance="<b>who</b>")
    page = await admin.page(of(check))
    assert "<img src=x" not in page
    assert "<b>who" not in page
    assert "&lt;b&gt;who" in page


async def test_the_api_and_the_page_give_the_same_badge(admin: Desk, office: Office) -> None:
    check = await office.start(references_wanted=2)
    badge = await office.json("GET", f"{CHECKS}/{check['id']}/badge")
    shown = f'<span class="badge {badge["badge"]}">References {badge["answered"]}/{badge["requested"]}</span>'
    assert shown in await admin.page(of(check))
    assert shown in await admin.page("/admin/checks")


async def test_a_message_is_sent_again_on_a_channel_that_has_an_address(
    admin: Desk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = await office.start()
    answer = await admin.post(of(check), {"act": "resend", "person": "candidate", "channel": "email", "key": "k"})
    assert answer.status == 422 and "No address is known for that channel" in await answer.text()
    fields = {"act": "resend", "person": "candidate", "key": "k"}
    for channel, status in (("slack", 422), ("", 422), ("whatsapp", 303)):
        assert (await admin.post(of(check), {**fields, "channel": channel})).status == status
    monkeypatch.setattr(reached, "PATIENCE_SECONDS", 0.0)  # nothing more comes of a second press
    assert (await admin.post(of(check), {**fields, "channel": "whatsapp"})).status == 303
    assert (await page_with(admin, check, "written to again, on WhatsApp")).count("written to again") == 1


async def test_nobody_sends_again_in_another_organisations_check(admin: Desk, office: Office) -> None:
    asked = {"candidates": [{"name": "Anna Lind", "phone": "0701234567"}], "language": "en"}
    theirs = (await office.json("POST", CHECKS, 201, key=office.other_key, json=asked))["checks"][0]
    fields = {"act": "resend", "person": "candidate", "channel": "whatsapp", "key": "k"}
    assert (await admin.post(of(theirs), fields)).status == 404
