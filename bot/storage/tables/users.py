"""Tables of those who sign in."""

from tortoise.models import Model

from bot.storage.fields import Instant, Word


class UserRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    email = Word()
    name = Word()
    role = Word()
    language = Word()
    created_at = Instant()
    deactivated_at = Instant(null=True)

    class Meta:
        table = "users"  # "user" is a reserved word in SQL


class SessionRow(Model):
    id = Word(primary_key=True)  # the hash of its token
    organisation = Word()
    user = Word()
    way = Word()
    browser = Word()
    created_at = Instant()  # by the machine's clock, as the next four
    seen_at = Instant()
    expires_at = Instant()
    ended_at = Instant(null=True)

    class Meta:
        table = "user_session"
