"""Webhooks in the office: made, tried, switched, replayed, deleted, by admins alone and of their own (R53, R57)."""

import asyncio
import html
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from bot.domain.webhook import TEST, TYPES, PostFault, Webhook
from bot.engine.roles import ProgramRole
from tests.web.admin.house import House, a_house
from tests.web.receiver import Receiver, a_receiver
from web.admin.webhooks.groups import GROUPS, USUAL

pytestmark = pytest.mark.asyncio(loop_scope="module")
PLACE = "/admin/webhooks"
POSTS = frozenset({ProgramRole.TURN, ProgramRole.SEND})


@dataclass(frozen=True, slots=True)
class Hooked:
    house: House
    receiver: Receiver

    async def make(self, name: str, **more: str) -> tuple[Webhook, str, str]:
        """The webhook, its secret, and the page that shows it."""
        fields = {"url": f"{self.receiver.url}/{name}", "name": name, "which": "all", **more}
        page = await self.house.admin.send(f"{PLACE}/new", **fields)
        found = re.search(r'value="(whsec_[\w-]{43})"', page)
        assert found, page
        return await self.named(name), found[1], page

    async def test(self, hook: Webhook, words: str) -> str:
        """A test's page, as soon as it has these words: a busy machine may answer before the address has."""
        sent = await self.house.admin.post(f"{PLACE}/{hook.id}/test")
        async with asyncio.timeout(100):
            while words not in (page := await self.house.admin.page(sent.headers["Location"])):
                await asyncio.sleep(0.05)
        return page

    async def named(self, name: str) -> Webhook:
        known = await self.house.vouchline.hooks.log.webhooks(self.house.admin.user.organisation)
        [found] = [one for one in known if one.name == name]
        return found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def hooked(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hooked]:
    async with a_receiver() as receiver, a_house(tmp_path_factory.mktemp("hooked"), POSTS) as house:
        yield Hooked(house, receiver)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def hook(hooked: Hooked) -> Webhook:
    """One that nobody else looks at."""
    made, _, _ = await hooked.make("ours")
    return made


async def test_every_type_of_event_is_in_one_group_and_every_word_is_there(hooked: Hooked) -> None:
    grouped = [type for types in GROUPS.values() for type in types]
    assert sorted(grouped) == sorted(TYPES) and set(USUAL) < set(TYPES)
    for texts in hooked.house.vouchline.texts.values():
        assert all(texts(f"admin.webhook_events.{type}") for type in (*TYPES, TEST))
        assert all(texts(f"admin.webhooks.faults.{fault}", status=500) for fault in PostFault)


async def test_a_secret_is_shown_once_with_lines_that_check_what_is_posted(hooked: Hooked) -> None:
    hook, secret, page = await hooked.make("shown")
    assert secret not in await hooked.house.admin.page(f"{PLACE}/{hook.id}")
    result = await hooked.test(hook, "<strong>200</strong>")
    assert "taken" in result and "evt_test_" in result
    told = await hooked.receiver.was_told("/shown", "test")
    code = re.search(r"<code>(import hashlib.*?)</code>", page, re.DOTALL)
    assert code
    defined: dict[str, Any] = {}
    exec(html.unescape(code[1]), defined)
    is_ours = defined["is_from_vouchline"]
    assert is_ours(told.raw, told.headers["Vouchline-Signature"], secret)
    assert not is_ours(told.raw + b" ", told.headers["Vouchline-Signature"], secret)
    assert not is_ours(told.raw, told.headers["Vouchline-Signature"].replace("t=", "t=1"), secret)


async def test_a_form_that_is_sent_twice_makes_one_and_shows_its_secret(hooked: Hooked) -> None:
    first = await hooked.make("twice", key="abc")
    assert (await hooked.make("twice", key="abc"))[:2] == first[:2]
    rotate = f"{PLACE}/{first[0].id}/rotate"
    pages = [await hooked.house.admin.send(rotate, key="def") for _ in range(2)]
    secrets = [re.findall(r'value="(whsec_[\w-]{43})"', page) for page in pages]
    assert secrets[0] == secrets[1] != [first[1]] and "24 hours" in pages[0]


async def test_what_is_chosen_is_what_it_is_told_of(hooked: Hooked) -> None:
    await hooked.make("chosen", which="chosen", types="check_completed")
    hook = await hooked.named("chosen")
    assert hook.types == ("check_completed",)
    edit = f"{PLACE}/{hook.id}/edit"
    assert re.search(r"<input[^>]* checked[^>]* value=\"check_completed\"", await hooked.house.admin.page(edit))
    fields = {"url": hook.url, "name": "chosen", "which": "all"}
    assert "Saved." in await hooked.house.admin.send(edit, **fields)
    assert (await hooked.named("chosen")).types == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"url": ""}, "This field is required"),
        ({"url": "ftp://x"}, "This address can&#39;t be used"),
        ({"url": "https://u:p@ats.example.com"}, "This address can&#39;t be used"),
        ({"url": "http://169.254.169.254/"}, "not on the open internet"),
        ({"name": "x" * 61}, "60"),
        ({"which": "chosen"}, "Choose at least one event"),
        ({"which": "chosen", "types": "no_such_event"}, 'class="error"'),
    ],
)
async def test_what_is_wrong_is_said_beside_it(hooked: Hooked, wrong: dict[str, str], said: str) -> None:
    fields = {"url": f"{hooked.receiver.url}/wrong", "name": "Wrong", "which": "all", **wrong}
    answer = await hooked.house.admin.post(f"{PLACE}/new", fields)
    page = await answer.text()
    assert answer.status == 422 and said in page and "whsec_" not in page


async def test_it_is_switched_off_on_and_deleted(hooked: Hooked) -> None:
    admin = hooked.house.admin
    hook, _, _ = await hooked.make("switched")
    place = f"{PLACE}/{hook.id}"
    assert "Nothing is told until it is switched on" in await admin.send(f"{place}/switch", active="off")
    assert "The webhook is off" in await admin.send(f"{place}/test")
    assert "is told." in await admin.send(f"{place}/switch", active="on")
    assert hook.url in await admin.page(f"{place}/delete")
    assert "The webhook is deleted." in await admin.send(f"{place}/delete")
    assert (await admin.get(place)).status == (await admin.post(f"{place}/delete")).status == 404


async def test_a_try_that_failed_says_why_and_it_can_be_posted_again(hooked: Hooked) -> None:
    admin = hooked.house.admin
    hook, _, _ = await hooked.make("failing")
    hooked.receiver.status = 302
    page = await hooked.test(hook, "redirects are not followed")
    assert "to be tried again" in page
    assert "failing" in await admin.page(PLACE) and "redirects" in await admin.page(f"{PLACE}/{hook.id}?state=waiting")
    hooked.receiver.status = 200
    [delivery] = re.findall(r"Delivery (\d+)</h1>", page)
    again = await admin.send(f"{PLACE}/{hook.id}/deliveries/{delivery}/replay")
    assert "It is being posted again." in again and f"deliveries/{delivery}" in again
    assert "none to post again" in await admin.send(f"{PLACE}/{hook.id}/replay")


@pytest.mark.parametrize(
    "path",
    ["", "/edit", "/test", "/switch", "/rotate", "/delete", "/replay", "/deliveries/1", "/deliveries/1/replay"],
)
async def test_another_organisation_and_recruiters_find_nothing_of_it(hooked: Hooked, hook: Webhook, path: str) -> None:
    for ask in (hooked.house.other.get, hooked.house.other.post):
        assert (await ask(f"{PLACE}/{hook.id}{path}")).status in (404, 405)
    for ask in (hooked.house.recruiter.get, hooked.house.recruiter.post):
        assert (await ask(f"{PLACE}/{hook.id}{path}")).status in (403, 405)
    assert await hooked.named("ours") == hook


async def test_the_list_is_said_in_swedish_too(hooked: Hooked) -> None:
    (well, _, _), (ill, _, _) = await hooked.make("well"), await hooked.make("ill")
    await hooked.test(well, "<strong>200</strong>")
    hooked.receiver.status = 500
    await hooked.test(ill, "to be tried again")
    page = await hooked.house.swede.page(PLACE)
    hooked.receiver.status = 200
    assert "Ny webhook" in page and "fungerar" in page and "misslyckas" in page
    assert (await hooked.house.recruiter.get(PLACE)).status == 403
