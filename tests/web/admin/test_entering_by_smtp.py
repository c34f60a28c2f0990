"""The code goes through a real mail server where one is set, and a server that is away is no failure of the page."""

import re
from pathlib import Path

import pytest

from bot.domain.user import User, UserRole
from bot.wiring import Vouchline
from tests.channels.mail.postbox import Postbox, served
from tests.ports import own_port
from tests.web.admin.browsing import Browser, client_of, written
from tests.web.admin.conftest import add_user
from tests.web.conftest import running

RUT = "rut@example.com"


async def a_user(vouchline: Vouchline) -> None:
    now = vouchline.clock.now()
    rut = User("rut", vouchline.organisation, RUT, "Rut\r\nBcc: all@example.com", UserRole.ADMIN, "en", now)
    await add_user(vouchline.storage.database, rut)


async def test_the_code_arrives_and_signs_in(tmp_path: Path, sqlite_url: str) -> None:
    postbox = Postbox()
    with served(postbox) as port:
        settings = {"smtp_url": f"smtp://127.0.0.1:{port}", "mail_from": "Vouchline <v@example.com>"}
        async with running(tmp_path, sqlite_url, **settings) as vouchline, client_of(vouchline) as client:
            await a_user(vouchline)
            browser = Browser(client, vouchline)
            await browser.ask_for_code(RUT)
            await written(client)
            [mail] = postbox.taken
            assert (mail["To"], mail["Bcc"]) == (RUT, None)
            found = re.match(r"(\d{3}) (\d{3}) is your code for Vouchline$", mail["Subject"])
            assert found and "sandbox/mail" not in await (await browser.get("/login/code")).text()
            assert (await browser.post("/login/code", {"code": found[1] + found[2]})).status == 303
            assert await browser.is_signed_in


async def test_a_server_that_is_away_is_told_to_the_log_alone(
    tmp_path: Path, sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings = {"smtp_url": f"smtp://127.0.0.1:{own_port()}", "mail_from": "v@example.com"}
    async with running(tmp_path, sqlite_url, **settings) as vouchline, client_of(vouchline) as client:
        await a_user(vouchline)
        browser = Browser(client, vouchline)
        assert (await browser.ask_for_code(RUT)).status == 303
        await written(client)
    assert "a mail was not sent" in caplog.text and RUT not in caplog.text
