"""The page of a forwarded link: it says who asks and how to begin, and never who has been nominated (R18)."""

import re
from typing import Any

import pytest

from bot.domain.message import SEND_NOW, Message, Purpose
from bot.wiring import Vouchline
from tests.web.forms import filled_in, forms_in
from tests.web.office import CHECKS, Office, path_of
from tests.web.test_progress import send_all

BY_FORM = "is on its way to you"


async def forward_link(office: Office, check: dict[str, Any]) -> str:
    """As the candidate's page shows it."""
    found = re.search(r'href="([^"]*/f/[A-Z0-9]{8})"', await office.page(check["links"]["candidate"]))
    assert found
    return found[1]


async def named(office: Office, **given: Any) -> tuple[dict[str, Any], str]:
    check = await office.name_a_referee(await office.start(**given))
    return check, await forward_link(office, check)


async def sent_again(vouchline: Vouchline, at: Any) -> list[Message]:
    """Messages that may go out at once, at whatever hour."""
    waiting = await vouchline.outbox.claim(at, "test", 100, lambda message, known, now: SEND_NOW)
    return [one for one in waiting if one.purpose is Purpose.REPLY]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_opening_it_changes_nothing(office: Office, method: str) -> None:
    check, link = await named(office)
    for _ in range(3):
        assert (await office.client.request(method, path_of(link))).status == 200
    assert await office.check(check) == check


async def test_it_says_who_asks_for_whom_and_how_to_stop(office: Office) -> None:
    _, link = await named(office)
    page = await office.page(link)
    assert "Anna Lind" in page and "Café Norr" in page and "8 questions" in page and "STOP" in page
    assert not re.search(r"\bEva\b", page) and "0702222222" not in page  # the form's id may hold any three letters


@pytest.mark.parametrize("code", ["ABCD2345", "nobody", "%00", "%ff", "a" * 3000, "..%2f..%2f"])
async def test_an_unknown_code_opens_nothing(office: Office, code: str) -> None:
    assert (await office.client.get(f"/f/{code}")).status == 404
    form = {"once": "a" * 16, "text": "0702222222"}
    assert (await office.client.post(f"/f/{code}", data=form)).status == 404


async def test_a_code_in_small_letters_is_known(office: Office) -> None:
    _, link = await named(office)
    assert (await office.client.get(path_of(link).lower())).status == 200


@pytest.mark.parametrize("typed", ["070-222 22 22", "+46 70 222 22 22", "070-999 99 99", "nobody@example.com"])
async def test_everybody_gets_the_same_answer(office: Office, typed: str) -> None:
    _, link = await named(office)
    page = await office.fill(link, text=typed)
    assert BY_FORM in page and typed not in page


async def test_what_is_no_address_is_told_and_kept(office: Office) -> None:
    _, link = await named(office)
    form = filled_in(forms_in(await office.page(link))[0], text="<Eva>")
    answer = await office.client.post(path_of(link), data=form)
    page = await answer.text()
    assert answer.status == 422 and "neither a mobile number" in page and 'value="&lt;Eva&gt;"' in page


async def test_a_form_without_its_id_is_refused(office: Office) -> None:
    _, link = await named(office)
    assert (await office.client.post(path_of(link), data={"text": "0702222222"})).status == 400
    assert (await office.client.post(path_of(link), json={"text": "0702222222"})).status == 415


async def test_an_address_that_no_form_has_led_to_says_nothing(office: Office) -> None:
    _, link = await named(office)
    assert BY_FORM not in await office.page(f"{link}?said=aaaaaaaaaaaaaaaa")


async def test_the_nominated_alone_is_written_to_again(office: Office, vouchline: Vouchline) -> None:
    """At most once an hour, whoever asks."""
    check, link = await named(office)
    at = await send_all(vouchline)
    await office.until(check, lambda now: bool(now["references"][0]["invited_at"]))
    for typed in ("070-999 99 99", "070-222 22 22", "0702222222"):
        await office.fill(link, text=typed)
    await office.settled()
    again = await sent_again(vouchline, at)
    assert [(one.address, "Eva" in one.body) for one in again] == [("+46702222222", True)]


async def test_a_cancelled_check_says_so_and_offers_nothing(office: Office) -> None:
    check, link = await named(office)
    await office.json("POST", f"{CHECKS}/{check['id']}/cancel")
    page = await office.page(link)
    assert "Nothing more is needed" in page and forms_in(page) == []


async def test_where_nobody_is_written_to_there_is_no_form_but_people_may_write(office: Office) -> None:
    """Contact `none` (R4)."""
    _, link = await named(office, candidate_contact="none", referee_contact="none")
    page = await office.page(link)
    assert forms_in(page) == [] and "body=REF%20" in page and "Anna Lind" in page


async def test_the_candidate_is_shown_it_only_once_somebody_is_named(office: Office) -> None:
    check = await office.start()
    assert "/f/" not in await office.page(check["links"]["candidate"])
