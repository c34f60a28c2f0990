"""Users, and the browsers in which they are signed in."""

from datetime import datetime

from bot.domain.user import Session, User
from bot.storage.reading.records import record
from bot.storage.tables.users import SessionRow, UserRow


async def signed_in(session: str, now: datetime) -> tuple[User, Session] | None:
    """Nobody when the session has ended or the user was deactivated (R46). `now` is real time."""
    kept = await SessionRow.get_or_none(id=session, ended_at=None, expires_at__gt=now)
    user = await UserRow.get_or_none(id=kept.user, deactivated_at=None) if kept else None
    return (record(User, user), record(Session, kept)) if kept and user else None


async def of_organisation(organisation: str) -> list[User]:
    rows = await UserRow.filter(organisation=organisation).order_by("name", "id")
    return [record(User, row) for row in rows]


async def one(organisation: str, id: str) -> User | None:
    row = await UserRow.get_or_none(organisation=organisation, id=id)
    return record(User, row) if row else None


async def with_email(email: str) -> list[User]:
    """Those who may sign in with this address, in whichever organisation."""
    rows = await UserRow.filter(email=email, deactivated_at=None).order_by("organisation", "id")
    return [record(User, row) for row in rows]


async def with_email_in(organisation: str, email: str) -> User | None:
    """Deactivated ones are found, too."""
    row = await UserRow.get_or_none(organisation=organisation, email=email)
    return record(User, row) if row else None


async def sessions_of(user: str, now: datetime) -> list[Session]:
    rows = await SessionRow.filter(user=user, ended_at=None, expires_at__gt=now).order_by("-seen_at", "id")
    return [record(Session, row) for row in rows]
