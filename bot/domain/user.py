"""Somebody of an organisation who signs in, and a browser in which they have (R46). There are no passwords."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


def folded_email(given: str) -> str:
    """An address as it is kept and looked up: who writes it with capitals means the same mailbox."""
    return given.strip().casefold()


class UserRole(StrEnum):
    ADMIN = "admin"
    RECRUITER = "recruiter"


class SignInWay(StrEnum):
    CODE = "code"  # sent by e-mail
    PASSKEY = "passkey"
    SLACK = "slack"


@dataclass(frozen=True, slots=True)
class User:
    id: str
    organisation: str
    email: str  # in small letters; once in an organisation
    name: str
    role: UserRole
    language: str
    created_at: datetime
    deactivated_at: datetime | None = None  # loses access at once; their checks stay

    @property
    def is_admin(self) -> bool:
        return self.role is UserRole.ADMIN


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in. Real time throughout: a moved clock signs nobody out."""

    id: str  # the hash of its token, which the browser alone has
    organisation: str
    user: str
    way: SignInWay
    browser: str  # as it calls itself, shortened
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None  # signed out, or ended from elsewhere
