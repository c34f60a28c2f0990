"""Tables of questionnaires: what each version says, and which versions organisations have made for themselves (R47)."""

from tortoise import fields
from tortoise.models import Model

from bot.storage.fields import Instant, Json, Word


class QuestionnaireRow(Model):
    """What a version says is known by its hash, and never changes."""

    id = Word(primary_key=True)
    name = Word()
    language = Word()
    version = fields.IntField()
    content = Json()
    organisation = Word(db_default="")  # whose own it is; those that come with Vouchline are nobody's

    class Meta:
        table = "questionnaire"


class OwnQuestionnaireRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    name = Word()
    language = Word()
    version = fields.IntField()
    content = Word()
    keys = Json()
    changed_at = Instant()
    changed_by = Word()
    archived_at = Instant(null=True)

    class Meta:
        table = "own_questionnaire"


class QuestionnaireVersionRow(Model):
    id = Word(primary_key=True)
    organisation = Word()
    name = Word()
    language = Word()
    version = fields.IntField()
    content = Word()
    made_at = Instant()
    made_by = Word()

    class Meta:
        table = "questionnaire_version"
