"""What a sub-account may be asked to be. What is left out, on any level, keeps its value."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from bot.domain.channel import Contact
from web.api.checks.takes import Taken, Wanted
from web.api.words import WHOLE, Guidance, Key, Language, Name, Wording, Zone

MOST_HOURS = 24 * 90


def _ascending(hours: list[int]) -> list[int]:
    if hours != sorted(set(hours)):
        raise ValueError("must ascend, each hour once")
    return hours


Hours = Annotated[int, Field(ge=1, le=MOST_HOURS), WHOLE]
Reminders = Annotated[
    list[Hours], Field(min_length=1, max_length=10, json_schema_extra={"uniqueItems": True}), AfterValidator(_ascending)
]
Number = Annotated[str, StringConstraints(pattern=r"^\+[1-9][0-9]{6,14}$")]
KEPT: Any = Field(default=None, description="Left out: as it is.")


class ReminderHoursAsked(Taken):
    """Hours after a person's first message was sent (R31)."""

    candidate_hours: Reminders = KEPT
    referee_hours: Reminders = KEPT
    unobtainable_after_hours: Hours = Field(default=24, description="Counted from the last reminder (R33).")
    replace_after_hours: Hours = Field(default=72, description="Counted from the invitation (R14).")


class QuietHoursAsked(Taken):
    """First messages, reminders and news go out between these hours, in the recipient's own zone (R35)."""

    opens_at_hour: Annotated[int, Field(ge=0, le=23), WHOLE] = KEPT
    closes_at_hour: Annotated[int, Field(ge=1, le=24), WHOLE] = KEPT
    weekends: bool = Field(default=True, description="Whether they go out on Saturdays and Sundays.")


class DefaultsAsked(Taken):
    """What a check has where its start does not say otherwise (R3)."""

    questionnaire: Key = KEPT
    candidate_contact: Contact = KEPT
    referee_contact: Contact = KEPT
    references_wanted: Wanted = KEPT
    guidance: Guidance = KEPT
    deadline_days: Annotated[int, Field(ge=0, le=365), WHOLE] | None = Field(
        default=None, description="Days from the start to the deadline. Null: no deadline."
    )


class SubAccountAsked(Taken):
    """A new one has the organisation's name, and language, zone and hours of its `default` sub-account."""

    name: Name = Field(default="", description="The brand that people read.")
    language: Language = KEPT
    zone: Zone = Field(default="", description="IANA, such as Europe/Stockholm: for people whose number tells none.")
    contact_shown: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = Field(
        default="", description="Whom to ask about the role (R27). Empty: people are referred to the candidate."
    )
    retention_months: Annotated[int, Field(ge=1, le=120), WHOLE] = KEPT
    senders: dict[Literal["sms", "whatsapp"], Number | None] = Field(
        default={}, description="Numbers of its own, E.164. Null takes one away: the shared one is used again."
    )
    slack_channel: Annotated[str, StringConstraints(pattern=r"^(([TE][A-Z0-9]+/)?[CG][A-Z0-9]+)?$")] = Field(
        default="",
        description="Where cards of checks go that were not started in Slack: a channel's id, after the workspace's"
        " and a slash where you have several. Empty: nowhere.",
    )
    defaults: DefaultsAsked = KEPT
    reminders: ReminderHoursAsked = KEPT
    quiet_hours: QuietHoursAsked = KEPT
    texts: dict[Language, dict[Key, Wording | None]] = Field(
        default={},
        description="Wording of its own, by language and key, laid over ours. Null takes one away. Only placeholders"
        " that our text has may be used, and {link}, {word} and the like must stay.",
    )


PLAN_PARTS: Mapping[str, tuple[str, ...]] = {
    "reminders": tuple(ReminderHoursAsked.model_fields),
    "quiet_hours": tuple(QuietHoursAsked.model_fields),
}
