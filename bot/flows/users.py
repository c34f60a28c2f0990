"""A user is made, changed, deactivated or let in again (R46). An organisation never loses its last admin."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.domain.inbox import Row
from bot.domain.user import User, UserRole, folded_email
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.readers.contact import EMAIL
from bot.flows.refusing import pointer, refused

PLAIN = ("email", "name", "role", "language")
LONGEST_EMAIL, LONGEST_NAME = 254, 80
Refusal = tuple[str, str, str | None]  # kind, detail, where


def user_asked(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """`of_user` is whom it is about; empty: somebody new, or, with `again`, whoever has that address already."""
    asked = row.payload
    kept = _meant(seen, asked)
    if kept is None and asked["of_user"]:
        return refused("unknown-user", "There is no such user.")
    read = _read(asked)
    if wrong := next(_unreadable(read, moment), None):
        return refused(*wrong)
    changed = _activated(_changed(kept or _new(seen, moment), read), asked, moment)
    if wrong := next(_wrong(seen, kept, changed), None):
        return refused(*wrong)
    return Changes(put=[] if changed == kept else [changed], outcome={"user": changed.id, "made": kept is None})


def _meant(seen: OrganisationSeen, asked: Mapping[str, Any]) -> User | None:
    if not asked["of_user"]:
        return _with_email(seen, folded_email(asked["email"])) if asked.get("again") else None
    return next((one for one in seen.users if one.id == asked["of_user"]), None)


def _with_email(seen: OrganisationSeen, email: str) -> User | None:
    return next((one for one in seen.users if one.email == email), None)


def _read(asked: Mapping[str, Any]) -> dict[str, str]:
    """What is named of a user, as it is kept. Signs that can't be seen would end up in mails and pages."""
    read = {name: "".join(sign for sign in str(asked[name]) if sign.isprintable()) for name in PLAIN if name in asked}
    if "email" in read:
        read["email"] = folded_email(read["email"])
    if "name" in read:
        read["name"] = " ".join(read["name"].split())
    return read


def _unreadable(read: Mapping[str, str], moment: Moment) -> Iterator[Refusal]:
    email, name = read.get("email"), read.get("name")
    if email is not None and not (EMAIL.fullmatch(email) and len(email) <= LONGEST_EMAIL):
        yield "bad-email", f"{email!r} is no e-mail address.", pointer("email")
    if name is not None and not 0 < len(name) <= LONGEST_NAME:
        yield "bad-name", f"A name has 1 to {LONGEST_NAME} letters.", pointer("name")
    if read.get("role", UserRole.ADMIN) not in tuple(UserRole):
        yield "unknown-role", f"There is no role {read['role']!r}; choose admin or recruiter.", pointer("role")
    if "language" in read and read["language"] not in moment.texts:
        known = ", ".join(moment.texts)
        yield "unknown-language", f"There is no language {read['language']!r}; choose {known}.", pointer("language")


def _new(seen: OrganisationSeen, moment: Moment) -> User:
    language = seen.sub_accounts[0].language if seen.sub_accounts else next(iter(moment.texts))
    return User(moment.new_id(), seen.organisation.id, "", "", UserRole.RECRUITER, language, moment.now)


def _changed(was: User, read: Mapping[str, str]) -> User:
    role = UserRole(read["role"]) if "role" in read else was.role
    named: dict[str, Any] = {**read, "role": role}
    changed = replace(was, **named)
    return changed if changed.name else replace(changed, name=_name_in(changed.email))


def _name_in(email: str) -> str:
    """rut.ek@example.com is at first called Rut Ek."""
    words = email.partition("@")[0].replace("_", ".").replace("-", ".").split(".")
    return " ".join(word.capitalize() for word in words if word)[:LONGEST_NAME]


def _activated(user: User, asked: Mapping[str, Any], moment: Moment) -> User:
    if "active" not in asked:
        return user
    return replace(user, deactivated_at=None if asked["active"] else user.deactivated_at or moment.now)


def _wrong(seen: OrganisationSeen, kept: User | None, changed: User) -> Iterator[Refusal]:
    namesake = _with_email(seen, changed.email)
    if namesake and namesake.id != changed.id:
        yield "user-known", f"{changed.email} is a user of this organisation already.", pointer("email")
    others = [one for one in seen.users if one.id != changed.id]
    if kept and _is_admin(kept) and not any(map(_is_admin, (changed, *others))):
        yield "last-admin", f"{kept.name} is the only admin: make somebody else an admin first.", pointer("role")


def _is_admin(user: User) -> bool:
    return user.is_admin and user.deactivated_at is None
