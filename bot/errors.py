"""Every error that a person or program outside may meet.

    VouchlineError
    ├── SettingRefused        a setting's key and value are wrong; the start stops
    └── RequestRefused        what was asked cannot be done; says what was wrong, and has a stable `type`
        ├── NotFound          there is no such thing, or it is another organisation's
        ├── Conflict          it may not be done as things stand
        └── Unavailable       not now: the database is away, or the answer did not come in time; worth another try

Failures of providers are values (`bot/ports`), and refused moves are `bot.domain.moves.MoveRefused`.
"""

from typing import Any


class VouchlineError(Exception):
    pass


class SettingRefused(VouchlineError):
    def __init__(self, key: str, value: object, reason: str) -> None:
        super().__init__(f"{key}={value!r}: {reason}")
        self.key, self.value = key, value


class RequestRefused(VouchlineError):
    """`kind` is the last part of the problem's `type`; `at` names the field that is wrong, where there is one."""

    status = 422

    def __init__(self, kind: str, detail: str, at: str | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.at, self.more = kind, detail, at, more


class NotFound(RequestRefused):
    status = 404


class Conflict(RequestRefused):
    status = 409


class Unavailable(RequestRefused):
    status = 503
