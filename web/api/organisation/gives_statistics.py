"""How checks go, in figures, as JSON; nobody is named, and of too few nothing is told that could be somebody's."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, Field

from bot.domain.channel import Channel, Contact
from bot.domain.message import Purpose
from bot.flows.statistics.endings import Ending


class ShareCounted(BaseModel):
    part: int
    of: int
    percent: float | None = Field(description="Null: of too few to tell.")


class TimesCounted(BaseModel):
    """In hours. Null: of too few to tell."""

    count: int
    mean: float | None
    median: float | None
    nine_of_ten: float | None = Field(description="Nine of ten took no longer.")


class GroupCounted(BaseModel):
    asked: int
    submitted: int
    response: ShareCounted
    hours_to_answer: TimesCounted


class CostCounted(BaseModel):
    messages: int = Field(description="Text messages.")
    segments: int
    amount: Decimal | None = Field(description="As far as prices are known. Null: none is.")
    segments_unpriced: int


class KeyFiguresGiven(BaseModel):
    checks: int = Field(description="Started.")
    cancelled: int
    completed: ShareCounted = Field(description="Of those that were not cancelled.")
    references: GroupCounted
    open: int = Field(description="Referees who may yet answer.")
    hours_to_name: TimesCounted = Field(description="Until the candidate had named somebody.")
    segments_per_reference: float | None


class WeekCounted(GroupCounted):
    monday: date


class BarCounted(BaseModel):
    below_hours: int | None = Field(
        description="Answered within so many hours, and not within those before. Null: later."
    )
    submitted: int


class QuestionStepGiven(BaseModel):
    key: str
    label: str
    answered: ShareCounted = Field(description="Of those who reached it.")
    waiting: int = Field(description="How many it waits for now.")
    hours: TimesCounted


class QuestionsGiven(BaseModel):
    questionnaire: str
    title: str
    asked: int
    started: int
    submitted: int
    declined: int = Field(description="After they had begun.")
    questions: list[QuestionStepGiven]


class ChargedGiven(BaseModel):
    amounts: dict[str, Decimal] = Field(description="What the provider says, by currency.")
    messages: int = Field(description="Of which it has said so.")
    of: int = Field(description="That cost something.")


class StatisticsGiven(BaseModel):
    """Of the checks started on these days."""

    first: date = Field(description="Of the days.")
    last: date = Field(description="This day counts, too.")
    zone: str
    currency: str
    now: KeyFiguresGiven
    before: KeyFiguresGiven = Field(description="Of as many days just before, without messages.")
    cost: CostCounted
    charged: ChargedGiven
    endings: dict[Ending, int] = Field(description="What has become of asking referees.")
    weeks: list[WeekCounted]
    channels: dict[str, GroupCounted] = Field(description="On which referees answered; `mixed`: on several.")
    contacts: dict[Contact, GroupCounted]
    sub_accounts: dict[str, GroupCounted]
    hours: dict[int, GroupCounted] = Field(description="By the hour of the invitation, where the referee is.")
    weekdays: dict[int, GroupCounted] = Field(description="0 is Monday.")
    answered_at: list[list[int]] = Field(description="Submissions by weekday, Monday first, then by hour.")
    answered_within: list[BarCounted]
    after_reminders: list[int] = Field(description="Submitted after none, one, two … and more.")
    messages: dict[Channel, int]
    cost_by_purpose: dict[Purpose, CostCounted] = Field(description="Of text messages.")
    questions: QuestionsGiven | None = Field(description="Of the questionnaire asked for, else the one most used.")
