"""Users are made, changed and deactivated by rows of their organisation's lane; the last admin stays (R46)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.inbox import Happening, Row
from bot.domain.user import User, UserRole
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.users import user_asked
from tests.storage.scene import ORGANISATION, SUB_ACCOUNT
from tests.world import QUESTIONNAIRES, TEXTS

THEN = datetime(2026, 11, 2, 9, tzinfo=UTC)
RUT = User("rut", ORGANISATION.id, "rut@example.com", "Rut Ek", UserRole.ADMIN, "sv", THEN)
NILS = replace(RUT, id="nils", email="nils@example.com", name="Nils Holm", role=UserRole.RECRUITER)
GONE = replace(RUT, id="gone", email="gone@example.com", name="Gun Gren", deactivated_at=THEN)


MOMENT = Moment(THEN, lambda: "new", str, str, str, str, TEXTS, QUESTIONNAIRES)


def ask(*users: User, **asked: Any) -> Changes:
    seen = OrganisationSeen(ORGANISATION, (SUB_ACCOUNT,), (), 0, users=users)
    payload = {"of_user": "", **asked}
    return user_asked(seen, Row("organisation:x", "web", "1", Happening.USER_ASKED, payload), MOMENT)


def put(*users: User, **asked: Any) -> User:
    [changed] = ask(*users, **asked).put
    assert isinstance(changed, User)
    return changed


def refused(*users: User, **asked: Any) -> tuple[str, str | None]:
    changes = ask(*users, **asked)
    assert changes.put == []
    return changes.outcome["refused"]["kind"], changes.outcome["refused"]["at"]


def test_somebody_new_is_a_recruiter_unless_said_otherwise() -> None:
    made = put(RUT, email=" Åsa.Öberg@Example.com ", name=" Åsa \t Öberg ")
    assert (made.email, made.name, made.role) == ("åsa.öberg@example.com", "Åsa Öberg", UserRole.RECRUITER)
    assert (made.organisation, made.language, made.created_at) == (ORGANISATION.id, SUB_ACCOUNT.language, THEN)
    assert made.deactivated_at is None


def test_without_a_name_it_is_that_of_the_address() -> None:
    assert put(email="anna-lena.ek_berg@example.com").name == "Anna Lena Ek Berg"


def test_a_name_cannot_bring_lines_into_a_mail() -> None:
    assert put(email="eva@example.com", name="Eva\r\nBcc: all@example.com\x00\u202e").name == "EvaBcc: all@example.com"


@pytest.mark.parametrize(
    ("asked", "kind", "at"),
    [
        ({"email": "RUT@example.com"}, "user-known", "/email"),
        ({"email": "nobody"}, "bad-email", "/email"),
        ({"email": "a@b.se\nBcc: c@d.se"}, "bad-email", "/email"),
        ({"email": f"{'a' * 250}@example.com"}, "bad-email", "/email"),
        ({"email": "eva@example.com", "name": " \n "}, "bad-name", "/name"),
        ({"email": "eva@example.com", "name": "x" * 81}, "bad-name", "/name"),
        ({"email": "eva@example.com", "role": "owner"}, "unknown-role", "/role"),
        ({"email": "eva@example.com", "language": "tlh"}, "unknown-language", "/language"),
        ({"of_user": "rut", "email": "nils@example.com"}, "user-known", "/email"),
        ({"of_user": "nobody", "name": "Eva"}, "unknown-user", None),
    ],
)
def test_what_cannot_be_is_refused_by_name(asked: dict[str, Any], kind: str, at: str | None) -> None:
    assert refused(RUT, NILS, **asked) == (kind, at)


def test_only_what_is_named_changes() -> None:
    assert put(RUT, NILS, of_user="nils", role="admin") == replace(NILS, role=UserRole.ADMIN)
    assert put(RUT, NILS, of_user="nils", name="Nils H", language="en") == replace(NILS, name="Nils H", language="en")
    assert ask(RUT, NILS, of_user="nils", name="Nils Holm").put == []


@pytest.mark.parametrize("asked", [{"role": "recruiter"}, {"active": False}])
def test_the_last_active_admin_stays(asked: dict[str, Any]) -> None:
    assert refused(RUT, NILS, GONE, of_user="rut", **asked) == ("last-admin", "/role")
    assert put(RUT, replace(NILS, role=UserRole.ADMIN), of_user="rut", **asked).id == "rut"


def test_somebody_is_deactivated_once_and_let_in_again() -> None:
    out = put(RUT, NILS, of_user="nils", active=False)
    assert out == replace(NILS, deactivated_at=THEN)
    earlier = replace(NILS, deactivated_at=THEN - timedelta(days=1))
    assert ask(RUT, earlier, of_user="nils", active=False).put == []
    assert put(RUT, earlier, of_user="nils", active=True) == NILS


def test_asked_again_whoever_has_the_address_is_meant() -> None:
    back = put(RUT, GONE, email="Gone@example.com", role="admin", active=True, again=True)
    assert back == replace(GONE, deactivated_at=None)
    assert ask(RUT, email="rut@example.com", role="admin", active=True, again=True).put == []
    assert put(RUT, email="new@example.com", again=True).id not in ("rut", "")
