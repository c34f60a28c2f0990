"""Table of the people on assignments' lists."""

from tortoise.models import Model

from bot.storage.fields import Instant, Word


class ListedRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    assignment = Word()
    name = Word()
    phone = Word(null=True)
    email = Word(null=True)
    listed_by = Word()
    created_at = Instant()

    class Meta:
        table = "listed"
