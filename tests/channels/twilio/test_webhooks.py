"""Our webhooks take what Twilio signed, and answer it without a word; anything else is a 4xx, whatever bytes come."""

import asyncio
import random
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import pytest
from aiohttp import FormData
from yarl import URL

from bot.channels.twilio.signature import signature_of
from bot.channels.twilio.webhooks import MESSAGES_PATH, STATUS_PATH, status_callback
from tests.channels.twilio.calling import FORM, TOKENS, Caller, Told, calling, sign
from tests.channels.twilio.payloads import body, form


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async with calling() as caller:
        yield caller


async def test_a_signed_message_is_taken_and_answered_without_a_word(caller: Caller) -> None:
    answer = await caller.call(body("sms_received"))
    assert (answer.status, answer.body) == (204, b"")
    assert "text/plain" not in answer.headers.get("Content-Type", "")
    assert [row.payload["text"] for row in caller.rows] == ["Ja visst, gärna!"]


async def test_a_message_told_twice_is_the_same_row_twice(caller: Caller) -> None:
    for _ in range(2):
        await caller.call(body("sms_received"))
    first, second = caller.rows
    assert first == second


async def test_a_report_settles_the_message_whose_key_it_carries(caller: Caller) -> None:
    path = status_callback("", "m/1 å?&=#")
    assert (await caller.call(body("status_delivered"), path=path)).status == 204
    assert caller.receiving.intake.settled == [("m/1 å?&=#", form("status_delivered")["MessageSid"])]


async def test_a_report_without_our_key_is_taken_all_the_same(caller: Caller) -> None:
    assert (await caller.call(body("status_undelivered"), path=STATUS_PATH)).status == 204
    assert [row.payload["error"] for row in caller.rows] == ["not_a_mobile"]


async def test_a_status_that_we_do_not_know_has_no_effect(caller: Caller) -> None:
    assert (await caller.call(body("status_unknown_word"), path=STATUS_PATH)).status == 204
    assert caller.rows == []


async def test_the_token_before_is_good_while_it_is_rotated(caller: Caller) -> None:
    old = sign(caller.receiving.settings.base_url + MESSAGES_PATH, body("sms_received"), TOKENS[1])
    assert (await caller.call(body("sms_received"), X_Twilio_Signature=old)).status == 204


async def test_what_cannot_be_kept_is_not_acknowledged(caller: Caller) -> None:
    caller.receiving.intake.is_away = True
    for path in (MESSAGES_PATH, STATUS_PATH):
        answer = await caller.call(body("status_delivered"), path=path)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")


async def test_without_an_account_nobody_is_believed(caller: Caller) -> None:
    caller.receiving.settings = Told(caller.receiving.settings.base_url, twilio=None)
    assert (await caller.call(body("sms_received"))).status == 403


SIGNATURES = {
    "empty": "",
    "not base64": "é!",
    "of nothing": signature_of("", {}, TOKENS[0]).decode(),
    "with a guessed token": sign("http://127.0.0.1" + MESSAGES_PATH, body("sms_received"), "guess"),
    "for another address": sign("https://vouch.example" + MESSAGES_PATH, body("sms_received")),
    "for the other webhook": sign("http://127.0.0.1" + STATUS_PATH, body("sms_received")),
    "for another text": sign("http://127.0.0.1" + MESSAGES_PATH, b"Body=nej"),
    "very long": "a" * 4000,
}


@pytest.mark.parametrize("kind", SIGNATURES)
async def test_a_forged_signature_is_refused(caller: Caller, kind: str) -> None:
    assert (await caller.call(body("sms_received"), X_Twilio_Signature=SIGNATURES[kind])).status == 403
    assert caller.rows == []


async def test_a_request_without_a_signature_or_with_two_is_refused(caller: Caller) -> None:
    url, content = caller.receiving.settings.base_url + MESSAGES_PATH, body("sms_received")
    good = ("X-Twilio-Signature", sign(url, content))
    for headers in ([], [good, good], [good, ("X-Twilio-Signature", "x")]):
        async with caller.session.post(url, data=content, headers=[("Content-Type", FORM), *headers]) as answer:
            assert answer.status == 403
    assert caller.rows == []


@pytest.mark.parametrize("addition", ["?key=other", "?", "?key=m-1&key=m-2"])
async def test_a_changed_query_is_refused(caller: Caller, addition: str) -> None:
    good = sign(caller.receiving.settings.base_url + f"{STATUS_PATH}?key=m-1", body("status_delivered"))
    answer = await caller.call(body("status_delivered"), path=STATUS_PATH + addition, X_Twilio_Signature=good)
    assert answer.status == 403


async def test_what_is_signed_cannot_be_cut_in_other_places(caller: Caller) -> None:
    """Signed is one run of letters: a caught request could be repeated with one parameter moved into another."""
    good = form("sms_received")
    signature = sign(caller.receiving.settings.base_url + MESSAGES_PATH, body("sms_received"))
    for one, other in (("MessageSid", "NumMedia"), ("Body", "From")):
        moved = {**good, one: f"{good[one]}{other}{good[other]}"}
        del moved[other]
        assert (
            signature_of(f"{caller.receiving.settings.base_url}{MESSAGES_PATH}", moved, TOKENS[0]).decode() == signature
        )
        assert (await caller.call(urlencode(moved).encode(), X_Twilio_Signature=signature)).status == 400
    assert caller.rows == []


async def test_a_repeated_parameter_is_refused_though_it_is_signed(caller: Caller) -> None:
    content = body("sms_received") + b"&From=%2B46701740699"
    url = caller.receiving.settings.base_url + MESSAGES_PATH
    assert (await caller.call(content, X_Twilio_Signature=sign(url, body("sms_received")))).status == 403


MALFORMED = {
    "no sid": (b"From=%2B46701740605&Body=ja", {}, 400),
    "empty": (b"", {}, 400),
    "an odd sid": (b"MessageSid=%00&From=x", {}, 400),
    "too many parameters": (b"&".join(b"p%d=" % n for n in range(400)), {"X_Twilio_Signature": "x"}, 400),
    "too large": (b"Body=" + b"x" * 70_000, {"X_Twilio_Signature": "x"}, 413),
    "an unknown charset": (b"Body=ja", {"Content_Type": f"{FORM}; charset=klingon"}, 415),
    "a quoted charset": (b"Body=ja", {"Content_Type": f'{FORM}; charset="utf-16"'}, 415),
    "a lone boundary": (b"--x", {"Content_Type": "multipart/form-data; boundary=x"}, 415),
    "no boundary": (b"--x", {"Content_Type": "multipart/form-data"}, 415),
    "JSON": (b'{"Body": "ja"}', {"Content_Type": "application/json"}, 415),
    "no type": (b"Body=ja", {"Content_Type": ""}, 415),
    "an odd type": (b"Body=ja", {"Content_Type": ";;;=\xff"}, 415),
    "no gzip": (b"Body=ja", {"Content_Encoding": "gzip"}, 400),
}


@pytest.mark.parametrize("kind", MALFORMED)
@pytest.mark.parametrize("path", [MESSAGES_PATH, STATUS_PATH])
async def test_malformed_input_is_a_4xx(caller: Caller, kind: str, path: str) -> None:
    content, headers, status = MALFORMED[kind]
    answer = await caller.call(content, path=path, **headers)
    assert answer.status == status
    assert caller.rows == []
    assert (answer.headers.get("Connection") == "close") is (status != 415)  # what is left of the body is no request


@pytest.mark.parametrize("text", [b"%00ja%00", b"%ED%A0%80ja", b"%FFja", b"\xffja", b"ja%E2%80%AE"])
async def test_signed_bytes_that_are_no_text_go_on_without_them(caller: Caller, text: bytes) -> None:
    content = b"MessageSid=SM" + b"1" * 32 + b"&From=%2B46701740605&To=x&Body=" + text
    assert (await caller.call(content)).status == 204
    assert caller.rows[0].payload["text"] in ("ja", "ja\u202e")


async def test_random_bytes_never_break_it(caller: Caller) -> None:
    chance = random.Random(7)
    for length in range(0, 200, 7):
        answer = await caller.call(
            b"Body=ja", X_Twilio_Signature=chance.randbytes(8).hex(), path=f"{MESSAGES_PATH}?{'%' * length}"
        )
        assert answer.status == 403
        parts = FormData()
        parts.add_field("a", chance.randbytes(length), filename="a")
        async with caller.session.post(
            caller.receiving.settings.base_url + MESSAGES_PATH, data=parts, headers={"X-Twilio-Signature": "x"}
        ) as refused:
            assert 400 <= refused.status < 500


async def test_a_caller_who_hangs_up_halfway_leaves_nothing_behind(caller: Caller) -> None:
    port = URL(caller.receiving.settings.base_url).port
    for head in ("Content-Length: 100", "Transfer-Encoding: chunked"):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        lines = (f"POST {MESSAGES_PATH} HTTP/1.1", "Host: x", "X-Twilio-Signature: x", f"Content-Type: {FORM}", head)
        writer.write("\r\n".join([*lines, "", "zz", "Body=ja"]).encode())
        await writer.drain()
        writer.close()
    assert (await caller.call(urlencode(form("sms_received")).encode())).status == 204
    assert len(caller.rows) == 1
