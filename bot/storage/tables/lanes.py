"""Tables of the engine: lanes, the inbox, timers, the outbox and its senders."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Json, Word


class LaneRow(Model):
    key = Word(primary_key=True)
    opted_out_at = Instant(null=True)
    focus = Word(null=True)
    choices = Json()
    held = Json()
    stranger_answered_at = Instant(null=True)
    not_connected_at = Instant(null=True)
    departed = Json(db_default=[])
    heard_at = Instant(null=True)
    answered = fields.IntField(db_default=0)
    answered_since = Instant(null=True)
    hasty = fields.IntField(db_default=0)
    hasty_since = Instant(null=True)
    mail_answered_at = Instant(null=True)

    class Meta:
        table = "lane"


class InboxRow(Model):
    id = fields.BigIntField(primary_key=True)
    lane = Word()
    source = Word()
    key = Word()
    happening = Word()
    payload = Json()
    received_at = Instant()
    attempts = fields.IntField()
    retry_at = Instant(null=True)  # by the machine's clock, as the next two
    applied_at = Instant(null=True)
    parked_at = Instant(null=True)
    error = Word(null=True)
    outcome = Json(null=True)

    class Meta:
        table = "inbox"


class TimerRow(Model):
    key = Word(primary_key=True)
    lane = Word()
    due_at = Instant()
    happening = Word()
    payload = Json()
    conversation = Word(null=True)

    class Meta:
        table = "timer"


class ErrandRow(Model):
    key = Word(primary_key=True)
    lane = Word()
    address = Word()
    payload = Json()
    attempts = fields.IntField(db_default=0)
    retry_at = Instant(null=True)  # by the machine's clock

    class Meta:
        table = "errand"


class OutboxRow(Model):
    id = fields.BigIntField(primary_key=True)
    key = Word()
    organisation = Word()
    check = Word(null=True)
    conversation = Word(null=True)
    lane = Word()
    sender = Word()
    channel = Word()
    address = Word()
    purpose = Word()
    body = Word()
    segments = fields.IntField()
    due_at = Instant()
    created_at = Instant()
    zone = Word()
    tells = Word()
    about = Json(null=True)
    starts = Json()
    progress = Word()
    delivery = Word(null=True)
    provider_id = Word(null=True)
    error = Word(null=True)
    attempts = fields.IntField()
    retry_at = Instant(null=True)
    leased_at = Instant(null=True)
    leased_by = Word(null=True)
    sent_at = Instant(null=True)
    look_again_at = Instant(null=True)  # when to ask the provider about an unclear one, by the machine's clock
    form = Json(db_default={})
    is_beside = fields.BooleanField(null=True)
    waits_for = Word(null=True)  # which limit, where one holds it back
    ask_at = Instant(null=True)  # when to ask the provider what became of it
    asked = fields.IntField(db_default=0)
    asking_until = Instant(null=True)  # not to be asked about before that, by the machine's clock
    charge = fields.BigIntField(null=True)  # what the provider says it cost, in millionths of the currency
    currency = Word(null=True)
    charged_segments = fields.IntField(null=True)

    class Meta:
        table = "outbox"


class SenderRow(Model):
    key = Word(primary_key=True)
    arrives_at = Instant()  # the theoretical arrival time of the generic cell rate algorithm
    resumes_at = Instant(null=True)
    organisation = Word(null=True)  # whose own it is; the shared ones are nobody's

    class Meta:
        table = "sender"
