"""What each way of failing is taken for: only what was certainly not taken may be sent again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.channels.twilio.carrier import TwilioCarrier
from bot.ports import CarrierUnreachable, NoAnswer, NotTaken, Refused, SendResult
from bot.settings import TwilioAccount
from tests.channels.cast import SMS, a_message
from tests.channels.faults import AMPLE, Answer, a_provider, breaks_off, drops, hangs, says
from tests.channels.names import know_nobody
from tests.ports import own_port

SID = "AC" + "a" * 32


@asynccontextmanager
async def carrier_to(url: str) -> AsyncIterator[TwilioCarrier]:
    carrier = TwilioCarrier(TwilioAccount(SID, ("t",), base_url=url), "http://127.0.0.1:1", AMPLE)
    try:
        yield carrier
    finally:
        await carrier.close()


@asynccontextmanager
async def a_provider_that(answer: Answer) -> AsyncIterator[tuple[TwilioCarrier, list[str]]]:
    async with a_provider(answer) as (url, asked), carrier_to(url) as carrier:
        yield carrier, asked


def refuses(status: int, code: int) -> Answer:
    return says(status, f'{{"code": {code}, "message": "no", "status": {status}}}')


UNCERTAIN = {
    "500": refuses(500, 20500),
    "503": refuses(503, 20503),
    "502 in HTML": says(502, "<html>Bad gateway</html>"),
    "408": says(408),
    "302": says(302, Location="/elsewhere"),
    "hangs": hangs,
    "drops": drops,
    "breaks off": breaks_off(201, b'{"sid": "SM'),
    "201 without JSON": says(201, "queued"),
    "201 empty": says(201),
    "201 with a list": says(201, "[]"),
    "201 with null": says(201, "null"),
    "201 without sid": says(201, "{}"),
    "201 with a wrong sid": says(201, '{"sid": 17}'),
    "201 with odd dates": says(201, '{"date_created": 7}'),
}


@pytest.mark.parametrize("fault", UNCERTAIN)
async def test_an_uncertain_answer_is_no_answer_and_is_not_asked_for_twice(fault: str) -> None:
    async with a_provider_that(UNCERTAIN[fault]) as (carrier, asked):
        assert isinstance(await carrier.send(a_message(), SMS), NoAnswer)
        assert asked == ["POST"]


@pytest.mark.parametrize("fault", UNCERTAIN)
async def test_a_listing_that_fails_is_unreachable(fault: str) -> None:
    async with a_provider_that(UNCERTAIN[fault]) as (carrier, _):
        with pytest.raises(CarrierUnreachable):
            await carrier.sent_to(a_message(), SMS)
        with pytest.raises(CarrierUnreachable):
            await carrier.received(SMS, datetime.now(UTC))


async def test_too_many_requests_wait_as_long_as_twilio_says() -> None:
    async with a_provider_that(says(429, Retry_After="7")) as (carrier, asked):
        assert await carrier.send(a_message(), SMS) == NotTaken(7.0, whole_sender=True)
        assert asked == ["POST"]


@pytest.mark.parametrize("header", ["", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "-1", "٣", "1e9", "9" * 400])
async def test_an_odd_retry_after_does_no_harm(header: str) -> None:
    async with a_provider_that(says(429, Retry_After=header)) as (carrier, _):
        answer = await carrier.send(a_message(), SMS)
        assert isinstance(answer, NotTaken) and 0 < answer.wait_seconds <= 300


async def test_waiting_grows_with_each_try() -> None:
    async with a_provider_that(says(429, Retry_After="0")) as (carrier, _):
        waits = [await carrier.send(a_message(attempts=tries), SMS) for tries in (0, 1, 2, 50)]
    assert [_seconds(wait) for wait in waits] == [0.5, 1.0, 2.0, 30.0]


async def test_a_refused_connection_was_certainly_not_taken() -> None:
    async with carrier_to(f"http://127.0.0.1:{own_port()}") as carrier:
        answer = await carrier.send(a_message(), SMS)
        assert isinstance(answer, NotTaken) and answer.whole_sender
        with pytest.raises(CarrierUnreachable):
            await carrier.sent_to(a_message(), SMS)


async def test_a_name_that_does_not_resolve_was_certainly_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    know_nobody(monkeypatch)
    async with carrier_to("http://twilio.invalid") as carrier:
        assert isinstance(await carrier.send(a_message(), SMS), NotTaken)


@pytest.mark.parametrize(
    ("status", "code", "result"),
    [
        (400, 21610, Refused("opted_out")),
        (400, 21614, Refused("not_a_mobile")),
        (400, 21211, Refused("number_invalid")),
        (400, 98765, Refused("provider_98765")),
        (401, 20003, NotTaken(60.0, whole_sender=True)),
        (404, 20404, NotTaken(60.0, whole_sender=True)),
        (400, 21611, NotTaken(0.5, whole_sender=True)),
    ],
)
async def test_a_refusal_is_known_by_its_code(status: int, code: int, result: SendResult) -> None:
    async with a_provider_that(refuses(status, code)) as (carrier, _):
        assert await carrier.send(a_message(), SMS) == result


async def test_a_refusal_in_the_newer_form_is_known_too() -> None:
    body = '{"type": "https://t/21610", "title": "opted out", "status": 400, "code": 21610}'
    async with a_provider_that(says(400, body)) as (carrier, _):
        assert await carrier.send(a_message(), SMS) == Refused("opted_out")


def _seconds(answer: SendResult) -> float:
    assert isinstance(answer, NotTaken)
    return answer.wait_seconds
