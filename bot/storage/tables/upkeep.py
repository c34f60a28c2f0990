"""Tables beside the main path: answers to repeated requests, watermarks, the test clock, what the sandbox keeps."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Json, Word


class IdempotencyRow(Model):
    id = fields.BigIntField(primary_key=True)
    organisation = Word()
    key = Word()
    request_hash = Word()
    status = fields.IntField(null=True)  # none while it is still running
    answer = Json(null=True)
    created_at = Instant()

    class Meta:
        table = "idempotency"


class WatermarkRow(Model):
    sender = Word(primary_key=True)
    at = Instant()

    class Meta:
        table = "watermark"


class ClockRow(Model):
    id = fields.IntField(primary_key=True, generated=False)
    offset_seconds = fields.BigIntField()

    class Meta:
        table = "clock"


class SandboxMessageRow(Model):
    id = Word(primary_key=True)
    position = fields.BigIntField()
    direction = Word()
    sender = Word()
    address = Word()
    body = Word()
    status = Word()
    fields_ = Json(source_field="fields")
    created_at = Instant()

    class Meta:
        table = "sandbox_message"


class SandboxKeptRow(Model):
    """A content template of the sandbox's likeness of Twilio, or what is the matter with a phone."""

    id = Word(primary_key=True)
    kind = Word()
    body = Json()

    class Meta:
        table = "sandbox_kept"


class SandboxSlackMessageRow(Model):
    id = Word(primary_key=True)  # channel and ts
    channel = Word()
    ts = Word()
    thread = Word(null=True)
    visible_to = Word(null=True)
    body = Json()

    class Meta:
        table = "sandbox_slack_message"


class SandboxSlackFileRow(Model):
    id = Word(primary_key=True)
    name = Word()
    title = Word()
    body = Word()  # base64

    class Meta:
        table = "sandbox_slack_file"


class SandboxSlackKeptRow(Model):
    id = Word(primary_key=True)
    body = Json()

    class Meta:
        table = "sandbox_slack_kept"
