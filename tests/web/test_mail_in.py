"""What comes back by mail, over two real mail servers: theirs, and the door that we open (R30, R38)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import aiosmtplib
import pytest
import pytest_asyncio

from bot.engine.roles import ALL_ROLES
from bot.errors import SettingRefused
from bot.flows.calendar import written_day
from tests.browser.site import Site, a_site
from tests.channels.mail.postbox import Postbox, part, served
from tests.ports import own_port
from tests.storage.scene import rows
from web.mail_door import mail_door

MAILS = Path(__file__).parents[1] / "payloads" / "mail"
DOMAIN = "reply.example.org"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Post:
    """`number` makes each candidate another person."""

    def __init__(self, site: Site, box: Postbox, port: int) -> None:
        self.site, self.box, self.office, self.port, self.number = site, box, site.office, port, 0

    async def start(self, contact: str = "email", language: str = "en") -> tuple[dict[str, Any], EmailMessage]:
        """A check, and the first mail of its candidate."""
        self.number += 1
        address = f"anna{self.number}@acme.example"
        candidate = {"name": "Anna Lind", "email": address, "phone": f"+4670174{self.number:04}"}
        given = {"candidate_contact": contact, "referee_contact": "email", "language": language}
        check = await self.site.start(candidates=[candidate], **given)
        await self.box.until(lambda: self.box.to(address))
        return check, self.box.to(address)[0]

    async def brings(self, name: str, to: str, sender: str = "", day: str = "11 december") -> None:
        """One of the mails in `payloads`, by another server; `day` stands in place of the one that is in it."""
        raw = (MAILS / f"{name}.eml").read_bytes().replace(b"11 december", day.encode()) + to.encode()  # each its own
        async with aiosmtplib.SMTP(hostname="127.0.0.1", port=self.port) as client:
            await client.sendmail(sender, [to], raw)

    async def writes(self, mail: EmailMessage, words: str, subject: str = "Re: your mail") -> None:
        answer = EmailMessage()
        answer["From"], answer["To"], answer["Subject"] = mail["To"], mail["Reply-To"], subject
        answer.set_content(words)
        sender, to = str(mail["To"]), str(mail["Reply-To"])
        await aiosmtplib.send(answer, hostname="127.0.0.1", port=self.port, sender=sender, recipients=[to])

    def returns_to(self, mail: EmailMessage) -> str:
        return self.box.envelopes[self.box.taken.index(mail)][0]

    async def events(self, check: dict[str, Any]) -> list[dict[str, Any]]:
        return list((await self.office.json("GET", f"/api/v1/checks/{check['id']}/lifecycle"))["events"])

    async def happened(self, check: dict[str, Any], kind: str) -> dict[str, Any]:
        async with asyncio.timeout(100):
            while not (found := [one for one in await self.events(check) if one["type"] == kind]):
                await asyncio.sleep(0.03)
        return found[-1]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def post(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Post]:
    box, port = Postbox(), own_port()
    with served(box) as theirs:
        settings: dict[str, Any] = {"smtp_url": f"smtp://127.0.0.1:{theirs}", "mail_from": "refs@example.org"}
        door = {"mail_door": f"127.0.0.1:{port}", "mail_door_domain": DOMAIN}
        folder = tmp_path_factory.mktemp("mail")
        async with (
            a_site(folder, **settings, **door, sandbox=True) as site,
            mail_door(site.vouchline, ALL_ROLES),
        ):
            yield Post(site, box, port)


def link_in(mail: EmailMessage) -> str:
    """Its path."""
    return str(mail["List-Unsubscribe"]).partition("<")[2].partition(">")[0].partition("/u/")[2].join(("/u/", ""))


async def settled(post: Post, holds: Callable[[], bool]) -> bool:
    await post.site.advance(minutes=1)
    return holds()


async def test_a_bounce_says_that_the_first_mail_did_not_arrive_and_why(post: Post) -> None:
    check, first = await post.start()
    await post.brings("postfix-unknown", post.returns_to(first))
    found = await post.office.until(check, lambda now: now["candidate_unreachable"] is not None)
    assert found["candidate_unreachable"]["error"] == "mailbox_unknown"
    assert (await post.happened(check, "message_failed"))["text"].endswith("there is no such mailbox.")


async def test_a_mail_that_is_late_is_a_line_and_nothing_more(post: Post) -> None:
    check, first = await post.start()
    await post.brings("postfix-delayed", post.returns_to(first))
    assert "late" in (await post.happened(check, "message_delayed"))["text"]
    assert "message_failed" not in {one["type"] for one in await post.events(check)}


async def test_a_server_may_say_that_a_mail_arrived(post: Post) -> None:
    check, first = await post.start()
    await post.brings("postfix-delivered", post.returns_to(first))
    assert (await post.happened(check, "message_delivered"))["text"].endswith("by e-mail.")


async def test_a_reply_is_answered_in_its_language_with_where_to_answer_and_once(post: Post) -> None:
    check, first = await post.start(language="sv")
    await post.brings("gmail-sv", str(first["Reply-To"]), "anna@acme.example")
    await post.writes(first, "Hallå?")
    await post.happened(check, "message_received")
    await post.box.until(lambda: len(post.box.to(str(first["To"]))) == 2)
    answer = post.box.to(str(first["To"]))[1]
    assert "ingen läser" in part(answer, "plain") and "/c/" in part(answer, "plain")
    assert await settled(post, lambda: len(post.box.to(str(first["To"]))) == 2)


async def test_a_holiday_answer_is_a_notice_and_is_not_answered(post: Post) -> None:
    check, first = await post.start()
    last = post.site.vouchline.clock.now().date() + timedelta(days=13)
    await post.brings("outlook-away-sv", post.returns_to(first), day=written_day(last, "sv"))
    told = await post.happened(check, "away_told")
    assert written_day(last + timedelta(days=1), "en") in told["text"]
    notices = (await post.office.json("GET", "/api/v1/notices"))["notices"]
    assert "away_told" in {one["type"] for one in notices if one["check"] == check["id"]}
    assert await settled(post, lambda: len(post.box.to(str(first["To"]))) == 1)


async def test_stop_by_mail_ends_all_mail_to_that_address(post: Post) -> None:
    check, first = await post.start()
    await post.brings("outlook-sv", str(first["Reply-To"]), "anna@acme.example")
    assert (await post.happened(check, "opted_out"))["text"] == "Anna Lind wants no more e-mail from us."
    await post.box.until(lambda: len(post.box.to(str(first["To"]))) == 2)
    assert "no more" in str(post.box.to(str(first["To"]))[1]["Subject"])
    await post.site.advance(hours=168)
    assert len(post.box.to(str(first["To"]))) == 2


async def test_stop_of_mail_beside_a_thread_leaves_the_thread(post: Post) -> None:
    check, first = await post.start("sms+email")
    phone = f"+4670174{post.number:04}"
    await post.site.was_sent(phone, "Café Norr", check["id"])
    await post.writes(first, "STOP")
    await post.happened(check, "opted_out")
    await post.box.until(lambda: len(post.box.to(str(first["To"]))) == 2)
    before = len(await post.site.sent_to(phone, check["id"]))
    await post.site.advance(hours=24)
    async with asyncio.timeout(100):
        while len(said := await post.site.sent_to(phone, check["id"])) <= before:
            await asyncio.sleep(0.03)
    assert len(said) == before + 1
    assert len(post.box.to(str(first["To"]))) == 2


async def test_a_mail_to_the_address_in_list_unsubscribe_stops(post: Post) -> None:
    check, first = await post.start()
    address = str(first["List-Unsubscribe"]).partition("<mailto:")[2].partition("?")[0]
    await post.brings("list-unsubscribe", address, "anna@acme.example")
    await post.happened(check, "opted_out")
    assert await settled(post, lambda: len(post.box.to(str(first["To"]))) == 1)


async def test_looking_at_the_link_changes_nothing_and_one_click_stops(post: Post) -> None:
    check, first = await post.start()
    path, client = link_in(first), post.office.client
    for _ in range(2):
        assert (await client.get(path)).status == 200
        assert (await client.head(path)).status == 200
    assert "opted_out" not in {one["type"] for one in await post.events(check)}
    for _ in range(2):
        clicked = await client.post(path, data=ONE_CLICK, headers={"Origin": "https://mail.example"})
        assert (clicked.status, clicked.headers.get("Set-Cookie")) == (200, None)
    await post.happened(check, "opted_out")
    assert [one["type"] for one in await post.events(check)].count("opted_out") == 1


async def test_one_click_may_come_in_parts(post: Post) -> None:
    check, first = await post.start()
    parts = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    assert (await post.office.client.post(link_in(first), data=parts, headers=headers)).status == 200
    await post.happened(check, "opted_out")


async def test_the_button_stops_and_the_next_one_takes_it_back(post: Post) -> None:
    check, first = await post.start(language="sv")
    path, client = link_in(first), post.office.client
    stopped = await client.post(path, data={"act": "stop"})
    assert "Du får inga fler mejl" in await stopped.text()
    started = await client.post(path, data={"act": "start"})
    assert "Du får mejl från oss igen" in await started.text()
    assert "Inga fler mejl om referenser?" in await (await client.get(path)).text()
    await post.happened(check, "opted_in")
    await post.site.advance(hours=24)
    await post.box.until(lambda: len(post.box.to(str(first["To"]))) > 1)
    assert len(post.box.to(str(first["To"]))) == 2


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"act=erase", "application/x-www-form-urlencoded"),
        (b"List-Unsubscribe=Two-Clicks", "application/x-www-form-urlencoded"),
        (b"\xff\x00&&&=", "application/x-www-form-urlencoded"),
        (b"--b\r\nnonsense", "multipart/form-data; boundary=b"),
        (b"nothing", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"a" * 9000, "application/x-www-form-urlencoded"),
    ],
)
async def test_what_is_no_wish_changes_nothing(post: Post, body: bytes, kind: str) -> None:
    _, first = await post.start()
    refused = await post.office.client.post(link_in(first), data=body, headers={"Content-Type": kind})
    assert 400 <= refused.status < 500


async def test_a_link_that_is_not_ours_or_no_longer_is_a_404(post: Post) -> None:
    check, first = await post.start()
    path, client = link_in(first), post.office.client
    other = f"{path[:-1]}{'a' if path[-1] != 'a' else 'b'}"
    for one in (other, "/u/x", "/u/%00", f"/u/{'l-' * 400}", path.replace("l-", "r-")):
        assert (await client.get(one)).status == 404
        assert (await client.post(one, data=ONE_CLICK)).status == 404
    await post.writes(first, "What about my own words?")
    await post.happened(check, "message_received")
    assert (await post.office.call("DELETE", f"/api/v1/checks/{check['id']}")).status == 204
    assert (await client.get(path)).status == 404
    await post.writes(first, "More of my own words!")  # taken, and nothing is kept of it
    assert await settled(post, lambda: len(post.box.to(str(first["To"]))) <= 2)
    words = "SELECT payload FROM inbox WHERE payload LIKE '%my own words%'"
    async with asyncio.timeout(100):
        while await rows(post.site.vouchline.storage, words):
            await asyncio.sleep(0.03)


async def test_a_door_that_cannot_be_opened_stops_the_start_and_says_which(post: Post) -> None:
    with pytest.raises(SettingRefused, match="VOUCHLINE_MAIL_DOOR"):
        async with mail_door(post.site.vouchline, ALL_ROLES):
            pass
