"""Tables of webhooks: addresses, what is told to each, and the tries."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Json, Word


class WebhookRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    url = Word()
    types = Json()
    secrets = Json()  # sealed
    made_by = Word()
    created_at = Instant()
    name = Word(db_default="")
    is_active = fields.BooleanField(db_default=True)
    off_because = Word(db_default="")
    rotated_at = Instant(null=True)
    gone_at = Instant(null=True)

    class Meta:
        table = "webhook"


class WebhookDeliveryRow(Model):
    """Put by the trigger `event_is_told`, in the transaction that writes the event."""

    id = fields.BigIntField(primary_key=True, generated=True)
    organisation = Word()
    webhook = Word()
    type = Word()
    check = Word(null=True)
    event = fields.BigIntField(null=True)
    created_at = Instant()
    due_at = Instant()
    posting = Word(db_default="waiting")
    attempts = fields.IntField(db_default=0)
    first_tried_at = Instant(null=True)
    ended_at = Instant(null=True)
    replay_of = fields.BigIntField(null=True)
    leased_by = Word(null=True)
    leased_until = Instant(null=True)  # by the machine's clock
    settles_after = fields.BigIntField(null=True)  # PostgreSQL: the first transaction that began too late to precede it

    class Meta:
        table = "webhook_delivery"


class WebhookTryRow(Model):
    id = fields.BigIntField(primary_key=True, generated=True)
    delivery = fields.BigIntField()
    at = Instant()
    took_milliseconds = fields.IntField()
    status = fields.IntField(null=True)
    error = Word()

    class Meta:
        table = "webhook_try"
