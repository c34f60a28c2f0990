"""Each example of the API's document works: what it sends is answered, and so is what it shows as the answer.

`pytest tests/web/test_examples.py --retell` writes the answers anew; read the difference.
"""

import asyncio
import json
import re
import socket
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema_rs
import pytest

from bot.engine.roles import ProgramRole
from bot.wiring import Vouchline
from tests.ports import own_port
from tests.web.conftest import office_of, running
from tests.web.office import Office
from tests.web.shapes import as_example, shape_of
from web.api.document.exampled import FOLDER, examples
from web.api.document.routes import ApiRoute
from web.api.routes import API
from web.keys import VOUCHLINE

BY_NAME = {route.endpoint.name: route for route in API}
NEED_SLACK = {"ColleaguesAsked"}  # not sent here: no check of this employer's is in Slack


class Player:
    """Sends the example of each request, and keeps what is answered by the name of its model."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.answers: dict[str, Any] = {}
        self.sent: set[str] = set()

    async def __call__(self, name: str, *ids: str, **query: str) -> Any:
        route = BY_NAME[name]
        answer = await self.office.call(route.method, _filled(route, ids), params=query, **self._body(route))
        assert answer.status == route.endpoint.status, f"{name}: {await answer.text()}"
        if route.endpoint.gives is None:
            return None
        given = await answer.json()
        self.answers.setdefault(route.endpoint.gives.__name__, given)
        await self.quiet()
        return given

    async def quiet(self) -> None:
        """As soon as everybody has heard, and whatever waits for the morning is known to wait."""
        vouchline = self.office.client.app[VOUCHLINE]
        await self.office.settled()
        async with asyncio.timeout(100):
            while await vouchline.outbox.is_busy(vouchline.clock.now()):
                await asyncio.sleep(0.02)

    def _body(self, route: ApiRoute) -> dict[str, Any]:
        if not route.has_body:
            return {}
        model = route.endpoint.takes.__name__
        self.sent.add(model)
        return {"json": examples()[model]}


def _filled(route: ApiRoute, ids: tuple[str, ...]) -> str:
    given = iter(ids)
    return re.sub(r"\{\w+\}", lambda _: next(given), route.path)


async def played(office: Office) -> Player:
    """A morning at an employer's, request by request."""
    play = Player(office)
    for name in (
        "show_options",
        "show_definitions",
        "show_credits",
        "show_limits",
        "list_questionnaires",
        "list_users",
    ):
        await play(name)
    await play("show_questionnaire", "standard")
    await play("put_sub_account", "goteborg")
    await play("list_sub_accounts")
    webhook = (await play("make_webhook"))["id"]
    await play("preview_start")
    check = (await play("start_checks"))["checks"][0]
    await _what_is_done_before_a_referee_is_named(play, check)
    check = await play("start_anew", check["id"])
    await _what_is_done_to_webhooks(play, webhook)
    named = await office.name_a_referee(check)
    await office.answer_everything(named["references"][0]["link"])
    await office.is_in(check)
    await play.quiet()
    await _what_follows_a_reference(play, check["id"])
    await _what_is_done_to_assignments(play)
    await play("put_limits")
    await play("put_report_access")
    await play("show_statistics")
    return play


async def _what_is_done_before_a_referee_is_named(play: Player, check: dict[str, Any]) -> None:
    await play("resend", check["id"])
    await play("pause_reminders", check["id"])
    await play("resume_reminders", check["id"])
    await play("show_badge", check["id"])
    await play("show_conversations", check["id"])
    await play("show_colleagues", check["id"])
    await play("show_people_of_check", check["id"])


async def _what_is_done_to_webhooks(play: Player, webhook: str) -> None:
    await play("list_webhooks")
    await play("put_webhook", webhook)
    await play("test_webhook", webhook)
    deliveries = (await play("list_deliveries", webhook))["deliveries"]
    await play("show_delivery", webhook, deliveries[0]["id"])
    await play("replay_failed", webhook)
    await play("rotate_secret", webhook)


async def _what_follows_a_reference(play: Player, check: str) -> None:
    await play("show_report", check)
    await play("ask_follow_up", check)
    await play("show_lifecycle", check)
    await play("show_notices")
    await play("find_checks")
    await play("show_badges", check=check)
    await play("let_in", check)
    await play("list_shares", check)
    await play("show_openings")
    await play("ask_for_more", check)
    await play("remind_people", check)
    await play("cancel_check", check)


async def _what_is_done_to_assignments(play: Player) -> None:
    await play("find_assignments")
    made = next(one["id"] for one in (await play("find_assignments"))["assignments"])
    await play("put_assignment", made)
    again = await play("make_assignment")
    await play("list_people", again["id"])
    await play("show_people", again["id"])


def _known_to_nobody(real: Callable[..., Any], host: Any, *given: Any, **more: Any) -> Any:
    """The names of the examples, whatever the name servers here make of them."""
    if str(host).endswith("example.com"):
        raise socket.gaierror(socket.EAI_NONAME, "no such name")
    return real(host, *given, **more)


async def _to_the_night(vouchline: Vouchline) -> None:
    """Whatever o'clock it is: by day nothing would be postponed."""
    now = vouchline.clock.now().astimezone(ZoneInfo(vouchline.settings.zone))
    await vouchline.clock.advance(timedelta(hours=(2 - now.hour) % 24))


async def test_each_example_works(
    tmp_path: Any, sqlite_url: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", partial(_known_to_nobody, socket.getaddrinfo))
    roles = {ProgramRole.TURN, ProgramRole.SEND}
    async with running(tmp_path, sqlite_url, roles, port=str(own_port())) as vouchline, office_of(vouchline) as office:
        await _to_the_night(vouchline)
        play = await played(office)
        document = await (await office.client.get("/api/openapi.json")).json()
        shown = {name: as_example(one, vouchline.settings.base_url) for name, one in play.answers.items()}
    if request.config.getoption("--retell"):
        for name, one in shown.items():
            (FOLDER / f"{name}.json").write_text(json.dumps(one, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        examples.cache_clear()
    assert play.sent == {one.endpoint.takes.__name__ for one in API if one.has_body} - NEED_SLACK
    for name, one in examples().items():
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        assert jsonschema_rs.is_valid(schema, one), f"{name}: the example is not of its model"
    assert {name: shape_of(examples()[name]) for name in shown} == {name: shape_of(one) for name, one in shown.items()}


def test_every_body_and_every_answer_has_its_example() -> None:
    bodies = {route.endpoint.takes.__name__ for route in API if route.has_body}
    answers = {route.endpoint.gives.__name__ for route in API if route.endpoint.gives}
    assert (bodies | answers) - set(examples()) == set()
