"""Tables of an organisation: its sub-accounts, credits, API keys and assignments."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Json, Word


class OrganisationRow(Model):
    id = Word(primary_key=True)
    name = Word()
    created_at = Instant()
    credits_limited = fields.BooleanField()
    reports_open_to = Word(db_default="link")
    allowance = Json(db_default={})
    starts = Json(db_default={})

    class Meta:
        table = "organisation"


class SubAccountRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    key = Word()
    name = Word()
    language = Word()
    zone = Word()
    plan = Json()
    contact_shown = Word()
    retention_months = fields.IntField()
    senders = Json(db_default={})
    defaults = Json(db_default={})
    texts = Json(db_default={})
    chosen = Json(db_default=[])
    slack_channel = Word(db_default="")
    look = Json(db_default={})

    class Meta:
        table = "sub_account"


class LogoRow(Model):
    """An image, known by the hash of whose it is and what it shows."""

    id = Word(primary_key=True)
    organisation = Word()
    kind = Word()
    content = Word()  # base64
    created_at = Instant()

    class Meta:
        table = "logo"


class ErasedCheckRow(Model):
    """What is left of a check whose time is over: counts, and nothing of anybody."""

    id = Word(primary_key=True)
    organisation = Word()
    sub_account = Word()
    assignment = Word()
    status = Word()
    requested = fields.IntField()
    answered = fields.IntField()
    referees = fields.IntField()
    created_at = Instant()
    last_at = Instant()
    erased_at = Instant()

    class Meta:
        table = "erased_check"


class CreditEntryRow(Model):
    id = fields.BigIntField(primary_key=True)
    organisation = Word()
    amount = fields.IntField()
    reason = Word()
    at = Instant()
    check = Word(null=True)
    balance = fields.IntField(db_default=0)

    class Meta:
        table = "credit_entry"


class ApiKeyRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    name = Word()
    fingerprint = Word()
    created_at = Instant()
    revoked_at = Instant(null=True)
    made_by = Word(db_default="")
    used_at = Instant(null=True)

    class Meta:
        table = "api_key"


class AssignmentRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    title = Word()
    external_id = Word(null=True)

    class Meta:
        table = "assignment"
