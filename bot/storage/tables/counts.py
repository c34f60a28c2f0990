"""Table of what has been sent: small counters, so that nothing has to be counted anew when a message leaves."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Word


class CountRow(Model):
    key = Word(primary_key=True)
    used = fields.BigIntField()
    kept_until = Instant()

    class Meta:
        table = "counts"
