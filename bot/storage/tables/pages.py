"""Tables of personal pages: what was typed and not sent, and traces of the devices that answered."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Word


class DraftRow(Model):
    id = fields.BigIntField(primary_key=True)
    organisation = Word()
    check = Word()
    conversation = Word()
    key = Word()
    text = Word()
    at = Instant()

    class Meta:
        table = "draft"


class TraceRow(Model):
    id = fields.BigIntField(primary_key=True)
    organisation = Word()
    check = Word()
    conversation = Word()
    kind = Word()
    hash = Word()
    at = Instant()

    class Meta:
        table = "trace"
