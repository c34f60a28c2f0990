"""Tables of the recruiter's desk in Slack: workspaces, recruiters, cards, installations under way."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Json, Word


class WorkspaceRow(Model):
    id = Word(primary_key=True)  # Slack's id of the team, or of the enterprise that has installed us for all its teams
    organisation = Word()
    name = Word()
    bot_user = Word()
    bot = Word()
    app = Word()
    scopes = Word()
    installed_by = Word()
    installed_at = Instant()
    removed_at = Instant(null=True)
    token = Word()  # sealed; empty where the settings hold it
    refresh_token = Word()  # sealed
    token_expires_at = Instant(null=True)  # by the machine's clock, as the next three
    refreshing_until = Instant(null=True)  # a program has the refresh token, which works once
    echoed_at = Instant(null=True)  # when Slack last told us of a post of our own
    updated = Json(db_default=[])  # when cards were last updated, for the limit of the workspace

    class Meta:
        table = "slack_workspace"


class StateRow(Model):
    """An installation that has been begun."""

    state = Word(primary_key=True)
    organisation = Word()  # into which it is installed; empty: one of its own
    created_at = Instant()

    class Meta:
        table = "slack_state"


class RecruiterRow(Model):
    id = fields.BigIntField(primary_key=True)
    workspace = Word()
    user = Word()
    organisation = Word()
    name = Word()
    email = Word()
    language = Word()
    zone = Word()
    is_guest = fields.BooleanField()
    is_admin = fields.BooleanField()
    is_gone = fields.BooleanField()
    read_at = Instant(null=True)
    telling = Word()
    has_digest = fields.BooleanField()
    snoozed_until = Instant(null=True)
    snoozed_checks = Json()
    usual = Json()
    home = Json()
    home_opened_at = Instant(null=True)

    class Meta:
        table = "recruiter"


class CardRow(Model):
    check = Word(primary_key=True)
    organisation = Word()
    workspace = Word()
    channel = Word()
    language = Word()
    changes = fields.IntField()
    changed_at = Instant()
    posting = fields.IntField()
    ts = Word(null=True)
    gone = Word()
    file_version = fields.IntField()
    is_public = fields.BooleanField()
    posted_hash = Word()
    shown = fields.IntField(db_default=0)  # how many of the changes are in Slack
    shown_hash = Word(db_default="")
    shown_at = Instant(null=True)  # by the machine's clock, as the next
    leased_until = Instant(null=True)

    class Meta:
        table = "card"
