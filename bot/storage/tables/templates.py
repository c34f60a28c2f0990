"""The table of content templates at the provider."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Word


class WhatsappContentRow(Model):
    id = fields.BigIntField(primary_key=True)
    account = Word()
    name = Word()
    sid = Word()  # empty while somebody makes it
    approval = Word()
    reason = Word()
    claimed_at = Instant()  # by the machine's clock

    class Meta:
        table = "whatsapp_content"
