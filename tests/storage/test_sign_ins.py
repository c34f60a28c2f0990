"""Sign-ins, passkeys, sessions and the sandbox's mail, on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.signing_in import Passkey, SignIn
from bot.domain.user import Session, SignInWay
from bot.ports.mail import Image, Mail
from bot.storage import sandbox_mail
from bot.storage.opening import Storage
from bot.storage.repositories import passkeys, sessions, sign_ins
from tests.storage.scene import NOW

CODE = SignIn("a", SignInWay.CODE, "digest", "/admin", "client", NOW, email="rut@example.com")
KEY = Passkey("k", "cafe", "rut", "My laptop", "cose", 4_000_000_000, NOW)


async def test_of_many_who_ask_at_once_five_get_a_code(storage: Storage) -> None:
    asked = [replace(CODE, id=str(number)) for number in range(9)]
    begun = await asyncio.gather(*(sign_ins.begin(storage.database, one) for one in asked))
    assert sum(begun) == 5
    assert await sign_ins.begin(storage.database, replace(CODE, id="other", email="eva@example.com"))
    later = replace(CODE, id="later", created_at=NOW + timedelta(hours=1, seconds=1))
    assert await sign_ins.begin(storage.database, later)


async def test_an_address_gets_fifteen_a_day_and_a_client_sixty_an_hour(storage: Storage) -> None:
    spread = [replace(CODE, id=str(hour), created_at=NOW + timedelta(hours=hour * 1.01)) for hour in range(20)]
    assert sum([await sign_ins.begin(storage.database, one) for one in spread]) == 15
    many = [replace(CODE, id=f"c{number}", client="other", email=f"{number}@example.com") for number in range(61)]
    assert [await sign_ins.begin(storage.database, one) for one in many] == [True] * 60 + [False]
    assert await sign_ins.begin(storage.database, replace(CODE, id="d", client="other", way=SignInWay.SLACK, email=""))


async def test_of_two_who_bring_the_right_code_one_is_too_late(storage: Storage) -> None:
    await sign_ins.begin(storage.database, CODE)
    tried = await asyncio.gather(*(sign_ins.try_code(storage.database, "a", "digest", NOW) for _ in range(4)))
    assert len([one for one in tried if one]) == 1
    ended = [sign_ins.end(storage.database, "a", SignInWay.CODE, NOW, passed=True) for _ in range(4)]
    assert len([one for one in await asyncio.gather(*ended) if one]) == 1
    assert await sign_ins.find(storage.database, "a", SignInWay.CODE, NOW) is None


async def test_at_most_five_guesses_are_looked_at(storage: Storage) -> None:
    await sign_ins.begin(storage.database, CODE)
    await asyncio.gather(*(sign_ins.try_code(storage.database, "a", f"wrong {one}", NOW) for one in range(8)))
    assert await sign_ins.try_code(storage.database, "a", "digest", NOW) is None
    found = await sign_ins.find(storage.database, "a", SignInWay.CODE, NOW)
    assert found and (found.tries, found.passed_at) == (5, None)
    assert await sign_ins.end(storage.database, "a", SignInWay.CODE, NOW, passed=True) is None


async def test_one_way_in_is_not_another(storage: Storage) -> None:
    await sign_ins.begin(storage.database, replace(CODE, way=SignInWay.SLACK))
    assert await sign_ins.try_code(storage.database, "a", "digest", NOW) is None
    assert await sign_ins.end(storage.database, "a", SignInWay.PASSKEY, NOW) is None
    late = NOW + sign_ins.LIFETIME
    assert await sign_ins.end(storage.database, "a", SignInWay.SLACK, late) is None
    assert await sign_ins.end(storage.database, "a", SignInWay.SLACK, late - timedelta(seconds=1))


async def test_a_passkeys_count_only_rises(storage: Storage) -> None:
    await passkeys.add(storage.database, KEY)
    await passkeys.add(storage.database, replace(KEY, user="eva"))
    assert await passkeys.of_user(storage.database, "rut") == [KEY]
    counts = [await passkeys.used(storage.database, "k", count, NOW) for count in (KEY.sign_count, 4_294_967_295, 5)]
    assert counts == [False, True, False]
    await passkeys.add(storage.database, replace(KEY, id="never", sign_count=0))
    assert [await passkeys.used(storage.database, "never", count, NOW) for count in (0, 0, 1, 0)] == [True] * 3 + [
        False
    ]
    assert [await passkeys.remove(storage.database, "k", user) for user in ("eva", "rut", "rut")] == [
        False,
        True,
        False,
    ]
    assert await passkeys.find(storage.database, "k") is None


async def test_sessions_end_but_for_the_one_that_stays(storage: Storage) -> None:
    ends = NOW + timedelta(days=14)
    for id, user in (("one", "rut"), ("two", "rut"), ("three", "eva")):
        await sessions.begin(storage.database, Session(id, "cafe", user, SignInWay.CODE, "x", NOW, NOW, ends), NOW)
    await sessions.seen(storage.database, "two", NOW + timedelta(hours=1), ends)
    assert await sessions.last_seen(storage.database, "cafe") == {"rut": NOW + timedelta(hours=1), "eva": NOW}
    await sessions.end_others(storage.database, "rut", "two", NOW)
    await sessions.seen(storage.database, "one", NOW + timedelta(hours=2), ends)
    assert (await sessions.last_seen(storage.database, "cafe"))["rut"] == NOW + timedelta(hours=1)
    assert await sessions.last_seen(storage.database, "bar") == {}


async def test_a_mailbox_holds_what_came_as_it_looks_and_what_was_written_from_it(storage: Storage) -> None:
    mailbox = sandbox_mail.SandboxMailbox(storage.database, lambda: NOW)
    images = (Image("logo", "image/png", b"\x89PNG"),)
    await mailbox.send(Mail("eva@example.com", "Hi", "text", "<p>Hi</p>", images=images))
    await mailbox.send(Mail("bo@example.com", "Hi", "text"))
    await mailbox.written("eva@example.com", "Re: Hi", "Hello")
    written, came = await mailbox.of(["eva@example.com", "nobody@example.com"])
    assert (written.is_theirs, written.text, came.html) == (True, "Hello", "<p>Hi</p>")
    assert came.images == ({"name": "logo", "kind": "image/png", "content": "iVBORw=="},)
    assert await mailbox.one(came.id) == came and await mailbox.one("none") is None and await mailbox.of([]) == []
    assert [one.address for one in await mailbox.newest()] == ["bo@example.com", "eva@example.com"]


async def test_the_mailbox_keeps_the_newest(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when they come at once, though not so many that one would wait too long for a connection."""
    monkeypatch.setattr(sandbox_mail, "MOST_KEPT", 20)
    mailbox = sandbox_mail.SandboxMailbox(storage.database, lambda: NOW)
    await asyncio.gather(*(mailbox.send(Mail("rut@example.com", str(one), "text")) for one in range(25)))
    kept = await mailbox.newest()
    assert len(kept) == 20 and len({one.position for one in kept}) == 20
    assert [one.position for one in kept] == sorted((one.position for one in kept), reverse=True)
