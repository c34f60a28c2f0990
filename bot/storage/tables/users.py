"""Tables of those who sign in."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Json, Word


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


class SignInRow(Model):
    id = Word(primary_key=True)  # the hash of its token
    way = Word()
    expected = Word()
    back = Word()
    client = Word()
    created_at = Instant()  # by the machine's clock, as the others
    email = Word()
    user = Word()
    tries = fields.IntField()
    passed_at = Instant(null=True)
    ended_at = Instant(null=True)

    class Meta:
        table = "sign_in"


class PasskeyRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    user = Word()
    name = Word()
    public_key = Word()
    sign_count = fields.BigIntField()  # 32 bits without a sign
    created_at = Instant()
    used_at = Instant(null=True)

    class Meta:
        table = "passkey"


class SandboxMailRow(Model):
    id = Word(primary_key=True)
    position = fields.BigIntField()
    address = Word()
    subject = Word()
    text = Word()
    created_at = Instant()
    html = Word(db_default="")
    head = Json(db_default={})
    images = Json(db_default=[])
    is_theirs = fields.BooleanField(db_default=False)

    class Meta:
        table = "sandbox_mail"
