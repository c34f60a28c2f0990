"""A questionnaire of an organisation's own is made, changed, put aside or taken back (R47)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.inbox import Happening, Row
from bot.domain.own_questionnaire import OwnQuestionnaire, QuestionnaireContent, QuestionnaireVersion, own_id
from bot.domain.questionnaire import Questionnaire
from bot.domain.questionnaire_flaws import Flaw
from bot.domain.questionnaire_rules import read_questionnaire
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.questionnaire_keys import with_any_key, with_keys
from bot.flows.refusing import pointer, refused

KEEP, PUT_ASIDE, TAKE_BACK = "keep", "put_aside", "take_back"


def questionnaire_asked(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    name, language = row.payload["name"], row.payload["language"]
    if language not in moment.texts:
        return refused("unknown-language", f"There is no language {language!r}.", pointer("language"))
    return ACTS[row.payload["act"]](seen, seen.own.get((name, language)), row, moment)


def _keep(seen: OrganisationSeen, was: OwnQuestionnaire | None, row: Row, moment: Moment) -> Changes:
    """A change makes a new version; what says the same as before makes none."""
    asked = row.payload
    if asked["was"] != (was.version if was else 0):
        return _overtaken(was)
    raw = {**asked["questionnaire"], "name": asked["name"]}
    read = read_questionnaire(with_any_key(raw), asked["language"], seen.organisation.id)
    if not isinstance(read, Questionnaire):
        return _wrong(read)
    before = seen.contents.get(was.content) if was else None
    content = with_keys(seen.offered(moment), before, was, read)
    if was and was.content == content.id:
        return _kept(replace(was, archived_at=None))
    return _new_version(seen, was, content, row, moment)


def _new_version(
    seen: OrganisationSeen, was: OwnQuestionnaire | None, content: Questionnaire, row: Row, moment: Moment
) -> Changes:
    organisation, by = seen.organisation.id, row.payload["by"]
    number, id = (was.version if was else 0) + 1, own_id(organisation, content.name, content.language)
    keys = tuple(sorted({*(was.keys if was else ()), *(one.key for one in content.questions)}))
    now = OwnQuestionnaire(id, organisation, content.name, content.language, number, content.id, keys, moment.now, by)
    version = QuestionnaireVersion(
        f"{id}/{number}", organisation, content.name, content.language, number, content.id, moment.now, by
    )
    said = QuestionnaireContent(content.id, organisation, content.name, content.language, number, content)
    return Changes(put=[now, version, said], outcome=_said_of(now))


def _put_aside(seen: OrganisationSeen, was: OwnQuestionnaire | None, row: Row, moment: Moment) -> Changes:
    """Offered no more; a questionnaire that came with Vouchline, and had this name, is offered again."""
    if was is None:
        return _unknown()
    if (was.name, was.language) not in moment.questionnaires:
        users = [one.name for one in seen.sub_accounts if _is_default_of(one.language, one.defaults.questionnaire, was)]
        if users:
            detail = f"New checks of {users[0]} have it unless said otherwise; choose another one there first."
            return refused("questionnaire-is-default", detail)
    return _kept(replace(was, archived_at=was.archived_at or moment.now))


def _take_back(seen: OrganisationSeen, was: OwnQuestionnaire | None, row: Row, moment: Moment) -> Changes:
    return _kept(replace(was, archived_at=None)) if was else _unknown()


def _is_default_of(language: str, name: str, one: OwnQuestionnaire) -> bool:
    return (name, language) == (one.name, one.language)


def _kept(one: OwnQuestionnaire) -> Changes:
    return Changes(put=[one], outcome=_said_of(one))


def _said_of(one: OwnQuestionnaire) -> dict[str, Any]:
    return {"name": one.name, "language": one.language, "version": one.version}


def _overtaken(was: OwnQuestionnaire | None) -> Changes:
    version, by = (was.version, was.changed_by) if was else (0, "")
    return refused("questionnaire-changed", f"It has changed meanwhile: it is at version {version} now, by {by}.")


def _unknown() -> Changes:
    return refused("unknown-questionnaire", "There is no such questionnaire of your own.", pointer("name"))


def _wrong(flaws: list[Flaw]) -> Changes:
    errors = [{"pointer": pointer(*one.at), "detail": one.why, "rule": one.rule, "value": one.value} for one in flaws]
    detail = "; ".join(f"{pointer(*one.at)}: {one.why}" for one in flaws[:5])
    return Changes(outcome={"refused": {"kind": "invalid-request", "detail": detail, "errors": errors}})


Act = Callable[[OrganisationSeen, OwnQuestionnaire | None, Row, Moment], Changes]
ACTS: dict[str, Act] = {KEEP: _keep, PUT_ASIDE: _put_aside, TAKE_BACK: _take_back}
TURNS = {Happening.QUESTIONNAIRE_ASKED: questionnaire_asked}
