"""Our webhooks take what comes to an address that we gave away, and answer it without a word; all else is a 4xx."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from yarl import URL

from bot.channels.elks.webhooks import MESSAGES_PATH, STATUS_PATH, messages_address, report_address
from bot.domain.inbox import Happening
from bot.flows.stop_words.wishes import Wish, wish_in
from bot.settings import ElksAccount
from tests.channels.cast import ANNA, US
from tests.channels.twilio.calling import FORM, Answered, Memory
from tests.ports import own_port
from web import elks_webhooks
from web.keys import VOUCHLINE

SECRET = b"0123456789abcdef"
LANE = f"person:sms:+46701740699:{ANNA}"
INBOUND = {
    "direction": "incoming",
    "id": "sf8425555e5d8db61dda7a7b3f1b91bdb",
    "from": ANNA,
    "to": US,
    "created": "2018-07-13T13:57:23.741000",
    "message": "Ja visst, gärna! 😀",
}
DELIVERED = {"id": "s70df59406a1b4643b96f3f91e0bfb7b0", "status": "delivered", "delivered": "2018-07-13T13:57:23"}


@dataclass(slots=True)
class Told:
    elks: ElksAccount | None
    secret: bytes = SECRET


@dataclass(slots=True)
class Receiving:
    settings: Told
    intake: Memory = field(default_factory=Memory)


@dataclass(slots=True)
class Caller:
    session: ClientSession
    receiving: Receiving
    base_url: str

    async def call(self, address: str, form: dict[str, str] | bytes, **headers: str) -> Answered:
        content = form if isinstance(form, bytes) else urlencode(form).encode()
        named = {"Content-Type": FORM, **{name.replace("_", "-"): value for name, value in headers.items()}}
        async with self.session.post(URL(address, encoded=True), data=content, headers=named) as answer:
            return Answered(answer.status, await answer.read(), dict(answer.headers))

    def messages(self) -> str:
        return messages_address(self.base_url, SECRET)

    def report(self, key: str = "m/1 å?&=#", lane: str = LANE) -> str:
        return report_address(self.base_url, SECRET, key, lane)


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    port = own_port()
    receiving = Receiving(Told(ElksAccount("u", "p")))
    app = web.Application(client_max_size=64 * 1024)
    app[VOUCHLINE] = receiving  # type: ignore[misc]
    app.add_routes(
        [web.post(MESSAGES_PATH, elks_webhooks.message_received), web.post(STATUS_PATH, elks_webhooks.status_reported)]
    )
    async with TestServer(app, port=port), ClientSession() as session:
        yield Caller(session, receiving, f"http://127.0.0.1:{port}")


async def test_a_message_is_taken_and_answered_without_a_word_that_would_be_texted_on(caller: Caller) -> None:
    answer = await caller.call(caller.messages(), INBOUND)
    assert (answer.status, answer.body) == (204, b"")
    [row] = caller.receiving.intake.rows
    assert (row.lane, row.source, row.key) == (f"person:sms:{ANNA}", "elks", INBOUND["id"])
    assert (row.payload["text"], row.payload["ours"]) == (INBOUND["message"], US)
    assert row.payload["carrier_is_silent"] and wish_in("STOP", row.payload["opt_out_type"]) is Wish.STOP


async def test_a_message_told_twice_is_the_same_row_twice(caller: Caller) -> None:
    for _ in range(2):
        await caller.call(caller.messages(), INBOUND)
    first, second = caller.receiving.intake.rows
    assert first == second


async def test_a_report_settles_the_message_of_its_address_in_that_messages_lane(caller: Caller) -> None:
    for form in (DELIVERED, {**DELIVERED, "status": "failed"}, {**DELIVERED, "status": "sent"}):
        assert (await caller.call(caller.report(), form)).status == 204
    rows = caller.receiving.intake.rows
    assert {(row.lane, row.happening) for row in rows} == {(LANE, Happening.DELIVERY_REPORTED)}
    told = [(row.payload["delivery"], row.payload["error"]) for row in rows]
    assert told == [("delivered", None), ("undelivered", "not_delivered"), ("on_its_way", None)]
    assert caller.receiving.intake.settled == [("m/1 å?&=#", DELIVERED["id"])] * 3
    assert (rows[0].payload["sender"], rows[0].payload["address"]) == ("sms:+46701740699", ANNA)


async def test_a_status_that_we_do_not_know_has_no_effect(caller: Caller) -> None:
    assert (await caller.call(caller.report(), {**DELIVERED, "status": "pondering"})).status == 204
    assert caller.receiving.intake.rows == []


async def test_what_cannot_be_kept_is_not_acknowledged_and_comes_again(caller: Caller) -> None:
    caller.receiving.intake.is_away = True
    for address, form in ((caller.messages(), INBOUND), (caller.report(), DELIVERED)):
        answer = await caller.call(address, form)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")


FORGED: dict[str, Callable[[Caller], str]] = {
    "nothing": lambda caller: f"{caller.base_url}{MESSAGES_PATH}",
    "empty": lambda caller: f"{caller.base_url}{MESSAGES_PATH}?secret=",
    "guessed": lambda caller: f"{caller.base_url}{MESSAGES_PATH}?secret={'0' * 64}",
    "no ASCII": lambda caller: f"{caller.base_url}{MESSAGES_PATH}?secret=%C3%A5%FF%ED%A0%80",
    "twice": lambda caller: f"{caller.messages()}&secret=x",
    "of another installation": lambda caller: messages_address(caller.base_url, b"other"),
    "of a report": lambda caller: caller.report().replace(STATUS_PATH, MESSAGES_PATH),
    "of a message, for a report": lambda caller: caller.messages().replace(MESSAGES_PATH, STATUS_PATH),
    "for another lane": lambda caller: caller.report().replace("6990", "6991").replace("0699", "0698"),
    "for another message": lambda caller: caller.report().replace("key=m", "key=n"),
    "with a boundary moved": lambda caller: caller.report().replace("&lane=person", "person&lane="),
}


@pytest.mark.parametrize("kind", FORGED)
async def test_an_address_that_is_not_ours_is_refused_before_its_body_is_read(caller: Caller, kind: str) -> None:
    for form in (INBOUND, DELIVERED, b"\xff" * 100):
        assert (await caller.call(FORGED[kind](caller), form)).status == 403
    assert caller.receiving.intake.rows == []


async def test_without_an_account_nobody_is_believed(caller: Caller) -> None:
    caller.receiving.settings = Told(elks=None)
    for address, form in ((caller.messages(), INBOUND), (caller.report(), DELIVERED)):
        assert (await caller.call(address, form)).status == 403


MALFORMED = {
    "no id": (b"from=x&to=y&message=ja", {}, 400),
    "no status": (b"id=s1", {}, 400),
    "an odd id": (b"id=..%2Fs1&from=x&to=y&status=sent", {}, 400),
    "outgoing": (b"id=s1&direction=outgoing&from=x&to=y", {}, 400),
    "too large": (b"message=" + b"x" * 70_000, {}, 413),
    "too many parameters": (b"&".join(b"p%d=" % n for n in range(400)), {}, 400),
    "a parameter twice": (b"id=s1&id=s2&from=x&to=y&status=sent", {}, 403),
    "JSON": (b"{}", {"Content_Type": "application/json"}, 415),
    "no gzip": (b"id=s1", {"Content_Encoding": "gzip"}, 400),
}


@pytest.mark.parametrize("kind", MALFORMED)
async def test_malformed_input_is_a_4xx(caller: Caller, kind: str) -> None:
    content, headers, status = MALFORMED[kind]
    for address in (caller.messages(), caller.report()):
        assert (await caller.call(address, content, **headers)).status == status
    assert caller.receiving.intake.rows == []


@pytest.mark.parametrize("text", [b"%00ja%00", b"%ED%A0%80ja", b"%FFja", b"\xffja"])
async def test_bytes_that_are_no_text_go_on_without_them(caller: Caller, text: bytes) -> None:
    content = b"id=s1&from=Telia%00&to=%2B46701740600&message=" + text
    assert (await caller.call(caller.messages(), content)).status == 204
    [row] = caller.receiving.intake.rows
    assert (row.payload["text"], row.lane) == ("ja", "person:sms:Telia")
