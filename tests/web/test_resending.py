"""Writing to somebody again over the API, by another route or the same, and why it may not be (R48)."""

import asyncio
import uuid
from typing import Any

import pytest

from bot.domain.inbox import Happening, Row, person_lane
from bot.storage.reading import outbox
from bot.wiring import Vouchline
from tests.web.office import CHECKS, Office

ANNA, EVA = "+46701234567", "+46702222222"
MAIL = "anna@example.com"


async def asked(
    office: Office, check: dict[str, Any], channel: str, person: str = "candidate", status: int = 200
) -> Any:
    body = {"person": person, "channel": channel}
    return await office.json("POST", f"{CHECKS}/{check['id']}/resend", status, json=body)


async def told(office: Office, check: dict[str, Any], kind: str = "message_resent") -> list[str]:
    found = await office.json("GET", f"{CHECKS}/{check['id']}/lifecycle?type={kind}&language=en")
    return [one["text"] for one in found["events"]]


async def channel_of(office: Office, check: dict[str, Any], role: str = "candidate") -> str:
    found = await office.json("GET", f"{CHECKS}/{check['id']}/conversations")
    return next(str(one["channel"]) for one in found["conversations"] if one["role"] == role)


async def written(vouchline: Vouchline, check: dict[str, Any], number: int) -> list[tuple[str, str]]:
    """As soon as there are so many: people's own lanes write them, a moment later."""
    async with asyncio.timeout(100):
        while len(kept := await outbox.to_people_of(vouchline.organisation, check["id"])) < number:
            await asyncio.sleep(0.02)
    return [(one.channel.value, one.purpose.value) for one in kept]


async def says_stop(vouchline: Vouchline, channel: str) -> None:
    payload = {"sender": channel, "address": ANNA, "channel": channel, "ours": "", "text": "STOP", "media": []}
    lane = person_lane(channel, ANNA)
    await vouchline.ask(Row(lane, "twilio", uuid.uuid4().hex, Happening.TEXT_RECEIVED, payload))


async def with_mail(office: Office, **more: Any) -> dict[str, Any]:
    return await office.start(candidates=[{"name": "Anna Lind", "phone": ANNA, "email": MAIL}], **more)


async def test_another_route_is_taken_beyond_the_choice_of_contact(office: Office, vouchline: Vouchline) -> None:
    check = await with_mail(office)
    await asked(office, check, "whatsapp")
    assert await channel_of(office, check) == "whatsapp"
    assert await told(office, check) == ["Rut had Anna Lind written to again, on WhatsApp."]
    assert await written(vouchline, check, 2) == [("sms", "opening"), ("whatsapp", "opening")]


async def test_who_is_given_links_alone_can_be_written_to_after_all(office: Office, vouchline: Vouchline) -> None:
    check = await with_mail(office, candidate_contact="none")
    await asked(office, check, "sms")
    assert await written(vouchline, check, 1) == [("sms", "opening")]


async def test_the_same_route_is_taken_once_an_hour(office: Office) -> None:
    check = await with_mail(office)
    await asked(office, check, "sms")
    again = await asked(office, check, "sms", status=409)
    assert again["type"] == "/problems/reminded-recently"
    await asked(office, check, "whatsapp")
    assert len(await told(office, check)) == 2


async def test_a_referee_is_meant_by_place_or_id(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    await asked(office, check, "whatsapp", "referee.1")
    assert await channel_of(office, check, "referee") == "whatsapp"
    reference = check["references"][0]["id"]
    assert (await asked(office, check, "email", reference, 422))["type"] == "/problems/no-address"


async def test_nobody_is_written_to_where_they_have_said_stop(office: Office, vouchline: Vouchline) -> None:
    check = await with_mail(office)
    await says_stop(vouchline, "sms")
    for channel in ("sms", "whatsapp", "email"):
        refused = await asked(office, check, channel, status=409)
        assert refused["type"] == "/problems/opted-out" and "Anna Lind has written STOP" in refused["detail"]
    assert await told(office, check) == []


async def test_a_stop_elsewhere_holds_there_alone(office: Office, vouchline: Vouchline) -> None:
    first = await office.start(candidate_contact="whatsapp")
    await says_stop(vouchline, "whatsapp")
    check = await with_mail(office)
    assert (await asked(office, check, "whatsapp", status=409))["type"] == "/problems/opted-out"
    assert await channel_of(office, check) == "sms"
    assert first["id"] != check["id"]


async def test_what_is_not_asked_of_anybody_is_not_sent_again(office: Office) -> None:
    check = await office.name_a_referee(await with_mail(office, candidate_contact="sms"))
    refused = await asked(office, check, "whatsapp", status=409)
    assert refused["type"] == "/problems/nothing-to-resend"
    assert refused["detail"] == "Anna Lind has sent what was asked."
    await office.json("POST", f"{CHECKS}/{check['id']}/cancel", json={})
    assert (await asked(office, check, "whatsapp", status=409))["type"] == "/problems/check-over"


@pytest.mark.parametrize(
    ("body", "kind", "at"),
    [
        ({"person": "referee.7", "channel": "sms"}, "unknown-person", "/person"),
        ({"person": "candidate", "channel": "slack"}, "invalid-request", "/channel"),
        ({"person": "candidate", "channel": "email"}, "no-address", "/channel"),
        ({"channel": "sms"}, "invalid-request", "/person"),
        ({"person": "candidate", "channel": "sms", "x": 1}, "invalid-request", "/x"),
    ],
)
async def test_what_is_wrong_is_named(office: Office, body: dict[str, Any], kind: str, at: str) -> None:
    check = await office.start(candidates=[{"name": "Anna Lind", "phone": ANNA}])
    refused = await office.json("POST", f"{CHECKS}/{check['id']}/resend", 422, json=body)
    assert refused["type"] == f"/problems/{kind}"
    assert refused["errors"][0]["pointer"] == at


async def test_another_organisations_check_is_unknown(office: Office) -> None:
    body = {"person": "candidate", "channel": "sms"}
    await office.json("POST", f"{CHECKS}/{'0' * 32}/resend", 404, json=body)


@pytest.mark.parametrize("phone", ["+46900123456", "+4684567890"], ids=["premium", "landline"])
async def test_a_number_that_is_kept_as_information_is_not_written_to(
    office: Office, vouchline: Vouchline, phone: str
) -> None:
    anna = {"name": "Anna Lind", "phone": phone, "email": MAIL}
    check = await office.start(candidates=[anna], candidate_contact="email")
    for channel in ("sms", "whatsapp"):
        refused = await asked(office, check, channel, status=422)
        assert refused["type"] == "/problems/no-address"
        assert refused["detail"] == "The number of Anna Lind gets no text messages."
    assert await written(vouchline, check, 1) == [("email", "opening")]
