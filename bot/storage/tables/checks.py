"""Tables of a check: its references, conversations with their memory, lifecycle and personal links."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Day, Instant, Json, Word


class CheckRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    sub_account = Word()
    assignment = Word()
    candidate_name = Word()
    candidate_phone = Word(null=True)
    candidate_email = Word(null=True)
    language = Word()
    questionnaire = Word()
    questionnaires = Json()
    candidate_contact = Word()
    referee_contact = Word()
    requested = fields.IntField()
    guidance = Word()
    deadline = Day(null=True)
    status = Word()
    started_by = Word()
    created_at = Instant()
    slots = fields.IntField()
    answered = fields.IntField()
    report_version = fields.IntField()
    completed_at = Instant(null=True)
    cancelled_at = Instant(null=True)
    archived_at = Instant(null=True)
    withdrawal_asked_at = Instant(null=True)
    unreachable_at = Instant(null=True)
    unreachable_because = Word(db_default="")
    senders = Json(db_default={})
    code = Word(db_default="")
    place = Json(null=True)
    cancelling_until = Instant(null=True)
    cancelling_by = Word(db_default="")

    class Meta:
        table = "checks"  # "check" is a reserved word in SQL


class ReferenceRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    check = Word()
    position = fields.IntField()
    conversation = Word()
    name = Word()
    phone = Word(null=True)
    email = Word(null=True)
    relation = Word()
    employer = Word()
    dates = Word()
    standing = Word()
    nominated_at = Instant()
    invited_at = Instant(null=True)
    started_at = Instant(null=True)
    submitted_at = Instant(null=True)
    declined_at = Instant(null=True)
    reminded = fields.IntField(db_default=0)
    reminded_at = Instant(null=True)
    snoozed_until = Instant(null=True)
    expected_on = Day(null=True)
    follow_up_asked_at = Instant(null=True)

    class Meta:
        table = "reference"


class ConversationRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    check = Word()
    role = Word()
    lane = Word()
    sender = Word()
    address = Word()
    channel = Word()
    name = Word()
    language = Word()
    created_at = Instant()
    reference = Word(null=True)
    slots = fields.IntField()
    step = Word()
    status = Word()
    told_step = Word()
    misread = fields.IntField()
    paused = fields.BooleanField()
    last_heard_at = Instant(null=True)
    snoozed_until = Instant(null=True)
    opening_asked_at = Instant(null=True)
    reminder_asked_at = Instant(null=True)
    failed = Json(db_default=[])

    class Meta:
        table = "conversation"


class EntryRow(Model):
    id = fields.BigIntField(primary_key=True)
    organisation = Word()
    conversation = Word()
    kind = Word()
    key = Word()
    value = Json(null=True)
    words = Word()
    channel = Word()
    at = Instant()
    source = Word()

    class Meta:
        table = "entry"


class EventRow(Model):
    id = fields.BigIntField(primary_key=True)
    organisation = Word()
    check = Word()
    type = Word()
    actor = Word()
    at = Instant()
    about = Json()
    conversation = Word(null=True)

    class Meta:
        table = "event"


class PersonalLinkRow(Model):
    """Leads from a token's hash to what it opens; the token itself is kept nowhere."""

    token_hash = Word(primary_key=True)
    organisation = Word()
    kind = Word()  # candidate, referee, report
    check = Word()
    conversation = Word(null=True)

    class Meta:
        table = "personal_link"


class FindableRow(Model):
    """A candidate or referee, as a search knows them."""

    id = Word(primary_key=True)
    organisation = Word()
    check = Word()
    words = Word()
    phone = Word(null=True)
    email = Word(null=True)

    class Meta:
        table = "findable"
