"""Traces of where answers came from: keyed, an organisation's own, and never what they were made of (R49)."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.domain.trace import TraceKind
from bot.errors import SettingRefused
from bot.settings import load_settings
from bot.storage.reading import traces
from tests.databases import migrated_in
from tests.storage.scene import rows
from tests.web.browsers import a_browser, a_referee, at_the_questions
from tests.web.conftest import office_of, running
from tests.web.forms import filled_in
from web.conversation.traces import trace_hash
from web.networks import address_of

PROXIES = (ip_network("10.0.0.0/8"), ip_network("127.0.0.1"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("9.9.9.9", "", "9.9.9.9"),
        ("9.9.9.9", "8.8.8.8", "9.9.9.9"),  # nobody's proxy: what it claims is not believed
        ("10.1.2.3", "8.8.8.8", "8.8.8.8"),
        ("10.1.2.3", "1.1.1.1, 8.8.8.8", "8.8.8.8"),  # the first was written by whoever came
        ("127.0.0.1", "8.8.8.8, 10.9.9.9", "8.8.8.8"),
        ("127.0.0.1", "nonsense", None),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", "8.8.8.8", None),
        ("::1", "", "::1"),
    ],
)
def test_who_came_is_the_last_who_is_no_proxy_of_ours(peer: str, forwarded: str, found: str | None) -> None:
    told = address_of(peer, forwarded, PROXIES)
    assert (str(told) if told else None) == found


def test_organisations_cannot_compare_their_traces() -> None:
    one, other = (trace_hash(b"s", owner, TraceKind.IP, "8.8.8.8") for owner in ("cafe", "bar"))
    assert one != other and "8.8.8.8" not in one + other


def test_a_network_that_is_none_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOUCHLINE_TRUSTED_PROXIES", "10.0.0.0/8, everybody")
    with pytest.raises(SettingRefused, match="TRUSTED_PROXIES"):
        load_settings(var=tmp_path)


async def test_an_answer_leaves_each_trace_once(tmp_path: Path) -> None:
    proxied = running(tmp_path, migrated_in(tmp_path), trusted_proxies="127.0.0.1, ::1")
    async with proxied as vouchline, office_of(vouchline) as office, a_browser(office) as browser:
        check, link = await a_referee(office)
        before = await traces.of_check(vouchline.organisation, check["id"])
        await at_the_questions(browser, link)
        for text in ("Closest manager", "2024"):
            form = filled_in(browser.form, text=text)
            await browser.send(form, **{"X-Forwarded-For": "1.2.3.4, 8.8.8.8"})
        found = await traces.of_check(vouchline.organisation, check["id"])
        mine = [one for one in found if one not in before]
        assert sorted(one.kind for one in mine) == [TraceKind.DEVICE, TraceKind.IP]
        assert {one.organisation for one in mine} == {vouchline.organisation}
        secret = vouchline.settings.secret
        assert trace_hash(secret, vouchline.organisation, TraceKind.IP, "8.8.8.8") in {one.hash for one in mine}
        assert await traces.of_check("somebody-elses", check["id"]) == []
        stored = str(await rows(vouchline.storage, "SELECT * FROM trace")) + str(
            await rows(vouchline.storage, "SELECT payload FROM inbox")
        )
        assert "8.8.8.8" not in stored and "1.2.3.4" not in stored
