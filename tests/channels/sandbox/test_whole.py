"""The sandbox around the real thing: what is typed on a phone goes the way that it would go in production."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientSession, web

from bot.engine.roles import ALL_ROLES
from bot.settings import load_settings
from bot.wiring import open_vouchline
from tests.ports import own_port
from web.app import make_app
from web.sandbox.demo import DemoStopped, play_demo

State = dict[str, Any]
STEPS: list[object] = [{}, [], *({"advance": step} for step in ("soon", "-1h", "999d", 24, ""))]
ODD: list[tuple[str, object]] = [
    *(("clock", step) for step in STEPS),
    *(("phone", {"number": number}) for number in ("", "abc", "12", "x" * 200, None)),
    *(("write", {"from": number, "text": "Hej"}) for number in ("", "abc", "x" * 200, "whatsapp:")),
    *(("write", {"from": "+46701740699", "text": text}) for text in ("", " ", "x" * 1601, 7)),
    ("demo", {}),
    ("demo", {"language": "tlh"}),
    ("demo", "sv"),
    ("demo", {"language": "sv", "candidate_contact": "pigeon"}),
    ("demo", {"language": "sv", "referee_contact": ["sms"]}),
    *(("tap", asked) for asked in ({}, {"message": "SM0", "choice": "yes"}, {"message": 1, "choice": "yes"})),
    *(("switch", {"phone": "+46701740699"} | said) for said in ({"is_off": "yes"}, {"texts": "30001"}, {"texts": 1})),
    ("switch", {"phone": "abc"}),
    ("read", {}),
    ("write", {"from": "+46701740699", "attach": "voice"}),
    ("write", {"from": "whatsapp:+46701740699", "attach": "bomb"}),
    ("write", {"from": "whatsapp:+46701740690", "text": "not on WhatsApp"}),
    ("write", {"from": "+46701740692", "text": "switched off"}),
]


@dataclass(frozen=True, slots=True)
class Page:
    """What the page in the browser does."""

    session: ClientSession
    url: str

    async def state(self, check: str = "") -> State:
        async with self.session.get(f"{self.url}/sandbox/state", params={"check": check}) as answer:
            state: State = await answer.json()
            return state

    async def ask(self, path: str, asked: object, **headers: str) -> tuple[int, State]:
        async with self.session.post(f"{self.url}/sandbox/{path}", json=asked, headers=headers) as answer:
            return answer.status, await answer.json()

    async def until(self, holds: Callable[[State], bool], check: str = "", seconds: float = 100.0) -> State:
        async with asyncio.timeout(seconds):
            while not holds(state := await self.state(check)):
                await asyncio.sleep(0.05)
            return state


@pytest.fixture
async def page(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Page]:
    async with running(tmp_path, sqlite_url) as page:
        yield page


@pytest.fixture
async def morning(page: Page) -> Page:
    """At ten o'clock, so that no night begins before people have been written to."""
    await wait_for(page, 10)
    return page


async def wait_for(page: Page, hour: int) -> None:
    """Until it is so late."""
    _, told = await page.ask("clock", {"advance": "0h"})
    await page.ask("clock", {"advance": f"{(hour - local(told['now']).hour) % 24}h"})


class running:  # reads as a verb where it is used
    """Vouchline with all its parts on a free port, as `vouchline serve` has it."""

    def __init__(self, var: Path, database_url: str) -> None:
        self.settings = load_settings(port=own_port(), var=var, database_url=database_url)

    async def __aenter__(self) -> Page:
        self.vouchline = await open_vouchline(self.settings)
        self.runner = web.AppRunner(make_app(self.vouchline), access_log=None, shutdown_timeout=0.1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", self.settings.port).start()
        await self.vouchline.begin(ALL_ROLES)
        self.session = ClientSession()
        return Page(self.session, self.settings.base_url)

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()
        await self.vouchline.rest()
        await self.runner.cleanup()
        await self.vouchline.close()


def last_of(state: State, place: int = 0) -> State:
    return state["phones"][place]["messages"][-1] if len(state["phones"]) > place else {}


async def test_a_demo_check_begun_at_night_reaches_its_candidate_by_day_and_gets_an_answer(page: Page) -> None:
    await wait_for(page, 22)
    _, started = await page.ask("demo", {"language": "en"})
    state = await page.until(lambda seen: bool(seen["phones"]), started["check"])
    assert (state["phones"][0]["role"], state["phones"][0]["address"]) == ("candidate", started["candidate"])
    assert 8 <= local(last_of(state)["at"]).hour < 20
    assert (await page.ask("write", {"from": started["candidate"], "text": "ok"}))[1] == {"taken": True}
    state = await page.until(lambda seen: len(seen["phones"][0]["messages"]) == 3 and not last_of(seen)["mine"])
    await page.until(lambda seen: last_of(seen)["status"] == "delivered")
    assert state["events"][0]["type"] == "check_started"


def local(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(ZoneInfo("Europe/Stockholm"))


async def test_the_demo_plays_a_check_up_to_its_middle(morning: Page) -> None:
    told: list[str] = []
    address = await play_demo(morning.url, "sv", told.append)
    state = await morning.state(address.rpartition("=")[2])
    assert [phone["role"] for phone in state["phones"]] == ["candidate", "referee", "referee"]
    assert state["checks"][0]["answered"] == 1 and state["checks"][0]["report"]
    async with morning.session.get(state["checks"][0]["report"]) as report:
        assert report.status == 200 and "Lugn" in await report.text()


async def test_a_button_is_tapped_once_however_often(morning: Page) -> None:
    asked = {"language": "en", "candidate_contact": "whatsapp", "referee_contact": "whatsapp"}
    _, started = await morning.ask("demo", asked)
    state = await morning.until(lambda seen: bool(seen["phones"]), started["check"])
    tap = {"message": last_of(state)["sid"], "choice": "begin"}
    answers = await asyncio.gather(*(morning.ask("tap", tap) for _ in range(4)))
    assert sorted(status for status, _ in answers) == [200, 422, 422, 422]
    assert {said["type"] for status, said in answers if status == 422} == {"already-tapped"}


async def test_the_demo_may_be_played_on_whatsapp(morning: Page) -> None:
    address = await play_demo(morning.url, "en", lambda told: None, "whatsapp")
    state = await morning.state(address.rpartition("=")[2])
    messages = [message for phone in state["phones"] for message in phone["messages"]]
    assert {message["channel"] for message in messages} == {"whatsapp"}
    assert state["phones"][0]["messages"][0]["tapped"] == "begin" and state["checks"][0]["answered"] == 1


async def test_a_demo_without_a_sandbox_says_where_it_looked() -> None:
    with pytest.raises(DemoStopped, match="There is no sandbox at"):
        await play_demo(f"http://127.0.0.1:{own_port()}", "sv", print)


async def test_the_clock_goes_to_the_next_reminder(morning: Page) -> None:
    _, started = await morning.ask("demo", {"language": "sv"})
    state = await morning.until(lambda seen: bool(seen["phones"]) and seen["next"])
    before = datetime.fromisoformat((await morning.ask("clock", {"advance": "0h"}))[1]["now"])
    assert datetime.fromisoformat(state["next"]) - before > timedelta(hours=20)
    status, moved = await morning.ask("clock", {"advance": "next"})
    assert status == 200 and datetime.fromisoformat(moved["now"]) >= datetime.fromisoformat(state["next"])
    state = await morning.until(was_reminded, started["check"])
    assert len(state["phones"][0]["messages"]) == 2


def was_reminded(seen: State) -> bool:
    return "candidate_reminded" in [event["type"] for event in seen["events"]]


async def test_odd_questions_are_refused_in_words(page: Page) -> None:
    for path, asked in ODD:
        status, said = await page.ask(path, asked)
        assert status == 422 and said["detail"], (path, asked)


async def test_no_other_site_may_use_the_page(page: Page) -> None:
    for path in ("clock", "demo", "write", "phone", "tap", "read", "switch"):
        status, said = await page.ask(path, {"advance": "24h"}, Origin="https://elsewhere.example")
        assert (status, said["type"]) == (422, "other-site")
    assert (await page.ask("clock", {"advance": "0h"}, Origin=page.url))[0] == 200


async def test_a_stranger_may_write_first(page: Page) -> None:
    _, phone = await page.ask("phone", {"number": "070-174 06 99"})
    assert (phone["address"], phone["number"]) == ("+46701740699", "+46 70 174 06 99")
    await page.ask("write", {"from": phone["address"], "text": "Hej, vilka är ni?"})
    state = await page.until(lambda seen: bool(seen["phones"]) and not last_of(seen)["mine"])
    assert (state["phones"][0]["role"], state["check"]) == ("", None)


async def test_a_phone_has_text_messages_and_whatsapp(page: Page) -> None:
    for address in ("+46701740699", "whatsapp:+46701740699"):
        await page.ask("write", {"from": address, "text": "Hej!"})
    state = await page.state()
    assert [(one["mine"], one["channel"]) for one in state["phones"][0]["messages"] if one["mine"]] == [
        (True, "sms"),
        (True, "whatsapp"),
    ]
    assert len(state["phones"]) == 1


async def test_nothing_is_sent_again_while_nothing_is_new(page: Page) -> None:
    async with page.session.get(f"{page.url}/sandbox/state") as answer:
        version = answer.headers["ETag"]
    async with page.session.get(f"{page.url}/sandbox/state", headers={"If-None-Match": version}) as answer:
        assert (answer.status, await answer.read()) == (304, b"")
    await page.ask("clock", {"advance": "1h"})
    async with page.session.get(f"{page.url}/sandbox/state", headers={"If-None-Match": version}) as answer:
        assert answer.status == 200


async def test_the_page_runs_no_script_but_its_own(page: Page) -> None:
    async with page.session.get(f"{page.url}/sandbox") as answer:
        policy, text = answer.headers["Content-Security-Policy"], await answer.text()
    assert "script-src 'self'" in policy and "default-src 'none'" in policy and "unsafe" not in policy
    assert " style=" not in text and " onclick" not in text and "<script>" not in text and "<style" not in text
    for asset in (
        "page.js",
        "phones.js",
        "story.js",
        "clock.js",
        "text.js",
        "phone_acts.js",
        "whatsapp.css",
        "matter.css",
        "page.css",
        "phone.css",
        "fonts/inter.woff2",
    ):
        async with page.session.get(f"{page.url}/static/sandbox/{asset}") as answer:
            assert answer.status == 200


async def test_a_restart_keeps_phones_and_clock(tmp_path: Path, sqlite_url: str) -> None:
    async with running(tmp_path, sqlite_url) as page:
        await page.ask("write", {"from": "+46701740699", "text": "Hej!"})
        await page.until(lambda seen: bool(seen["phones"]) and not last_of(seen)["mine"])
        await page.ask("clock", {"advance": "48h"})
        before = await page.state()
    async with running(tmp_path, sqlite_url) as page:
        after = await page.until(lambda seen: last_of(seen)["status"] == "delivered")
    assert [one["sid"] for one in after["phones"][0]["messages"]] == [
        one["sid"] for one in before["phones"][0]["messages"]
    ]
    assert datetime.fromisoformat(after["now"]) >= datetime.fromisoformat(before["now"])
