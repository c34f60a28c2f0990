"""A number of one's own: whose it may be, and what another organisation learns of it (R3, R57)."""

import asyncio
from typing import Any

from bot.storage.tables.checks import ConversationRow
from bot.storage.tables.lanes import SenderRow
from tests.web.office import Office

RETAIL, OURS, SHARED = "/api/v1/sub-accounts/retail", "+46846500999", "+46846500404"


def with_number(number: str | None, channel: str = "sms") -> dict[str, Any]:
    return {"senders": {channel: number}}


async def test_a_check_writes_from_its_sub_accounts_own_number(either_office: Office) -> None:
    put = await either_office.json("PUT", RETAIL, json={"name": "Norr Retail", **with_number(OURS)})
    assert put["senders"] == {"sms": OURS}
    check = await either_office.start(sub_account="retail")
    mine = await ConversationRow.get(check=check["id"])
    assert (mine.sender, mine.lane) == (f"sms:{OURS}", f"person:sms:{OURS}:+46701234567")
    shared = await ConversationRow.get(check=(await either_office.start())["id"])
    assert (shared.sender, shared.lane) == ("sms", "person:sms:+46701234567")


async def test_a_running_check_keeps_the_number_that_it_began_with(office: Office) -> None:
    await office.json("PUT", RETAIL, json=with_number(OURS))
    check = await office.start(sub_account="retail")
    await office.json("PUT", RETAIL, json=with_number("+46846500998"))
    await office.name_a_referee(check)
    referee = await ConversationRow.get(check=check["id"], role="referee")
    assert referee.sender == f"sms:{OURS}"


async def test_another_organisations_number_is_refused_and_nothing_is_told_of_it(either_office: Office) -> None:
    await either_office.json("PUT", RETAIL, json=with_number(OURS))
    answers = [
        await either_office.json("PUT", RETAIL, 409, key=either_office.other_key, json=with_number(number))
        for number in (OURS, SHARED)
    ]
    assert answers[0] == answers[1]  # whether it is another organisation's or everybody's, it sounds the same
    assert answers[0]["type"] == "/problems/sender-taken"
    assert answers[0]["errors"][0]["pointer"] == "/senders/sms"
    assert OURS not in str(answers[0]) and "Norr" not in str(answers[0])
    assert (await either_office.call("GET", RETAIL, key=either_office.other_key)).status == 404


async def test_the_same_number_on_another_channel_is_another_sender(office: Office) -> None:
    await office.json("PUT", RETAIL, json=with_number(OURS))
    other = await office.json("PUT", RETAIL, key=office.other_key, json=with_number(OURS, "whatsapp"))
    assert other["senders"] == {"whatsapp": OURS}


async def test_sub_accounts_of_one_organisation_may_share_a_number(office: Office) -> None:
    await office.json("PUT", RETAIL, json=with_number(OURS))
    assert (await office.json("PUT", f"{RETAIL}-2", json=with_number(OURS)))["senders"] == {"sms": OURS}


async def test_a_number_that_was_given_up_stays_the_organisations(office: Office) -> None:
    """People of running checks still write to it."""
    await office.json("PUT", RETAIL, json=with_number(OURS))
    assert (await office.json("PUT", RETAIL, json=with_number(None)))["senders"] == {}
    await office.json("PUT", RETAIL, 409, key=office.other_key, json=with_number(OURS))
    assert (await office.json("PUT", RETAIL, json=with_number(OURS)))["senders"] == {"sms": OURS}


async def test_of_two_who_claim_a_number_at_once_one_gets_it(either_office: Office) -> None:
    for place in range(5):
        number = f"+4684650098{place}"
        keys = (either_office.key, either_office.other_key)
        asking = (either_office.call("PUT", RETAIL, key=key, json=with_number(number)) for key in keys)
        answers = await asyncio.gather(*asking)
        assert sorted(answer.status for answer in answers) == [200, 409]
        assert await SenderRow.filter(key=f"sms:{number}").count() == 1
