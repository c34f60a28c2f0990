"""A sub-account as the API shows it: each field as it may be sent back, and how its own wording counts."""

from pydantic import BaseModel, Field

from bot.domain.channel import Contact


class DefaultsGiven(BaseModel):
    questionnaire: str
    candidate_contact: Contact
    referee_contact: Contact
    references_wanted: int
    guidance: str
    deadline_days: int | None


class RemindersGiven(BaseModel):
    candidate_hours: list[int]
    referee_hours: list[int]
    unobtainable_after_hours: int
    replace_after_hours: int


class QuietHoursGiven(BaseModel):
    opens_at_hour: int
    closes_at_hour: int
    weekends: bool


class WordingGiven(BaseModel):
    """What carriers charge for a text of its own, and what it no longer tells."""

    language: str
    key: str
    segments: int = Field(description="Before its placeholders are filled in.")
    gsm7: bool = Field(description="False: a letter outside the alphabet of SMS halves what fits in a segment.")
    unnamed_words: list[str] = Field(description="Words to answer with that our text names and this one does not.")


class SubAccountGiven(BaseModel):
    key: str
    name: str
    language: str
    zone: str
    contact_shown: str
    retention_months: int
    senders: dict[str, str]
    slack_channel: str
    defaults: DefaultsGiven
    reminders: RemindersGiven
    quiet_hours: QuietHoursGiven
    texts: dict[str, dict[str, str]]
    wording: list[WordingGiven]


class SubAccountPage(BaseModel):
    sub_accounts: list[SubAccountGiven]
    next: str | None = Field(description="Null: all are here.")
