"""Webhooks by the API: made, told, signed, followed, replayed, and never another organisation's (R53, R57)."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from jsonschema_rs import Draft202012Validator

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.webhook import MOST_WEBHOOKS, TEST, TYPES
from bot.engine.roles import ProgramRole
from bot.storage import repeats
from bot.storage.reading import organisations
from bot.wiring import Vouchline
from tests.databases import migrated_in
from tests.ports import own_port
from tests.web.conftest import office_of, running
from tests.web.office import Office
from tests.web.receiver import Receiver, a_receiver

pytestmark = pytest.mark.asyncio(loop_scope="module")
HOOKS = "/api/v1/webhooks"
POSTS = frozenset({ProgramRole.TURN, ProgramRole.SEND})


@dataclass(frozen=True, slots=True)
class Desk:
    """An employer's own system with its receiver; each test has an address of its own there."""

    vouchline: Vouchline
    office: Office
    receiver: Receiver

    async def make(self, name: str, **more: Any) -> dict[str, Any]:
        asked = {"url": f"{self.receiver.url}/{name}", "name": name, **more}
        made: dict[str, Any] = await self.office.json("POST", HOOKS, 201, json=asked)
        return made

    async def deliveries(self, hook: dict[str, Any], query: str = "") -> list[dict[str, Any]]:
        found = await self.office.json("GET", f"{HOOKS}/{hook['id']}/deliveries?{query}")
        listed: list[dict[str, Any]] = found["deliveries"]
        return listed

    async def until(self, hook: dict[str, Any], query: str, holds: Callable[[list[Any]], bool]) -> list[dict[str, Any]]:
        async with asyncio.timeout(100):
            while not holds(found := await self.deliveries(hook, query)):
                await asyncio.sleep(0.05)
        return found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    folder = tmp_path_factory.mktemp("hooks")
    async with (
        a_receiver() as receiver,
        running(folder, migrated_in(folder), POSTS, port=str(own_port())) as vouchline,
        office_of(vouchline) as office,
    ):
        yield Desk(vouchline, office, receiver)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def logged(desk: Desk) -> tuple[dict[str, Any], str]:
    """A webhook, and the id of a delivery in its log."""
    hook = await desk.make("logged", events=["check_completed"])
    tried = await desk.office.json("POST", f"{HOOKS}/{hook['id']}/test")
    return hook, tried["id"]


async def test_what_happens_is_told_signed_and_as_the_document_says(desk: Desk) -> None:
    hook = await desk.make("all")
    check = await desk.office.start()
    told = await desk.receiver.was_told("/all", "check_started")
    assert told.is_signed_with(hook["secret"]) and not told.is_signed_with("whsec_other")
    assert told.headers["Vouchline-Event"] == "check_started"
    assert told.body["check"]["id"] == check["id"] and told.body["check"]["badge"] == "light"
    document = await (await desk.office.client.get("/api/openapi.json")).json()
    assert set(document["webhooks"]) == {*TYPES, TEST}
    asked = document["webhooks"]["check_started"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    validator = Draft202012Validator({**asked, "components": document["components"]})
    validator.validate(told.body)
    assert not validator.is_valid({**told.body, "type": "check_completed"})
    [delivery] = await desk.until(hook, "type=check_started", lambda found: found[0]["state"] == "delivered")
    assert delivery["id"] == told.headers["Vouchline-Delivery"] and delivery["event"] == told.body["id"]


async def test_a_webhook_is_told_of_what_it_asks_for_alone(desk: Desk) -> None:
    hook = await desk.make("few", events=["check_cancelled"])
    check = await desk.office.start()
    await desk.office.json("POST", f"/api/v1/checks/{check['id']}/cancel")
    await desk.receiver.was_told("/few", "check_cancelled")
    assert {one["type"] for one in await desk.deliveries(hook)} == {"check_cancelled"}
    whole = f"{HOOKS}/{hook['id']}"
    changed = await desk.office.json("PUT", whole, json={"events": ["check_started", "check_completed"]})
    assert (changed["events"], changed["name"]) == (["check_started", "check_completed"], "few")


async def test_a_secret_is_shown_when_it_is_made_and_kept_nowhere_as_it_stands(desk: Desk) -> None:
    asked = {"url": f"{desk.receiver.url}/kept", "name": "Kept"}
    first = await desk.office.json("POST", HOOKS, 201, json=asked, headers={"Idempotency-Key": "kept"})
    again = await desk.office.json("POST", HOOKS, 201, json=asked, headers={"Idempotency-Key": "kept"})
    assert first == again
    shown = await desk.office.json("GET", f"{HOOKS}/{first['id']}")
    assert "secret" not in shown and first["secret"] not in str(await desk.office.json("GET", HOOKS))
    files = [one for one in desk.vouchline.settings.var.rglob("*") if one.is_file()]
    kept = b"".join(one.read_bytes() for one in files)
    assert first["id"].encode() in kept and first["secret"].encode() not in kept


async def test_a_request_whose_program_died_makes_one_webhook_and_tells_its_secret(desk: Desk) -> None:
    ours = await organisations.named("Café Norr")
    assert ours
    url, body = f"{desk.receiver.url}/once", f'{{"url": "{desk.receiver.url}/once"}}'.encode()
    long_ago = desk.vouchline.clock.real() - repeats.GIVEN_UP_AFTER
    died = await repeats.begin(ours.id, f"POST {HOOKS} once", hashlib.sha256(body).hexdigest(), long_ago)
    assert isinstance(died, repeats.Ours)
    asking = desk.vouchline.hooks.make(url=url, types=[], name="", by="Rut")
    lane = organisation_lane(ours.id)
    await desk.vouchline.ask(Row(lane, "api", died.name, Happening.WEBHOOK_ASKED, asking.payload))
    made = await desk.office.json("POST", HOOKS, 201, data=body, headers={"Idempotency-Key": "once"})
    assert (made["id"], made["secret"]) == (asking.payload["of_webhook"], asking.secret)
    assert [one["url"] for one in (await desk.office.json("GET", HOOKS))["webhooks"]].count(url) == 1


async def test_a_test_says_at_once_what_the_address_answered(desk: Desk) -> None:
    hook = await desk.make("tried", events=["check_completed"])
    tried = await desk.office.json("POST", f"{HOOKS}/{hook['id']}/test")
    assert (tried["state"], tried["last_try"]["status"], tried["body"]["type"]) == ("delivered", 200, "test")
    assert (await desk.receiver.was_told("/tried", "test")).is_signed_with(hook["secret"])
    desk.receiver.status = 503
    failed = await desk.office.json("POST", f"{HOOKS}/{hook['id']}/test")
    desk.receiver.status = 200
    assert (failed["state"], failed["last_try"]["status"], failed["last_try"]["error"]) == ("waiting", 503, "status")
    how = await desk.office.json("GET", f"{HOOKS}/{hook['id']}")
    assert how["last_delivered_at"] and how["failing_since"] > how["last_delivered_at"] and how["waiting"] == 1


async def test_a_new_secret_signs_beside_the_one_before(desk: Desk) -> None:
    hook = await desk.make("rotated", events=["check_completed"])
    rotated = await desk.office.json("POST", f"{HOOKS}/{hook['id']}/rotate-secret")
    assert rotated["secret"] != hook["secret"] and rotated["rotated_at"]
    await desk.office.json("POST", f"{HOOKS}/{hook['id']}/test")
    told = await desk.receiver.was_told("/rotated", "test")
    assert told.is_signed_with(rotated["secret"]) and told.is_signed_with(hook["secret"])


async def test_a_delivery_is_replayed_with_the_same_id(desk: Desk) -> None:
    hook = await desk.make("again", events=["check_started"])
    check = await desk.office.start()
    told = await desk.receiver.was_told("/again", "check_started")
    log = f"{HOOKS}/{hook['id']}/deliveries"
    again = await desk.office.json("POST", f"{log}/{told.headers['Vouchline-Delivery']}/replay", 201)
    assert (again["replay_of"], again["event"]) == (told.headers["Vouchline-Delivery"], told.body["id"])
    second = await desk.receiver.until(lambda one: one.headers["Vouchline-Delivery"] == again["id"])
    assert second.body["id"] == told.body["id"]
    await desk.office.call("DELETE", f"/api/v1/checks/{check['id']}")
    assert (await desk.office.call("POST", f"{log}/{again['id']}/replay")).status in (404, 409)


async def test_what_was_dropped_while_it_was_off_is_posted_again_on_request(desk: Desk) -> None:
    hook = await desk.make("off", events=["check_started"])
    whole = f"{HOOKS}/{hook['id']}"
    desk.receiver.status = 500
    await desk.office.start()
    await desk.receiver.was_told("/off", "check_started")
    assert (await desk.office.json("PUT", whole, json={"active": False}))["active"] is False
    desk.receiver.status = 200
    for path in ("test", "replay"):
        refused = await desk.office.json("POST", f"{whole}/{path}", 409)
        assert refused["type"] == "/problems/webhook-off"
    await desk.until(hook, "state=dropped", lambda found: len(found) == 1)
    await desk.office.json("PUT", whole, json={"active": True})
    assert await desk.office.json("POST", f"{whole}/replay") == {"replayed": 1}
    assert await desk.office.json("POST", f"{whole}/replay") == {"replayed": 0}
    await desk.until(hook, "state=delivered", lambda found: len(found) == 1)


async def test_the_log_has_pages_and_can_be_narrowed(desk: Desk) -> None:
    hook = await desk.make("pages", events=["check_started"])
    checks = [await desk.office.start() for _ in range(3)]
    log = f"{HOOKS}/{hook['id']}/deliveries"
    first = await desk.office.json("GET", f"{log}?limit=2")
    second = await desk.office.json("GET", f"{log}?limit=2&cursor={first['next']}")
    assert [one["check"] for one in first["deliveries"] + second["deliveries"]] == [
        one["id"] for one in reversed(checks)
    ]
    assert second["next"] is None
    assert [one["check"] for one in await desk.deliveries(hook, f"check={checks[0]['id']}")] == [checks[0]["id"]]
    assert await desk.deliveries(hook, "type=test&state=failed,dropped") == []
    for query in ("state=lost", "type=reference_submited", "cursor=x", "limit=0"):
        assert (await desk.office.call("GET", f"{log}?{query}")).status == 422


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ats.example.com/hooks",
        "ftp://ats.example.com",
        "https://",
        "https://user:password@ats.example.com/",
        "https://ats.example.com/#part",
        "https://[::1",
        "javascript:alert(1)",
        "http://169.254.169.254/latest/meta-data",
        "https://ats.example.com/" + "x" * 2000,
    ],
)
async def test_an_address_that_cannot_be_posted_to_is_refused(desk: Desk, url: str) -> None:
    problem = await desk.office.json("POST", HOOKS, 422, json={"url": url})
    assert [one["pointer"] for one in problem["errors"]] == ["/url"]


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ({"events": ["check_started", "reference_submited"]}, "/events/1"),
        ({"events": ["test"]}, "/events/0"),
        ({"events": "all"}, "/events"),
        ({"name": "x" * 61}, "/name"),
        ({"name": "a\u202eb"}, "/name"),
        ({"secret": "mine"}, "/secret"),
    ],
)
async def test_what_is_wrong_is_pointed_at(desk: Desk, asked: dict[str, Any], pointer: str) -> None:
    problem = await desk.office.json("POST", HOOKS, 422, json={"url": f"{desk.receiver.url}/wrong", **asked})
    assert [one["pointer"] for one in problem["errors"]] == [pointer]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("PUT", ""),
        ("DELETE", ""),
        ("POST", "/test"),
        ("POST", "/rotate-secret"),
        ("POST", "/replay"),
        ("GET", "/deliveries"),
        ("GET", "/deliveries/{delivery}"),
        ("POST", "/deliveries/{delivery}/replay"),
    ],
)
async def test_another_organisation_finds_nothing_of_it(
    desk: Desk, logged: tuple[dict[str, Any], str], method: str, path: str
) -> None:
    hook, delivery = logged
    address = f"{HOOKS}/{hook['id']}{path.format(delivery=delivery)}"
    answer = await desk.office.call(method, address, desk.office.other_key, json=None if method == "GET" else {})
    assert (answer.status, (await answer.json())["type"]) == (404, "/problems/unknown-webhook")
    assert (await desk.office.call("GET", f"{HOOKS}/{hook['id']}")).status == 200


async def test_a_deleted_webhook_is_told_of_nothing_and_is_not_there(desk: Desk) -> None:
    hook = await desk.make("gone", events=["check_started"])
    await desk.make("beside", events=["check_started"])
    whole = f"{HOOKS}/{hook['id']}"
    assert (await desk.office.call("DELETE", whole)).status == 204
    for method, path in (("GET", ""), ("DELETE", ""), ("POST", "/test"), ("GET", "/deliveries")):
        assert (await desk.office.call(method, whole + path)).status == 404
    await desk.office.start()
    await desk.receiver.was_told("/beside", "check_started")
    assert not [one for one in desk.receiver.told if one.path == "/gone"]


@pytest.mark.parametrize("id", ["0", "-1", "99999999999999999999", "x", "%00", "1%20or%201=1"])
async def test_an_odd_id_is_not_there(desk: Desk, logged: tuple[dict[str, Any], str], id: str) -> None:
    hook, _ = logged
    assert (await desk.office.call("GET", f"{HOOKS}/{id}")).status == 404
    assert (await desk.office.call("GET", f"{HOOKS}/{hook['id']}/deliveries/{id}")).status == 404


async def test_there_are_only_so_many(desk: Desk) -> None:
    asked, key = {"url": f"{desk.receiver.url}/many"}, desk.office.other_key
    made = [await desk.office.call("POST", HOOKS, key, json=asked) for _ in range(MOST_WEBHOOKS + 1)]
    assert [one.status for one in made] == [201] * MOST_WEBHOOKS + [409]
    assert (await made[-1].json())["type"] == "/problems/too-many-webhooks"
