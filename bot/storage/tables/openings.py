"""Tables of who is let in to a report, and of every opening of one."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Word


class ShareRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    check = Word()
    name = Word()
    email = Word()
    token_hash = Word()
    shared_by = Word()
    created_at = Instant()
    withdrawn_at = Instant(null=True)
    mailed_at = Instant(null=True)

    class Meta:
        table = "report_share"


class OpeningRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    check = Word()
    at = Instant()
    by = Word()
    who = Word()
    name = Word()
    way = Word()
    version = fields.IntField()
    address = Word()
    browser = Word()

    class Meta:
        table = "opening"
