"""The recruiter's pane around the real thing: our own app in the sandbox's Slack, from command to card."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.settings import load_settings
from bot.wiring import open_vouchline
from tests.channels.sandbox.test_whole import Page, running
from tests.ports import own_port
from tests.standins.slack.surfaces import words_in
from web.app import make_app
from web.sandbox.morning import move_out_of_the_night

Json = dict[str, Any]
STATIC = Path(__file__).resolve().parent.parent.parent / "web" / "static" / "sandbox" / "slack"
RUT, NILS, GUS, HIRING = "U0RUT", "U0NILS", "U0GUS", "C0HIRING"
ANNA = {"candidate_name": "Anna Lind", "candidate_phone": "070-174 06 05"}


class Seat:
    """One person in front of the pane."""

    def __init__(self, page: Page, person: str = RUT) -> None:
        self.page, self.person = page, person

    async def sees(self, holds: Callable[[Json], Any] = bool, **asked: str) -> Json:
        async with asyncio.timeout(100):
            while not holds(state := await self._state(**asked)):
                await asyncio.sleep(0.05)
            assert state["refusals"] == []
            return state

    async def does(self, what: str, **asked: Any) -> Json:
        told = (await self.page.ask(f"slack/{what}", {"person": self.person, "channel": HIRING, **asked}))[1]
        assert "problem" not in told, told
        return told

    async def starts(self, said: str = "/refcheck") -> Json:
        await self.does("command", text=said)
        view: Json = (await self.sees(lambda seen: seen["modals"]))["modals"][-1]
        return view

    async def _state(self, **asked: str) -> Json:
        query = {"person": self.person, **asked}
        async with self.page.session.get(f"{self.page.url}/sandbox/slack/state", params=query) as answer:
            state: Json = await answer.json()
            return state


@pytest.fixture
async def seat(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Seat]:
    async with (world := running(tmp_path, sqlite_url)) as page:
        await move_out_of_the_night(world.vouchline)
        yield Seat(page)


def values(**typed: str) -> Json:
    return {name: {name: value} for name, value in typed.items()}


def buttons(message: Json) -> dict[str, Json]:
    found = [
        (block, one) for block in message["blocks"] for one in block.get("elements", ()) if block["type"] == "actions"
    ]
    return {
        one["action_id"]: {"ts": message["ts"], "block": block["block_id"], "action": one["action_id"]}
        for block, one in found
    }


def is_card(message: Json) -> bool:
    return bool(message.get("blocks")) and "remind" in buttons(message)


def cards(state: Json) -> list[Json]:
    return [message for message in state["messages"] if is_card(message)]


async def test_a_check_is_started_and_followed_without_leaving_slack(seat: Seat) -> None:
    view = await seat.starts()
    told = await seat.does("submit", view=view["id"], values=values(**ANNA))
    assert told == {}
    state = await seat.sees(lambda seen: cards(seen) and not seen["modals"])
    [card] = cards(state)
    said = re.sub(r"<[^>]*>", "", " ".join(words_in(card["blocks"])))  # without links, whose ids may hold any digits
    assert "Anna Lind" in said and "1740605" not in re.sub(r"\D", "", said)
    await seat.page.until(lambda seen: bool(seen["phones"]) and seen["phones"][0]["role"] == "candidate")
    await seat.does("act", **buttons(card)["details"])
    details = (await seat.sees(lambda seen: seen["modals"]))["modals"][0]
    assert details["type"] == "modal" and "Anna Lind" in str(details["blocks"])


async def test_what_is_written_after_the_command_fills_the_form(seat: Seat) -> None:
    view = await seat.starts("/refcheck start Kim Holm 070-174 06 06 Barista")
    first = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    assert first["candidate_name"]["initial_value"] == "Kim Holm"


async def test_a_wrong_number_is_told_at_its_field(seat: Seat) -> None:
    view = await seat.starts()
    told = await seat.does("submit", view=view["id"], values=values(candidate_name="Anna Lind", candidate_phone="12"))
    assert list(told["errors"]) == ["candidate_phone"]
    assert [one["id"] for one in (await seat.sees())["modals"]] == [view["id"]]


async def test_the_language_of_the_answers_is_the_persons(seat: Seat) -> None:
    await seat.does("command", text="/refcheck help")
    english = (await seat.sees(lambda seen: seen["messages"]))["messages"][-1]
    nils = Seat(seat.page, NILS)
    await nils.does("locale", locale="sv-SE")
    await nils.does("command", text="/refcheck help")
    swedish = (await nils.sees(lambda seen: seen["messages"]))["messages"][-1]
    assert english["only_me"] and swedish["only_me"] and english["text"] != swedish["text"]


async def test_a_guest_starts_nothing(seat: Seat) -> None:
    guest = Seat(seat.page, GUS)
    await guest.does("command", text="/refcheck")
    state = await guest.sees(lambda seen: seen["messages"])
    assert state["modals"] == [] and state["messages"][-1]["only_me"]


async def test_the_home_is_filled_when_it_is_opened(seat: Seat) -> None:
    await seat.does("home", tab="home")
    state = await seat.sees(lambda seen: seen["home"])
    assert state["home"]["type"] == "home"


async def test_messages_and_languages_outlive_a_restart(tmp_path: Path, sqlite_url: str) -> None:
    async with running(tmp_path, sqlite_url) as page:
        await Seat(page).does("say", text="Hej!")
        await Seat(page).does("locale", locale="sv-SE")
    async with running(tmp_path, sqlite_url) as page:
        state = await Seat(page).sees()
    assert (state["locale"], [one["text"] for one in state["messages"]]) == ("sv-SE", ["Hej!"])


async def test_nothing_is_sent_again_while_nothing_is_new(seat: Seat) -> None:
    url = f"{seat.page.url}/sandbox/slack/state"
    async with seat.page.session.get(url) as answer:
        version = {"If-None-Match": answer.headers["ETag"]}
    async with seat.page.session.get(url, headers=version) as answer:
        assert (answer.status, await answer.read()) == (304, b"")
    async with seat.page.session.get(url, params={"channel": "C0GENERAL"}, headers=version) as answer:
        assert answer.status == 200
    await seat.does("say", text="Hej!")
    async with seat.page.session.get(url, headers=version) as answer:
        assert answer.status == 200


async def test_no_other_site_may_act_in_the_pane(seat: Seat) -> None:
    asked = {"person": RUT, "channel": HIRING, "text": "/refcheck"}
    for what in ("command", "say", "act", "suggest", "submit", "close", "shortcut", "home", "locale", "dismiss"):
        status, said = await seat.page.ask(f"slack/{what}", asked, Origin="https://elsewhere.example")
        assert (status, said["type"]) == (422, "other-site")


async def test_every_part_of_the_pane_is_served(seat: Seat) -> None:
    async with seat.page.session.get(f"{seat.page.url}/sandbox") as answer:
        text = await answer.text()
    named = set(re.findall(r"/static/sandbox/slack/([\w.]+)", text))
    imported = {
        name for file in STATIC.glob("*.js") for name in re.findall(r'from "\./([\w.]+)"', file.read_text("utf-8"))
    }
    assert {"pane.js", "window.css"} <= named
    assert named | imported == {file.name for file in STATIC.iterdir()}
    for name in named | imported:
        async with seat.page.session.get(f"{seat.page.url}/static/sandbox/slack/{name}") as answer:
            assert answer.status == 200, name


async def test_there_is_no_pane_without_a_sandbox(tmp_path: Path, sqlite_url: str) -> None:
    vouchline = await open_vouchline(
        load_settings(port=own_port(), var=tmp_path, database_url=sqlite_url, sandbox=False)
    )
    paths = [resource.canonical for resource in make_app(vouchline).router.resources()]
    await vouchline.close()
    assert [path for path in paths if path.startswith("/sandbox/slack")] == []


async def test_there_is_no_pane_beside_a_real_slack(tmp_path: Path, sqlite_url: str) -> None:
    """Whoever opened it could act as any recruiter: it signs with the real app's secret."""
    real = {"slack_signing_secret": "0" * 32, "slack_bot_token": "xoxb-1-1-one", "sandbox": "1"}
    vouchline = await open_vouchline(load_settings(port=own_port(), var=tmp_path, database_url=sqlite_url, **real))
    async with TestClient(TestServer(make_app(vouchline))) as client:
        page = await client.get("/sandbox")
        assert page.status == 200 and "slack/pane.js" not in await page.text()
        assert [(await client.get(f"/sandbox/slack/{way}")).status for way in ("state", "api/auth.test")] == [404, 404]
    await vouchline.close()


async def test_whoever_changes_language_is_answered_in_it_from_then_on(seat: Seat) -> None:
    await seat.does("command", text="/refcheck help")
    english = (await seat.sees(lambda seen: seen["messages"]))["messages"][-1]
    await seat.does("locale", locale="sv-SE")
    async with asyncio.timeout(100):
        answer = english
        while answer["text"] == english["text"]:
            await seat.does("command", text="/refcheck help")
            answer = (await seat.sees(lambda seen: seen["messages"]))["messages"][-1]
    assert answer["only_me"]
