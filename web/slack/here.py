"""One act of a recruiter in Slack: who does it, where, and what it is answered with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.channels.slack.blocks.words import Markup, marked
from bot.channels.slack.calls import Slack
from bot.channels.slack.seat import Asker
from bot.domain.desk import Recruiter, recruiter_lane
from bot.domain.inbox import Happening, Row, check_lane
from bot.flows.texts import Texts
from bot.wiring import Vouchline


class Within(StrEnum):
    """Where somebody is when they act: what is said to them must be seen there."""

    CHANNEL = "channel"
    MODAL = "modal"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Here:
    vouchline: Vouchline
    slack: Slack
    asker: Asker
    key: str  # of the act: the same when Slack tells it twice
    recruiter: Recruiter | None  # None: not met yet
    within: Within = Within.CHANNEL
    is_spent: bool = False  # what was pressed has no use any more, and only its presser sees it

    @property
    def organisation(self) -> str:
        return self.asker.organisation

    @property
    def texts(self) -> Texts:
        known = self.vouchline.texts
        mine = self.recruiter.language if self.recruiter else ""
        return known[mine if mine in known else self.vouchline.settings.language]

    @property
    def zone(self) -> str:
        return (self.recruiter.zone if self.recruiter else "") or self.vouchline.zone

    @property
    def name(self) -> str:
        return (self.recruiter.name if self.recruiter else "") or self.asker.user_name or self.asker.user

    @property
    def is_admin(self) -> bool:
        return bool(self.recruiter and self.recruiter.is_admin)

    @property
    def standing(self) -> dict[str, Any]:
        """What a turn must know of whoever asks, to tell whether they may."""
        asker = self.asker
        who = {"organisation": asker.organisation, "workspace": asker.workspace, "user": asker.user}
        return {**who, "is_admin": self.is_admin, "is_known": self.recruiter is not None}

    @property
    def lane(self) -> str:
        return recruiter_lane(self.asker.workspace, self.asker.user)

    def say(self, key: str, **values: object) -> Markup:
        """In the person's language; whatever people wrote is escaped."""
        return marked(self.texts, key, **values)

    def of_check(self, check: str, happening: Happening, more: Mapping[str, Any], suffix: str = "") -> Row:
        """An act on a check; whether the person may is the turn's to say."""
        payload = {"by": self.name, "slack": self.standing, **more}
        return Row(check_lane(check), "slack", f"{self.key}{suffix}", happening, payload)

    def of_mine(self, happening: Happening, payload: Mapping[str, Any], suffix: str) -> Row:
        """What concerns the recruiter alone."""
        return Row(self.lane, "slack", f"{self.key}:{suffix}", happening, dict(payload))
