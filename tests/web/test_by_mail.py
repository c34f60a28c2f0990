"""A whole check by mail and on the web alone, over a real mail server (R3, R28)."""

import asyncio
import re
from collections.abc import AsyncIterator
from email.message import EmailMessage
from typing import Any

import pytest
import pytest_asyncio

from tests.browser.site import Site, a_site
from tests.channels.mail.postbox import GONE, Postbox, part, served
from tests.web.forms import filled_in, forms_in
from tests.web.office import path_of

BY_MAIL = {"candidate_contact": "email", "referee_contact": "email"}
ASKS_FOR_A_WORD = re.compile(r"\b(OK|YES|JA|NO|NEJ|SEND|SKICKA|DECLINE|AVBÖJ|REPLACE|BYT|UNDO|STATUS|ÅNGRA)\b")
LINK = re.compile(r"https?://[^\s\"<]+/[cr]/[\w-]{22}")
ADDRESS = re.compile(r"https?://[^\s\"<]+")  # whose token may hold any word

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Post:
    def __init__(self, site: Site, box: Postbox) -> None:
        self.site, self.box, self.office = site, box, site.office

    async def start(self, name: str, email: str, **given: Any) -> dict[str, Any]:
        candidates = [{"name": name, "email": email}]
        return await self.site.start(**{"candidates": candidates, **BY_MAIL, **given})

    async def sent(self, address: str, number: int) -> list[EmailMessage]:
        await self.box.until(lambda: len(self.box.to(address)) >= number)
        return self.box.to(address)

    async def types(self, check: dict[str, Any]) -> list[str]:
        told = await self.office.json("GET", f"/api/v1/checks/{check['id']}/lifecycle")
        return [one["type"] for one in told["events"]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def post(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Post]:
    box = Postbox()
    with served(box) as port:
        settings: dict[str, Any] = {"smtp_url": f"smtp://127.0.0.1:{port}", "mail_from": "refs@example.org"}
        door = {"mail_door_domain": "reply.example.org"}
        async with a_site(tmp_path_factory.mktemp("mail"), **settings, **door, sandbox=True) as site:
            yield Post(site, box)


async def test_a_check_goes_to_its_end_by_mail(post: Post) -> None:
    check = await post.start("Anna Lind", "anna@example.com")
    await post.sent("anna@", 1)
    check = await post.office.name_a_referee(check, "Eva Berg", "eva@example.com", "my manager", "Acme", "2019-2022")
    await post.sent("eva@", 1)
    await post.office.answer_everything(check["references"][0]["link"])
    await post.office.is_in(check)
    to_anna, to_eva = await post.sent("anna@", 3), await post.sent("eva@", 2)
    assert [mail["Subject"] for mail in to_anna] == [
        "Café Norr asks for your references",
        "Thank you: we are writing to your referees",
        "All your references for Café Norr are in",
    ]
    assert [mail["Subject"] for mail in to_eva] == [
        "Anna Lind has named you as a referee for Café Norr",
        "Thank you for your reference for Anna Lind",
    ]
    shown = (await post.office.json("GET", f"/api/v1/checks/{check['id']}/conversations"))["conversations"]
    assert [(one["channel"], one["address"]) for one in shown] == [
        ("email", "anna@example.com"),
        ("email", "eva@example.com"),
    ]
    assert {"candidate_invited", "referee_invited", "message_sent", "check_completed"} <= set(await post.types(check))
    for mails in (to_anna, to_eva):
        threads = {str(mail["References"]) for mail in mails}
        assert len(threads) == 1 and mails[0]["In-Reply-To"] is None
        assert {str(mail["In-Reply-To"]) for mail in mails[1:]} == threads


async def test_every_mail_has_its_head_and_says_the_same_twice(post: Post) -> None:
    check = await post.start("Sven Ek", "sven@example.com", language="sv", references_wanted=2)
    named = (
        "Rut Alm",
        "rut@example.com",
        "min chef",
        "Acme",
        "2019-2022",
        "Bo Ås",
        "bo@example.com",
        "kollega",
        "Beta",
    )
    check = await post.office.name_a_referee(check, *named, "2020")
    await post.site.advance(hours=24)
    await post.office.fill(check["references"][0]["link"], text="no")
    await post.office.fill(check["references"][0]["link"])
    to_both = [*await post.sent("rut@", 3), *await post.sent("sven@", 3)]
    assert len({mail["Message-ID"] for mail in to_both}) == len(to_both)
    for mail, (comes_back_to, _) in zip(post.box.taken, post.box.envelopes, strict=True):
        assert str(mail["From"]) == "Café Norr via Vouchline <refs@example.org>"
        assert str(mail["Reply-To"]).startswith("r-") and comes_back_to.startswith("b-")
        assert str(mail["Reply-To"]).endswith("@reply.example.org") and comes_back_to.endswith("@reply.example.org")
        on_the_web, by_mail = str(mail["List-Unsubscribe"]).split(", ")
        assert "/u/l-" in on_the_web and by_mail.startswith("<mailto:u-")
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert mail["Auto-Submitted"] == "auto-generated" and mail["Date"]
        assert mail.get_content_type() == "multipart/alternative"
        plain, html = part(mail, "plain"), part(mail, "html")
        assert set(LINK.findall(plain)) == set(LINK.findall(html)) and len(set(LINK.findall(plain))) == 1
        assert not ASKS_FOR_A_WORD.search(ADDRESS.sub("", plain + html)), plain
        assert "src=" not in html and "url(" not in html


async def test_more_references_and_a_question_more_come_by_mail(post: Post) -> None:
    check = await post.start("Ada Falk", "ada@example.com")
    check = await post.office.name_a_referee(check, "Ivar Holm", "ivar@example.com", "my manager", "Acme", "2019-2022")
    await post.office.answer_everything(check["references"][0]["link"])
    check = await post.office.is_in(check)
    await post.office.json("POST", f"/api/v1/checks/{check['id']}/more-references", json={"count": 2})
    more = (await post.sent("ada@", 4))[3]
    assert more["Subject"] == "Café Norr asks for more references"
    assert "asks for more references: 2 referees" in part(more, "plain")
    reference = check["references"][0]["id"]
    asked = {"person": reference, "question": "How was Friday?"}
    await post.office.json("POST", f"/api/v1/checks/{check['id']}/follow-up", json=asked)
    question = (await post.sent("ivar@", 3))[2]
    assert question["Subject"] == "One more question about Ada Falk" and "> How was Friday?" in part(question, "plain")
    link = check["references"][0]["link"]
    await post.office.fill(link, text="Calm and quick.")
    await post.office.press(link, "submit")
    assert (await post.sent("ivar@", 4))[3]["Subject"] == "Thank you for your answer about Ada Falk"


async def test_who_was_sent_a_link_to_pass_on_asks_for_the_mail_again(post: Post) -> None:
    check = await post.start("Olle Vik", "olle@example.com")
    named = ("Mia Ros", "mia@example.com", "my manager", "Acme", "2019-2022")
    check = await post.office.name_a_referee(check, *named)
    receipt = (await post.sent("olle@", 2))[1]
    [passed_on] = re.findall(r"https?://\S+/f/[A-Z0-9]{8}", part(receipt, "plain"))
    await post.sent("mia@", 1)
    form = filled_in(forms_in(await post.office.page(passed_on))[0], text="Mia@Example.com")
    assert (await post.office.client.post(path_of(passed_on), data=form)).status == 200
    again = (await post.sent("mia@", 2))[1]
    assert again["Subject"] == "Olle Vik has named you as a referee for Café Norr"
    assert check["references"][0]["link"] in part(again, "plain")


async def test_a_server_that_puts_off_is_asked_again_and_one_that_breaks_off_gets_the_same_mail(post: Post) -> None:
    post.box.answers_to["per@example.com"] = ["451 4.7.1 greylisted, come back later", GONE]
    check = await post.start("Per Moe", "per@example.com")
    await post.box.until(lambda: len(post.box.to("per@")) == 2)
    first, second = post.box.to("per@")
    assert first["Message-ID"] == second["Message-ID"]
    async with asyncio.timeout(100):
        while "candidate_invited" not in await post.types(check):
            await asyncio.sleep(0.02)
    await post.site.advance(minutes=1)
    assert (await post.types(check)).count("candidate_invited") == 1


async def test_a_mailbox_that_is_not_there_is_told_with_its_reason(post: Post) -> None:
    post.box.at_rcpt["gone@example.com"] = "550 5.1.1 no such user"
    check = await post.start("Ina Moe", "gone@example.com")
    found = await post.office.until(check, lambda now: now["candidate_unreachable"] is not None)
    assert found["candidate_unreachable"]["error"] == "mailbox_unknown"
    assert found["candidate_unreachable"]["text"].startswith("There is no such mailbox.")
    assert "message_failed" in await post.types(check)


async def test_sms_and_mail_together_ask_by_both_until_the_person_is_heard(post: Post) -> None:
    both = [{"name": "Lea Hall", "phone": "0701740606", "email": "lea@example.com"}]
    check = await post.site.start(candidates=both, candidate_contact="sms+email", referee_contact="sms")
    await post.site.was_sent("+46701740606", "Café Norr", check["id"])
    [beside] = await post.sent("lea@", 1)
    assert beside["Subject"] == "Café Norr asks for your references"
    await post.site.advance(hours=24)
    assert len(await post.sent("lea@", 2)) == 2
    await post.site.write("+46701740606", "ok")
    await post.site.was_sent("+46701740606", "Are your details right?", check["id"])
    await post.site.advance(hours=13)
    assert len(post.box.to("lea@")) == 2
    assert (await post.types(check)).count("candidate_invited") == 1
    await post.site.advance(hours=11)  # to the morning: by night nobody else is written to


async def test_who_lacks_the_address_is_refused_at_the_start(post: Post) -> None:
    for contact, candidate, at in (
        ("email", {"name": "Kim"}, "/candidates/0/email"),
        ("sms+email", {"name": "Kim", "phone": "0701740607"}, "/candidates/0/email"),
        ("sms+email", {"name": "Kim", "email": "kim@example.com"}, "/candidates/0/phone"),
    ):
        asked = {"candidates": [candidate], "candidate_contact": contact}
        refused = await post.office.json("POST", "/api/v1/checks", 422, json=asked)
        assert [one["pointer"] for one in refused["errors"]] == [at], refused
