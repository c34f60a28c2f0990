"""What answers about webhooks hold (R53)."""

from datetime import datetime

from pydantic import BaseModel, Field

from bot.domain.webhook import PostFault, Posting


class WebhookGiven(BaseModel):
    id: str
    name: str
    url: str
    events: list[str] = Field(description="The types of events that it is told of. Empty: every one.")
    active: bool
    off_because: str | None = Field(
        description='Why it is off: "gone" when the address answered 410; else null. Null too while it is on.'
    )
    created_at: datetime
    created_by: str
    rotated_at: datetime | None = Field(description="When the secret was last changed.")
    last_delivered_at: datetime | None = Field(description="When the address last took something.")
    failing_since: datetime | None = Field(
        description="When the first try was made since which it has taken nothing; null while it takes what is posted."
    )
    waiting: int = Field(description="How many deliveries wait to be posted, or to be tried again.")


class WebhookMade(WebhookGiven):
    secret: str = Field(
        description="Signs what is posted. It is shown this once; `rotate-secret` makes another.",
        examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw8M5oqxM2vUY"],
    )


class WebhookPage(BaseModel):
    webhooks: list[WebhookGiven] = Field(description="The oldest first.")
    next: str | None = Field(description="Null: there is always one page.")


class TryGiven(BaseModel):
    at: datetime
    took_milliseconds: int
    status: int | None = Field(description="What the address answered; null where nothing came.")
    error: PostFault | None = Field(description="Why it counts as not taken; null where it was taken.")


class DeliveryGiven(BaseModel):
    """One event for one webhook."""

    id: str
    event: str = Field(description="The `id` in the body, the same however often it is posted or replayed.")
    type: str
    state: Posting
    check: str | None = Field(description="The id of the check; null for a test.")
    created_at: datetime = Field(description="When it happened.")
    attempts: int
    last_try: TryGiven | None = Field(description="Null before it was posted.")
    next_try_at: datetime | None = Field(description="Null where none is to come.")
    ended_at: datetime | None = Field(description="When it was taken, given up or dropped.")
    replay_of: str | None = Field(description="The delivery that this one repeats.")


class DeliveryPage(BaseModel):
    deliveries: list[DeliveryGiven] = Field(description="The newest first.")
    next: str | None = Field(description="The `cursor` of the next page; null on the last.")


class ReplayedGiven(BaseModel):
    replayed: int = Field(description="How many are posted again, in the order in which they happened.")
